"""What holds for any file at all."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.findings import Span
from generator.read.document import Document, Mapping, Node, Scalar
from generator.read.source import parse_document

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


def nodes(document: Document) -> list[Node]:
    """Every node that is written in its place, keys too; nothing that stands for an alias."""
    found: list[Node] = []
    waiting: list[Node] = [document.root] if document.root else []
    while waiting:
        node = waiting.pop()
        if source(document, node.span).startswith("*"):
            continue
        found.append(node)
        if isinstance(node, Mapping):
            waiting += (part for entry in node for part in (entry.key, entry.value))
        elif not isinstance(node, Scalar):
            waiting += node.items
    return found


def source(document: Document, span: Span) -> str:
    """What stands at a span, as far as it is on its first line."""
    line = document.lines[span.line - 1] if span.line <= len(document.lines) else ""
    return line[span.column - 1 : span.end_column - 1 if span.line == span.end_line else None]


def inside(document: Document, span: Span) -> bool:
    lines = document.lines or ("",)
    return (
        1 <= span.line <= span.end_line <= len(lines) + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
        and 1 <= span.column <= len(lines[span.line - 1] if span.line <= len(lines) else "") + 1
        and 1 <= span.end_column <= len(lines[span.end_line - 1] if span.end_line <= len(lines) else "") + 1
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
def test_plain_text_on_one_line_reads_back(text: str) -> None:
    document = read(text)
    for node in nodes(document):
        if isinstance(node, Scalar) and node.plain and node.span.line == node.span.end_line:
            assert source(document, node.span) == node.text
        elif not isinstance(node, Scalar) and node.span.line == node.span.end_line:
            assert source(document, node.span).strip() == source(document, node.span)


@given(TEXTS)
@settings(max_examples=400)
@example("a: Ticket #5\n")
@example("a: b\n - c\n")
def test_windows_files_read_the_same(text: str) -> None:
    text = text.replace("\r", "").replace("\x00", "").lstrip("\ufeff")
    plain = read(text)
    windows = parse_document(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), plain.file)
    assert outline(windows.root) == outline(plain.root)
    assert windows.problems == plain.problems
    assert windows.lines == plain.lines


@given(
    st.sampled_from(
        [case.text for file in ("lines.txt", "marks.txt", "signs.txt", "kept.txt") for case in cases(file)]
    )
)
def test_the_cases_read_the_same_on_windows(text: str) -> None:
    test_windows_files_read_the_same.hypothesis.inner_test(text)  # type: ignore[attr-defined]


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
