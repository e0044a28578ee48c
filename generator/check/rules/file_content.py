"""Rules of the file's content: references, title and stage, characters, ids. They hold at any stage."""

from collections import Counter
from collections.abc import Iterator

from generator.check.case import Case
from generator.check.coverage import undrawable
from generator.check.naming import absent
from generator.check.references import dead_references
from generator.check.rule import rule
from generator.findings import Gap, Party, Route, Severity
from generator.model.field import Section, Stage
from generator.model.kinds import nested
from generator.model.single import name_of
from generator.read.characters import REPLACEMENT
from generator.read.document import Mapping, Node, Scalar

_SHOWN = 8
"""Characters that one finding names; more of them don't tell more."""


@rule("SRC011", "reference to an id or field that does not exist", since=Stage.IDEA, settles=Party.BUILD)
def dead_reference(case: Case) -> Iterator[Gap]:
    """The page refers to a criterion, a field or a place in a metrics file that does not exist.

    What it checks:
        The ids in a signal's `quality`, the fields in `filled`, in doubts and in waivers, the rules that waivers
        name, and the places in metrics files exist.

    Why it matters:
        A signal that rests on nothing never changes its state, and a waiver for nothing sets nothing aside.

    Bad:
        specification:
          quality: [{id: accuracy, metric: Accuracy on core categories}]
        gate:
          go: {signals: [{signal: Quality passes, quality: [acuracy]}]}

    Good:
        specification:
          quality: [{id: accuracy, metric: Accuracy on core categories}]
        gate:
          go: {signals: [{signal: Quality passes, quality: [accuracy]}]}
    """
    yield from case.met_while_reading("SRC011")
    yield from dead_references(case)


@rule("SRC012", "title or stage absent", since=Stage.IDEA, requires=("title", "stage"))
def no_title_or_stage(case: Case) -> Iterator[Gap]:
    """The file does not say what the project is called, or how far it has come.

    What it checks:
        Every file has a `title` and a `stage`. Without a stage the project is judged as a PoC.

    Why it matters:
        The stage decides what must be on the page. A project that names none gets the wrong list of gaps.

    Bad:
        format: 1
        title: Ticket triage

    Good:
        format: 1
        title: Ticket triage
        stage: poc
    """
    told = {"title": "what the project is called", "stage": "idea  (or poc, pilot, production, retired)"}
    for route in case.missing:
        key = str(route[-1])
        yield absent(case, route, f"no {key}", told[key])


@rule(
    "SRC013",
    "text that the fonts can't draw",
    severity=Severity.WARNING,
    since=Stage.IDEA,
    settles=Party.BUILD,
)
def undrawable_text(case: Case) -> Iterator[Gap]:
    """A text holds characters that the fonts of page and paper don't have.

    What it checks:
        Every text can be drawn with the fonts that come with the program: Latin, Greek, Cyrillic, and common
        signs.

    Why it matters:
        On paper such a character is an empty box, or looks different on each machine.

    Bad:
        summary: Sorts the post 📮

    Good:
        summary: Sorts the post
    """
    text = case.document.text
    if "\\" not in text and not undrawable(text):
        return  # no text of the file can hold what is not in it, but for the escapes between quotation marks
    replaced = any(case.met_while_reading("SRC001"))
    for route, node, on_key in _scalars(case.document.root if case.project.readable else None):
        found = [c for c in undrawable(node.text) if not (replaced and c == REPLACEMENT)]
        if found:
            named = ", ".join(
                f"{_visible(character)} (U+{ord(character):04X})" for character in found[:_SHOWN]
            )
            more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            yield Gap(
                route,
                f"the fonts can't draw {named}{more}",
                "write it in Latin, Greek or Cyrillic letters, or leave it out",
                on="key" if on_key else "value",
                values=tuple(f"U+{ord(character):04X}" for character in found),
            )


def _visible(character: str) -> str:
    """The character, or a word for one that can't be shown by itself."""
    return character if character.isprintable() else "a character"


def _scalars(root: Node | None) -> Iterator[tuple[Route, Scalar, bool]]:
    """Every text of a file in its order, and whether it is a key. No recursion: a file nests as it likes."""
    waiting: list[tuple[Route, Node, bool]] = [((), root, False)] if root else []
    while waiting:
        route, node, on_key = waiting.pop()
        if isinstance(node, Scalar):
            yield route, node, on_key
        elif isinstance(node, Mapping):
            for entry in reversed(node.entries):
                place = (*route, entry.key.text)
                waiting += [(place, entry.value, False), (place, entry.key, True)]
        else:
            waiting += [
                ((*route, index), entry, False) for index, entry in reversed(list(enumerate(node.items)))
            ]


@rule("SRC014", "id given twice in one list", since=Stage.IDEA, settles=Party.BUILD)
def id_given_twice(case: Case) -> Iterator[Gap]:
    """Two items of one list have the same id.

    What it checks:
        Each id occurs once in its list of criteria, signals, loops, metrics or decisions.

    Why it matters:
        Signals, decisions and comparisons find an item by its id. Of two with one id they find the wrong one.

    Bad:
        specification:
          quality:
            - {id: recall, metric: Recall on complaints}
            - {id: recall, metric: Recall on core categories}

    Good:
        specification:
          quality:
            - {id: complaint-recall, metric: Recall on complaints}
            - {id: core-recall, metric: Recall on core categories}
    """
    for items in _lists(case.artifact):
        seen: Counter[str] = Counter()
        for item in items:
            identity = getattr(item, "id", None)
            if not identity:
                continue
            seen[identity] += 1
            if seen[identity] > 1:
                yield Gap(
                    (*item.route, "id"),
                    f"id `{identity}` is given twice in `{name_of(item.route[:-1])}`",
                    "give each item an id of its own",
                    values=(identity, str(seen[identity])),
                )


def _lists(section: Section) -> Iterator[list[Section]]:
    """Every list of sections in a section, in the order of the page."""
    for name in nested(type(section)):
        value = getattr(section, name)
        if isinstance(value, tuple):
            yield list(value)
        for item in value if isinstance(value, tuple) else (value,):
            if item.given:
                yield from _lists(item)
