"""Open values: TBD and its kin, which count as absent but may carry a reason.

In: the text of any scalar, and the words that the configuration adds. Out: an ``Open``, or None.
What follows from a value being absent does not belong here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.model.values.blanks import single_blanks

_WORDS = (
    r"TB[DC]",
    r"TODO",
    r"\?+",
    r"to be (?:named|decided|defined|confirmed|determined|agreed)",
)
_BRACKETS = {"(": ")", "[": "]", "<": ">"}
_LONGEST_WORD = 200


@dataclass(frozen=True, slots=True)
class Open:
    """A value that is still to be settled. ``word`` says so, ``reason`` may say why; ``text`` is as typed."""

    word: str
    reason: str
    text: str


def read_open(text: str, words: Sequence[str] = ()) -> Open | None:
    """Read ``TBD``, or ``TBD, the reason``; None for any other text.

    A reason follows ``, ; : —``, a dash with a blank behind it, or stands in parentheses. So neither
    ``TODO list app`` nor ``TODO-list app`` is open. ``words`` are read beside the built-in ones.
    """
    if not _beginning(tuple(words)).match(text):
        return None
    typed = unicodedata.normalize("NFC", single_blanks(text))
    if typed and _BRACKETS.get(typed[0]) == typed[-1]:
        typed = typed[1:-1].strip()
    found = _pattern(tuple(words)).match(typed)
    if found is None:
        return None
    reason = _reason(typed[found.end() :].lstrip(" .…!"))
    return None if reason is None else Open(found[0], reason, text)


def _reason(rest: str) -> str | None:
    """The reason in what follows the word: empty where nothing follows, None where it is no reason."""
    if not rest:
        return ""
    if rest[0] in ",;:—" or rest[:2] in {"- ", "– ", "-", "–"}:
        return rest[1:].strip()
    if rest[0] == "(":
        return rest[1:-1].strip() if rest.find(")") == len(rest) - 1 else rest
    return None


@lru_cache(maxsize=16)
def _beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    """How a text begins that may be open. Few do, and each text of a file is asked.

    Beyond ASCII anything may be: blanks that do not count, and letters that are put together from two.
    """
    first = "".join(re.escape(word[:1]) for word in map(single_blanks, words))
    return re.compile(rf"\s*(?:[(\[<]\s*)?(?:[T?{first}]|.?[^\x00-\x7f])", re.IGNORECASE)


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all words, the longest first; a full stop at the end of a word may be left out."""
    typed = (unicodedata.normalize("NFC", single_blanks(word[:_LONGEST_WORD])).rstrip(".") for word in words)
    own = sorted((re.escape(word) + r"\.*" for word in typed if word), key=len, reverse=True)
    return re.compile("|".join((*own, *_WORDS)), re.IGNORECASE)
