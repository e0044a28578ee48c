"""What fuzzing begins with: the samples, the cases of the rules and of the reader, and values as people write them."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from generator.read.document import Mapping, Node, Scalar
from generator.read.source import parse_document

TESTS = Path(__file__).resolve().parents[1]
PROJECTS = TESTS.parent / "projects"

QUANTITIES = """
94 %|0.004 EUR|1500 EUR per month|20 cases|120 000 EUR|6 to 14 s|0.94|1.5 k|about 3 per 30 days|5 million USD|$1,500
between 5 and 7 days|-3 °C|53,617|300.000|1.234,56|< 5 %|5|± 2|10 or more|€ 4|½|1e5|2×|(12)|94%|3/30 days|4 to 2 s
"""
CONDITIONS = """
at least 92 %|at most 3 per 30 days|more than 5 %|less than 1 s|exactly 0|>= 92 %|<= 5|≥ 5 %|= 3|== 3|no more than 5
under 3 s|between 1 and 3 %|5 to 7 s at most|92 %|no less than 0.9|> 5 % or < 2 %|at least 0.9|zero|never|none|up to 3
"""
CADENCES = """
day|week|2 weeks|month|quarter|year|montly|weekly|every 3 months|twice a week|change of model or prompt|regularly
25 % of answers|every other week|1 day|90 days|working day|fortnight|half-year|daily|each Monday|after each release
"""
DAYS = """
2026-11-22|2026-11|2026|22.11.2026|11/22/2026|Nov 22, 2026|2026-02-30|today|TBD|2026-11-22T10:00|Q3 2026|2026-W47|26-1-2
2024-02-29|0000-01-01|9999-12-31|5 working days|1 day|4 hours|3 weeks|90 days|half a day|immediately|2 business days
"""
SIGNS = (
    "- ¦: ¦\n  ¦\n    - ¦{¦}¦[¦]¦&a ¦*a¦!t ¦|\n¦>-\n¦'¦\"¦? ¦ #¦\r\n¦\t¦---\n¦...\n¦%YAML 1.2\n¦<<: *a¦\\x41¦\ufeff¦~"
    "¦format: 1\n¦title: T\n¦stage: pilot\n¦\u2028¦\x85¦https://a.b/c¦evidence/golden.csv¦TBD, later"
)
POINTERS = """
/recall/complaint|/a/0|/a~1b/m~0n||/|/-|#/a|a.b|/a/00|/~2|/a/9|/é|/a/1/b|//|/a/-1|/recall/|/accuracy
"""
METRICS = (
    '{"accuracy": 0.94, "recall": {"complaint": 0.971, "core": "97 %"}, "a": [1, 2.5e3, [null, true], {"b": -0.0}]}',
    '{"a/b": {"m~n": 1e400}, "é": NaN, "": 1, "a": 1, "a": 2}',
    "\ufeff[12345678901234567890123456789012345, 1e-99, 1E+30]",
)
TABLES = (
    'text,category,kind\nOne,billing,\n"Two, with\nlines",legal,out-of-scope\n',
    'sep=;\r\na;b\r\n1;2\r\n;\r\n3;"4 ""5"""\r\n',
    "text\tlabel\n1\t2\n\n3\t4",
    "a|b\n1|2|\n'x'|\"y\n",
    "a,b\n1,2,3\n",
    "größe,b\n1,2\n".encode("utf-16").decode("latin-1"),
)


def seeds(target: str) -> Iterator[bytes]:
    """The seeds of a target."""
    match target:
        case "reader":
            yield from projects()
        case "report":  # each takes its time, and all of them are read before the first of the program's own
            yield from islice(projects(), 0, None, 5)
        case "quantity":
            yield from _values(QUANTITIES)
        case "condition":
            yield from _values(CONDITIONS, QUANTITIES)
        case "cadence":
            yield from _values(CADENCES)
        case "day":
            yield from _values(DAYS)
        case "pointer":
            for text in METRICS:
                yield from (b"\n".join((pointer, text.encode())) for pointer in _values(POINTERS))
        case "csv":
            yield from (text.encode("latin-1", "replace") for text in TABLES)
            yield (PROJECTS / "ticket-classifier/evidence/golden.csv").read_bytes()[:2_000]
        case _:
            raise ValueError(target)


def projects() -> Iterator[bytes]:
    """Whole project files, and pieces of them."""
    for path in sorted(PROJECTS.glob("*.yaml")):
        head, *sections = re.split(r"^(?=[a-z]+:\n)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        yield from (f"{head}{section}".encode() for section in sections)
    for path in sorted((TESTS / "check/cases").glob("*.yaml")):
        document = parse_document(path.read_bytes(), path.name)
        assert document.root is None  # a list of cases
        for case in _cases(path):
            yield case.encode()
    for path in sorted((TESTS / "read/cases").glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("\n==== ")[1:]:
            yield part.partition("\n")[2].partition("\n---- ")[0].encode() + b"\n"


def _cases(path: Path) -> Iterator[str]:
    """The pages of a rule's case file, which is a list: it is put under a key."""
    indented = "".join(f"  {line}" for line in path.read_text(encoding="utf-8").splitlines(keepends=True))
    root = parse_document(f"cases:\n{indented}".encode(), path.name).root
    for case in plain(root)["cases"] if root else ():
        if isinstance(case.get("page"), str):
            yield case["page"]


def plain(node: Node) -> Any:
    """A tree as texts, lists and tables."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node}
    return [plain(item) for item in node.items]


def _values(*tables: str) -> Iterator[bytes]:
    for table in tables:
        yield from (text.encode() for line in table.strip("\n").split("\n") for text in line.split("|"))


def words(target: str) -> Iterator[str]:
    """Words that a target knows, for a dictionary: keys of the format, units, signs."""
    if target in {"reader", "report"}:
        schema = json.loads(
            (TESTS.parent / "generator/schema/project.schema.json").read_text(encoding="utf-8")
        )
        found: set[str] = set()
        waiting: list[Any] = [schema]
        while waiting:
            here = waiting.pop()
            if isinstance(here, dict):
                found.update(here.get("properties", {}))
                found.update(word for word in here.get("enum", ()) if isinstance(word, str))
                waiting += here.values()
            elif isinstance(here, list):
                waiting += here
        yield from sorted(found)
        yield from SIGNS.split("¦")
    else:
        pieces = {word for seed in seeds(target) for word in seed[:500].split()}
        yield from sorted(word.decode() for word in pieces if _is_text(word))


def _is_text(word: bytes) -> bool:
    try:
        return 0 < len(word.decode()) < 30
    except UnicodeDecodeError:
        return False
