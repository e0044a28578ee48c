"""Whole projects over the whole format: sound, spoilt and hostile, for what must hold of any of them.

In: nothing. Out: a strategy for pages as plain data, and ways to write them. Every field of the model can occur, with
a value of its kind, a value of another kind, words for *not settled*, or text that somebody wrote to break things.
"""

import json
from collections.abc import Callable
from enum import StrEnum
from random import Random
from typing import Any

from hypothesis import strategies as st

from generator.model.artifact import Artifact
from generator.model.field import Section
from generator.model.kinds import ListKind, SectionKind, TableKind, kinds_of
from generator.model.single import ChoiceKind, Kind, OwnKind, ParsedKind, TextKind, YesNoKind

Data = Any
Draw = Callable[[st.SearchStrategy[Any]], Any]

HOSTILE = (
    *(
        "a: b # c, {d} [e]",
        "- x",
        "it's",
        '"so"',
        "? x",
        "!t",
        "&a",
        "*a",
        "| x",
        "> x",
        "%x",
        "@x",
        "`x`",
        " x ",
    ),
    *(
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "{% raw %}",
        "[a](javascript:alert(1))",
        "![a](file:///etc/passwd)",
    ),
    *(
        "::error::x",
        "##[error]x",
        "a\nb",
        "a\r\n\tb",
        "\x00",
        "\x1b[31m",
        "\u202eabc",
        "\ufeff",
        "\U0001f600",
        "\ue000",
    ),
    *(
        "Łódź → ≥ 5 %",
        "李",
        "e\u0301",
        "x" * 3_000,
        "word " * 600,
        "../../etc/passwd",
        "/dev/zero",
        "C:\\new",
        "-0",
    ),
    *(
        "~",
        "null",
        "no",
        "010",
        "12:30",
        "0x1F",
        "1e400",
        "9" * 200,
        ".",
        "..",
        "",
        "[",
        "{",
        "}",
        "\\",
        "$(x)",
        "%s",
    ),
)
OPEN = ("TBD", "TBD, depends on the contract", "?", "?, ask Tom", "to be named", "todo")
PERSONS = (
    "Dana Fox",
    "Dana Fox, director customer care",
    "Tom Adler",
    "The board",
    "BMT2",
    "Director of Products",
)
WORDS = (
    "Accuracy",
    "Tickets in no category",
    "accuracy",
    "recall",
    "pilot",
    "https://example.com/a",
    "one\ntwo",
    "**b**",
)
PARSED = {
    "a date such as 2026-11-22": (
        *(
            "2026-11-22",
            "2026-11",
            "2026-01-31",
            "2025-02-28",
            "2199-12-31",
            "1900-01-01",
            "2026-12-04",
            "2026-11-23",
        ),
    ),
    "a number with its unit": (
        "94 %",
        "0.94",
        "1 500 EUR per month",
        "6 to 14 s",
        "240 cases",
        "-3 °C",
        "240",
        "0",
    ),
    "a condition such as at least 92 %": (
        "at least 92 %",
        "more than 5 %",
        "exactly 0",
        '">= 0.9"',
        "at most 3 per 30 days",
    ),
    "a duration such as 5 working days": (
        "5 working days",
        "1 day",
        "4 hours",
        "6 months",
        "99 years",
        "0 days",
    ),
    "a rhythm such as week": (
        "day",
        "week",
        "2 weeks",
        "quarter",
        "change of model",
        "regularly",
        "every 90 days",
    ),
    "a person's name": PERSONS,
    "a fingerprint": ("sha256-5c1e0f9a4b7d2e865c1e0f9a4b7d2e86", "sha256-0"),
    "a path beside the project": (
        "evidence/golden.csv",
        "evidence/2026-11-metrics.json",
        "evidence/none.csv",
        "evidence",
    ),
}
REFERENCES = (
    "operations.reviewer",
    "specification",
    "gate.go.signals",
    "no.such.field",
    "accuracy",
    "OPS011",
    "SRC003",
)

