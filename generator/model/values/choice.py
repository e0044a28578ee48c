"""Choices: one word of a list, and which of them a slip was meant to be.

In: the text and the list. Out: the word as it stands in the list, the nearest one, or ``Unreadable``
(SRC005). The lists themselves belong to the sections of the model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from generator.model.values.blanks import single_blanks
from generator.model.values.unreadable import Unreadable, any_of, quoted

_LONGEST_TEXT = 100
_ALIKE = 0.65  # as difflib counts: "pilto" is pilot, "draft" is none of the stages
_SHORTEST_BEGINNING = 3


def match_choice(text: str, options: Sequence[str]) -> str | None:
    """The option that the text names; case, blanks, hyphens and underscores do not matter."""
    return _by_key(options).get(_key(text)) if len(text) <= _LONGEST_TEXT else None


def closest(text: str, options: Sequence[str]) -> str | None:
    """The option that was probably meant, also for keys; None where nothing is near."""
    typed = _key(text) if len(text) <= _LONGEST_TEXT else ""
    by_key = _by_key(options)
    begun = [key for key in by_key if key.startswith(typed) and len(typed) >= _SHORTEST_BEGINNING]
    near = begun if len(begun) == 1 else get_close_matches(typed, by_key, cutoff=_ALIKE)
    return by_key[_first_of_the_nearest(typed, near, list(by_key))] if near else None


def _first_of_the_nearest(typed: str, near: list[str], keys: list[str]) -> str:
    """The nearest key; of several that are equally near, the first one of the list."""
    return min(near, key=lambda key: (-SequenceMatcher(None, key, typed).ratio(), keys.index(key)))


def not_in_list(text: str, options: Sequence[str], noun: str) -> Unreadable:
    """Say that a text is none of the options; ``noun`` names what they are, as in ``stage``."""
    meant = closest(text, options)
    listed = any_of(options)
    hint = f"did you mean {meant}? Possible: {listed}" if meant else f"write {listed}"
    return Unreadable("SRC005", f"{quoted(text)} is no {noun}", hint, (meant,) if meant else ())


@lru_cache(maxsize=2048)  # the same few words are asked for, file after file
def _key(text: str) -> str:
    return re.sub(r"[ _-]", "", single_blanks(text).casefold())


def _by_key(options: Sequence[str]) -> dict[str, str]:
    return {_key(option): option for option in options}
