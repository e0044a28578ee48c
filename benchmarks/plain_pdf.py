"""Pages to PDFs as a plain user of WeasyPrint writes it: one loop, everything parsed anew for each page.

A script of its own, for it must not import the program: python plain_pdf.py FOLDER. In the folder: `*.html`,
`style.css` and `options.json`. Out: one PDF beside each HTML file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def make_all(folder: Path) -> None:
    """Make every PDF."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    options = json.loads((folder / "options.json").read_text(encoding="utf-8"))
    for page in sorted(folder.glob("*.html")):
        fonts = FontConfiguration()
        style = CSS(filename=str(folder / "style.css"), font_config=fonts)
        html = HTML(filename=str(page))
        html.write_pdf(str(page.with_suffix(".pdf")), stylesheets=[style], font_config=fonts, **options)


if __name__ == "__main__":
    make_all(Path(sys.argv[1]))
