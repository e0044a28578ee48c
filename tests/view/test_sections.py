"""How the structured values of the sections read, word for word."""

from datetime import date

import pytest

from generator.findings import Route
from generator.model.values.quantity import Quantity
from generator.view.parts import describe
from generator.view.sections import (
    person,
    show_adoption,
    show_criterion,
    show_decision,
    show_rollback,
    source_of,
)
from tests.view.telling import artifact, told, toned

TODAY = date(2026, 11, 22)
FINGERPRINT = "sha256-5c1e0f9a4b7d2e865c1e0f9a4b7d2e86"


# ---- criteria and adoption metrics


def criterion(text: str, value: str | None = None) -> str:
    """A criterion as the page shows it; ``value`` was read for its measured value."""
    page = artifact(f"specification: {{quality: [{text}]}}")
    values = measured(("specification", "quality", 0, "actual"), value)
    return toned(show_criterion(page.specification.quality[0], values, TODAY))


def measured(route: Route, value: str | None) -> dict[Route, Quantity]:
    return {route: Quantity.parse(value)} if value else {}


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("Accuracy", None, "Accuracy: {muted}not measured{open}"),
        ("{id: accuracy}", None, "accuracy: {muted}not measured{open}"),
        ("{id: a, metric: Accuracy}", None, "Accuracy: {muted}not measured{open} [a]{id}"),
        (
            "{metric: Accuracy, target: at least 92 %, actual: 94 %, measured: 2026-11-12}",
            "94 %",
            "Accuracy, {muted}at least 92 %: {muted}94 %{good} (12 Nov 2026){muted}",
        ),
        (
            "{metric: Accuracy, target: at least 92 %, actual: 91 %}",
            "91 %",
            "Accuracy, {muted}at least 92 %: {muted}91 %{bad}, target missed{bad}",
        ),
        ("{metric: Accuracy, actual: 91 %}", "91 %", "Accuracy: {muted}91 %"),
        (
            "{metric: Time, target: at most 10 s, actual: 6 to 14 s}",
            "6 to 14 s",
            "Time, {muted}at most 10 s: {muted}6 to 14 s, undecided{open}",
        ),
        (
            "{metric: Time, target: at most 10 s, actual: 94 %}",
            "94 %",
            "Time, {muted}at most 10 s: {muted}94 %, undecided{open}",
        ),
        ("{metric: Uptime, actual: high}", None, "Uptime: {muted}high{open}, in words only{muted}"),
        (
            "{metric: Accuracy, target: at least 92 %, actual: 94 %, measured: 2026-10-01, valid: month}",
            "94 %",
            "Accuracy, {muted}at least 92 %: {muted}94 %{open}, stale{open} (1 Oct 2026; valid for a month){muted}",
        ),
        (
            "{metric: Accuracy, actual: 94 %, valid: 2 weeks}",
            "94 %",
            "Accuracy: {muted}94 %{open}, stale{open} (valid for 2 weeks){muted}",
        ),
        (
            (
                "{metric: A, actual: 94 %, measured: 2026-11-12, valid: month, sample: 240 cases, baseline: 71 %,"
                " evidence: evidence/a.json}"
            ),
            "94 %",
            (
                "A: {muted}94 % (12 Nov 2026; 240 cases; 71 % before the AI; valid for a month){muted}"
                " evidence/a.json{fine}"
            ),
        ),
        (
            "{metric: Recall, actual: {file: evidence/m.json, at: /recall, as: percent}}",
            "96 %",
            "Recall: {muted}96 % evidence/m.json /recall as percent{fine}",
        ),
        (
            "{metric: Recall, actual: {file: evidence/m.json}}",
            None,
            "Recall: {muted}not measured{open} evidence/m.json{fine}",
        ),
        ("{target: at least 92 %}", None, "at least 92 %: {muted}not measured{open}"),
        ("{baseline: 71 %}", None, "not measured{open} (71 % before the AI){muted}"),
    ],
)
def test_a_criterion_reads(text: str, value: str | None, shown: str) -> None:
    assert criterion(text, value) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "{id: use, metric: Tickets routed, target: at least 80 %, actual: 84 %, measured: 2026-11-01, valid: year}",
            "Tickets routed, {muted}at least 80 %: {muted}84 %{good} (1 Nov 2026; valid for a year){muted} [use]{id}",
        ),
        (
            "{id: use, target: at least 90 %, actual: 84 %}",
            "use, {muted}at least 90 %: {muted}84 %{bad}, target missed{bad}",
        ),
    ],
)
def test_an_adoption_metric_reads(text: str, shown: str) -> None:
    page = artifact(f"ownership: {{adoption: [{text}]}}")
    values = measured(("ownership", "adoption", 0, "actual"), "84 %")
    assert toned(show_adoption(page.ownership.adoption[0], values, TODAY)) == shown


