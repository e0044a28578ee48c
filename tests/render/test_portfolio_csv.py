"""The portfolio as CSV: read back cell by cell, and no cell is a formula."""

import csv
import io
from pathlib import Path

import pytest

from generator.check.assess import Assessment
from generator.render.portfolio_csv import cell, portfolio_csv
from tests.paging import TODAY, judged, sample
from tests.portfolio import portfolio


def read(listed: list[Assessment]) -> list[dict[str, str]]:
    text = portfolio_csv(listed, TODAY)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_complete_sample() -> None:
    (row,) = read([sample("ticket-classifier")])
    assert row == {
        "id": "ticket-classifier",
        "title": "Support-ticket classifier",
        "stage": "pilot",
        "paused": "",
        "owner": "Dana Fox",
        "owner_role": "director customer care",
        "unit": "Customer Care",
        "reading": "hold",
        "because": "Go signal not met: Core-category quality passes"
        " (Recall on complaints: 96 % misses at least 97 %)",
        "complete": "53",
        "required": "53",
        "errors": "0",
        "warnings": "1",
        "notes": "0",
        "waived": "1",
        "governance": "closed",
        "evaluation": "closed",
        "ownership": "closed",
        "compounding": "no",
        "zombie": "no",
        "first_blocker": "",
        "first_by": "",
        "next_decision": "Release to all enterprise customers",
        "maker": "Dana Fox",
        "due": "2026-12-04",
        "days_late": "",
        "escalates_to": "Chief operating officer",
        "escalates_on": "2026-12-11",
        "cases": "240",
        "rejection_cases": "30",
        "labels": "77",
        "acceptance": "valid",
        "approval": "valid",
        "started": "2026-05-04",
        "reviewed": "2026-11-16",
        "risk": "limited",
        "tags": "customer care, language",
        "file": "projects/ticket-classifier.yaml",
        "page": "projects/ticket-classifier/index.html",
    }


def test_a_row_for_each_project_in_their_order(tmp_path: Path) -> None:
    listed = portfolio(tmp_path)
    rows = {row["id"]: row for row in read(listed)}
    assert list(rows) == [a.project.id for a in listed]
    late = rows["late"]
    assert (late["next_decision"], late["due"], late["days_late"]) == ("Start the pilot", "2026-11-02", "20")
    broken = rows["broken"]
    assert (broken["reading"], broken["governance"], broken["acceptance"]) == ("unreadable", "", "")
    assert rows["zombie"]["zombie"] == "yes"
    assert rows["void"]["acceptance"] == "void"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("\r=1+1", "'=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("a;=1+1", "a;'=1+1"),
        ("a; -5 %", "a; '-5 %"),
        ("a = b", "a = b"),
        ("a-b; c", "a-b; c"),
        ("two\nlines", "two lines"),
        ("\x1b[31mred\u202e", "\N{REPLACEMENT CHARACTER}[31mred\N{REPLACEMENT CHARACTER}"),
        ("Größe 田 é", "Größe 田 é"),
    ],
)
def test_no_cell_is_a_formula_or_acts(text: str, shown: str) -> None:
    assert cell(text) == shown


def test_formulas_of_a_page_reach_no_cell(tmp_path: Path) -> None:
    evil = "'=HYPERLINK(\"https://elsewhere.example\")'"
    text = (
        f"format: 1\ntitle: {evil}\nstage: poc\ntags: [{evil}]\nrisk: {evil}\nownership: {{unit: {evil}}}\n"
        f"governance: {{decisions: [{{decision: {evil}, due: 2026-01-01, escalation: {evil}}}]}}\n"
    )
    (row,) = read([judged(tmp_path, text)])
    told = [value for value in row.values() if "HYPERLINK" in value]
    assert len(told) == 7
    assert [value for value in row.values() if value.lstrip()[:1] in {"=", "+", "-", "@"}] == []


def test_commas_quotes_and_line_ends_come_back(tmp_path: Path) -> None:
    (row,) = read([judged(tmp_path, "format: 1\ntitle: 'a, \"b\"'\nstage: idea\n")])
    assert row["title"] == 'a, "b"'
    assert portfolio_csv([judged(tmp_path, "format: 1\ntitle: T\n")], TODAY).count("\r\n") == 2
