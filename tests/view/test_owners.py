"""Who holds what: spellings, kinds, load, and the words for each role."""

from pathlib import Path

import pytest

from generator.model.artifact import Artifact
from generator.model.field import Section
from generator.model.kinds import ListKind, SectionKind, kinds_of
from generator.model.values.cadence import Cadence
from generator.view.duties import OWN_WORDS, duties, times_a_month
from generator.view.owners import Holder, Owners, make_owners
from tests.paging import TODAY, judged

REVIEWER = "stage: pilot\noperations: {reviewer: Ada Roth, log_review: {every: day, last: 2026-11-20}}"


def owners(folder: Path, *projects: str) -> Owners:
    portfolio = [
        judged(folder, f"format: 1\ntitle: P{number}\n{text}\n", f"p{number}.yaml")
        for number, text in enumerate(projects)
    ]
    return make_owners(portfolio, TODAY)


def test_spellings_of_one_name_are_one_person_and_roles_do_not_matter(tmp_path: Path) -> None:
    found = owners(
        tmp_path,
        "ownership: {owner: 'Dana Fox, director'}",
        "ownership: {owner: dana fox}",
        "ownership: {owner: 'Dana Fox, head of care'}",
        "ownership: {owner: D. Fox}",
    )
    assert [(one.name, one.spellings, one.known_as, one.projects) for one in found.people] == [
        ("Dana Fox", ("dana fox",), ("director", "head of care"), 3),
        ("D. Fox", (), (), 1),
    ]


def test_posts_and_bodies_stand_apart(tmp_path: Path) -> None:
    found = owners(
        tmp_path,
        "ownership: {owner: Director of Products}",
        "ownership: {owner: Steering committee}",
        "ownership: {owner: Dana Fox and Ada Roth}",
        "ownership: {owner: BMT2}",
    )
    assert [(one.name, one.doubt) for one in found.people] == [
        ("BMT2", "a single word or a code: perhaps no person")
    ]
    assert [one.name for one in found.posts] == ["Director of Products"]
    assert [(one.name, one.doubt) for one in found.bodies] == [
        ("Dana Fox and Ada Roth", "several persons in one place"),
        ("Steering committee", ""),
    ]


def load(found: Owners, name: str) -> Holder:
    (holder,) = (one for one in found.people if one.name == name)
    return holder


def test_more_projects_than_one_can_keep_in_mind_are_a_heavy_load(tmp_path: Path) -> None:
    five = owners(tmp_path, *["ownership: {owner: Dana Fox}"] * 5)
    assert (load(five, "Dana Fox").heavy, five.heavy) == ("", 0)
    six = owners(tmp_path, *["ownership: {owner: Dana Fox}"] * 6)
    assert (load(six, "Dana Fox").heavy, six.heavy) == ("6 projects", 1)


def test_rounds_are_counted_a_month_and_the_reviewer_reads_the_log(tmp_path: Path) -> None:
    found = owners(tmp_path, REVIEWER, REVIEWER)
    assert (load(found, "Ada Roth").monthly, load(found, "Ada Roth").heavy) == (42, "42 rounds a month")
    assert [holding.roles for holding in load(found, "Ada Roth").holdings] == [("Reviewer", "Log review")] * 2


def test_a_paused_project_is_listed_and_does_not_count(tmp_path: Path) -> None:
    holder = load(owners(tmp_path, f"paused: 2026-03\n{REVIEWER}"), "Ada Roth")
    assert (holder.projects, holder.monthly) == (0, 0)
    assert [(one.project.rest, one.roles) for one in holder.holdings] == [("paused", ("Reviewer",))]


