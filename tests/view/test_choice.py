"""Which projects go into the pack, and in which order."""

from pathlib import Path

import pytest

from generator.check.assess import Assessment
from generator.view.choice import Order, UnknownCondition, choose, read_condition
from tests.paging import judged

DECISION = "{decision: Go on, maker: Ada Roth, due: %s, escalation: Head of Care}"


def project(folder: Path, name: str, **fields: str) -> Assessment:
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return judged(folder, f"format: 1\ntitle: {name}\n{lines}", name=f"{name.lower()}.yaml")


@pytest.fixture
def portfolio(tmp_path: Path) -> list[Assessment]:
    def due(day: str) -> str:
        return "{decisions: [" + DECISION % day + "]}"

    return [
        project(tmp_path, "Gamma", stage="pilot", tags="[care, language]", governance=due("2027-01-15")),
        project(tmp_path, "Alpha", stage="poc", ownership="{owner: 'Dana Fox, director'}"),
        project(tmp_path, "Beta", stage="pilot", tags="[care]", governance=due("2026-11-01")),
        project(tmp_path, "Delta", stage="idea", governance=due("2026-12-04")),
        judged(tmp_path, "format: 1\ntitle: [\n", name="broken.yaml"),
    ]


def chosen(portfolio: list[Assessment], *conditions: str, order: Order = Order.TITLE) -> list[str]:
    found = choose(portfolio, [read_condition(text) for text in conditions], order)
    return [a.project.title for a in found]


def test_without_conditions_all_are_in(portfolio: list[Assessment]) -> None:
    assert chosen(portfolio) == ["Alpha", "Beta", "broken", "Delta", "Gamma"]


def test_conditions_of_one_key_widen_and_of_others_narrow(portfolio: list[Assessment]) -> None:
    assert chosen(portfolio, "tag=Care") == ["Beta", "Gamma"]
    assert chosen(portfolio, "stage=poc", "stage=IDEA") == ["Alpha", "Delta"]
    assert chosen(portfolio, "tag=care", "tag=other", "stage=pilot") == ["Beta", "Gamma"]
    assert chosen(portfolio, "tag=care", "stage=poc") == []
    assert chosen(portfolio, "owner=dana fox") == ["Alpha"]
    assert chosen(portfolio, "outcome=hold") == ["Alpha", "Beta", "Delta", "Gamma"]
    assert chosen(portfolio, "outcome=go") == []


def test_due_means_by_that_day_and_late_ones_with_it(portfolio: list[Assessment]) -> None:
    assert chosen(portfolio, "due=2026-12-04") == ["Beta", "Delta"]
    assert chosen(portfolio, "due=2026-12-03") == ["Beta"]
    assert chosen(portfolio, "due=2027-01") == ["Beta", "Delta", "Gamma"]


def test_orders(portfolio: list[Assessment]) -> None:
    assert chosen(portfolio, order=Order.DUE) == ["Beta", "Delta", "Gamma", "Alpha", "broken"]
    assert chosen(portfolio, order=Order.STAGE) == ["Beta", "Gamma", "Alpha", "Delta", "broken"]
    assert chosen(portfolio, order=Order.OUTCOME)[0] == "broken"
    errors = [len(a.open()) for a in choose(portfolio, [], Order.ERRORS)]
    assert errors[0] == max(errors)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "stage",
            "`stage`: write KEY=VALUE with one of tag, stage, owner, outcome, due, for example  stage=pilot",
        ),
        ("=x", "`=x`: write KEY=VALUE with one of tag, stage, owner, outcome, due, for example  stage=pilot"),
        ("stage=alpha", "`stage=alpha`: stage is one of idea, poc, pilot, production, retired"),
        ("outcome=no", "`outcome=no`: outcome is one of go, hold, stop"),
    ],
)
def test_a_condition_that_nobody_can_mean_says_what_may_be_written(text: str, told: str) -> None:
    with pytest.raises(UnknownCondition) as refused:
        read_condition(text)
    assert str(refused.value) == told


def test_a_day_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UnknownCondition, match="write for example  due=2026-12-31"):
        read_condition("due=soon")
