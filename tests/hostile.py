"""PDFs made by hand to do harm, as raw bytes: bombs, loops, lies, and things that act."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

LAW = ("Article 1", "Whoever enters a computer system without authority is punished.", "Article 2", "This is the end.")
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
MEDIA_BOX = b"[0 0 595 842]"


def shown(lines: Sequence[str]) -> bytes:
    """The operators that print lines under each other."""
    return b"BT /F1 11 Tf 14 TL 70 780 Td " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def packed(content: bytes) -> bytes:
    """A compressed stream."""
    return stream(zlib.compress(content), b"/Filter/FlateDecode")


def bomb(gigabytes: int, entries: bytes = b"") -> bytes:
    """A stream compressed three times over, so that less than a kilobyte holds gigabytes of blanks."""
    pump = zlib.compressobj(9)
    first = pump.compress(b" " * (16 << 20)) + pump.flush(zlib.Z_FULL_FLUSH)
    again = pump.compress(b" " * (16 << 20)) + pump.flush(zlib.Z_FULL_FLUSH)
    once = first + again * (64 * gigabytes)
    filters = b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"
    return stream(zlib.compress(zlib.compress(once, 9), 9), filters + entries)


def pdf(*objects: bytes) -> bytes:
    """A PDF of numbered objects, the first of which is the catalog, with the table that tells where they are."""
    parts, offsets, at = [b"%PDF-1.7\n"], [], 9
    for number, body in enumerate(objects, start=1):
        offsets.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % offset for offset in offsets]
    parts.append(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at))
    return b"".join(parts)


def one_page(
    content: bytes, *more: bytes, catalog: bytes = b"", page: bytes = b"", resources: bytes = b"", font: bytes = FONT,
    box: bytes = MEDIA_BOX,
) -> bytes:  # fmt: skip
    """A PDF of one page; ``content`` is object 4, its font object 5, and ``more`` follow from 6 on."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"
        % (box, resources, page),
        content,
        font,
        *more,
    )


def lawful(**entries: bytes) -> bytes:
    """A page of a law, with entries that a hostile file adds."""
    return one_page(stream(shown(LAW)), **entries)


def flate_bomb() -> bytes:
    """A page whose content unpacks to four gigabytes."""
    return one_page(bomb(4))


