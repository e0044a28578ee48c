"""The calendar of decisions, parsed back by another program's reader."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from generator.render.decisions_ics import decisions_ics
from generator.view.decisions import make_decisions
from tests.paging import TODAY, judged
from tests.portfolio import portfolio
from tests.render.hostile import TEXTS


def calendar(folder: Path, *projects: str, site: str = "") -> str:
    listed = [
        judged(folder, f"format: 1\ntitle: P{number}\nstage: poc\n{text}\n", f"p{number}.yaml")
        for number, text in enumerate(projects)
    ]
    return decisions_ics("AI projects", make_decisions(listed, TODAY), TODAY, site)


def events(text: str) -> list[dict[str, object]]:
    """The events as a calendar program has them."""
    found = Calendar.from_ical(text.encode())
    assert found.errors == []
    return [
        {key: getattr(value, "dt", value) for key, value in event.items()} for event in found.walk("VEVENT")
    ]


PLANNED = (
    "governance: {decisions: [{id: pilot, decision: 'Start; the, pilot', opens: pilot, maker: 'Dana Fox, director',"
    " due: 2026-11-02, escalation: {to: COO, after: 5 working days}, note: 'Back\\slash'}]}"
)


def test_a_whole_event(tmp_path: Path) -> None:
    (event,) = events(calendar(tmp_path, PLANNED, site="https://ai.example.com/draft/"))
    assert event == {
        "UID": event["UID"],
        "DTSTAMP": datetime(2026, 11, 22, tzinfo=UTC),
        "DTSTART": date(2026, 11, 2),
        "DTEND": date(2026, 11, 3),
        "SUMMARY": "Decide: Start; the, pilot (P0)",
        "DESCRIPTION": "Maker: Dana Fox, director\n20 days late\n"
        "If it is not made: now with COO, since 9 Nov 2026\nA Go opens: Pilot\nBack\\slash",
        "TRANSP": "TRANSPARENT",
        "STATUS": "CONFIRMED",
        "URL": "https://ai.example.com/draft/projects/p0/index.html",
    }


def test_only_open_decisions_with_a_date_stand_in_it(tmp_path: Path) -> None:
    text = decisions_ics("T", make_decisions(portfolio(tmp_path), TODAY), TODAY)
    assert [(str(event["SUMMARY"]), event["DTSTART"], str(event["STATUS"])) for event in events(text)][
        :5
    ] == [
        ("Decide: Start the pilot (Late and escalated)", date(2026, 11, 2), "CONFIRMED"),
        ("Decide: Buy the licence (Late and escalated)", date(2026, 11, 20), "CONFIRMED"),
        ("Decide: Move the data (Late and escalated)", date(2026, 11, 30), "CONFIRMED"),
        (events(text)[3]["SUMMARY"], date(2026, 12, 24), "CONFIRMED"),
        ("Decide: Delete the data (Gone)", date(2026, 3, 1), "TENTATIVE"),
    ]
    (month,) = (event for event in events(text) if "Move the data" in str(event["SUMMARY"]))
    assert "Only the month is known: Nov 2026" in str(month["DESCRIPTION"])


def test_an_event_stays_itself_when_its_date_or_its_neighbours_change(tmp_path: Path) -> None:
    moved = PLANNED.replace("2026-11-02", "2027-01-15").replace("Start; the, pilot", "Start")
    another = PLANNED.replace("[{id", "[{decision: Before, due: 2026-10-01}, {id")
    uids = {
        name: {str(event["SUMMARY"]): str(event["UID"]) for event in events(calendar(tmp_path, text))}
        for name, text in (("as it is", PLANNED), ("moved", moved), ("another", another))
    }
    (uid,) = uids["as it is"].values()
    assert uids["moved"] == {"Decide: Start (P0)": uid}
    assert uids["another"]["Decide: Start; the, pilot (P0)"] == uid
    assert uid.endswith("@gatepage")


def test_no_two_events_share_an_identity(tmp_path: Path) -> None:
    same = "governance: {decisions: [{decision: A, due: 2026-12-01}, {decision: A, due: 2026-12-02}]}"
    uids = [event["UID"] for event in events(calendar(tmp_path, same, same))]
    assert len(set(uids)) == 4


def test_lines_are_short_and_end_as_the_standard_says(tmp_path: Path) -> None:
    text = calendar(tmp_path, PLANNED.replace("Start; the, pilot", "田é📮" * 60))
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = events(text)
    assert event["SUMMARY"] == f"Decide: {'田é📮' * 60} (P0)"


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_makes_no_line_of_its_own(text: str, tmp_path: Path) -> None:
    evil = f"{text}\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO\nATTACH:https://elsewhere.example"[-5000:]
    found = make_decisions([judged(tmp_path, f"format: 1\ntitle: T\nstage: poc\n{PLANNED}")], TODAY)
    (row,) = found.late
    project = replace(row.project, title=evil)
    row = replace(row, project=project, what=evil, maker=evil, maker_role=evil, escalation=evil, note=evil)
    made = decisions_ics(evil, replace(found, late=(row,)), TODAY)
    names = [line.split(":")[0].split(";")[0] for line in made.split("\r\n") if not line.startswith(" ")]
    assert names == [
        *("BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME"),
        *("BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP", "STATUS", "END"),
        *("END", ""),
    ]
    assert len(events(made)) == 1


def test_without_a_decision_it_is_an_empty_calendar(tmp_path: Path) -> None:
    assert events(calendar(tmp_path, "")) == []
