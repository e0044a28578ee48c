"""Which ids are allowed, and what is proposed for the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import ids

ALLOWED = ["triage", "a", "7", "ticket-classifier-2", "a--b-", "x" * 80, "com10", "packs"]
FAULTS = {
    "Triage": "the id “Triage” is not allowed: only the letters a to z, digits and hyphens",
    "triage 2": "the id “triage 2” is not allowed: only the letters a to z, digits and hyphens",
    "über": "the id “über” is not allowed: only the letters a to z, digits and hyphens",
    "a\u0663": "the id “a\u0663” is not allowed: only the letters a to z, digits and hyphens",
    "a\n": "the id “a” is not allowed: only the letters a to z, digits and hyphens",
    "": "the id “” is not allowed: only the letters a to z, digits and hyphens",
    "-rf": "the id begins with a hyphen; it must begin with a letter or a digit",
    "x" * 81: "the id has 81 characters; at most 80 are allowed",
    "pack": "the id “pack” is reserved",
    "index": "the id “index” is reserved",
    "draft": "the id “draft” is reserved",
    "nul": "the id “nul” is reserved",
    "com1": "the id “com1” is reserved",
    "lpt9": "the id “lpt9” is reserved",
}
FORMS = {
    "Triage": "triage",
    "Ticket Classifier (new)": "ticket-classifier-new",
    "Übersicht Straße": "ubersicht-strasse",
    "Łódź_Øresund": "lodz-oresund",
    "Cafe\u0301": "cafe",
    "項目": "project",
    "---": "project",
    "pack": "pack-project",
    "CON": "con-project",
    "x" * 99: "x" * 80,
}


@pytest.mark.parametrize("stem", ALLOWED)
def test_allowed(stem: str) -> None:
    assert not ids.fault(stem)


@pytest.mark.parametrize("stem", FAULTS)
def test_not_allowed(stem: str) -> None:
    assert ids.fault(stem) == FAULTS[stem]


@pytest.mark.parametrize("stem", FORMS)
def test_the_nearest_allowed_form(stem: str) -> None:
    assert ids.allowed_form(stem) == FORMS[stem]


def test_a_form_that_is_taken_gets_a_number() -> None:
    assert ids.allowed_form("Triage", {"triage", "triage-2"}) == "triage-3"
    assert ids.allowed_form("x" * 99, {"x" * 80}) == "x" * 78 + "-2"


def test_an_address_is_a_slug_and_a_hash_of_the_place() -> None:
    assert ids.address("Über uns", "projects/Über uns.yaml", ()) == "uber-uns-156d55ea"
    assert ids.address("Über uns", "projects/Über uns.yaml", {"uber-uns-156d55ea"}).startswith(
        "uber-uns-156d55ea"
    )


def test_one_id_in_several_spellings() -> None:
    assert ids.sameness("Triage") == ids.sameness("TRIAGE")
    assert ids.sameness("Café") == ids.sameness("cafe\u0301")
    assert ids.sameness("a") != ids.sameness("b")


@given(st.text(max_size=120), st.sets(st.text("abc-", max_size=3)))
def test_what_is_proposed_is_allowed(stem: str, taken: set[str]) -> None:
    form = ids.allowed_form(stem, taken)
    assert not ids.fault(form)
    assert form not in taken
    assert not ids.fault(ids.address(stem, stem, taken))
    assert ids.address(stem, stem, taken) not in taken
