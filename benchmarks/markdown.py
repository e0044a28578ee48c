"""A page about the whole portfolio as a person would write it in Markdown: the same headings, texts, lists and tables.

In: the HTML of one of our pages. Out: Markdown lines. Links to projects stay links; drawings, icons and controls, which
nobody writes by hand, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NEVER = {"svg", "script", "style", "template", "form", "button", "select", "option", "noscript"}
_BLOCKS = {
    *_HEADINGS, "p", "li", "dt", "dd", "summary", "figcaption", "pre", "table",
    "div", "section", "ul", "ol", "dl", "details", "figure", "blockquote", "header", "nav", "aside", "article",
}  # fmt: skip
_TO_PROJECT = re.compile(r"^(?:\.\./)?projects/([^/]+)/index\.html")


def markdown(page: str) -> Iterator[str]:
    """The lines of a page."""
    yield from _blocks(html.fragment_fromstring(page, create_parent="div"))


def _blocks(node: Any) -> Iterator[str]:
    for child in node.iterchildren("*"):
        if child.tag in _NEVER:
            continue
        if child.tag == "table":
            yield from _table(child)
        elif child.tag == "pre":
            yield from ("", *(f"    {line}" for line in child.text_content().split("\n")), "")
        elif any(below.tag in _BLOCKS for below in child.iterdescendants("*")):
            yield from _blocks(child)
        elif text := _text(child):
            yield from _leaf(child.tag, text)


def _leaf(tag: str, text: str) -> Iterator[str]:
    if tag in _HEADINGS:
        yield from ("", f"{'#' * int(tag[1])} {text}", "")
    elif tag in {"li", "dd"}:
        yield f"- {text}"
    elif tag == "dt":
        yield from ("", f"**{text}**", "")
    else:
        yield from (text, "")


def _table(table: Any) -> Iterator[str]:
    rows = [[_text(cell) or " " for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    if not rows:
        return
    head, *others = rows
    yield from ("", f"| {' | '.join(head)} |", "|" + " --- |" * len(head))
    yield from (f"| {' | '.join(row)} |" for row in others)
    yield ""


def _text(node: Any) -> str:
    """What stands in an element, on one line."""
    return " ".join("".join(_run(node)).split())


def _run(node: Any) -> Iterator[str]:
    yield _escaped(node.text)
    for child in node.iterchildren("*"):
        if child.tag not in _NEVER:
            project = _TO_PROJECT.match(child.get("href") or "") if child.tag == "a" else None
            text = "".join(_run(child))
            if project and text.strip():
                yield f"[{' '.join(text.split())}](../projects/{project[1]}/index.md)"
            else:
                yield f" {text} " if child.tag in _BLOCKS or child.tag == "br" else text
        yield _escaped(child.tail)


def _escaped(text: str | None) -> str:
    """Text that means nothing to Markdown."""
    plain = (text or "").replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")
    return re.sub(r"([\\`*_\[\]])", r"\\\1", plain)
