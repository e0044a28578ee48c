"""What a rule's docstring shows is true: its bad example has the gap, its good example has not."""

import re
from pathlib import Path

import pytest

from generator.check.catalogue import catalogue
from generator.check.rule import HEADINGS, Rule
from tests.check.judging import NAME, assess_on_paper, assess_text, framed

FILE = re.compile(r"(?m)^# projects/(\S+)\n")
"""An example that needs several files names each of them in a comment before it."""


def codes(rule: Rule, example: str, folder: Path) -> set[str]:
    """The codes of what is found in an example, at the stage from which the rule is due."""
    parts = FILE.split(example)
    files = dict(zip(parts[1::2], parts[2::2], strict=True)) or {NAME: example + "\n"}
    (name, page), *others = files.items()
    found = assess_text(folder, framed(page, rule.since), name=name, files=dict(others))
    more = assess_on_paper(found) if rule.on_paper else ()
    return {finding.code for finding in (*found.findings, *more)}


@pytest.mark.parametrize("code", catalogue())
def test_documentation_is_complete(code: str) -> None:
    rule = catalogue()[code]
    told = rule.documentation

    parts = dict(zip(HEADINGS, (told.checks, told.matters, told.bad, told.good), strict=True))
    assert [heading for heading, text in parts.items() if not text.strip()] == []
    headings = re.findall(r"^ +([A-Z][a-z ]+):$", rule.judge.__doc__ or "", re.MULTILINE)
    assert tuple(headings) == HEADINGS
    for text in (told.checks, told.matters):
        assert text.endswith(".")


@pytest.mark.parametrize("code", catalogue())
def test_bad_has_this_gap_more_than_good_and_no_other(code: str, tmp_path: Path) -> None:
    """Only a conclusion comes together with the gaps that it is drawn from."""
    rule = catalogue()[code]

    bad = codes(rule, rule.documentation.bad, tmp_path / "bad")
    good = codes(rule, rule.documentation.good, tmp_path / "good")

    assert bad - good == {code} or (rule.concludes and code in bad - good)


@pytest.mark.parametrize("code", catalogue())
def test_examples_can_be_read(code: str, tmp_path: Path) -> None:
    rule = catalogue()[code]
    expected = {code} if rule.family == "SRC" else set()

    for example, allowed in ((rule.documentation.bad, expected), (rule.documentation.good, set[str]())):
        found = codes(rule, example, tmp_path / str(len(allowed)))
        assert {c for c in found if c.startswith("SRC")} == allowed
