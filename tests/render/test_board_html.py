"""The board as HTML: what it says and where it leads, hostile text, and how little a row weighs."""

import re
from pathlib import Path

import pytest

from generator.render.html import board_html
from generator.view.board import make_board
from tests.markup import Element, parse
from tests.paging import SAMPLES, TODAY, judged, sample, seen

HOSTILE = "<script>x</script> \" ' & {{ 7*7 }} </svg>"


@pytest.fixture(scope="module")
def samples() -> str:
    return board_html(make_board("AI projects", [sample(name) for name in SAMPLES], TODAY, pdfs=True))


def row(html: str, title: str) -> Element:
    (body,) = parse(html).all("tbody")
    (found,) = (one for one in body.all("tr") if title in one.text)
    return found


def one(folder: Path, text: str, name: str = "triage") -> str:
    return board_html(
        make_board("T", [judged(folder, f"format: 1\n{text}\n", f"{name}.yaml")], TODAY, pdfs=True)
    )


def test_outcomes_and_counts_come_first_then_needs_then_the_table_then_the_drawings(samples: str) -> None:
    text = seen(samples)
    assert text.startswith("AI projects 5 projects as of 22 Nov 2026")
    tiles = [item.text.strip() for item in parse(samples).all("li") if item.all("strong")]
    assert tiles == ["0 Go", "5 Hold", "0 Stop", "90 errors"]
    places = [
        text.index(word) for word in ("Build team", "Next decision", "Most open errors", "1 decision is due")
    ]
    assert places == sorted(places)


def test_a_row_of_the_table(samples: str) -> None:
    found = row(samples, "Support-ticket classifier")
    assert found.attributes == {"data-f": "pilot hold - - -"}
    cells = [" ".join(cell.text.split()) for cell in found.all("td")]
    assert cells == [
        "Pilot",
        "Dana Fox",
        "Hold",
        "",
        "1",
        "",
        "Release to all enterprise customers",
        "4 Dec 2026",
        "PDF",
    ]
    assert [tag.text for tag in found.all("i")] == ["customer care", "language"]
    assert [link.attributes["href"] for link in found.all("a")] == [
        "projects/ticket-classifier/index.html",
        "pdf/ticket-classifier.pdf",
    ]
    assert [day.attributes for day in found.all("time")] == [{"datetime": "2026-12-04"}]


def test_what_is_absent_is_said(samples: str) -> None:
    assert [mark.text for mark in row(samples, "VA chatbot").all("b")] == ["no date"]
    assert [mark.text for mark in row(samples, "AI Answers").all("b")] == ["nobody"]


def test_a_late_decision_says_where_it_went(tmp_path: Path) -> None:
    decision = "{decision: A, due: 2026-11-02, escalation: {to: COO, after: 5 working days}}"
    html = one(tmp_path, f"title: T\nstage: poc\ngovernance: {{decisions: [{decision}]}}")
    assert row(html, "T").all("td")[7].text == "2 Nov 2026 late went to COO on 9 Nov 2026"


def test_nothing_to_do_is_said_quietly(tmp_path: Path) -> None:
    text = seen(one(tmp_path, "title: T\nstage: retired\ngovernance: {decisions: [{outcome: stop}]}"))
    assert (
        "Nothing. No decision is late, no Stop signal is met, no approval is void, no error is open." in text
    )


def test_without_a_tag_there_is_no_filter_for_tags(samples: str, tmp_path: Path) -> None:
    names = [select.attributes["name"] for select in parse(samples).all("select")]
    assert names == ["outcome", "stage", "blocker", "party", "needs", "owner", "tag"]
    untagged = parse(one(tmp_path, "title: T\nstage: idea"))
    assert "tag" not in [select.attributes["name"] for select in untagged.all("select")]


def test_the_form_is_hidden_where_no_script_runs(samples: str) -> None:
    (form,) = parse(samples).all("form")
    assert "hidden" in form.attributes
    assert parse(samples).all("script") == []
    assert not re.search(r'\s(?:style|on\w+)="', samples)


def test_every_control_has_a_label(samples: str) -> None:
    tree = parse(samples)
    labels = {label.attributes["for"]: label.text.strip() for label in tree.all("label")}
    assert set(labels) == {control.attributes["id"] for control in tree.all("input", "select")}
    assert all(labels.values())


def test_hostile_text_is_shown_and_does_not_act(tmp_path: Path) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    text = (
        f"title: {quoted}\nstage: poc\ntags: [{quoted}]\nownership: {{owner: {quoted}}}\n"
        f"gate: {{stop: {{signals: [{{signal: {quoted}, met: yes}}]}}}}\n"
        f"governance: {{decisions: [{{decision: {quoted}, maker: {quoted}, due: 2026-11-02,"
        f" escalation: {{to: {quoted}}}}}]}}"
    )
    html = one(tmp_path, text)
    tree = parse(html)
    assert tree.all("script", "img", "iframe") == []
    shown = row(html, "script")
    assert [tag.text for tag in shown.all("i")] == [HOSTILE]
    assert HOSTILE in shown.text
    needs = next(element for element in tree.walk() if element.of("gp-needs"))
    assert seen(html).count("<script>x</script>") >= 8
    assert needs.text.count(HOSTILE) == 5


def test_a_row_weighs_less_than_half_a_kilobyte(samples: str) -> None:
    rows = re.findall(r"<tr data-f=.*?</tr>", samples)
    assert len(rows) == 5
    assert sum(len(found.encode()) for found in rows) / len(rows) < 560


def test_drawings_are_told_in_words_and_led_from_by_names(samples: str) -> None:
    heat, calendar = (
        drawing for drawing in parse(samples).all("svg") if drawing.attributes.get("role") == "group"
    )
    assert heat.attributes["aria-label"] == (
        "Projects by section: most open errors stand in Specification: 4 of 5 projects have one there"
    )
    titles = [title.text for title in heat.all("title")]
    assert titles[0] == "Projects by section"
    assert "Gate: 3 errors, 1 warning, 1 note, 2 of 9 due fields" in titles
    assert [link.attributes["xlink:href"] for link in heat.all("a")][
        -1
    ] == "projects/ticket-classifier/index.html"
    assert [link.text for link in calendar.all("a")] == [
        "4 Dec 2026: Support-ticket classifier: Release to all enterprise customers, Dana FoxSupport-ticket classifier"
    ]


def test_no_colour_of_the_heat_map_stands_alone(samples: str) -> None:
    """Each ground has a sign of its own."""
    heat = next(drawing for drawing in parse(samples).all("svg") if drawing.of("gp-heat"))
    (defs,) = heat.all("defs")
    looks = {group.attributes["id"]: group.all("path")[0].attributes["d"] for group in defs.all("g")}
    assert len(looks) == 8
    assert len(set(looks.values())) == 7  # many errors look like one, in full colour and with their number
    for cell in (group for group in heat.all("g") if group.of("gp-heat__cell")):
        assert cell.all("use")[0].attributes["xlink:href"].removeprefix("#") in looks
