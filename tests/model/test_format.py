"""The format says everything of each of its fields, and every field stands on the page, on the web and on paper."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Party, Route
from generator.model.artifact import Artifact
from generator.model.field import About, Place, Section, Stage
from generator.model.kinds import ListKind, SectionKind, TableKind, kinds_of
from generator.model.single import ChoiceKind, Kind, OwnKind, ParsedKind, Report, TextKind, YesNoKind
from generator.read.document import Mapping
from generator.read.source import parse_document
from tests.paging import OF_FINDINGS, UNSEEN_ON_PAPER, judged, laid_out, only, paper, seen, web

Data = Any


@dataclass(frozen=True)
class Field:
    """One field of the format with what holds for it, from itself or from its parents."""

    name: str
    route: tuple[str, ...]
    kind: Kind
    says: About
    place: Place | None
    settles: Party | None


def fields(
    cls: type[Section] = Artifact, above: Route = (), place: Place | None = None, settles: Party | None = None
) -> Iterator[Field]:
    """Every field of the format, parents first. ``[]`` stands for each item of a list."""
    for key, kind, says in kinds_of(cls).values():
        here = Field(
            ".".join(str(step) for step in (*above, key)).replace(".[]", "[]"),
            tuple(str(step) for step in (*above, key)),
            kind,
            says,
            says.place or place,
            says.settles or settles,
        )
        yield here
        inner, items = (kind.item, ("[]",)) if isinstance(kind, ListKind) else (kind, ())
        if isinstance(inner, SectionKind):
            yield from fields(inner.cls, (*here.route, *items), here.place, here.settles)


FIELDS = {one.name: one for one in fields()}
LEAVES = {
    name: one
    for name, one in FIELDS.items()
    if not isinstance(one.kind.item if isinstance(one.kind, ListKind) else one.kind, SectionKind)
}


def test_the_format_has_fields_in_every_section() -> None:
    assert len(FIELDS) > 150
    assert {"title", "specification.quality[].actual.file", "governance.decisions[].seen"} <= set(FIELDS)


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_says_what_it_is(name: str) -> None:
    one = FIELDS[name]
    assert one.says.title.strip() == one.says.title != ""
    assert one.says.title[0].isupper()
    assert not one.says.title.endswith((".", ":"))
    assert one.says.guidance[0].isupper()
    assert one.says.guidance.endswith(".")
    assert not one.says.guidance.endswith("..")


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_has_a_place_and_somebody_who_settles_it(name: str) -> None:
    one = FIELDS[name]
    assert isinstance(one.place, Place)
    assert isinstance(one.settles, Party)
    assert one.says.due is None or isinstance(one.says.due, Stage)


@pytest.mark.parametrize("name", FIELDS)
def test_the_example_of_a_field_can_be_written_there(name: str) -> None:
    one = FIELDS[name]
    key = one.route[-1]
    document = parse_document(f"{key}: {one.says.example}\n".encode(), "example.yaml")
    assert [problem.gap.message for problem in document.problems] == []
    entry = document.root.get(key) if isinstance(document.root, Mapping) else None
    assert entry is not None

    report = Report()
    value = one.kind.read(entry.value, (key,), report, one.says)

    assert [(problem.code, problem.gap.message) for problem in report.problems] == []
    assert report.open == {}
    assert value not in (None, (), {})
    assert not isinstance(value, Section) or value.given


# ---- a page with everything on it


@dataclass
class Filler:
    """Makes a value for each kind, each unlike every other, and remembers how a page shows it.

    ``turn`` chooses among the words of a list. Shown texts of ids, which paper does without, are kept apart.
    """

    turn: int = 0
    shown: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(11))

    def value(self, kind: Kind, name: str) -> Data:
        """A value of a kind for the field with this name."""
        match kind:
            case ListKind():
                return [self.value(kind.item, f"{name}[{index}]") for index in range(2)]
            case TableKind(item=OwnKind()):
                return {self._text(name, "key"): {self._text(name, "inner"): [self._text(name, "own")]}}
            case TableKind():
                return {self._text(name, "key"): self.value(kind.item, f"{name}{{}}")}
            case SectionKind():
                return self.section(kind.cls, name)
            case ChoiceKind():
                option = list(kind.options)[self.turn % len(list(kind.options))]
                self.shown[name] = str(getattr(option, "label", option.value))
                return option.value
            case YesNoKind():
                yes = self.turn % 2 == 0
                self.shown[name] = YES_NO[name.rpartition(".")[2]][yes]
                return "true" if yes else "false"
            case ParsedKind():
                return self._parsed(kind, name)
            case TextKind():
                return self._text(name, "text")
        raise AssertionError(f"no test knows how to fill a {type(kind).__name__}")

    def section(self, cls: type[Section], name: str) -> Data:
        """Every field of a section."""
        return {
            key: self.value(kind, f"{name}.{key}" if name else key) for key, kind, _ in kinds_of(cls).values()
        }

    def _text(self, name: str, what: str) -> str:
        text = f"{what}{next(self.numbers)}x"
        if name == "format":
            text = "1"
        elif name == "links{}":
            text = f"https://example.com/{text}"
        if name.endswith(".id"):
            self.ids[name] = text
        elif name != "format":
            self.shown[f"{name} {what}"] = text
        return text

    def _parsed(self, kind: ParsedKind, name: str) -> str:
        number = next(self.numbers)
        written, shown = PARSED[kind.noun](number)
        self.shown[name] = shown
        return written


YES_NO = {
    "met": {True: "said to be met", False: "said to be not met"},
    "automatic": {True: "acts by itself", False: "a person acts"},
}

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _day(number: int) -> tuple[str, str]:
    year, month, day = 2000 + number // 336, number % 336 // 28 + 1, number % 28 + 1
    return f"{year}-{month:02}-{day:02}", f"{day} {MONTHS[month - 1]} {year}"


def _same(text: str) -> tuple[str, str]:
    return text, text


PARSED: dict[str, Callable[[int], tuple[str, str]]] = {
    "a date such as 2026-11-22": _day,
    "a number with its unit": lambda n: _same(f"{n} units"),
    "a condition such as at least 92 %": lambda n: _same(f"at least {n} units"),
    "a duration such as 5 working days": lambda n: _same(f"{n % 89 + 11} days"),
    "a rhythm such as week": lambda n: (f"{n} weeks", f"every {n} weeks"),
    "a person's name": lambda n: _same(f"Dana {_letters(n)}, role{n}"),
    "a fingerprint": lambda n: _same(f"sha256-{n:032x}"),
    "a path beside the project": lambda n: _same(f"evidence/file{n}.csv"),
}


def _letters(number: int) -> str:
    return "F" + "".join("abcdefghij"[int(digit)] for digit in str(number)) + "x"


def full(turn: int) -> tuple[Data, Filler]:
    """A page on which every field is filled, and one decision of each kind: made, and still open."""
    filler = Filler(turn)
    page = filler.section(Artifact, "")
    made, planned = page["governance"]["decisions"]
    for key in ("outcome", "decided"):
        del planned[key]
        del filler.shown[f"governance.decisions[1].{key}"]
    assert made["outcome"]
    return page, filler


def as_file(page: Data) -> str:
    """Write a page as JSON, which is YAML."""
    return json.dumps(page, ensure_ascii=False, indent=1)


TURNS = range(5)
"""As many pages as the longest list of choices has words."""


def test_every_choice_is_made_on_some_page() -> None:
    options = [one.kind.options for one in FIELDS.values() if isinstance(one.kind, ChoiceKind)]
    assert max(len(list(option)) for option in options) == len(TURNS)


@pytest.mark.parametrize("turn", TURNS)
def test_every_field_stands_on_the_web_page_and_on_paper(turn: int, tmp_path: Path) -> None:
    page, filler = full(turn)
    assessment = judged(tmp_path, as_file(page))
    assert {problem.code for problem in assessment.project.problems} == set()
    made = laid_out(tmp_path, as_file(page), only())

    on_web, on_paper = seen(web(made)), seen(paper(made), *UNSEEN_ON_PAPER)

    assert [name for name, text in filler.shown.items() if text not in on_web] == []
    assert [name for name, text in filler.shown.items() if text not in on_paper] == []
    assert [name for name, text in filler.ids.items() if text not in on_web] == []
    assert [name for name, text in filler.ids.items() if text in on_paper] == []
    assert "format 1" in on_web  # paper has it in its foot: tests/render/test_pdf.py


# ---- pages with one thing on them, and with things that are open or spoilt


def by_hand(page: Data, folder: Path) -> str:
    """What a reader sees on paper beside what the rules say of it. The web shows that and more."""
    return seen(paper(laid_out(folder, as_file(page), only())), *OF_FINDINGS, *UNSEEN_ON_PAPER)


@pytest.mark.parametrize("name", [name for name in LEAVES if name != "format"])
def test_a_field_that_stands_alone_is_shown(name: str, tmp_path: Path) -> None:
    one, filler = LEAVES[name], Filler()
    page = filler.value(one.kind, name)
    for step in reversed(one.route):
        page = [page] if step == "[]" else {step: page}
    if name.endswith("].met"):
        filler.shown[name] = ": yes"

    text = by_hand({"format": "1", "title": "T", **page}, tmp_path)

    told = [*filler.shown.values(), *filler.ids.values()]
    assert told
    assert [each for each in told if each not in text] == []


@dataclass
class Marker:
    """Puts a value of its own in the place of fields, and remembers which."""

    value: Callable[[str], Data]
    put: list[str] = field(default_factory=list)

    def mark(self) -> Data:
        """The next value."""
        self.put.append(f"mark{len(self.put)}x")
        return self.value(self.put[-1])


def left_open(reason: str) -> Data:
    """A value that is left open."""
    return f"TBD, {reason}"


@pytest.mark.parametrize("level", range(1, 6))
def test_whatever_is_left_open_is_shown_with_its_reason(level: int, tmp_path: Path) -> None:
    """First the sections as a whole, in the end every single field of them."""
    marker = Marker(left_open)

    def go(data: Data, depth: int) -> Data:
        if isinstance(data, list):
            return [go(item, depth) for item in data]
        if not isinstance(data, dict):
            return data
        return {key: marker.mark() if depth == level else go(data[key], depth + 1) for key in data}

    page, _ = full(0)
    own = {key: page.pop(key) for key in (("format", "extra") if level > 1 else ("format",))}
    text = by_hand({**go(page, 1), **own}, tmp_path)

    assert marker.put
    assert [mark for mark in marker.put if f"TBD ({mark})" not in text] == []


@pytest.mark.parametrize("turn", range(20))
def test_what_is_left_open_is_shown_beside_what_is_settled(turn: int, tmp_path: Path) -> None:
    """In every section one field after the other."""
    marker = Marker(left_open)

    def go(data: Data, *, own: bool = False) -> Data:
        if isinstance(data, list):
            return [go(item) for item in data]
        if not isinstance(data, dict) or own:
            return data
        return {
            key: marker.mark() if number == turn and key != "format" else go(value, own=key == "extra")
            for number, (key, value) in enumerate(data.items())
        }

    text = by_hand(go(full(0)[0]), tmp_path)
    assert [mark for mark in marker.put if f"TBD ({mark})" not in text] == []


def test_a_value_that_cannot_be_read_is_shown_as_typed(tmp_path: Path) -> None:
    """One text takes no keys, and everything else takes no list of lists."""
    marks = count()

    def go(cls: type[Section]) -> Data:
        return {
            key: spoilt(kind) for key, kind, _ in kinds_of(cls).values() if key not in {"format", "extra"}
        }

    def spoilt(kind: Kind) -> Data:
        inner = kind.item if isinstance(kind, ListKind) else kind
        if isinstance(inner, SectionKind):
            return [go(inner.cls)] if isinstance(kind, ListKind) else go(inner.cls)
        mark = f"mark{next(marks)}x"
        return {mark: mark} if isinstance(kind, TextKind) else [[mark]]

    text = by_hand({"format": "1", **go(Artifact)}, tmp_path)
    assert [mark for mark in (f"mark{number}x" for number in range(next(marks))) if mark not in text] == []
