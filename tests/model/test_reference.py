"""References inside a page: where they lead, and what is said of those that lead nowhere."""

import pytest

from generator.model.artifact import Artifact
from generator.model.project import read_project
from generator.model.reference import Reference, follow
from generator.read.source import parse_document

PAGE = """
format: 1
title: Ticket triage
risk: {class: limited}
specification:
  output: [Category candidate, Rationale]
  quality:
    - {id: accuracy, metric: Accuracy, target: at least 92 %}
    - {target: nearly all}
    - {metric: Speed}
    - {id: v1.2, metric: Recall}
operations:
  reviewer: TBD
  log_review: {sample: 25 % of answers}
governance:
  decisions:
    - {id: pilot, decision: Start the pilot, outcome: go, seen: {accuracy: 93 %}}
    - {id: "3", decision: Widen the pilot}
    - {id: production, decision: Release to all}
extra: {cost centre: CC-4711}
links: {}
"""

ROOT_FIELDS = (
    "known fields: format, title, summary, stage, exposure, started, reviewed, paused, tags, risk, specification, "
    "operations, gate, learning, evaluation, ownership, governance, doubts, links, waivers, extra"
)


@pytest.fixture(scope="module")
def page() -> Artifact:
    return read_project("triage", parse_document(PAGE.encode(), "triage.yaml")).artifact


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("title", True),
        (" title ", True),
        ("summary", False),
        ("risk.class", True),
        ("risk.basis", False),
        ("specification", True),
        ("gate", False),
        ("gate.go.owner", False),
        ("learning", False),
        ("operations.reviewer", False),
        ("operations.log_review.every", True),
        ("specification.output", True),
        ("specification.output[2]", True),
        ("specification.quality[accuracy]", True),
        ("specification.quality[accuracy].target", True),
        ("specification.quality[accuracy].actual", False),
        ("specification.quality[v1.2].metric", True),
        ("specification.quality[1].metric", True),
        ("specification.quality[3].metric", True),
        ("governance.decisions[pilot].due", True),
        ("governance.decisions[production].due", False),
        ("governance.decisions[3].due", False),
        ("governance.decisions[pilot].seen.accuracy", True),
        ("extra.cost centre", True),
        ("links", False),
    ],
)
def test_a_reference_that_leads_somewhere(page: Artifact, text: str, filled: bool) -> None:
    assert follow(text, page) == Reference(filled)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" operations.reviewer ", "operations.reviewer"),
        ("specification.quality[1].target", "specification.quality[accuracy].target"),
        ("specification.quality[3]", "specification.quality[3]"),
        ("specification.output[2]", "specification.output[2]"),
        ("extra.cost centre", "extra.cost centre"),
        ("specification.quality[9]", ""),
    ],
)
def test_a_reference_names_the_field_as_findings_do(page: Artifact, text: str, name: str) -> None:
    assert follow(text, page).name == name


def test_an_id_goes_before_a_position(page: Artifact) -> None:
    by_id = next(d for d in page.governance.decisions if d.id == "3")
    assert by_id is page.governance.decisions[1]
    assert follow("governance.decisions[3]", page).filled


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("operations.reviwer", "no field `operations.reviwer`", "did you mean `operations.reviewer`?"),
        ("reviewer", "no field `reviewer`", "did you mean `operations.reviewer`?"),
        ("rollback", "no field `rollback`", "did you mean `operations.rollback`?"),
        ("xyz", "no field `xyz`", ROOT_FIELDS),
        ("risk.level", "no field `risk.level`", "known fields: class, basis"),
        ("the reviewer", "no field `the reviewer`", "did you mean `reviewed`?"),
        (
            "title.text",
            "no field `title.text`: `title` holds no fields",
            "write  title",
        ),
        (
            "specification.quality.target",
            "no field `specification.quality.target`: `specification.quality` is a list",
            "name one of its items, for example  specification.quality[accuracy]",
        ),
        (
            "specification.output.parts",
            "no field `specification.output.parts`: `specification.output` is a list",
            "name one of its items, for example  specification.output[1]",
        ),
        ("specification.quality[recall]", "no `recall` in specification.quality", "known: accuracy, v1.2"),
        ("specification.quality[2]", "no `2` in specification.quality", "known: accuracy, v1.2"),
        ("specification.quality[9]", "no `9` in specification.quality", "known: accuracy, v1.2"),
        ("specification.quality[0]", "no `0` in specification.quality", "known: accuracy, v1.2"),
        ("learning[weekly].by", "no `weekly` in learning", ""),
        ("title[1]", "no `1` in title", ""),
        (
            "specification.quality[accuracy].tarket",
            "no field `specification.quality[accuracy].tarket`",
            "did you mean `specification.quality[accuracy].target`?",
        ),
        ("extra.cost center", "no `cost center` in extra", "known: cost centre"),
        ("links.runbook", "no `runbook` in links", ""),
        ("", "`` is no field", "write for example  operations.reviewer"),
        ("a..b", "`a..b` is no field", "write for example  operations.reviewer"),
        (
            "quality[accuracy",
            "`quality[accuracy` is no field",
            "write for example  operations.reviewer",
        ),
    ],
)
def test_a_reference_that_leads_nowhere(page: Artifact, text: str, problem: str, hint: str) -> None:
    assert follow(text, page) == Reference(False, problem, hint)
