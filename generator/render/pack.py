"""The committee's pack: finished sheets bound between a cover, lists and an appendix.

In: the pack's values and the PDFs of its sheets. Out: the bytes of one PDF. What stands around the sheets is laid out
with an empty page for each of them; the sheets take the places of those pages, with their tags and attachments, so
that no sheet is laid out twice.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from datetime import date

from generator.check.coverage import drawable
from generator.render.bind import bind
from generator.render.fitting import MISSING_GLYPH, printable
from generator.render.html import bundle_html, pack_html
from generator.render.paper import MARGINS, Paper
from generator.render.pdf import Facts, render, warnings_are_errors, write
from generator.view.pack import Pack
from generator.view.project_link import ProjectLink
from generator.words import _, speaking

STYLES = ("tokens.css", "pack.css")


def make_pack_pdf(pack: Pack, sheets: Sequence[bytes], paper: Paper, day: date) -> bytes:
    """Bind the sheets, one for each row of the pack, in their order.

    Raises:
        LayoutError: when WeasyPrint warns.
    """
    with warnings_are_errors(), speaking(paper.speech):
        around = _around(around_html(pack, paper), day)
    gc.collect()  # of a large pack the layout takes up as much memory as the sheets will
    return bind(around, sheets)


def around_html(pack: Pack, paper: Paper) -> str:
    """What stands around the sheets, with an empty page for each of them."""
    text = pack_html(pack, layout=_rules(pack, paper), language=paper.speech.tag)
    # Transparent colours ask more of a reader of archives than a pale one does.
    return printable(text.replace('fill="#5b6472" fill-opacity=".28"', 'fill="#d1d4d8"'))


def make_bundle_pdf(
    projects: Sequence[ProjectLink], sheets: Sequence[bytes], paper: Paper, day: date
) -> bytes:
    """Bind sheets and nothing else.

    Raises:
        LayoutError: when WeasyPrint warns.
    """
    title = ", ".join(project.title for project in projects[:_TITLES])
    if len(projects) > _TITLES:
        title += ", …"
    layout = f"@page{{size:{paper.size};margin:{MARGINS[0]}mm {MARGINS[1]}mm {MARGINS[2]}mm}}"
    with warnings_are_errors():
        text = bundle_html(projects, title=title, layout=layout, language=paper.speech.tag)
        around = _around(printable(text), day)
    return bind(around, sheets)


_TITLES = 3


def _around(text: str, day: date) -> bytes:
    document = render(text, *STYLES)
    for page in document.pages:
        # What stands inside of a link is a link once more to WeasyPrint, with the wrong tag.
        page.links = [link for link in page.links if link[3].element_tag == "a"]
    return write(document, Facts(day))


def _rules(pack: Pack, paper: Paper) -> str:
    """The pages: their size, their margins and what runs along them."""
    above, beside, below = MARGINS
    kind = pack.edition or _("Draft")
    head = _string(f"{pack.title} · {_('Committee pack')}")
    told = _string(f"{kind}, {_('as of %(day)s', day=pack.as_of)}")
    small = "font:6.5pt Inter;color:#5b6472;"
    number = f"{small}content:counter(page) ' / ' counter(pages)"
    return (
        f"@page{{size:{paper.size};margin:20mm 16mm 16mm;"
        f"@top-left{{{small}content:{head}}}@top-right{{{small}content:{told}}}@bottom-right{{{number}}}}}"
        f"@page cover{{@top-left{{content:none}}@top-right{{content:none}}@bottom-right{{content:none}}}}"
        f"@page sheet{{margin:{above}mm {beside}mm {below}mm;@top-left{{content:none}}@top-right{{content:none}}"
        f"@bottom-left{{{small}content:{_string(f'{pack.title} · {kind}')}}}@bottom-right{{{number}}}}}"
    )


def _string(text: str) -> str:
    """A text as a CSS string; every character that is not a plain letter or digit is written as its number."""
    text = drawable(text, MISSING_GLYPH)
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in text) + '"'
