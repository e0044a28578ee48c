"""The printed pages as HTML at their final size, for the plain loop over WeasyPrint.

In: assessed projects and a folder. Out: HTML files, their style sheet and the options of the PDF, as our own code
handed them to WeasyPrint for the layout that it chose. Only WeasyPrint's interface is watched, none of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.check.assess import Assessment
from generator.publish.papers import origin_of
from generator.render import pdf
from generator.render.assets import style, templates_folder
from generator.render.pack import around_html
from generator.render.paper import SIZES, Paper
from generator.render.sheet import make_sheet
from generator.view.pack import make_pack
from generator.view.page import make_page

PAPER = Paper()


@dataclass
class _Seen:
    """What WeasyPrint was given last."""

    html: str = ""
    styles: list[str] = field(default_factory=list)


def write_sheets(portfolio: Sequence[Assessment], folder: Path) -> None:
    """Write the pages of a portfolio."""
    folder.mkdir(parents=True, exist_ok=True)
    pdf.check_pango("other")
    with _watched() as seen:
        for assessment in portfolio:
            made = make_sheet(make_page(assessment), PAPER, origin_of(assessment))
            text = _at_final_size(seen.html, made.points)
            (folder / f"{assessment.source.address}.html").write_text(text, encoding="utf-8")
    fonts = (templates_folder() / "fonts").as_uri() + "/"
    styles = "\n".join(seen.styles).replace(pdf.SCHEME, fonts)
    (folder / "style.css").write_text(styles, encoding="utf-8")
    (folder / "options.json").write_text(json.dumps(pdf.OPTIONS), encoding="utf-8")


def write_pack(portfolio: Sequence[Assessment], folder: Path, sheets: Path) -> None:
    """Write the pack as one document: what stands around the sheets, and in the place of each its HTML at its size."""
    folder.mkdir(parents=True, exist_ok=True)
    text = around_html(make_pack("AI projects", portfolio, portfolio[0].today), PAPER)
    for assessment in portfolio:
        name = assessment.source.address
        html = (sheets / f"{name}.html").read_text(encoding="utf-8")
        rules, _, rest = html.partition("<style>")[2].partition("</style>")
        body = re.sub(r' id="[^"]*"', "", rest.partition("<body>")[2].partition("</body>")[0])
        size = re.findall(r"html\{font-size:([\d.]+)pt\}", rules)[0]
        columns = "".join(re.findall(r"\.gp-print [^{]+\{[^}]+\}", rules))
        text = text.replace(
            "</style>", columns.replace(".gp-print ", f"#p-{name} .gp-print ") + "</style>", 1
        )
        place = f'id="p-{name}"'
        before, _, after = text.partition(f"{place} ")
        attributes, _, after = after.partition("></section>")
        text = f'{before}{place} style="height:auto;font-size:{size}pt" {attributes}>{body}</section>{after}'
    (folder / "pack.html").write_text(text, encoding="utf-8")
    styles = (sheets / "style.css").read_text(encoding="utf-8") + style("pack.css")
    (folder / "style.css").write_text(styles, encoding="utf-8")
    (folder / "options.json").write_text(json.dumps(pdf.OPTIONS), encoding="utf-8")


def _at_final_size(text: str, points: float) -> str:
    """Ours is laid out on a strip without end and set down at a scale: the same on a sheet, in its type."""
    text = re.sub(r"@page\{size:(\S+) \S+;", rf"@page{{size:\1 {SIZES[PAPER.size][1]}mm;", text, count=1)
    return re.sub(r"html\{font-size:[\d.]+pt\}", f"html{{font-size:{points}pt}}", text, count=1)


@contextmanager
def _watched() -> Iterator[_Seen]:
    """Watch what is given to WeasyPrint."""
    import weasyprint

    seen = _Seen()
    html: Any = weasyprint.HTML
    css: Any = weasyprint.CSS

    class WatchedHTML(html):  # type: ignore[misc]
        def __init__(self, *args: Any, string: str = "", **more: Any) -> None:
            super().__init__(*args, string=string, **more)
            seen.html = string

    class WatchedCSS(css):  # type: ignore[misc]
        def __init__(self, *args: Any, string: str = "", **more: Any) -> None:
            super().__init__(*args, string=string, **more)
            seen.styles.append(string)

    weasyprint.HTML, weasyprint.CSS = WatchedHTML, WatchedCSS
    try:
        yield seen
    finally:
        weasyprint.HTML, weasyprint.CSS = html, css
