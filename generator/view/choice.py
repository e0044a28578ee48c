"""Which projects go into the committee's pack, and in which order.

In: assessments, and conditions as they are typed. Out: the chosen ones in their order. No text is made here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from generator.check.assess import Assessment
from generator.findings import Severity
from generator.model.field import Stage
from generator.model.gate import Outcome
from generator.model.values.day import Day
from generator.model.values.unreadable import Unreadable
from generator.view.calendar import decisions_due


class Order(StrEnum):
    """How the pages of a pack follow each other."""

    DUE = "due"
    TITLE = "title"
    STAGE = "stage"
    OUTCOME = "outcome"
    ERRORS = "errors"


class UnknownCondition(ValueError):  # noqa: N818 - named after the fact, as a reader meets it
    """A condition that nobody can mean; the message says what may be written."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: a key and what it must be."""

    key: str
    value: str


KEYS = ("tag", "stage", "owner", "outcome", "due")
_WORST_FIRST = (Outcome.STOP, Outcome.HOLD, Outcome.GO)


def read_condition(text: str) -> Condition:
    """Read a condition.

    Raises:
        UnknownCondition: with what may be written instead.
    """
    key, equals, value = (part.strip() for part in text.partition("="))
    if not equals or key not in KEYS or not value:
        listed = ", ".join(KEYS)
        raise UnknownCondition(f"`{text}`: write KEY=VALUE with one of {listed}, for example  stage=pilot")
    known: dict[str, list[str]] = {
        "stage": [stage.value for stage in Stage],
        "outcome": [outcome.value for outcome in Outcome],
    }
    if key in known and value.lower() not in known[key]:
        raise UnknownCondition(f"`{text}`: {key} is one of {', '.join(known[key])}")
    if key == "due":
        try:
            Day.parse(value)
        except Unreadable as error:
            raise UnknownCondition(f"`{text}`: {error.message}; write for example  due=2026-12-31") from error
    return Condition(key, value)


def choose(
    portfolio: Sequence[Assessment], conditions: Iterable[Condition], order: Order
) -> tuple[Assessment, ...]:
    """The projects that meet the conditions: all keys, and of one key any value."""
    by_key: dict[str, list[str]] = {}
    for condition in conditions:
        by_key.setdefault(condition.key, []).append(condition.value.casefold())
    chosen = [
        a
        for a in portfolio
        if all(any(_MEETS[key](a, value) for value in values) for key, values in by_key.items())
    ]
    return tuple(sorted(chosen, key=lambda a: (*_ORDERS[order](a), *_title(a))))


def _has_tag(a: Assessment, value: str) -> bool:
    return value in {tag.casefold() for tag in a.project.artifact.tags}


def _in_stage(a: Assessment, value: str) -> bool:
    stage = a.project.artifact.stage
    return stage is not None and stage.value == value


def _owned_by(a: Assessment, value: str) -> bool:
    owner = a.project.artifact.ownership.owner
    return owner is not None and value in {owner.name.casefold(), owner.text.casefold()}


def _reads(a: Assessment, value: str) -> bool:
    return a.project.readable and a.reading.outcome.value == value


def _due_by(a: Assessment, value: str) -> bool:
    """Whether a decision is due by a day, or late."""
    day = Day.parse(value).last
    return any(due.decision.due and due.decision.due.last <= day for due in decisions_due([a]))


_MEETS: dict[str, Callable[[Assessment, str], bool]] = {
    "tag": _has_tag,
    "stage": _in_stage,
    "owner": _owned_by,
    "outcome": _reads,
    "due": _due_by,
}


def _by_due(a: Assessment) -> tuple[Any, ...]:
    days = [due.decision.due.last for due in decisions_due([a]) if due.decision.due]
    return (min(days, default=date.max),)


def _by_stage(a: Assessment) -> tuple[Any, ...]:
    return (-a.project.artifact.stage.rank if a.project.artifact.stage else 1,)


def _by_outcome(a: Assessment) -> tuple[Any, ...]:
    return (_WORST_FIRST.index(a.reading.outcome) if a.project.readable else -1,)


def _by_errors(a: Assessment) -> tuple[Any, ...]:
    return (-len(a.open(Severity.ERROR)), -len(a.open(Severity.WARNING)))


_ORDERS: dict[Order, Callable[[Assessment], tuple[Any, ...]]] = {
    Order.DUE: _by_due,
    Order.TITLE: lambda a: (),  # noqa: ARG005
    Order.STAGE: _by_stage,
    Order.OUTCOME: _by_outcome,
    Order.ERRORS: _by_errors,
}


def _title(a: Assessment) -> tuple[str, str, str]:
    return a.project.title.casefold(), a.project.id, a.source.address
