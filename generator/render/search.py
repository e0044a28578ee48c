"""What the search finds: an entry for a page, and one for each of its parts that has an address.

In: title and body of a page of the site. Out: titles and texts, escaped as in HTML, since that is what Material's
search shows. Words that stand on every page alike (navigation, heads of tables, buttons) and the tables of pages that
list all projects are left out: a search for a project shall find the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LEFT_OUT = re.compile(
    r"<(script|style|template|svg|nav|h1|thead|form|button)\b.*?</\1>|<p [^>]*\bhidden>.*?</p>", re.DOTALL
)
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_PART = re.compile(r'<(h[1-6])\b[^>]*?\sid="([^"]+)"[^>]*>(.*?)</\1>', re.DOTALL)
_SECTION = re.compile(
    r'<(?:section|div)\b[^>]*?\sid="([^"]+)"[^>]*>\s*<(h[1-6])\b[^>]*>(.*?)</\2>', re.DOTALL
)
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|strong|sub|sup|wbr)\b[^>]*>")
_WITHIN_TEXT = re.compile(r'<span class="gp-(?:fingerprint|long|together)">([^<]*)</span>')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found. ``anchor`` is empty for the page itself. All texts are HTML without tags."""

    anchor: str
    title: str
    text: str


def entries(title: str, html: str, project: str) -> Iterator[Entry]:
    """Make the entries of one page. ``project`` is the id of the project that it is about; empty for other pages."""
    html = _LEFT_OUT.sub(" ", html)
    if project:
        # On a project's page the address is that of the section around the heading.
        head, *pieces = _SECTION.split(html)
        head += f" {project}"
        parts = zip(pieces[::4], pieces[2::4], pieces[3::4], strict=True)
    else:
        # Every heading that has an address brings four pieces: its name, its address, its text, what follows.
        head, *pieces = _PART.split(_TABLE.sub(" ", html))
        parts = zip(pieces[1::4], pieces[2::4], pieces[3::4], strict=True)
    yield Entry("", _text(_escaped(title)), _text(head))
    for anchor, name, text in parts:
        yield Entry(anchor, _text(name), _text(text))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(html: str) -> str:
    text = " ".join(_TAG.sub(" ", _WITHIN_WORDS.sub("", _WITHIN_TEXT.sub(r"\1", html))).split())
    return text.replace("&#39;", "'").replace("&#34;", '"')
