"""The mapping of fields to standards as a file, and what a page gives evidence for."""

from pathlib import Path

import pytest

from generator.check.evidence import Cover, Extent, Page
from generator.check.standards import Evidence, Part, read_standards
from generator.read.settings import SettingsError
from tests.paging import judged, sample

GOOD = """\
standards:
  - id: ours
    title: Our policy
    parts:
      - id: people
        title: People
        asks: Somebody answers for it.
        evidence:
          ownership.owner: one named person
          specification.quality[].target: thresholds
"""


def test_ours_is_read_and_names_what_people_ask_about() -> None:
    found = read_standards("", Path())
    assert {one.title: [part.title for part in one.parts] for one in found} == {
        "NIST AI RMF 1.0": ["Govern", "Map", "Measure", "Manage"],
        "ISO/IEC 42001:2023": [
            "4 Context of the organization",
            "5 Leadership",
            "6 Planning",
            "7 Support",
            "8 Operation",
            "9 Performance evaluation",
            "10 Improvement",
        ],
    }
    assert all(len(part.evidence) >= 5 and part.asks for one in found for part in one.parts)


def test_a_company_puts_its_own_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(GOOD)
    (found,) = read_standards("ours.yaml", tmp_path)
    assert (found.id, found.title, found.about, found.address) == ("ours", "Our policy", "", "")
    assert found.parts == (
        Part(
            "people",
            "People",
            "Somebody answers for it.",
            (
                Evidence("ownership.owner", "one named person"),
                Evidence("specification.quality[].target", "thresholds"),
            ),
        ),
    )


BAD = [
    ("standards:\n  - id: [\n", ["ours.yaml:2: ", "“[”"]),
    ("other: 1\n", ["ours.yaml:1: unknown key “other”; there are: standards", "ours.yaml:1: there are no standards"]),
    (GOOD.replace("title: Our policy", "titel: Our policy"), [
        "ours.yaml:3: unknown key “titel”; did you mean “title”?",
        "ours.yaml:2: “title” is missing; write  title: …",
    ]),
    (GOOD.replace("ownership.owner", "ownership.owners"), [
        "ours.yaml:9: the format has no field “ownership.owners”; did you mean  ownership.owner?",
    ]),
    (GOOD.replace("quality[].target", "quality.target"), [
        ("ours.yaml:10: the format has no field “specification.quality.target”;"
        " did you mean  specification.quality[].target?"),
    ]),
    (GOOD.replace("one named person", ""), [
        "ours.yaml:9: what “ownership.owner” shows is not said; say it in a few words",
    ]),
    (GOOD.replace("asks: Somebody answers for it.", "asks: [a]"), [
        "ours.yaml:7: “asks” must hold a text; write  asks: …",
    ]),
    (GOOD.replace("id: people", "id: The People"), [
        "ours.yaml:5: “The People” is no id; write small letters, digits and hyphens",
    ]),
    (GOOD.replace("    parts:", "    address: javascript:alert(1)\n    parts:"), [
        "ours.yaml:2: “javascript:alert(1)” is no address; write  address: https://…",
    ]),
    (GOOD + GOOD.removeprefix("standards:\n"), ["ours.yaml: two entries have the id “ours”; rename one of them"]),
    (GOOD.partition("        evidence:")[0], [
        ("ours.yaml:5: a part names no evidence; name fields and what they show:"
        "  evidence: {ownership.owner: one person answers for it}"),
    ]),
    (GOOD.partition("      - id")[0], ["ours.yaml:4: there are no parts; list them under  parts:"]),
    ("standards: [a]\n", ["ours.yaml:1: an entry of “standards” holds no keys with values; write  - id: …"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "troubles"), BAD)
def test_what_is_wrong_is_told_with_its_line(text: str, troubles: list[str], tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        read_standards("ours.yaml", tmp_path)
    for trouble in troubles:
        assert any(trouble in told for told in caught.value.troubles), caught.value.troubles
    assert len(caught.value.troubles) <= len(troubles)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_standards("nowhere.yaml", tmp_path)
    assert caught.value.troubles == ("“standards” names nowhere.yaml, which is no file; correct the path",)


def part(*patterns: str) -> Part:
    return Part("p", "P", "", tuple(Evidence(pattern, "") for pattern in patterns))


def patterns(listed: tuple[Evidence, ...]) -> list[str]:
    return [one.pattern for one in listed]


def cover(folder: Path, text: str, *asked: str) -> Cover:
    return Page(judged(folder, f"format: 1\ntitle: T\nstage: poc\n{text}")).cover(part(*asked))


def test_a_field_is_there_absent_or_in_doubt(tmp_path: Path) -> None:
    found = cover(
        tmp_path,
        "ownership: {owner: Steering committee, unit: Care}\n",
        "ownership.owner",
        "ownership.unit",
        "ownership.mandate",
    )
    assert (patterns(found.given), patterns(found.doubtful), patterns(found.absent)) == (
        ["ownership.unit"],
        ["ownership.owner"],
        ["ownership.mandate"],
    )
    assert found.extent is Extent.SOME


def test_what_is_waived_is_in_no_doubt(tmp_path: Path) -> None:
    waiver = "waivers: [{rule: OWN002, reason: R, by: Ines Roth, until: 2026-12-31}]\n"
    text = "ownership: {owner: Steering committee, side: business}\n"
    assert cover(tmp_path, text, "ownership.owner").extent is Extent.SOME
    assert cover(tmp_path, text + waiver, "ownership.owner").extent is Extent.ALL


@pytest.mark.parametrize(
    ("quality", "asked", "extent"),
    [
        ("[{metric: A, target: at least 1 %}, {metric: B, target: at least 2 %}]", "[].target", Extent.ALL),
        ("[{metric: A, target: at least 1 %}, {metric: B}]", "[].target", Extent.NONE),
        ("[{metric: A, baseline: 1 %}, {metric: B}]", "[any].baseline", Extent.ALL),
        ("[{metric: A}]", "[any].baseline", Extent.NONE),
        ("TBD", "[].target", Extent.NONE),
    ],
)
def test_in_a_list_each_item_counts_or_one_of_them(
    quality: str, asked: str, extent: Extent, tmp_path: Path
) -> None:
    found = cover(tmp_path, f"specification: {{quality: {quality}}}\n", f"specification.quality{asked}")
    assert found.extent is extent


def test_an_error_below_a_field_is_a_doubt_about_it(tmp_path: Path) -> None:
    stop = "gate: {stop: {signals: [A], action: B}}\n"  # no decision owner
    assert patterns(cover(tmp_path, stop, "gate.stop").doubtful) == ["gate.stop"]
    assert cover(tmp_path, stop, "gate.stop.action").extent is Extent.ALL


def test_a_void_acceptance_is_no_evidence(tmp_path: Path) -> None:
    void = "{by: Dana Fox, day: 2026-06-22, fingerprint: sha256-91d0c7735fe2a0bb91d0c7735fe2a0bb}"
    text = f"evaluation: {{kept: vault, cases: 240, acceptance: {void}}}\n".replace("poc", "pilot")
    page = Page(judged(tmp_path, f"format: 1\ntitle: T\nstage: pilot\n{text}"))
    assert patterns(page.cover(part("evaluation.acceptance")).doubtful) == ["evaluation.acceptance"]


def test_the_complete_sample_gives_all_evidence() -> None:
    page = Page(sample("ticket-classifier"))
    lacking = {
        part.title: patterns((*found.absent, *found.doubtful))
        for standard in read_standards("", Path())
        for part in standard.parts
        if (found := page.cover(part)).extent is not Extent.ALL
    }
    assert lacking == {}