def test_the_source_of_a_value_is_told_as_far_as_it_is_given() -> None:
    page = artifact("specification: {quality: [{actual: {at: /a, as: EUR}}, {actual: 94 %}]}")
    assert [source_of(one.actual) for one in page.specification.quality] == ["/a as EUR", None]


# ---- everything else


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("specification: {model: A}", "A"),
        ("specification: {model: {name: A, since: 2026-08-03}}", "A (since 3 Aug 2026){muted}"),
        ("specification: {model: {since: 2026-08}}", " (since Aug 2026){muted}"),
        ("specification: {cost: {per_item: 0.004 EUR}}", "0.004 EUR per item"),
        ("specification: {cost: {monthly: 900 EUR}}", "900 EUR per month"),
        (
            "specification: {cost: {per_item: 0.004 EUR, monthly: 900 EUR}}",
            "0.004 EUR per item · 900 EUR per month",
        ),
        (
            f"specification: {{approval: {{by: Dana Fox, day: 2026-10-02, fingerprint: {FINGERPRINT}, valid: year}}}}",
            f"2 Oct 2026 by Dana Fox (valid for a year){{muted}} {FINGERPRINT}{{fine}}",
        ),
        (
            f"specification: {{approval: {{fingerprint: {FINGERPRINT}}}}}",
            f"without a name {FINGERPRINT}{{fine}}",
        ),
        (
            "evaluation: {acceptance: {by: Dana Fox, day: 2026-06, side: it}}",
            "Jun 2026 by Dana Fox (IT){muted}",
        ),
        ("operations: {log_review: week}", "every week"),
        (
            "operations: {log_review: {every: day, sample: 20 cases, by: Tom Adler, last: 2026-11-20}}",
            "every day, 20 cases, by Tom Adler (last 20 Nov 2026){muted}",
        ),
        (
            "operations: {log_review: {rota: care desk, last: 2026-11}}",
            "rota: care desk (last Nov 2026){muted}",
        ),
        ("operations: {log_review: {last: 2026-11-20}}", " (last 20 Nov 2026){muted}"),
        ("operations: {log_review: {sample: 25 % of answers}}", "25 % of answers"),
        ("operations: {log_review: {every: change of model}}", "by event: change of model"),
        ("operations: {exceptions: Second-level desk}", "Second-level desk"),
        (
            "operations: {exceptions: {when: less than 60 % certainty, to: Desk, within: 1 working day}}",
            "less than 60 % certainty: Desk, within 1 working day",
        ),
        ("operations: {exceptions: {when: less than 60 %}}", "less than 60 %: nobody named"),
        ("operations: {exceptions: {within: 1 day}}", "within 1 day"),
        ("operations: {rollback: Switch it off}", "Switch it off, not rehearsed{open}"),
        (
            "operations: {rollback: {path: Switch it off, by: Priya Nair, rehearsed: 2026-10-15, used: 2026-09-03}}",
            "Switch it off (by Priya Nair; rehearsed 15 Oct 2026; used 3 Sep 2026){muted}",
        ),
        ("operations: {rollback: {path: A, used: 2026-09-03}}", "A (used 3 Sep 2026){muted}"),
        ("operations: {budget_stop: Pause it}", "Pause it"),
        (
            "operations: {budget_stop: {limit: 1500 EUR per month, by: Dana Fox, action: Pause it}}",
            "above 1500 EUR per month, Dana Fox: Pause it",
        ),
        ("operations: {budget_stop: {limit: 1500 EUR}}", "above 1500 EUR"),
        ("risk: limited", "limited"),
        ("risk: {class: limited, basis: EU AI Act}", "limited (EU AI Act){muted}"),
        ("risk: {basis: EU AI Act}", " (EU AI Act){muted}"),
    ],
)
def test_a_section_reads(page: str, shown: str) -> None:
    found = artifact(page)
    section, _, key = page.replace(" ", "").partition(":")
    key = key.strip("{").partition(":")[0]
    holder = getattr(found, section)
    assert toned(describe(getattr(holder, key, holder) if section != "risk" else holder)) == shown


