"""One gap, one finding: each field of the complete sample is changed alone, and what appears is compared.

`golden/CHANGE.txt` has a line for each place: what is found there that was not found before (`+`), and what is no
longer found (`-`). The files were read line by line when they were written. To write one again, run this test with
WRITE_GOLDEN=1, and read the difference line by line.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from generator.check.engine import name_of
from generator.findings import Finding
from generator.read.document import Document
from generator.read.source import read_document
from tests.check.judging import CHECKOUT, HERE, assess_text
from tests.check.mutations import CHANGES, changed, remove

SAMPLE = CHECKOUT / "projects" / "ticket-classifier.yaml"
SILENT = "nothing"


@pytest.fixture(scope="module")
def sample() -> Document:
    return read_document(SAMPLE, SAMPLE.name)


def told(findings: tuple[Finding, ...]) -> Counter[str]:
    return Counter(f"{finding.code} {finding.field}".rstrip() for finding in findings)


def lines(sample: Document, change: str, folder: Path) -> list[str]:
    """A line for each place: what appears and what goes when it is changed."""
    before = told(assess_text(folder, sample.text, name=SAMPLE.name).findings)
    listed = []
    for route, text in changed(sample, CHANGES[change]):
        after = told(assess_text(folder, text, name=SAMPLE.name).findings)
        difference = [f"+ {each}" for each in (after - before).elements()]
        difference += [f"- {each}" for each in (before - after).elements()]
        listed.append(f"{name_of(sample, route)}: {'; '.join(difference) or SILENT}")
    return listed


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_told_once(sample: Document, change: str, tmp_path: Path) -> None:
    golden = HERE / "golden" / f"{change}.txt"
    found = lines(sample, change, tmp_path)
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text("\n".join(found) + "\n", encoding="utf-8")

    assert found == golden.read_text(encoding="utf-8").splitlines()


def test_no_removal_is_told_twice_at_one_place(sample: Document, tmp_path: Path) -> None:
    """What is absent gets its absence rule alone, never a second finding about its own parts."""
    before = told(assess_text(tmp_path, sample.text, name=SAMPLE.name).findings)
    for route, text in changed(sample, remove):
        after = told(assess_text(tmp_path, text, name=SAMPLE.name).findings)
        name = name_of(sample, route)
        inside = [each for each in after - before if each.split(maxsplit=1)[-1].startswith(name)]
        a_whole_section = len(route) == 1
        assert len(inside) <= 1 or a_whole_section, f"{name}: {inside}"
