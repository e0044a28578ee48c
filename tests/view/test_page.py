"""The page as a whole: facts, the two halves, boxes, doubts, waivers, notes."""

from datetime import date
from pathlib import Path

import pytest

from generator.model.gate import Outcome
from generator.view.page import Page, make_page, stage_since
from generator.view.parts import Line
from tests.paging import judged, sample
from tests.view.telling import drawn


def page(folder: Path, text: str = "", stage: str = "poc") -> Page:
    return make_page(judged(folder, f"format: 1\ntitle: T\nstage: {stage}\n{text}\n"))


def line(lines: tuple[Line, ...], label: str) -> str:
    (found,) = (each for each in drawn(lines) if each.startswith(f"{label}: "))
    return found.removeprefix(f"{label}: ")


# ---- the head


def test_what_names_the_page(tmp_path: Path) -> None:
    found = page(tmp_path, "summary: Sorts *tickets*")
    assert (found.id, found.address, found.file) == ("triage", "triage", "projects/triage.yaml")
    assert (found.title, found.summary, found.readable) == ("T", "Sorts *tickets*", True)
    assert (found.as_of, found.format) == ("22 Nov 2026", "1")


def test_without_a_title_the_id_stands_there(tmp_path: Path) -> None:
    found = make_page(judged(tmp_path, "format: 1\nstage: idea\n"))
    assert (found.title, found.summary) == ("triage", "")


def test_facts_stand_in_the_order_of_the_format(tmp_path: Path) -> None:
    text = (
        "risk: {class: limited, basis: EU AI Act}\ntags: [care, language]\npaused: 2026-02\nreviewed: 2026-11-16\n"
        "started: 2026-05-04\nexposure: 10 % of tickets\n"
    )
    assert drawn(page(tmp_path, text).facts) == [
        "Stage: PoC",
        "Exposure: 10 % of tickets",
        "Started: 4 May 2026",
        "Reviewed: 16 Nov 2026",
        "Paused since: Feb 2026",
        "Tags: care / language",
        "Risk: limited (EU AI Act){muted}",
    ]


def test_an_open_title_or_summary_is_a_fact(tmp_path: Path) -> None:
    found = make_page(
        judged(tmp_path, 'format: 1\ntitle: "TBD, a name"\nsummary: "TBD, a text"\nstage: idea\n')
    )
    assert drawn(found.facts)[:2] == [
        "Title: TBD{open} (a name){muted}",
        "Summary: TBD{open} (a text){muted}",
    ]


DECIDED = "governance: {{decisions: [{}]}}"


@pytest.mark.parametrize(
    ("decisions", "since"),
    [
        ("{opens: pilot, outcome: go, decided: 2026-06-26}", "26 Jun 2026"),
        ("{opens: pilot, outcome: go, decided: 2026-06}", "Jun 2026"),
        (
            "{opens: pilot, outcome: go, decided: 2026-06-26}, {opens: pilot, outcome: go, decided: 2026-08-01}",
            "1 Aug 2026",
        ),
        ("{opens: pilot, outcome: hold, decided: 2026-06-26}", None),
        ("{opens: production, outcome: go, decided: 2026-06-26}", None),
        ("{opens: pilot, outcome: go}", None),
        ("{opens: pilot, decided: 2026-06-26}", None),
    ],
)
def test_the_stage_has_the_day_of_the_go_that_opened_it(
    decisions: str, since: str | None, tmp_path: Path
) -> None:
    found = judged(tmp_path, f"format: 1\ntitle: T\nstage: pilot\n{DECIDED.format(decisions)}\n")
    assert stage_since(found) == since
    expected = f"Pilot since {since}{{muted}}" if since else "Pilot"
    assert line(make_page(found).facts, "Stage") == expected


# ---- the two halves


def test_a_line_does_not_repeat_the_label_of_its_row(tmp_path: Path) -> None:
    text = "specification: {output: [A], quality: [B], integration: C, cost: {monthly: 1 EUR}, forbidden: D}"
    pairs = {pair.label: drawn(pair.specification) for pair in page(tmp_path, text).pairs}
    assert list(pairs) == ["Scope", "Output", "Quality", "Integration", "Cost"]
    assert pairs["Output"] == [": A", "Never: D"]
    assert pairs["Quality"][0] == ": B: {muted}not measured{open}"
    assert (pairs["Integration"], pairs["Cost"]) == ([": C"], [": 1 EUR per month"])


def test_a_half_that_is_left_open_says_so_in_its_first_row(tmp_path: Path) -> None:
    found = page(tmp_path, 'operations: "TBD, after the pilot"\nspecification: TBD')
    assert drawn(found.pairs[0].operations)[0] == ": TBD{open} (after the pilot){muted}"
    assert drawn(found.pairs[0].specification)[0] == ": TBD{open}"
    assert not any("TBD" in each for pair in found.pairs[1:] for each in drawn(pair.operations))


