"""What holds for any file at all."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.read.document import Mapping, Scalar
from generator.read.source import parse_document

from .reading_back import astray, inside, nodes
from .telling import cases, outline, read

WORDS_OF_YAML = """
a b 😀 é 10 % TBD 2026-11-22 ~ null # #5 \\ \\n \\x4 \\u202e &x *x !t !!str << <<: <<<<<<< ======= >>>>>>> ... %YAML
a: b: x: "k": ? ?, ?x - -- --- : :: , [ ] { } ' " | > |- >2 @ ` * & ! = // https://a.b C:\\new
"""
BLANKS = [" ", "  ", "\n", "\r\n", "\n  ", "\n- ", "\n  - ", "\na: ", "\n  b: ", "\t", "\n\t", "\r"]
FORBIDDEN = ["\x00", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "\ue000"]
PIECES = st.sampled_from([*WORDS_OF_YAML.split(), *BLANKS, *FORBIDDEN])
TEXTS = st.lists(PIECES, max_size=40).map("".join)

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn")),
    min_size=1,
    max_size=12,
)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    document = parse_document(data, "x.yaml")
    assert document.root is not None or document.problems


@given(TEXTS)
@settings(max_examples=600)
def test_every_problem_and_every_node_has_a_place_in_the_file(text: str) -> None:
    document = read(text)
    assert document.root is not None or document.problems
    for problem in document.problems:
        assert problem.gap.span is not None
        assert problem.gap.message
        assert inside(document, problem.gap.span), problem
    for node in nodes(document):
        assert inside(document, node.span), node


@given(TEXTS)
@settings(max_examples=600)
def test_every_place_reads_back_to_its_value(text: str) -> None:
    assert astray(read(text)) == []


@given(TEXTS)
@settings(max_examples=400)
@example("a: Ticket #5\n")
@example("a: b\n - c\n")
@example("%YAML 1.1\n%TAG ! tag:x\n---\na: b\n")
def test_files_with_other_line_ends_read_the_same(text: str) -> None:
    text = text.replace("\r", "").replace("\x00", "").lstrip("\ufeff")
    plain = read(text)
    for mark, end in ((b"\xef\xbb\xbf", "\r\n"), (b"", "\r")):
        other = parse_document(mark + text.replace("\n", end).encode(), plain.file)
        assert outline(other.root) == outline(plain.root)
        assert other.problems == plain.problems
        assert other.lines == plain.lines


@pytest.mark.parametrize("file", ["lines.txt", "marks.txt", "signs.txt", "kept.txt", "places.txt"])
def test_the_cases_read_the_same_with_other_line_ends(file: str) -> None:
    for case in cases(file):
        test_files_with_other_line_ends_read_the_same.hypothesis.inner_test(case.text)  # type: ignore[attr-defined]


@given(st.dictionaries(WORDS, WORDS, max_size=5))
def test_what_is_quoted_comes_back(entries: dict[str, str]) -> None:
    def quote(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    document = read("".join(f"{quote(key)}: {quote(value)}\n" for key, value in entries.items()) or "{}")
    assert document.root is not None
    assert {e.key.text: e.value.text for e in document.root if isinstance(e.value, Scalar)} == entries


@given(TEXTS)
@settings(max_examples=300)
def test_no_key_occurs_twice_and_no_route_leads_astray(text: str) -> None:
    document = read(text)
    for node in nodes(document):
        if isinstance(node, Mapping):
            keys = [entry.key.text for entry in node]
            assert len(keys) == len(set(keys))
    for problem in document.problems:
        assert inside(document, document.span(problem.gap.route, problem.gap.on))
