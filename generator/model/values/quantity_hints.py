"""Why a text is no quantity, and how to write the one that was meant.

In: a text that ``quantity`` refused. Out: ``Unreadable`` (SRC007). A certain reading is written out, of two
readings both are. Nothing here ever becomes a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Context, Decimal

from generator.model.values.blanks import single_blanks
from generator.model.values.comparator import read_comparator
from generator.model.values.number import read_number, readings, spell
from generator.model.values.quantity_shape import LONGEST_TEXT, Shape, read_quantity, read_shape
from generator.model.values.unit import LOOSE_TAIL, MULTIPLIER, is_unit, magnitude
from generator.model.values.unreadable import Unreadable, any_of, quoted

_HINT = "write a number and its unit, for example 94 %, or TBD"

_LOOSE = re.compile(
    r"(?:about|around|approximately|approx\.?|circa|ca\.?|c\.|roughly|some|nearly|almost|[~≈±]) ?(?![a-z])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"between (.+?) and ", re.IGNORECASE)
_SIGNS = {"€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR"}
_CODES = (
    "EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|JPY|CNY|INR|KRW|AUD|NZD|CAD|SGD|HKD|BRL|MXN|ZAR|AED"
)
_CURRENCY = re.compile(rf"(US\$|[€$£¥₹]|{_CODES}) ?(?=[0-9.,])", re.IGNORECASE)
_END_OF_UNIT = re.compile(r" ?[(,;]|(?<=[%‰]) ")
_WIDE = Context(prec=64)


def quantity_refusal(text: str) -> Unreadable:
    """Explain why a text is no quantity."""
    if len(text) > LONGEST_TEXT:
        return Unreadable("SRC007", f"{quoted(text)} is too long for a quantity", _HINT)
    typed = single_blanks(text)
    comparison = read_comparator(typed)
    if comparison and comparison[2][:1].isdigit():
        message = f"{quoted(text)} is a condition where a value is wanted"
        return Unreadable("SRC007", message, "write the number alone, for example 94 %, or TBD")
    near = _NearMiss(typed)
    message = f"{quoted(text)} {near.facts[0]}"
    hint = f"write {any_of(near.rewrites)}" if near.rewrites else _HINT
    return Unreadable("SRC007", message, hint, near.rewrites)


@dataclass(slots=True)
class _NearMiss:
    """A refused text that is mended step by step. Each step notes its fact; the first one is told."""

    rest: str
    facts: list[str] = field(default_factory=list)
    rewrites: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._make_exact()
        currency = self._take_currency()
        shape = read_shape(self.rest)
        if shape is None:
            where = "does not begin with a number" if re.search("[0-9]", self.rest) else "holds no number"
            self.facts.insert(0, where)
            return
        lows, highs = self._numbers(shape)
        unit, times = self._unit(shape, currency)
        if lows and highs and unit is not None:
            self._run_forwards(lows, highs, unit, times)
        self.facts.append("cannot be read as a number and its unit")

    def _make_exact(self) -> None:
        """Drop words before and after that make the number a rough one."""
        if before := _LOOSE.match(self.rest):
            self.rest = self.rest[before.end() :]
        if after := LOOSE_TAIL.search(self.rest):
            self.rest = self.rest[: after.start()]
        if before or after:
            self.facts.append("gives no exact number")
        if between := _BETWEEN.match(self.rest):
            self.facts.append("is not how a range is written")
            self.rest = f"{between[1]} to {self.rest[between.end() :]}"

    def _take_currency(self) -> str:
        """Drop a currency before the number, and name its code."""
        found = _CURRENCY.match(self.rest)
        if found is None:
            return ""
        self.facts.append("has the currency before the number")
        self.rest = _CURRENCY.sub("", self.rest)  # also at the far end of a range
        return _SIGNS.get(found[1].upper(), found[1].upper())

    def _numbers(self, shape: Shape) -> tuple[list[Decimal], list[Decimal]]:
        """Every reading of both ends."""
        lows, highs = readings(shape.low), readings(shape.high)
        for typed, found in ((shape.low, lows), (shape.high, highs)):
            if not found:
                long = sum(map(str.isdigit, typed)) > 30
                self.facts.append("has more than 30 digits" if long else "has a number that cannot be read")
            elif len(found) > 1:
                mark = "comma" if "," in typed else "point"
                self.facts.append(f"can be read in two ways: the {mark} may part thousands or decimals")
            elif read_number(typed) is None:
                no_digit = typed.lstrip("+−- ")[0] in ".,"
                fact = "has no digit before its decimal mark" if no_digit else "parts thousands by marks"
                self.facts.append(fact)
        return lows, highs

    def _run_forwards(self, lows: list[Decimal], highs: list[Decimal], unit: str, times: int) -> None:
        """Spell out every reading that runs from low to high; one that runs backwards, turned round."""
        ends = list(dict.fromkeys([(lows[0], highs[0]), (lows[-1], highs[-1])]))
        forwards = [(low, high) for low, high in ends if low <= high]
        if not forwards:
            self.facts.append("runs backwards")
        turned = forwards or [(high, low) for low, high in ends]
        spelled = (_spelled(low, high, unit, times) for low, high in turned)
        self.rewrites = tuple(text for text in spelled if read_quantity(text))

    def _unit(self, shape: Shape, currency: str) -> tuple[str | None, int]:
        """The unit, None where it cannot be told, and what its magnitude multiplies the number with."""
        unit, times = shape.unit, 1
        if not shape.one_unit:
            self.facts.append("mixes two units")
            return None, times
        if found := MULTIPLIER.match(unit):
            self.facts.append("abbreviates the number")
            unit, times = unit[found.end() :], magnitude(found)
        unit = f"{currency} {unit}".strip()
        if is_unit(unit):
            return unit, times
        self.facts.append("holds more than a number and its unit")
        head = _END_OF_UNIT.split(unit, maxsplit=1)[0]
        return (head if is_unit(head) and head != unit else None), times


def _spelled(low: Decimal, high: Decimal, unit: str, times: int) -> str:
    ends = [_WIDE.multiply(number, times) for number in dict.fromkeys((low, high))]
    whole = [end.to_integral_value() if times > 1 and end == end.to_integral_value() else end for end in ends]
    return f"{' to '.join(map(spell, whole))} {unit}".rstrip()