_CHANCES = st.integers(0, 99)


@st.composite
def pages(draw: Draw) -> Data:
    """A page. How full it is, and how much of it is spoilt, is drawn first."""
    filled = draw(st.sampled_from((15, 50, 90, 100)))
    spoilt = draw(st.sampled_from((0, 0, 3, 15)))
    page = _Page(draw, filled, spoilt).section(Artifact, 0)
    assert isinstance(page, dict)
    if draw(_CHANCES) < 90:
        page["format"] = "1"
        page["stage"] = draw(st.sampled_from(("idea", "poc", "pilot", "pilot", "production", "retired")))
    return page


class _Page:
    """Draws values for the fields of one page."""

    def __init__(self, draw: Draw, filled: int, spoilt: int) -> None:
        self.draw = draw
        self.filled = filled
        self.spoilt = spoilt

    def chance(self, of: int) -> bool:
        return bool(self.draw(_CHANCES) < of)

    def one(self, *texts: str) -> str:
        return str(self.draw(st.sampled_from(texts)))

    def section(self, cls: type[Section], depth: int) -> Data:
        made = {
            key: self.value(kind, depth + 1)
            for key, kind, _ in kinds_of(cls).values()
            if self.chance(self.filled)
        }
        if self.spoilt and self.chance(self.spoilt):
            made[self.one("own key", "Reviewer", "titel", "a\nb", "<b>", "x" * 200)] = self.one(*HOSTILE)
        return made

    def value(self, kind: Kind, depth: int) -> Data:
        if self.spoilt and self.chance(self.spoilt):
            return self.spoiled(depth)
        if self.chance(4):
            return self.one(*OPEN)
        match kind:
            case ListKind():
                count = self.draw(st.sampled_from((0, 1, 1, 2, 3)))
                return (
                    [self.value(kind.item, depth + 1) for _ in range(count)]
                    if self.chance(85)
                    else self.value(kind.item, depth)
                )
            case SectionKind():
                return self.section(kind.cls, depth + 1)
            case TableKind(item=OwnKind()):
                return {self.text(): self.one(*WORDS), "list": [self.text(), {self.text(): None}]}
            case TableKind():
                return {self.one(*WORDS, *REFERENCES): self.value(kind.item, depth + 1) for _ in range(2)}
            case ChoiceKind():
                return self.one(*(str(option) for option in _options(kind)))
            case YesNoKind():
                return self.one("true", "false", "yes", "no")
            case ParsedKind():
                return self.one(*PARSED[kind.noun])
            case TextKind():
                return self.text()
        raise AssertionError(f"no test knows how to fill a {type(kind).__name__}")

    def text(self) -> str:
        return self.one(*WORDS, *REFERENCES, *PERSONS[:2]) if self.chance(80) else self.one(*HOSTILE)

    def spoiled(self, depth: int) -> Data:
        other = self.one(*HOSTILE, *(text for texts in PARSED.values() for text in texts))
        return self.draw(
            st.sampled_from((other, other, None, [other], {other: other}, [[other]], {}, [], {"id": [other]}))
        )


def _options(kind: ChoiceKind) -> list[StrEnum]:
    return list(kind.options)


def as_json(page: Data) -> bytes:
    """Write a page as JSON, which is YAML as long as no character is escaped in two halves.

    The order of keys is that of the data.
    """
    return json.dumps(page, ensure_ascii=False, indent=1).encode()


def shuffled(page: Data, random: Random) -> Data:
    """The same page with its keys in another order everywhere. Lists stay as they are."""
    if isinstance(page, list):
        return [shuffled(item, random) for item in page]
    if not isinstance(page, dict):
        return page
    entries = [(key, shuffled(value, random)) for key, value in page.items()]
    random.shuffle(entries)
    return dict(entries)
