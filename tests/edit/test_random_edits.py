"""Edits leave every other byte alone: random files in every style, random records, and what differs afterwards."""

import re
from datetime import date
from pathlib import Path
from random import Random

import pytest

from generator.edit.record import Signature, Verdict, Written, approve, decide, person
from generator.edit.refused import Refused
from generator.findings import Route, Span
from generator.model.gate import Outcome
from generator.model.project import read_project
from generator.read.document import Document, Mapping
from generator.read.portfolio import Source
from generator.read.positions import Positions
from generator.read.settings import Settings
from generator.read.source import parse_document
from tests.check.judging import CHECKOUT
from tests.check.mutations import plain
from tests.edit.pages import page

SETTINGS = Settings()
SIGNED_KEYS = ("by", "day", "side", "valid", "fingerprint")
DECIDED_KEYS = ("outcome", "decided", "decided_by", "seen", "note")
NAMES = ("Dana Fox", "Tom Adler, taxonomy", "Łucja O'Hara", 'Jo: the "boss" #1, x')
NOTES = (
    "",
    "One region only",
    'a: b # c, {d} "e" \\ f',
    "yes",
    "two\nlines",
    "- x",
    "Łódź → ≥ 5 %",
    "TBD",
    "~",
)
SAMPLES = sorted((CHECKOUT / "projects").glob("*.yaml"))


def source(name: str) -> Source:
    return Source(name, Path(f"{name}.yaml"), f"{name}.yaml", name, CHECKOUT / "projects" / name)


def edit(random: Random, data: bytes, name: str) -> tuple[Route, tuple[str, ...], Written]:
    """One random record in a file: where it stands, its keys, and what was written."""
    who = person(random.choice(NAMES), SETTINGS)
    day = date(2026, random.randint(1, 12), random.randint(1, 28))
    decisions = read_project(name, parse_document(data, name)).artifact.governance.decisions
    if random.random() < 0.5 or not decisions:
        section, key = random.choice([("specification", "approval"), ("evaluation", "acceptance")])
        signature = Signature(section, who, day, replace=True)
        return (section, key), SIGNED_KEYS, approve(data, source(name), SETTINGS, signature)
    decision = random.choice(decisions)
    outcome = random.choice(list(Outcome))
    asked = decision.id or decision.decision or ""
    verdict = Verdict(asked, outcome, who, day, random.choice(NOTES), replace=True)
    return decision.route, DECIDED_KEYS, decide(data, source(name), SETTINGS, verdict)


COMMENT = re.compile(
    r"(?m)# (?:why: \{not\} \[yet\], 'so'|a comment: of its own|-+ banner|Top|The end)|^ *# [^\r\n]*"
)


def rest(data: bytes, places_of: list[Route], whole: set[Route]) -> tuple[str, list[str], bool]:
    """What is left of a file without the record: its text without blanks and commas, its comments, its mark.

    A mapping that is not there as a ``whole`` on both sides is cut entry by entry: a comment may stand among them.
    """
    document = parse_document(data, "")
    text = data.decode("utf-8-sig")
    places = Positions(document.text)
    cuts: list[tuple[int, int]] = []

    def cut(first: Span, last: Span) -> None:
        end = places.offset(last.end_line, last.end_column)
        cuts.append((places.offset(first.line, first.column), end))

    for place in places_of:
        key, node = document.find(place) or (None, None)
        if place not in whole and isinstance(node, Mapping):
            cut(key.span, key.span) if key else None
            for entry in node:
                cut(entry.key.span, entry.value.span)
        elif node is not None:
            cut(key.span if key else node.span, node.span)
    for start, end in sorted(cuts, reverse=True):
        text = text[:start] + text[end:]
    comments = [found.strip() for found in COMMENT.findall(re.sub(r"\r\n?", "\n", text))]
    return re.sub(r"[\s,:{}]|null", "", text), comments, data.startswith(b"\xef")


def meaning(document: Document, places_of: list[Route]) -> object:
    """The meaning of a file, as texts, without the record."""
    assert document.root is not None
    data = plain(document.root)
    for route in places_of:
        here = data
        for step in route[:-1]:
            here = here[step]
        if isinstance(route[-1], int):
            here[route[-1]] = None
        else:
            here.pop(route[-1], None)
    return data


def other_lines(data: bytes, route: Route) -> tuple[bytes, bytes]:
    """The lines above and below what stands at a route, byte for byte.

    Blank lines below may belong to it (``|+``): what is added then stands behind them.
    """
    key, node = parse_document(data, "").find(route) or (None, None)
    assert node is not None
    lines = data.splitlines(keepends=True)
    return b"".join(lines[: (key or node).span.line - 1]), b"".join(lines[node.span.end_line :]).lstrip()


def has_entries(document: Document, route: Route) -> bool:
    found = document.find(route)
    return found is not None and isinstance(found[1], Mapping) and bool(found[1].entries)


def line_ends(data: bytes) -> set[bytes]:
    return set(re.findall(rb"\r\n|\n|\r", data))


def run(seed: int, count: int) -> int:
    """Edit random files a few times each. Returns how many edits were made; refusals do not count."""
    random = Random(seed)
    made = 0
    while made < count:
        sample = random.choice([*SAMPLES, *[None] * 20])
        name = sample.stem if sample else "generated"
        data = sample.read_bytes() if sample else page(random)
        for _ in range(random.randint(1, 4)):
            before = parse_document(data, "")
            assert before.root is not None, data
            try:
                route, keys, written = edit(random, data, name)
            except Refused as refused:
                told = str(refused)
                assert "nobody can sign" in told or "there is no" in told or "no decision" in told, (
                    told,
                    data,
                )
                continue
            after = parse_document(written.data, "")
            where = [(*route, key) for key in keys] if has_entries(before, route) else [route]
            whole = {
                place for place in where if not (has_entries(before, place) and has_entries(after, place))
            }
            assert rest(written.data, where, whole) == rest(data, where, whole), (data, written.data)
            above, below = other_lines(data, route[:1] if isinstance(route[-1], str) else route)
            assert written.data.startswith(above), (data, written.data)
            assert written.data.endswith(below), (data, written.data)
            assert meaning(after, where) == meaning(before, where), data
            assert line_ends(written.data) <= (line_ends(data) or {b"\n"})
            assert len(after.problems) <= len(before.problems)
            data = written.data
            made += 1
    return made


def test_some_hundred_edits_leave_every_other_byte_alone() -> None:
    assert run(1, 400) >= 400


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_ten_thousand_edits_leave_every_other_byte_alone(seed: int) -> None:
    assert run(seed, 1_000) >= 1_000