def test_what_was_done_is_not_held(tmp_path: Path) -> None:
    text = (
        "stage: pilot\ngovernance: {decisions: [{decision: A, maker: Dana Fox, outcome: go, decided: 2026-01-05}]}\n"
        "evaluation: {acceptance: {by: Dana Fox, day: 2026-01-01}}\n"
        "specification: {approval: {by: Dana Fox, day: 2026-01-01}}\n"
        "waivers: [{rule: GAT001, reason: R, by: Dana Fox, until: 2026-12-31}]\n"
    )
    holder = load(owners(tmp_path, text), "Dana Fox")
    assert (holder.projects, [(one.roles, one.before) for one in holder.holdings]) == (
        0,
        [
            (
                (),
                (
                    "Approved the specification",
                    "Accepted the evaluation set",
                    "Decided",
                    "Set a finding aside",
                ),
            )
        ],
    )


def test_who_is_late_is_said(tmp_path: Path) -> None:
    text = "stage: poc\ngovernance: {decisions: [{decision: A, maker: Dana Fox, due: 2026-11-02}]}"
    assert load(owners(tmp_path, text, text), "Dana Fox").late == 2


def test_roles_that_are_due_and_that_nobody_holds(tmp_path: Path) -> None:
    found = owners(
        tmp_path, "stage: poc", "stage: idea", "stage: retired", "stage: poc\nownership: {owner: Dana Fox}"
    )
    assert [(one.role, one.section, [link.id for link in one.projects]) for one in found.vacancies] == [
        ("Decides Go", "gate", ["p0", "p3"]),
        ("Decides Hold", "gate", ["p0", "p3"]),
        ("Decides Stop", "gate", ["p0", "p3"]),
        ("Owner", "ownership", ["p0"]),
    ]
    assert found.vacant == 7


def test_names_that_look_alike_have_anchors_of_their_own(tmp_path: Path) -> None:
    found = owners(
        tmp_path,
        "ownership: {owner: José Roth}",
        "ownership: {owner: Jose Roth}",
        "ownership: {owner: Jose-Roth}",
        "ownership: {owner: 山田太郎}",
    )
    anchors = [one.anchor for one in found.people]
    assert sorted(anchors) == ["who-jose-roth", "who-jose-roth--2", "who-jose-roth--3", "who-x"]


@pytest.mark.parametrize(
    ("every", "times"),
    [
        ("day", 21),
        ("2 days", 10),
        ("hour", 21),
        ("week", 4),
        ("month", 1),
        ("quarter", 0),
        ("change of law", 0),
    ],
)
def test_times_a_month(every: str, times: int) -> None:
    cadence = Cadence.parse(every)
    assert isinstance(cadence, Cadence)
    assert round(times_a_month(cadence)) == times


def titles(cls: type[Section], above: str) -> set[tuple[str, str]]:
    found = set()
    for _key, kind, says in kinds_of(cls).values():
        found.add((above, says.title))
        inner = kind.item if isinstance(kind, ListKind) else kind
        if isinstance(inner, SectionKind):
            found |= titles(inner.cls, says.title)
    return found


def test_every_role_with_words_of_its_own_is_a_field_of_the_format() -> None:
    assert set(OWN_WORDS) <= titles(Artifact, "")


def test_a_page_without_persons_has_no_duties(tmp_path: Path) -> None:
    assert list(duties(judged(tmp_path, "format: 1\ntitle: T\n"))) == []


def test_a_long_list_is_folded_under_what_it_comes_to(tmp_path: Path) -> None:
    six = owners(tmp_path, *["stage: poc\nownership: {owner: Dana Fox}"] * 6)
    assert not load(six, "Dana Fox").folded
    seven = owners(
        tmp_path, *["stage: poc\nownership: {owner: Dana Fox}"] * 6, REVIEWER.replace("Ada Roth", "Dana Fox")
    )
    assert load(seven, "Dana Fox").folded
    assert load(seven, "Dana Fox").summary == "Owner 6, Reviewer 1, Log review 1"
    assert [(one.role, one.folded, one.summary) for one in seven.vacancies][:1] == [
        ("Decides Go", True, "P0 and 6 more")
    ]
