"""Typeset the fictional statutes: the ``*.law`` beside each ``statute.toml`` becomes the PDF that it names.

Run ``python corpora/specimens/typeset.py [NAME...] [--fonts FOLDER]``; a name is a jurisdiction's folder, all by
default. Same source, same fonts, same fpdf2: same bytes. The sha256 in ``statute.toml`` is brought up to date.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from markup import DEPTH, Source, parse
from press import LAYOUTS, Press

HERE = Path(__file__).resolve().parent
FONTS = Path("/usr/share/fonts/truetype/dejavu")
PACKAGE = "fonts-dejavu-core"
FAMILIES = {"serif": "DejaVuSerif", "sans": "DejaVuSans"}
PRINTED = datetime(2026, 1, 1, tzinfo=UTC)
"""The creation date written into every PDF: a clock would change the bytes."""


def typeset(source: Source, fonts: Path = FONTS) -> bytes:
    """Return the PDF of a statute."""
    layout = LAYOUTS[source.header["layout"]]
    pdf = FPDF(unit="pt", format=(layout.width, layout.height))
    pdf.set_auto_page_break(False)
    pdf.set_creation_date(PRINTED)
    pdf.set_title(source.header["title"])
    pdf.set_subject(source.header["subject"])
    pdf.set_lang(source.header["language"])
    for style, suffix in (("", ""), ("B", "-Bold")):
        pdf.add_font(layout.family, style, font(fonts, f"{FAMILIES[layout.family]}{suffix}.ttf"))
    press = Press(source, layout, pdf)
    press.turn()
    above = ""
    for one in source.blocks:
        press.block(one, above)
        above = "point" if one.kind == "text" and DEPTH[1].match(one.fields[0]) else one.kind
    press.foot()
    return bytes(pdf.output())


def font(fonts: Path, name: str) -> Path:
    """Return the path of a font; where it is missing, say which package brings it."""
    if not (fonts / name).exists():
        raise SystemExit(f"{fonts / name}: no such font; install the Debian package {PACKAGE}, or give --fonts FOLDER")
    return fonts / name


def statutes(names: Iterable[str] = ()) -> list[Path]:
    """Return the ``statute.toml`` of the named jurisdictions, of all without names."""
    chosen = list(names) or ["*"]
    return sorted(path for name in chosen for path in HERE.glob(f"{name}/*/statute.toml"))


def main() -> None:
    """Typeset the statutes of the named jurisdictions and bring their sha256 up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="*", help="a jurisdiction's folder; all by default")
    parser.add_argument("--fonts", type=Path, default=FONTS, help=f"folder of the DejaVu fonts ({FONTS})")
    given = parser.parse_args()
    for manifest in statutes(given.name):
        text = manifest.read_text(encoding="utf8")
        target = manifest.parent / tomllib.loads(text)["file"]
        data = typeset(parse(target.with_suffix(".law").read_text(encoding="utf8")), given.fonts)
        target.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        manifest.write_text(re.sub(r'(?m)^sha256 = ".*"$', f'sha256 = "{digest}"', text), encoding="utf8")
        print(f"{target.relative_to(HERE)}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
