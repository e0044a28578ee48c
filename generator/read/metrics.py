"""Numbers out of a JSON file: exact, by JSON Pointer (RFC 6901), one bad value at the cost of that value alone.

In: the bytes of a JSON file, and a pointer. Out: a decimal number, or ``MetricsError`` in words. Files and paths do
not belong here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.read.quoting import listed, nearest, shorten

Json = Any
"""What ``parse_metrics`` made: dictionaries, lists, texts, decimal numbers, and the marks below."""

_LONGEST_NUMBER = 100
_LARGEST_EXPONENT = 30

_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")


class MetricsError(Exception):
    """A number that cannot be had."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class _Odd:
    """Stands for a number that is none, until somebody asks for it."""

    why: str


class _Object(dict[str, Json]):
    """A JSON object that remembers which keys it was given twice."""

    __slots__ = ("twice",)

    def __init__(self, pairs: list[tuple[str, Json]]) -> None:
        super().__init__(pairs)
        self.twice: frozenset[str] = frozenset()
        if len(self) != len(pairs):
            self.twice = frozenset(
                key for key, times in Counter(key for key, _ in pairs).items() if times > 1
            )


def parse_metrics(data: bytes) -> Json:
    """Read a JSON file."""
    try:
        # Windows editors write a byte order mark, which JSON does not know.
        text = data.decode("utf-8-sig")
        return json.loads(
            text,
            parse_float=_decimal,
            parse_int=_decimal,
            parse_constant=_constant,
            object_pairs_hook=_Object,
        )
    except UnicodeDecodeError as error:
        raise MetricsError("is not saved as UTF-8", "save it again with the encoding UTF-8") from error
    except json.JSONDecodeError as error:
        message = (
            f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]}, line {error.lineno}, column {error.colno}"
        )
        raise MetricsError(message, "correct it, or export it again") from error
    except RecursionError as error:
        raise MetricsError("is nested too deep", "export it with fewer levels") from error


def number_at(parsed: Json, pointer: str) -> Decimal:
    """Follow a pointer to a number."""
    here = parsed
    way = ""
    for step in _steps(pointer):
        here = _step(here, step, way)
        way += "/" + step.replace("~", "~0").replace("/", "~1")
    place = f"“{shorten(pointer)}”" if pointer else "the whole file"
    if isinstance(here, Decimal):
        return here
    if isinstance(here, _Odd):
        raise MetricsError(f"{place} is no number that can be used: {here.why}", "write a plain number")
    if isinstance(here, dict):
        raise MetricsError(
            f"{place} is not a number but has parts", f"lead the pointer on to one of: {listed(here)}"
        )
    if isinstance(here, list):
        last = f"{pointer}/{len(here) - 1}"
        hint = f"lead the pointer on to an item: {pointer}/0 is the first, {last} the last" if here else ""
        raise MetricsError(f"{place} is not a number but a list of {len(here)}", hint)
    if isinstance(here, str):
        hint = "write it without quotation marks in the JSON file"
        raise MetricsError(f"{place} is the text “{shorten(here)}”, not a number", hint)
    name = {None: "null", True: "true", False: "false"}[here]
    raise MetricsError(f"{place} is {name}, not a number", "let the pointer lead to a number")


def _steps(pointer: str) -> list[str]:
    """The parts of a pointer. ``~1`` stands for a slash, ``~0`` for a tilde."""
    if not pointer:
        return []
    if pointer.startswith("#"):
        raise MetricsError(
            f"the pointer “{shorten(pointer)}” begins with #", "begin it with a slash, without the #"
        )
    if not pointer.startswith("/"):
        hint = f"write  /{shorten(pointer.replace('.', '/'))}"
        raise MetricsError(f"the pointer “{shorten(pointer)}” does not begin with a slash", hint)
    if re.search(r"~(?![01])", pointer):
        hint = "write ~0 for a tilde and ~1 for a slash that belongs to a key"
        raise MetricsError(f"the pointer “{shorten(pointer)}” holds a lone tilde", hint)
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer[1:].split("/")]


def _step(here: Json, step: str, way: str) -> Json:
    place = f"“{shorten(way)}”" if way else "the file"
    if isinstance(here, _Object):
        if step in here.twice:
            raise MetricsError(
                f"{place} has “{shorten(step)}” twice", "delete one of the two in the JSON file"
            )
        if step in here:
            return here[step]
        close = nearest(step, here)
        hint = f"did you mean “{shorten(close)}”? " if close else ""
        hint += f"there are: {listed(here)}" if here else "it is empty"
        raise MetricsError(f"{place} has no “{shorten(step)}”", hint)
    if isinstance(here, list):
        if not _INDEX.fullmatch(step):
            hint = "name an item by its number; 0 is the first"
            raise MetricsError(f"{place} is a list, and “{shorten(step)}” is no number of an item", hint)
        if int(step) >= len(here):
            hint = f"its last item is {len(here) - 1}; 0 is the first" if here else ""
            raise MetricsError(f"{place} is a list of {len(here)}, and has no item {step}", hint)
        return here[int(step)]
    raise MetricsError(f"{place} has no parts, so “{shorten(step)}” is not in it", "shorten the pointer")


def _decimal(text: str) -> Decimal | _Odd:
    """An exact number; Python would refuse some very long ones, and choke on some very large ones."""
    if len(text) > _LONGEST_NUMBER:
        return _Odd(f"it has {len(text)} digits")
    try:
        number = Decimal(text)
    except InvalidOperation:
        return _Odd(f"{shorten(text)} is too large")
    if abs(number.adjusted()) > _LARGEST_EXPONENT:
        if not number:  # 0e-400 is nothing but zero
            return Decimal(0)
        return _Odd(f"{shorten(text)} is too {'large' if number.adjusted() > 0 else 'small'}")
    return number


def _constant(text: str) -> _Odd:
    return _Odd(f"{text} is not JSON")
