"""Units of quantities: which texts are units, and which of them are the same.

In: what stands behind a number. Out: whether it is a unit, and a key that is equal for equal units.
Converting one unit into another does not belong here: different units never compare.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_BEGINS = re.compile(r"[^\W\d_]|[%‰°€$£¥₹]|/ ?[^\W\d_]")
_NO_PART = re.compile(r"[][(){}:;,<>=~≈±?!+]")
_EXPONENT = re.compile(r"e[+-]?[0-9]", re.IGNORECASE)
_NUMBER = re.compile("[.,]?[0-9]")
_RANGE_GOES_ON = re.compile(r"to ?[+−-]?[.,]?[0-9]", re.IGNORECASE)
_BEFORE_NUMBER = frozenset({"per", "/", "in", "within", "every", "each"})

LOOSE_TAIL = re.compile(
    r" ?\+$|(?:^|[ ,(]+)(?:or (?:so|more|less|better|higher|lower|fewer)|at least|at most|minimum|maximum|"
    r"approx\.?|approximately|roughly|about)\)?$",
    re.IGNORECASE,
)
"""Words behind a quantity that take its exactness away."""

_TIMES = {
    "k": 10**3,
    "thousand": 10**3,
    "million": 10**6,
    "mio": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
}
MULTIPLIER = re.compile(rf"(?P<times>{'|'.join(_TIMES)})s?\.?(?![\w-])(?: of)? ?", re.IGNORECASE)
"""A magnitude in place of digits, as in ``10k``."""

_SAME = {
    "€": "eur",
    "euro": "eur",
    "$": "usd",
    "us$": "usd",
    "£": "gbp",
    "percent": "%",
    "pct": "%",
    "second": "s",
    "sec": "s",
    "millisecond": "ms",
    "minute": "min",
    "hour": "h",
    "hr": "h",
}


@lru_cache(maxsize=1024)  # a portfolio has few units, and compares each again and again
def is_unit(text: str) -> bool:
    """Whether a text with single blanks is a unit; a quantity may also have none.

    A number of its own stands in a unit only after a word such as ``per``: ``cases per 30 days``.
    """
    if not text:
        return True
    if not _BEGINS.match(text) or _NO_PART.search(text):
        return False
    if _EXPONENT.match(text) or _RANGE_GOES_ON.match(text):
        return False
    if LOOSE_TAIL.search(text) or MULTIPLIER.match(text):
        return False
    words = text.split(" ")
    return not any(
        _NUMBER.match(word) and before.casefold() not in _BEFORE_NUMBER and not before[-1].isdigit()
        for before, word in pairwise(words)
    )


def magnitude(found: re.Match[str]) -> int:
    """The factor that a match of ``MULTIPLIER`` stands for."""
    return _TIMES[found["times"].casefold()]


@lru_cache(maxsize=1024)  # as above
def unit_key(unit: str) -> str:
    """Equal for the same unit: case, a plural s, ``per`` or ``/`` and signs of currencies do not matter."""
    words = unit.casefold().replace("/", " per ").replace("per cent", "percent").rstrip(".").split()
    return " ".join(_SAME.get(word, word) for word in map(_singular, words))


def is_percentage(unit: str) -> bool:
    """Whether a unit counts in hundredths, of whatever."""
    return unit_key(unit).startswith("%")


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("es") if word.endswith("sses") else word.removesuffix("s")
