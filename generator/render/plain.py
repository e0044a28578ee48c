"""Pages as plain Markdown files, for any builder of sites that takes a folder of Markdown.

In: pages of the site. Out: texts of files. Each page is one block of HTML without a blank line, which every Markdown
passes through as it is; whatever an extension of Markdown could take for its own is written as an HTML entity, so that
text of a project never acts.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence

from generator.render.site import SCRIPTS, STYLE_SHEET
from generator.render.site_page import SitePage

MARK = "# Written by gatepage build --plain, which writes it again."

_ACTING = str.maketrans({sign: f"&#{ord(sign)};" for sign in "`~{}"})
"""Signs by which fences, snippets, attributes and template languages begin."""

_KEPT = re.compile(r"<(pre|textarea)\b.*?</\1>", re.DOTALL)
_BLANK = re.compile(r"\n[ \t]*(?=\n)")


def markdown_file(page: SitePage) -> str:
    """One page as a Markdown file."""
    body = _KEPT.sub(lambda kept: kept[0].replace("\n", "&#10;"), page.html).translate(_ACTING)
    # Titles go into the templates of MkDocs and its kin unescaped.
    title = json.dumps(html.escape(page.title, quote=True), ensure_ascii=False)
    block = _BLANK.sub("", f'<div class="gp-plain">\n{body.strip()}\n</div>')
    return f"---\ntitle: {title}\nhide: [navigation, toc]\n---\n\n{block}\n"


def configuration_file(title: str, navigation: Sequence[tuple[str, str]]) -> str:
    """The configuration that MkDocs and its kin need for the folder."""
    lines = [
        MARK,
        f"site_name: {json.dumps(title, ensure_ascii=False)}",
        "use_directory_urls: false",
        "theme: {name: material, font: false}",
        f"extra_css: [{STYLE_SHEET}]",
        "extra_javascript:",
        *(f"  - {script}" for script in SCRIPTS),
        "nav:",
        *(f"  - {json.dumps(title, ensure_ascii=False)}: {path}.md" for title, path in navigation),
    ]
    return "\n".join(lines) + "\n"
