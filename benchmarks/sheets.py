"""The printed pages as HTML at their final size, for the plain loop over WeasyPrint.

In: assessed projects and a folder. Out: HTML files, their style sheet and the options of the PDF, as our own code
handed them to WeasyPrint when it wrote the page that it chose. Only WeasyPrint's interface is watched, none of ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.check.assess import Assessment
from generator.render import pdf
from generator.render.assets import templates_folder
from generator.view.page import make_page


@dataclass
class _Seen:
    """What WeasyPrint was given for the page that was written last."""

    html: str = ""
    styles: list[str] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)


def write_sheets(portfolio: Sequence[Assessment], folder: Path) -> None:
    """Write the pages of a portfolio."""
    folder.mkdir(parents=True, exist_ok=True)
    pdf.check_pango("other")
    with _watched() as seen:
        for assessment in portfolio:
            pdf.make_sheet(make_page(assessment), pdf.Paper())
            (folder / f"{assessment.source.address}.html").write_text(seen.html, encoding="utf-8")
    fonts = (templates_folder() / "fonts").as_uri() + "/"
    style = "\n".join(seen.styles).replace(pdf.SCHEME, fonts)
    (folder / "style.css").write_text(style, encoding="utf-8")
    (folder / "options.json").write_text(json.dumps(seen.options), encoding="utf-8")


@contextmanager
def _watched() -> Iterator[_Seen]:
    """Watch what is given to WeasyPrint."""
    import weasyprint

    seen = _Seen()
    html: Any = weasyprint.HTML
    css: Any = weasyprint.CSS
    write = weasyprint.Document.write_pdf

    class WatchedHTML(html):  # type: ignore[misc]
        def __init__(self, *args: Any, string: str = "", **more: Any) -> None:
            super().__init__(*args, string=string, **more)
            self.given = string

        def render(self, *args: Any, **more: Any) -> Any:
            document = super().render(*args, **more)
            document.given = self.given
            return document

    class WatchedCSS(css):  # type: ignore[misc]
        def __init__(self, *args: Any, string: str = "", **more: Any) -> None:
            super().__init__(*args, string=string, **more)
            seen.styles.append(string)

    def write_watched(document: Any, *args: Any, **options: Any) -> Any:
        seen.html, seen.options = document.given, options
        return write(document, *args, **options)

    weasyprint.HTML, weasyprint.CSS, weasyprint.Document.write_pdf = WatchedHTML, WatchedCSS, write_watched
    try:
        yield seen
    finally:
        weasyprint.HTML, weasyprint.CSS, weasyprint.Document.write_pdf = html, css, write
