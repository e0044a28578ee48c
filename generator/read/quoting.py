"""Pieces of a file inside a message: short enough to read, and quoted as they can be pasted.

In: any text. Out: text on one line. What the message says does not belong here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from generator.read.characters import clean

LONGEST = 40
"""So many characters of the file appear in a message."""

_MOST_NAMES = 8
_MOST_COMPARED = 1_000


def quoted(text: str) -> str:
    """The text between the quotation marks that suit it, as it can be pasted into a YAML file."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def shorten(text: str) -> str:
    """As much of a text as a message holds, on one line, with nothing in it that is not to be shown."""
    text = " ".join(clean(text[: 4 * LONGEST]).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def listed(names: Collection[str]) -> str:
    """The first names, and how many more there are."""
    shown = [shorten(name) for name in list(names)[:_MOST_NAMES]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def nearest(name: str, names: Iterable[str]) -> str:
    """The name that is most like this one, or nothing. Case does not count."""
    candidates = {candidate.casefold()[:100]: candidate for candidate in list(names)[:_MOST_COMPARED]}
    close = get_close_matches(name.casefold()[:100], candidates, n=1, cutoff=0.6)
    return candidates[close[0]] if close else ""
