"""What holds of any evaluation set: never an exception but ours, and the same counts however it is written."""

import csv
import io
import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read.cases import Tally
from generator.read.dataset import open_table
from generator.read.evidence import EvidenceError, open_evidence
from generator.read.roles import Roles

ROLES = Roles({"input": "text", "expected": "label", "kind": "kind"}, {"kind": ("Out-of-scope", "refuse")})
CELLS = st.text(
    st.sampled_from("ab,;|\t\"'\n é✓😀=")
    | st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"),
    max_size=6,
)
CASES = st.lists(
    st.tuples(CELLS.filter(str.strip), CELLS, st.sampled_from(["", "in-scope", " OUT-of-scope ", "refuse"])),
    max_size=8,
)
LEAVES = st.none() | st.booleans() | st.floats() | CELLS
COLUMNS = ("text", "label", "kind")
Rows = list[tuple[str, str, str]]


def count(name: str, data: bytes, roles: Roles = ROLES) -> Tally:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        counted = Tally(roles)
        counted.add(open_table(open_evidence(Path(folder), name)))
        return counted


def told(counted: Tally) -> tuple[object, ...]:
    return (
        counted.fingerprint,
        counted.cases,
        counted.rejections,
        counted.repeats,
        counted.unanswered,
        counted.labels,
        counted.twins,
    )


def as_csv(rows: Rows, delimiter: str = ",", end: str = "\n") -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return stream.getvalue()


@settings(deadline=None)
@given(
    CASES.filter(bool),
    st.randoms(use_true_random=False),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_format_order_delimiter_mark_and_line_ends_do_not_count(
    rows: Rows, chance: object, delimiter: str, end: str, encoding: str
) -> None:
    plain = told(count("a.csv", as_csv(rows).encode()))
    lines = [json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) for row in rows]
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert told(count("a.jsonl", "\n".join(lines).encode())) == plain
    assert told(count("a.csv", as_csv(shuffled).encode())) == plain
    assert told(count("a.csv", as_csv(rows, delimiter, end).encode(encoding))) == plain
    assert plain[1] == len(rows)


@settings(deadline=None)
@given(CASES.filter(bool), CASES.filter(bool))
def test_several_files_add_up(first: Rows, second: Rows) -> None:
    with tempfile.TemporaryDirectory() as folder:
        both = Tally(ROLES)
        for name, rows in (("a.csv", first), ("b.csv", second)):
            Path(folder, name).write_text(as_csv(rows), encoding="utf-8", newline="")
            both.add(open_table(open_evidence(Path(folder), name)))
    assert told(both) == told(count("a.csv", as_csv(first + second).encode()))


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.xlsx"]),
    st.sampled_from([b"", b"text,label\n", b'{"text": ', b"\xff\xfe", b"PK\x03\x04", b'text\n"']),
    st.binary(max_size=200) | st.text('{}[]",:;\n\\u1eta ', max_size=80).map(str.encode),
)
def test_any_bytes_are_counted_or_refused_in_words(name: str, head: bytes, data: bytes) -> None:
    try:
        counted = count(name, head + data, Roles())
    except EvidenceError as error:
        assert error.message.startswith(("“a.", "which column of “a."))  # noqa: PT017
    else:
        assert counted.cases >= 0
        assert counted.fingerprint.startswith("sha256-")


@settings(deadline=None)
@given(st.dictionaries(CELLS, st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=2))))
def test_any_object_is_a_case_or_refused_in_words(found: dict[str, object]) -> None:
    try:
        counted = count("a.jsonl", json.dumps({"text": "a", **found}).encode(), Roles())
    except EvidenceError as error:
        assert "“a.jsonl”" in error.message  # noqa: PT017
    else:
        assert counted.cases == 1