def test_the_way_back_says_nothing_of_a_rehearsal_that_was_left_open() -> None:
    page = artifact("operations: {rollback: {path: Switch it off, by: Priya Nair}}")
    assert told(show_rollback(page.operations.rollback, tried=False)) == "Switch it off (by Priya Nair)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "{day: 2026-11-20, change: A category, cases: 18}",
            "20 Nov 2026{muted}: {muted}A category (18 cases){muted}",
        ),
        ("{change: A category, cases: 18 tickets}", "A category (18 tickets){muted}"),
        ("A category", "A category"),
        ("{day: 2026-11}", "Nov 2026{muted}"),
        ("{cases: 1}", " (1 case){muted}"),
    ],
)
def test_a_lesson_reads(text: str, shown: str) -> None:
    page = artifact(f"learning: [{{log: [{text}]}}]")
    assert toned(describe(page.learning[0].log[0])) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Chief operating officer", "Chief operating officer"),
        (
            "{to: Chief operating officer, after: 5 working days}",
            "Chief operating officer after 5 working days",
        ),
        ("{after: 5 working days}", "after 5 working days"),
    ],
)
def test_an_escalation_reads(text: str, shown: str) -> None:
    page = artifact(f"governance: {{decisions: [{{escalation: {text}}}]}}")
    assert toned(describe(page.governance.decisions[0].escalation)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            (
                "{id: live, decision: Go live, opens: production, maker: Dana Fox, due: 2026-12-04,"
                " escalation: {to: The COO, after: 5 days}, note: One region}"
            ),
            (
                "Go live{strong} (opens Production){muted}, {muted}Dana Fox, {muted}due 4 Dec 2026{strong}"
                "; then {muted}The COO after 5 days; {muted}One region [live]{id}"
            ),
        ),
        ("Go live", "Go live{strong}, {muted}no maker{bad}, {muted}no due date{bad}"),
        ("{id: live, due: 2026-12}", "live{strong}, {muted}no maker{bad}, {muted}due Dec 2026{strong}"),
        (
            "{decided_by: Tom Adler, seen: {accuracy: 93 %, recall: 0.9}}",
            (
                "decision{strong}, {muted}no maker{bad}, {muted}no due date{bad}"
                " (decided by Tom Adler; seen: accuracy 93 %, recall 0.9){muted}"
            ),
        ),
    ],
)
def test_a_planned_decision_reads(text: str, shown: str) -> None:
    page = artifact(f"governance: {{decisions: [{text}]}}")
    assert toned(describe(page.governance.decisions[0])) == shown


def test_a_decision_says_nothing_of_what_was_left_open() -> None:
    page = artifact("governance: {decisions: [{decision: Go live, maker: Dana Fox}]}")
    (decision,) = page.governance.decisions
    assert told(show_decision(decision, due=False)) == "Go live, Dana Fox"
    page = artifact("governance: {decisions: [Go live]}")
    assert told(show_decision(page.governance.decisions[0], maker=False, due=False)) == "Go live"


def test_a_person_is_shown_as_typed() -> None:
    page = artifact("operations: {reviewer: 'Priya Nair, care team lead'}")
    assert person(page.operations.reviewer) == "Priya Nair, care team lead"
    assert person(None) is None
