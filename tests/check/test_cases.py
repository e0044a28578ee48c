"""Every rule against its case file: place, severity, field, settling party, and the whole of message and hint.

A case is a page (format, title and stage are put behind it) or a whole file, and what its rule says of it. To add
one, write the page, run this test, and copy what it shows, once it is right. Keys of a case:

    name        what it shows
    page, file  the text; a page is judged at the rule's stage, or at ``stage``
    as, files   the file's name, and other files beside it
    evidence    files of its folder evidence/: a text each, or {head, row, times} for a long one; {n} counts the rows
    says        what the rule says; nothing where the key is absent
"""

from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.check.catalogue import catalogue
from generator.model.field import Stage
from tests.check.judging import HERE, NAME, assess_on_paper, assess_text, evidence_files, framed, written

FILES = sorted((HERE / "cases").glob("*.yaml"))


def cases() -> list[Any]:
    listed = []
    for file in FILES:
        rows = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
        listed += [pytest.param(file.stem, row, id=f"{file.stem}: {row['name']}") for row in rows]
    return listed


def says(code: str, case: dict[str, Any], folder: Path) -> str:
    """What the rule says of a case."""
    stage = Stage(case["stage"]) if "stage" in case else catalogue()[code].since
    text = case["file"] if "file" in case else framed(case["page"], stage)
    name = case.get("as", NAME)
    files = {**case.get("files", {}), **evidence_files(case.get("evidence", {}), name)}
    found = assess_text(folder, text, name=name, files=files)
    findings = assess_on_paper(found) if catalogue()[code].on_paper else found.findings
    return "".join(written(finding, text) for finding in findings if finding.code == code)


@pytest.mark.parametrize(("code", "case"), cases())
def test_case(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    found = says(code, case, tmp_path)
    assert found == case.get("says", ""), "the rule says\n" + indent(found or "nothing\n", "    ")


def test_every_rule_has_cases_that_fail_and_cases_that_pass() -> None:
    one_sided = []
    every = cases()
    for code in catalogue():
        rows = [param.values[1] for param in every if param.values[0] == code]
        if not (any("says" in row for row in rows) and any("says" not in row for row in rows)):
            one_sided.append(code)
    assert one_sided == []


def test_every_case_file_is_of_a_rule_and_every_case_has_a_name_of_its_own() -> None:
    assert [file.stem for file in FILES if file.stem not in catalogue()] == []
    names = [param.id for param in cases()]
    assert sorted(names) == sorted(set(names))
