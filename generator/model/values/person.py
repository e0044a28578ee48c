"""Persons: who answers for something, and whether that is a person at all.

In: ``Dana Fox`` or ``Dana Fox, director customer care``. Out: a ``Person`` with its kind, or ``Unreadable``
(SRC004). Whether a body is allowed in a place belongs to the rules.

The judgement is a guess by words and shape, English ones unless a company adds its own. It doubts a name of
one word (Suharto), and takes any two capitalised words that it does not know for a person (Phoenix Works).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Self

from generator.model.values.blanks import single_blanks
from generator.model.values.person_words import (
    BODIES,
    BODY_SURNAMES,
    BUSINESS,
    CAPITALS,
    NOBODY,
    POST_SURNAMES,
    POSTS,
    PersonWords,
)
from generator.model.values.unreadable import Unreadable, quoted

__all__ = ["Person", "PersonKind", "PersonWords"]

_HINT = "write one name, then the role: Dana Fox, director customer care"
_LONGEST_TEXT = 200
_BUILT_IN_WORDS = PersonWords()

_NAME_AND_ROLE = re.compile(r"(?P<name>[^,(<]+)(?:[,(<] ?(?P<role>.*))?")
_DASH = re.compile(r" [-–—] ")
_JOINT = re.compile(r" (?:and|or) |[&+/;]", re.IGNORECASE)
_PREPOSITION = re.compile(r" (?:of|for|in|at|on|from|to) ")
# Scripts that write a name without a blank in it: Han, Kana, Hangul.
_ONE_WORD_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3々・]{2,}")
_INITIALS = re.compile(r"(?:\w\.-?)+\w?|\w|[A-Z]{2,3}")


class PersonKind(StrEnum):
    """What stands in the place of a person."""

    PERSON = "person"
    BODY = "body"
    POST = "post"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Person:
    """A name and a role, which may be empty. ``several`` names are joined to one: their kind is a body."""

    name: str
    role: str
    kind: PersonKind
    several: bool
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str, words: PersonWords = _BUILT_IN_WORDS) -> Self:
        """Read a name with its role, or raise ``Unreadable``."""
        if len(text) > _LONGEST_TEXT:
            raise Unreadable("SRC004", f"{quoted(text)} is too long for a name and a role", _HINT)
        return cls(*_read(text, words), text)

    @property
    def key(self) -> str:
        """Equal for the same name; the role and case do not matter."""
        return self.name.casefold()


@lru_cache(maxsize=2048)  # a person stands on a page ten times, and on several pages
def _read(text: str, words: PersonWords) -> tuple[str, str, PersonKind, bool]:
    """The name, the role, the kind, and whether the name is several."""
    typed = unicodedata.normalize("NFC", single_blanks(text))
    found = _NAME_AND_ROLE.fullmatch(_DASH.sub(", ", typed, count=1))
    if found is None or not any(map(str.isalnum, found["name"])):
        raise Unreadable("SRC004", f"{quoted(text)} names nobody", _HINT)
    name = found["name"].strip()
    kind, several = _kind_of_all(name, words)
    return name, (found["role"] or "").rstrip(")> "), kind, several


def _kind_of_all(name: str, words: PersonWords) -> tuple[PersonKind, bool]:
    """The kind of a name that may be several, and whether it is."""
    parts = [part.strip() for part in _JOINT.split(name) if part.strip()]
    kinds = [_kind(part, words) for part in parts]
    if len(parts) < 2:
        return kinds[0] if kinds else PersonKind.DOUBTFUL, False
    if kinds[0] is PersonKind.POST and PersonKind.POST not in kinds[1:] and _PREPOSITION.search(parts[0]):
        return PersonKind.POST, False  # Director of Products and Services
    if PersonKind.BODY in kinds:
        return PersonKind.BODY, False
    if all(kind is PersonKind.DOUBTFUL and len(part) < 3 for kind, part in zip(kinds, parts, strict=True)):
        return PersonKind.DOUBTFUL, False  # n/a
    return PersonKind.BODY, True


def _kind(name: str, words: PersonWords) -> PersonKind:
    """The kind of one name: by the last telling word before a preposition, else by its shape."""
    folded = f" {name.casefold()} "
    for kind, phrases in ((PersonKind.BODY, words.bodies), (PersonKind.POST, words.posts)):
        if any(f" {phrase.strip().casefold()} " in folded for phrase in phrases):
            return kind
    preposition = _PREPOSITION.search(name)
    phrase = [_word(word) for word in (name[: preposition.start()] if preposition else name).split(" ")]
    of_business = phrase[0].casefold() in NOBODY or (preposition is not None and preposition[0] != " from ")
    strangers = [word for word in phrase if not _is_business(word)]
    for word in reversed(phrase):
        kind_here = _kind_of_word(word, of_business or not strangers)
        if kind_here is not None:
            return kind_here
    if not strangers:
        return PersonKind.BODY
    return PersonKind.PERSON if _shaped_like_a_name(name) else PersonKind.DOUBTFUL


def _kind_of_word(word: str, of_business: bool) -> PersonKind | None:
    """The kind that a word gives to its phrase. A surname gives one only in the phrase of a business."""
    folded, last = word.casefold(), word.casefold().rpartition("-")[2]
    no_surname = of_business or word[:1].islower()
    if word in CAPITALS or _is_in(BODIES, folded, last) or (no_surname and _is_in(BODY_SURNAMES, folded)):
        return PersonKind.BODY
    if _is_in(POSTS, folded, last) or (no_surname and _is_in(POST_SURNAMES, folded)):
        return PersonKind.POST
    return None


def _is_in(known: frozenset[str], *words: str) -> bool:
    return any(word in known or word.removesuffix("s") in known for word in words)


def _is_business(word: str) -> bool:
    folded = word.casefold()
    return word in CAPITALS or any(
        _is_in(known, folded) for known in (BUSINESS, BODIES, POSTS, BODY_SURNAMES, POST_SURNAMES)
    )


def _word(typed: str) -> str:
    """A word without the marks around it and without a genitive s."""
    return re.sub(r"['’]s?$", "", typed.strip('.,:"“”'))


def _shaped_like_a_name(name: str) -> bool:
    """Whether a name that holds no telling word looks like a person's."""
    words = name.split(" ")
    if _word(words[0]).casefold() in NOBODY or re.search(r"[\d@:_#%*=|\\]", name):
        return False
    if len(words) == 1:
        return _ONE_WORD_NAME.fullmatch(name) is not None
    in_small_letters = all(word[:1].islower() for word in words)
    return not in_small_letters and not all(map(_INITIALS.fullmatch, words))
