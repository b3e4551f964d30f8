"""Text layers that are garbage are told from text, in every language that is served and in others."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from printing import body, layered, printed

from harmonize.errors import InputError
from harmonize.reading import pdf, read
from harmonize.reading.legacy import is_garbage

YUSCII = str.maketrans("čćžšđČĆŽŠĐ", "~}`{|^]@[\\")

SERBIAN = (
    "Član 5. Ko kišu iz oblaka neovlašćeno pusti na tuđu njivu, ili je u toku žetve sprečava, kazniće se čišćenjem"
    " jaruge. Ko to čini noću, šestorostruko. Takođe će se kazniti i onaj ko oblačiće razvejava između dve kuće."
)
MACEDONIAN_KEYS = (
    "^len 5 Koj do`d }e pu{ti od oblak vrz tu|a niva, ili go spre~i vo vreme na `etva, }e se kazni so ~istewe."
)
TURKISH = (
    "Madde 5 Bulutlardan yağmuru komşunun tarlasına izinsiz bırakan kişi, dört gün boyunca hendeği temizler. Aynı işi"
    " gece yapanlar için ceza iki katına çıkarılır ve ağaç dikmeleri şart koşulur."
)
ROMANIAN = (
    "Art. 5 Cine dă drumul ploii peste ogorul altuia fără să fi cerut învoire curăţă şanţul patru zile. Dacă fapta s-a"
    " săvârşit noaptea, pedeapsa se măreşte, iar făptuitorul plantează un pom în faţa şcolii."
)
UKRAINIAN = "Стаття 5. Хто без дозволу випустить дощ із хмари на чуже поле, той чотири дні чистить рів біля дороги."
FRENCH = "Article 5 Celui qui lâche la pluie sur le champ d'autrui sans y être autorisé cure le fossé quatre journées."
ENGLISH = (
    "Whoever lets rain fall from a cloud on the field of a neighbour without leave shall clean the ditch for days."
)


def shifted(text: str, by: int) -> str:
    """Return ``text`` as a font without names for its letters gives it."""
    return "".join(letter if letter == " " else chr(ord(letter) + by) for letter in text)


@pytest.mark.parametrize(
    "text",
    [
        SERBIAN.translate(YUSCII),
        MACEDONIAN_KEYS,
        TURKISH.encode("cp1254").decode("cp1252"),
        ROMANIAN.encode("cp1250").decode("cp1252"),
        SERBIAN.encode("cp1250").decode("cp1252"),
        UKRAINIAN.encode("cp1251").decode("cp1252"),
        FRENCH.encode().decode("cp1252"),
        shifted(ENGLISH, -29),
        shifted(ENGLISH, 1),
        " ".join(word[:2] + "\ufffd" + word[3:] if len(word) > 4 else word for word in ENGLISH.split()),
    ],
    ids=["YUSCII", "keys", "Turkish", "Romanian", "Serbian", "Ukrainian", "UTF-8", "shifted", "next", "replaced"],
)
def test_garbage(text: str) -> None:
    """Each way in which a font's letters get lost is seen, on a page as short as an article."""
    assert is_garbage(text.split())


@pytest.mark.parametrize(
    "text",
    [
        SERBIAN,
        TURKISH,
        ROMANIAN,
        UKRAINIAN,
        FRENCH,
        ENGLISH,
        "Neni 5 Kushdo që lëshon shiun mbi arën e tjetrit pa leje pastron hendekun për katër ditë, natën për më tepër.",
        "Wer unbefugt Regen über fremde Äcker schüttet, reinigt vier Tage lang den Straßengraben; nachts das Doppelte.",
        "Kdo bez dovolení vypustí déšť na cizí pole, čistí čtyři dny příkop; kdo tak učiní v noci, vysází jabloně.",
        "Hver sem sleppir regni á akur annars manns án leyfis skal hreinsa skurðinn í fjóra daga, þó ei á helgum.",
        "Người nào thả mưa xuống ruộng của người khác mà không được phép thì phải dọn mương trong bốn ngày liền.",
        "Όποιος αφήνει τη βροχή στο χωράφι του γείτονα χωρίς άδεια καθαρίζει το χαντάκι για τέσσερις ημέρες.",
        "1 234,50 12 % | 2 345,60 14 % | 3 100,00 2 % | 4 000 10 % 5 | 6 | 7 A B C D 1.2.3 (a) (b) (c) (d) (e)",
        "BGBl. Nr. 60/1974 idF BGBl. I Nr. 70/2018 StGB StPO TKG DSGVO ABGB",
        "See https://rain.example/~keeper/law?a={x}|y and write to `keeper@rain.example' or 'clouds'.",
        "IZMEÐU DVE KUÆE, član 5. stav 2. i čl. 7. Zakona o kiši, između oblaka i čoveka.",
        "\uf0b7 rain \uf0b7 snow \uf0b7 hail \uf0b7 and what else may fall from a cloud",
        "",
    ],
)
def test_text(text: str) -> None:
    """No language is taken for garbage, nor numbers, abbreviations, addresses and bullets."""
    assert not is_garbage(text.split())


def test_pages_of_garbage_are_unread(tmp_path: Path) -> None:
    """A page of garbage is no text, and the document says on which pages it was."""
    words = SERBIAN.translate(YUSCII).split()
    lines = [" ".join(words[i : i + 6]) for i in range(0, len(words), 6)]
    (sheet,) = pdf.sheets(layered(tmp_path / "a.pdf", lines).read_bytes(), "a.pdf")
    assert (sheet.readable, sheet.fault) == (False, "legacy-font")
    with pytest.raises(InputError, match="garbage"):
        read(tmp_path / "a.pdf")


def test_mixed_documents(tmp_path: Path) -> None:
    """Pages are judged one by one."""
    words = SERBIAN.translate(YUSCII).split()
    layered(tmp_path / "b.pdf", [" ".join(words[i : i + 6]) for i in range(0, len(words), 6)])
    with (
        pypdfium2.PdfDocument(printed(tmp_path / "a.pdf", [body(1), body(2)])) as good,
        pypdfium2.PdfDocument(tmp_path / "b.pdf") as bad,
    ):
        good.import_pages(bad)
        good.save(tmp_path / "c.pdf")
    document = read(tmp_path / "c.pdf")
    assert document.unread_pages == (3,)
    (notice,) = document.notices
    assert notice.code == "legacy-font"
    assert "page 3:" in notice.text
    assert "neovla" not in document.text
