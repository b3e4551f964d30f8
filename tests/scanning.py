"""Laws of countries that do not exist as scans: typeset, photographed askew in bad light, bound with other pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from fpdf import FPDF
from PIL import Image

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
WIDTH, HEIGHT = 420, 300
LEFT, TOP, PITCH, SIZE = 40, 40, 20, 11
PAPER, GREY = 0.88, 12
"""White paper becomes light grey, and ink is not quite black."""
_MAPPED = re.compile(rb"(?m)^<([0-9A-Fa-f]{4})> <[0-9A-Fa-f]{4}>$")


@dataclass(frozen=True)
class Page:
    """A page of a law: its lines, and how it comes: as text, as a garbled text layer, or as a scan.

    A scan has so many pixels an inch, lies ``skew`` degrees askew, is turned by quarters, and has grain; ``dirt`` is
    the share of its pixels that are black or white whatever stands there.
    """

    lines: tuple[str, ...]
    form: str = "scan"
    resolution: int = 200
    skew: float = 0.0
    turn: int = 0
    grain: float = 15.0
    dirt: float = 0.0


@dataclass(frozen=True)
class Law:
    """A law's lines, and what an outline of it has: numbers and headings of its articles."""

    lines: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]


LAWS = {
    "sq": Law(
        ("KODI I MOTIT", "KREU I", "DISPOZITA TË PËRGJITHSHME", "Neni 12", "Hyrja në sistemin e motit",
         "Kushdo që hyn pa të drejtë në pajisjen që mat shiun dënohet", "me gjobë ose me burgim deri në dy vjet.",
         "Neni 12/a", "Prishja e shënimeve", "Fshirja ose fshehja e shënimeve të shiut dënohet me",
         "burgim nga tre muaj deri në tre vjet."),
        (("12", "Hyrja në sistemin e motit"), ("12/a", "Prishja e shënimeve")),
    ),
    "sr": Law(
        ("ЗАКОН О КИШИ", "ГЛАВА ПРВА", "ОПШТЕ ОДРЕДБЕ", "Приступ мерачу кише", "Члан 1.",
         "Ко неовлашћено приступи уређају којим се мери киша,",
         "казниће се новчаном казном или затвором до две године.",
         "Оштећење бележака", "Члан 2.", "Ко избрише, измени или сакрије белешке о киши,",
         "казниће се затвором од три месеца до три године."),
        (("1", "Приступ мерачу кише"), ("2", "Оштећење бележака")),
    ),
    "sr-Latn": Law(
        ("ZAKON O KIŠI", "GLAVA PRVA", "OPŠTE ODREDBE", "Pristup meraču kiše", "Član 1.",
         "Ko neovlašćeno pristupi uređaju kojim se meri kiša,",
         "kazniće se novčanom kaznom ili zatvorom do dve godine.",
         "Oštećenje beležaka", "Član 2.", "Ko izbriše, izmeni ili sakrije beleške o kiši,",
         "kazniće se zatvorom od tri meseca do tri godine."),
        (("1", "Pristup meraču kiše"), ("2", "Oštećenje beležaka")),
    ),
    "mk": Law(
        ("ЗАКОН ЗА ДОЖДОТ", "ГЛАВА ПРВА", "ОПШТИ ОДРЕДБИ", "Пристап до мерачот на дожд", "Член 1",
         "Тој што неовластено ќе влезе во уредот со кој се мери дождот,",
         "ќе се казни со парична казна или со затвор до две години.",
         "Оштетување на белешките", "Член 2", "Тој што ќе избрише, измени или скрие белешки за дождот,",
         "ќе се казни со затвор од три месеци до три години."),
        (("1", "Пристап до мерачот на дожд"), ("2", "Оштетување на белешките")),
    ),
    "tr": Law(
        ("YAĞMUR KANUNU", "Bu Kanun yağmuru korur.", "Yağmur ölçere girme",
         "Madde 1- (1) Yağmuru ölçen aygıta hukuka aykırı olarak giren",
         "kişi, iki yıla kadar hapis cezası ile cezalandırılır.",
         "(2) Fiil gece işlenirse ceza artırılır.", "Kayıtların bozulması",
         "Madde 2- (1) Yağmur kayıtlarını silen, değiştiren veya gizleyen",
         "kişi, üç aydan üç yıla kadar hapis cezası ile cezalandırılır."),
        (("1", "Yağmur ölçere girme"), ("2", "Kayıtların bozulması")),
    ),
    "fr": Law(
        ("CODE DE LA PLUIE", "TITRE PREMIER", "DISPOSITIONS GÉNÉRALES", "Article 1",
         "L'accès sans droit à l'appareil qui mesure la pluie est puni",
         "de deux ans d'emprisonnement et d'une amende.",
         "Article 2", "Le fait d'effacer, de modifier ou de cacher les relevés de",
         "la pluie est puni de trois mois à trois ans d'emprisonnement."),
        (("1", ""), ("2", "")),
    ),
    "en": Law(
        ("RAIN RECORDS ACT", "An Act to protect the records of the rain.", "1. Access to a gauge",
         "A person who without right enters the device that",
         "measures the rain commits an offence and is liable to a fine", "or to imprisonment for two years.",
         "2. Alteration of records", "A person who deletes, alters or hides the records of the",
         "rain is liable to imprisonment for three years."),
        (("1", "Access to a gauge"), ("2", "Alteration of records")),
    ),
}  # fmt: skip


def bound(path: Path, pages: Iterable[Page]) -> Path:
    """Write a PDF of pages, each in its form."""
    whole = pypdfium2.PdfDocument.new()
    for number, page in enumerate(pages):
        part = pypdfium2.PdfDocument(_written(page, seed=number))
        whole.import_pages(part)
        part.close()
    whole.save(path)
    whole.close()
    return path


def scanned(path: Path, language: str, **how: float) -> Path:
    """Write the scan of a law of one page."""
    return bound(path, [Page(LAWS[language].lines, **how)])  # type: ignore[arg-type]


def _written(page: Page, seed: int) -> bytes:
    typeset = _typeset(page.lines)
    if page.form == "text":
        return typeset
    if page.form == "garbled":
        return _MAPPED.sub(lambda entry: b"<%s> <E0%s>" % (entry[1], entry[1][2:]), typeset)
    return _rewrapped(_photographed(typeset, page, seed))


def _typeset(lines: Sequence[str]) -> bytes:
    pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    pdf.set_compression(False)
    pdf.add_font("print", fname=FONT)
    pdf.add_page()
    pdf.set_font("print", size=SIZE)
    for i, line in enumerate(lines):
        pdf.text(LEFT, TOP + i * PITCH, line)
    return bytes(pdf.output())


def _photographed(typeset: bytes, page: Page, seed: int) -> Image.Image:
    pdf = pypdfium2.PdfDocument(typeset)
    image = pdf[0].render(scale=page.resolution / 72, grayscale=True).to_pil()
    pdf.close()
    image = image.rotate(-page.skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(image) * PAPER + GREY
    chance = np.random.default_rng(seed)
    grey += chance.normal(0.0, page.grain, grey.shape)
    spots = chance.random(grey.shape)
    grey[spots < page.dirt / 2] = 0
    grey[spots > 1 - page.dirt / 2] = 255
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8)).rotate(-page.turn, expand=True)


def _rewrapped(image: Image.Image) -> bytes:
    width, height = (WIDTH, HEIGHT) if image.width > image.height else (HEIGHT, WIDTH)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=60)
    pdf = FPDF(unit="pt", format=(width, height))
    pdf.add_page()
    pdf.image(file, x=0, y=0, w=width, h=height)
    return bytes(pdf.output())
