"""What the search finds: an entry for a page, and one for each of its parts that has an address.

In: pages of the site. Out: titles and texts, escaped as in HTML, since that is what Material's search shows. Words that
stand on every page alike (navigation, heads of tables, buttons) and the tables of pages that list all projects are
left out: a search for a project shall find the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.render.site_page import SitePage

_LEFT_OUT = re.compile(r"<(script|style|template|svg|nav|h1|thead|select|button)\b.*?</\1>", re.DOTALL)
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_PART = re.compile(r'<(h[1-6])\b[^>]*?\sid="([^"]+)"[^>]*>(.*?)</\1>', re.DOTALL)
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|strong|sub|sup|wbr)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found. ``anchor`` is empty for the page itself. All texts are HTML without tags."""

    anchor: str
    title: str
    text: str


@lru_cache(maxsize=20_000)
def entries(page: SitePage) -> tuple[Entry, ...]:
    """The entries of one page; they are kept, since most pages stay as they are while a site is served."""
    return tuple(_entries(page))


def _entries(page: SitePage) -> Iterator[Entry]:
    html = _LEFT_OUT.sub(" ", page.html)
    if page.source is None:
        html = _TABLE.sub(" ", html)
    # Every heading that has an address brings four pieces: its name, its address, its text, what follows.
    pieces = _PART.split(html)
    id_ = f" {page.path.split('/')[-2]}" if page.source else ""
    yield Entry("", _text(_escaped(page.title)), _text(pieces[0]) + id_)
    for n in range(1, len(pieces), 4):
        yield Entry(pieces[n + 1], _text(pieces[n + 2]), _text(pieces[n + 3]))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(html: str) -> str:
    text = " ".join(_TAG.sub(" ", _WITHIN_WORDS.sub("", html)).split())
    return text.replace("&#39;", "'").replace("&#34;", '"')
