"""Why a text is no condition, and how to write the one that was meant.

In: a text that ``condition`` refused, or its part that cannot be read. Out: ``Unreadable`` (SRC007).
Nothing here ever becomes a value.
"""

from __future__ import annotations

import re

from generator.model.values.blanks import single_blanks
from generator.model.values.comparator import Comparator
from generator.model.values.number import spell
from generator.model.values.quantity import Quantity
from generator.model.values.quantity_shape import LONGEST_TEXT
from generator.model.values.unreadable import Unreadable, any_of, quoted

_HINT = "write a comparison, for example at least 92 %, or TBD"
_AT_LEAST, _AT_MOST, _EXACTLY = (
    one.words for one in (Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.EXACTLY)
)
_ZERO = re.compile(r"no|none|never|nil|zero", re.IGNORECASE)
_COMPARED_BEHIND = re.compile(
    r"(?P<bound>.*?)(?:(?P<least> ?\+| or (?:more|better|higher|above|over)| minimum| at least)"
    r"| or (?:less|fewer|lower|below|under)| maximum| at most)",
    re.IGNORECASE,
)


def no_comparison(text: str) -> Unreadable:
    """Explain a text that does not begin with a comparator."""
    if len(text) > LONGEST_TEXT:
        return Unreadable("SRC007", f"{quoted(text)} is too long for a condition", _HINT)
    typed = single_blanks(text)
    if _ZERO.fullmatch(typed):
        return _unreadable(text, "is a word where a comparison is wanted", f"{_EXACTLY} 0")
    if found := _COMPARED_BEHIND.fullmatch(typed):
        words = _AT_LEAST if found["least"] else _AT_MOST
        ways = (f"{words} {bound.text}" for bound in _bounds(found["bound"]) if not bound.is_range)
        return _unreadable(text, "has the comparison behind the number", *ways)
    bounds = _bounds(typed)
    if bounds and bounds[0].is_range:
        return range_refusal(text, (_AT_LEAST, _AT_MOST), bounds[0])
    single = [bound for bound in bounds if not bound.is_range]
    ways = (f"{words} {bound.text}" for bound in single for words in (_AT_LEAST, _AT_MOST))
    return _unreadable(text, "does not say how to compare", *ways)


def bound_refusal(words: str, bound: str, refused: Unreadable) -> Unreadable:
    """Explain a condition whose quantity cannot be read, with the comparator in every suggestion."""
    bounds = ["0"] if _ZERO.fullmatch(bound) else [one.text for one in _bounds(bound) if not one.is_range]
    message = refused.message if bound else f"{quoted(words)} stands without a number"
    return _suggesting(message, *(f"{words} {one}" for one in bounds))


def range_refusal(text: str, words: tuple[str, str], bound: Quantity) -> Unreadable:
    """Explain a comparison with a range; ``words`` are the comparators to suggest for its two ends."""
    ends = zip(words, (bound.low, bound.high), strict=True)
    ways = (f"{word} {spell(end)} {bound.unit}".rstrip() for word, end in ends)
    return _unreadable(text, "compares with a range, not with one number", *ways)


def _bounds(typed: str) -> list[Quantity]:
    """The quantity that a text is, else those that are suggested for it."""
    try:
        return [Quantity.parse(typed)]
    except Unreadable as refused:
        return [Quantity.parse(way) for way in refused.rewrites]


def _unreadable(text: str, fact: str, *ways: str) -> Unreadable:
    return _suggesting(f"{quoted(text)} {fact}", *ways)


def _suggesting(message: str, *ways: str) -> Unreadable:
    """The message with the ways that can be read: spelled out, a long condition may be too long for one."""
    short = tuple(way for way in ways if len(way) <= LONGEST_TEXT)
    return Unreadable("SRC007", message, f"write {any_of(short)}" if short else _HINT, short)