def laughing_forms() -> bytes:
    """Forms that each draw the next one ten times: ten to the ninth lines of text."""
    forms = [
        stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (7 + i))
        for i in range(9)
    ]
    last = stream(shown(["boom"]), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>")
    return one_page(stream(b"/X Do"), *forms, last, resources=b"/XObject<</X 6 0 R>>")


def looping_form() -> bytes:
    """A form that draws itself."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    return one_page(stream(shown(LAW) + b" /X Do"), stream(b"/X Do", form), resources=b"/XObject<</X 6 0 R>>")


def deep_array() -> bytes:
    """An array in an array, half a million times."""
    return one_page(stream(shown(LAW)), b"[" * 500_000 + b"]" * 500_000, page=b"/Deep 6 0 R")


def deep_state() -> bytes:
    """Half a million graphics states saved and never restored."""
    return one_page(stream(b"q " * 500_000 + shown(LAW)))


def many_objects() -> bytes:
    """A million objects that say nothing, and no table of them."""
    law, _, _ = lawful().partition(b"xref")
    nothing = b"".join([b"%d 0 obj null endobj\n" % number for number in range(6, 1_000_000)])
    return law + nothing + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def kids_of_kids() -> bytes:
    """Pages that are their own parents."""
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>",
               b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 9>>")  # fmt: skip


def deep_pages() -> bytes:
    """A tree of pages a hundred thousand levels deep."""
    levels = 100_000
    tree = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (3 + i) for i in range(levels)]
    page = b"<</Type/Page/MediaBox[0 0 595 842]>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", *tree, page)


def countless() -> bytes:
    """Two thousand million pages, says the file, and has one."""
    return lawful().replace(b"/Count 1", b"/Count 2000000000")


def same_page() -> bytes:
    """A hundred thousand pages that are one."""
    kids = b"3 0 R " * 100_000
    return lawful().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[%s]/Count 100000" % kids)


def vast() -> bytes:
    """A page as large as a country."""
    return lawful(box=b"[0 0 200000000 200000000]")


def sizeless() -> bytes:
    """A page without extent, and upside down."""
    return lawful(box=b"[595 842 595 -99999999999999999999]")


def broken_cmap() -> bytes:
    """A font whose map to letters covers four thousand million codes, badly."""
    cmap = b"begincmap 1 begincodespacerange <00> <FFFFFFFF> endcodespacerange "
    cmap += b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange " * 1000
    cmap += b"99999 beginbfchar <zz> <> <41 <> endbfchar endcmap /Me usecmap"
    font = FONT[:-2] + b"/ToUnicode 6 0 R>>"
    return one_page(stream(shown(LAW)), packed(cmap), font=font)


def looping_cmap() -> bytes:
    """A composite font that descends from itself, with a map that uses itself."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 6 0 R/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>"
    return one_page(stream(shown(LAW)), stream(b"begincmap /X usecmap endcmap", b"/UseCMap 6 0 R"), font=font)


def glyphs_that_draw_themselves() -> bytes:
    """A font of type 3 whose letters are drawn in the font itself."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 0/LastChar 255"
        b"/Widths 7 0 R/Encoding<</Differences[0 %s]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F1 5 0 R>>>>>>"
    ) % (b"/a" * 256)
    return one_page(stream(shown(LAW)), stream(shown(["aaa"])), b"[%s]" % (b"9 " * 256), font=font)


def crowd() -> bytes:
    """A page with three hundred thousand letters, each printed by itself here or there."""
    letters = (b"1 0 0 1 %d %d Tm (%c) Tj" % (7 * i % 590, 11 * i % 840, 97 + i % 26) for i in range(300_000))
    return one_page(packed(b"BT /F1 1 Tf " + b" ".join(letters) + b" ET"))


def law_and_crowd() -> bytes:
    """A page of a law, and one with more letters than a page can hold."""
    second = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 7 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % MEDIA_BOX
    lines = [b"1 0 0 1 9 %.3f Tm (%s) Tj" % (9 + i / 10, b"abcdefghij" * 30) for i in range(800)]
    crowd = packed(b"BT /F1 .1 Tf " + b" ".join(lines) + b" ET")
    both = one_page(stream(shown(LAW)), second, crowd)
    return both.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[3 0 R 6 0 R]/Count 2")


def heap() -> bytes:
    """A page with thirty thousand words on one spot."""
    return one_page(
        packed(b"BT /F1 9 Tf " + b" ".join(b"1 0 0 1 70 700 Tm (w%x) Tj" % i for i in range(30_000)) + b"ET")
    )


def staircase() -> bytes:
    """A page with thirty thousand words, each a little lower than the one before it."""
    words = (b"1 0 0 1 70 %.4f Tm (w%x) Tj" % (800 - i / 50, i) for i in range(30_000))
    return one_page(packed(b"BT /F1 9 Tf " + b" ".join(words) + b" ET"))


def far_away() -> bytes:
    """Words that are printed beyond all bounds, in type of any size."""
    sizes = (b"1e30", b"-1e30", b"0", b"99999999999999999999999999999999999999999", b"1e-30", b"nan")
    words = (b"/F1 %s Tf %s 0 0 %s %s %s Tm (law) Tj" % (a, b, b, a, b) for a in sizes for b in sizes)
    return one_page(stream(b"BT " + b" ".join(words) + b" ET " + shown(LAW)))


def strewn() -> bytes:
    """A law, and words as far to the right of it as the moon."""
    far = b" ".join(b"1 0 0 1 %d 700 Tm (far) Tj" % 10**power for power in range(4, 10))
    return one_page(stream(shown(LAW) + b" BT /F1 11 Tf " + far + b" ET"))


def wide_table() -> bytes:
    """A table of objects that claims to have two thousand million rows, and points to itself."""
    xref = stream(zlib.compress(b"\1\0\0\0\0" * 9), b"/Type/XRef/Size 2000000000/W[1 4 0]/Index[0 2000000000]/Prev 9"
                  b"/Root 2 0 R/Filter/FlateDecode")  # fmt: skip
    return b"%PDF-1.7\n1 0 obj\n" + xref + b"\nendobj\nstartxref\n9\n%%EOF\n"


def object_stream_bomb() -> bytes:
    """A catalog packed in a stream that unpacks to four gigabytes."""
    head = b"%PDF-1.7\n"
    packed_objects = b"1 0 obj\n%s\nendobj\n" % bomb(4, b"/Type/ObjStm/N 9/First 99")
    places = bytes([0, 0, 0, 0, 1, 0, len(head), 0, 2, 0, 1, 0, 2, 0, 1, 1])
    table = stream(places, b"/Type/XRef/Size 4/W[1 2 1]/Root 2 0 R")
    at = len(head) + len(packed_objects)
    return b"%s%s4 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (head, packed_objects, table, at)


def long_crowd() -> bytes:
    """Four hundred pages, each a crowd of letters that takes a second or two."""
    return crowd().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[%s]/Count 400" % (b"3 0 R " * 400))


def acting(port: int = 9) -> bytes:
    """A law with scripts, commands, a program, and links to a port of this machine in it."""
    link = b"http://127.0.0.1:%d/" % port
    catalog = (
        b"/OpenAction<</S/JavaScript/JS(app.alert\\('boom'\\);this.submitForm\\('%s'\\))>>"
        b"/AA<</WC<</S/Launch/F(/bin/sh)/P(-c 'touch harm')>>>>" % link
    )
    catalog += b"/Names<</EmbeddedFiles<</Names[(a.exe)<</Type/Filespec/F(../../../tmp/harm)/EF<</F 6 0 R>>>>]>>>>"
    page = b"/AA<</O<</S/URI/URI(%s)>>>>" % link
    page += (
        b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<</S/URI/URI(file:///etc/passwd)>>>>"
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(y)/Rect[0 0 9 9]/AA<</F<</S/JavaScript/JS(while\\(1\\);)>>>>>>]"
    )
    return one_page(stream(shown(LAW)), stream(b"MZ" * 99), catalog=catalog, page=page)


Made = Callable[[], bytes]


def named(*makers: Made) -> dict[str, Made]:
    """Makers by their names."""
    return {maker.__name__: maker for maker in makers}


READ = named(
    looping_form, deep_array, deep_state, many_objects, countless, sizeless, vast, far_away,
    glyphs_that_draw_themselves, acting,
)  # fmt: skip
"""Those that are read as if nothing were the matter, as far as the law on their page goes."""
WASTEFUL = named(flate_bomb, laughing_forms, object_stream_bomb)
"""Those that would take all memory."""
EMPTY = named(kids_of_kids, deep_pages, same_page, wide_table)
"""Those without a page that can be used, or with too many."""
CROWDED = named(crowd, heap, staircase, strewn, broken_cmap, looping_cmap)
"""Those whose pages hold far more than a page can, or nothing that makes sense."""
