"""The fingerprint of a section: what an approval covers, and which fields of it changed.

In: a section as the format means it. Out: a ``Fingerprint`` over every field except approvals and observations. Two
texts that mean the same have the same one: comments, order of keys, layout, quotes, a list of one and a single text,
and the spelling of a quantity do not count; the order of a list does. What is open (``TBD, …``) counts as absent, and
so does its reason: to settle a field voids an approval, to explain why it is open does not. Where a value could not
be read nobody can say what was approved: callers ask for that first.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from enum import StrEnum
from typing import Any

from generator.model.field import Section
from generator.model.kinds import kinds_of
from generator.model.specification import Approval
from generator.model.values.blanks import single_blanks
from generator.model.values.cadence import Cadence
from generator.model.values.condition import Condition
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.fingerprint import Fingerprint
from generator.model.values.number import spell
from generator.model.values.path import RelativePath
from generator.model.values.person import Person
from generator.model.values.quantity import Quantity
from generator.model.values.stated import Stated
from generator.model.values.unit import unit_key

Content = dict[str, Any]
"""The meaning of a section as JSON has it: only what is filled, by key."""

_EXACT = Context(prec=64)  # wider than any number that is read, so that nothing is rounded

_FORM = 1
"""The number of this canonical form. Another form gives other fingerprints: each approval given before is void."""


def content_of(section: Section, instead: Mapping[str, str | None] | None = None) -> Content:
    """What a section's approval covers. ``instead`` has another text for some of its own keys, or None for nothing."""
    content: Content = {}
    for name, (key, _, says) in kinds_of(type(section)).items():
        value = getattr(section, name)
        if says.observed or isinstance(value, Approval):
            continue
        if instead is not None and key in instead:
            if instead[key] is not None:
                content[key] = instead[key]
            continue
        canonical = _canonical(value)
        if canonical not in (None, [], {}):
            content[key] = canonical
    return content


def fingerprint_of(name: str, content: Content) -> Fingerprint:
    """Take the fingerprint of a section's content; sections of other names never have the same one."""
    text = json.dumps([_FORM, name, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Fingerprint.of(text.encode("utf-8", "surrogatepass"))


def changed_fields(before: Content, after: Content) -> tuple[str, ...]:
    """The fields that differ, in the words of a reference: ``cost.monthly``, ``quality[accuracy].target``."""
    return tuple(dict.fromkeys(_changed(before, after, "")))


def _changed(before: Any, after: Any, walked: str) -> Iterator[str]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from _changed(before.get(key), after.get(key), f"{walked}.{key}" if walked else key)
        return
    items = _by_id(before), _by_id(after)
    if items[0] is None or items[1] is None:
        yield walked
    elif items[0] == items[1]:
        yield f"{walked} (order)"
    else:
        for name in dict.fromkeys([*items[0], *items[1]]):
            yield from _changed(items[0].get(name), items[1].get(name), f"{walked}[{name}]")


def _by_id(items: Any) -> dict[str, Any] | None:
    """The items of a list by their ids; None where one has none, or two share one."""
    listed = items if isinstance(items, list) else []
    found = {item["id"]: item for item in listed if isinstance(item, dict) and "id" in item}
    return found if found and len(found) == len(listed) else None


def _canonical(value: Any) -> Any:
    """A value as JSON, the same for every way to write it."""
    match value:
        case Section():
            return content_of(value)
        case tuple():
            return [_canonical(item) for item in value]
        case StrEnum():
            return value.value
        case str():
            return _text(value)
        case Mapping():  # behind the texts: whether a value is one is slow to tell
            return {_text(key): _canonical(item) for key, item in value.items()}
        case Quantity():
            return _quantity(value)
        case Condition():
            return f"{value.comparator} {_quantity(value.bound)}"
        case Stated():
            return _text(value.text) if value.quantity is None else _quantity(value.quantity)
        case Person():
            return f"{value.name}, {_text(value.role)}" if value.role else value.name
        case Day() | Duration() | Cadence():
            return _text(value.canonical)
        case RelativePath() | Fingerprint():
            return value.text
        case bool() | None:
            return value
    raise TypeError(f"no canonical form for {type(value).__name__}")


def _text(text: str) -> str:
    return unicodedata.normalize("NFC", single_blanks(text))


def _quantity(quantity: Quantity) -> str:
    """Numbers without empty decimals, and the unit by its key.

    A fraction without a unit reads as a percentage, as it compares: 0.94 is 94 %. A bare 1 or 0 stays a count.
    """
    low, high, unit = quantity.low, quantity.high, unit_key(quantity.unit)
    if not unit and all(-1 < end < 1 for end in (low, high)) and (low or high):
        low, high, unit = _EXACT.scaleb(low, 2), _EXACT.scaleb(high, 2), "%"
    numbers = " to ".join(spell(_plain(end)) for end in dict.fromkeys((low, high)))
    return f"{numbers} {unit}".rstrip()


def _plain(number: Decimal) -> Decimal:
    """The number without empty decimals, and without an exponent: 92.0 is 92."""
    return Decimal(format(_EXACT.normalize(number), "f"))