# ---- the three-point check


def boxes(found: Page) -> dict[str, str]:
    return {box.title: f"{'open' if box.open else 'closed'}: {box.because}" for box in found.boxes}


def test_boxes_say_why_they_are_open_or_closed(tmp_path: Path) -> None:
    assert boxes(page(tmp_path)) == {
        "Governance": "open: no readiness criteria, and 1 more",
        "Evaluation": "open: no evaluation set, and 1 more",
        "Ownership": "open: no business owner",
    }
    assert set(boxes(page(tmp_path, stage="idea")).values()) == {"closed: not due before the PoC"}


def test_boxes_are_open_for_what_cannot_be_read_in_them(tmp_path: Path) -> None:
    found = boxes(page(tmp_path, "ownership: {owner: Dana Fox, side: business, named: in spring}"))
    assert found["Ownership"] == 'open: "in spring" is not a date'


def test_boxes_are_not_open_for_what_is_waived(tmp_path: Path) -> None:
    more = "reason: R, by: Ines Roth, until: 2026-12-31"
    waivers = f"waivers: [{{rule: EVL001, {more}}}, {{rule: SPC006, {more}}}]"
    assert boxes(page(tmp_path, waivers))["Evaluation"] == (
        "closed: set aside: no evaluation set (Ines Roth, until 2026-12-31); "
        "no quality criteria (Ines Roth, until 2026-12-31)"
    )


def test_events_stand_in_the_history_and_in_no_box(tmp_path: Path) -> None:
    found = page(tmp_path, "governance: {log: [{day: 2026-08-03, what: Prompt 14}]}")
    assert not any("Events" in each for each in drawn(found.boxes[0].lines))


def test_a_box_that_is_left_open_says_so(tmp_path: Path) -> None:
    found = page(tmp_path, 'evaluation: "TBD, in May"')
    assert drawn(found.boxes[1].lines)[0] == ": TBD{open} (in May){muted}"


# ---- doubts, waivers, notes


def test_doubts_have_what_they_are_about(tmp_path: Path) -> None:
    text = 'doubts: [{about: specification.cost, text: A}, B, {about: stage}, {text: C, about: TBD}, "TBD, more"]'
    assert drawn(page(tmp_path, text).doubts) == [
        "specification.cost: A",
        ": B",
        "stage: ",
        ": C; {muted}about: TBD{open}",
        ": 5: TBD{open} (more){muted}",
    ]


def test_waivers_without_effect_have_reason_field_person_and_end(tmp_path: Path) -> None:
    text = (
        "waivers: [{rule: OPS011, field: operations.rollback, reason: It waits, by: Ines Roth, until: 2026-12-31},"
        ' {rule: OPS001, until: production}, {reason: R, rule: TBD, by: "TBD, somebody"}]'
    )
    assert drawn(page(tmp_path, text).waivers) == [
        "OPS011 without effect: It waits (only operations.rollback; by Ines Roth; until 31 Dec 2026){muted}",
        "OPS001 without effect: no reason{muted} (until production){muted}",
        "without effect: R; {muted}rule: TBD{open}; {muted}by: TBD{open} (somebody){muted}",
    ]


def test_notes_are_own_keys_then_what_is_open_then_what_was_not_understood(tmp_path: Path) -> None:
    text = (
        'extra: {cost centre: CC-4711, parts: [a, {b: c}], none: }\nlinks: {wiki: "https://x.example", old: TBD}\n'
        "started: soon\nown: {a: b}\n"
    )
    found = page(tmp_path, text)
    assert found.links == (("wiki", "https://x.example"),)
    assert drawn(found.notes) == [
        "cost centre: CC-4711",
        "parts: a; b: c",
        "none: ",
        "Links: old: TBD{open}",
        "Not understood: own: a: b",
        "Not understood: started: soon",
    ]


# ---- the rest


def test_the_reading_and_its_reasons(tmp_path: Path) -> None:
    found = page(tmp_path, stage="idea")
    assert found.outcome is Outcome.HOLD
    assert found.because == ("No Go and no Hold and no Stop row: that outcome can't be read",)
    assert (found.complete, found.required) == (2, 2)


def test_a_file_that_cannot_be_read_has_a_page_that_says_so(tmp_path: Path) -> None:
    found = make_page(judged(tmp_path, "title: [\n"))
    assert (found.readable, found.title, found.outcome) == (False, "triage", Outcome.HOLD)
    assert [each.code for group in found.missing.groups for each in group.lines] == ["SRC001"]
    assert found.notes == ()


def test_the_same_project_makes_the_same_page(tmp_path: Path) -> None:
    assert make_page(sample("ticket-classifier")) == make_page(sample("ticket-classifier"))
    assert sample("ticket-classifier").today == date(2026, 11, 22)
