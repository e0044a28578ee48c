"""Which findings count as new."""

from generator.check.since import new_since
from generator.findings import Finding, Severity, Waived
from tests.render.hostile import plain

ERROR, NOTE = plain(), plain(severity=Severity.NOTE)
WAIVED = plain(waived=Waived("why", "who", "until"))


def test_what_was_there_is_not_new_wherever_it_stands_now() -> None:
    moved = plain(message="in other words", hint="")
    assert new_since([moved], [ERROR]) == []


def test_what_was_not_there_is_new() -> None:
    other = plain("OPS001")
    assert new_since([ERROR, other], [ERROR]) == [other]
    assert new_since([ERROR], []) == [ERROR]


def test_each_of_equal_findings_counts() -> None:
    assert new_since([ERROR, ERROR, ERROR], [ERROR, ERROR]) == [ERROR]


def test_what_became_heavier_is_new() -> None:
    assert new_since([ERROR], [NOTE]) == [ERROR]
    assert new_since([NOTE], [ERROR]) == []


def test_what_lost_its_waiver_is_new() -> None:
    assert new_since([ERROR], [WAIVED]) == [ERROR]
    assert new_since([WAIVED], [ERROR]) == []


def test_a_light_one_never_takes_the_place_of_a_heavy_one() -> None:
    now: list[Finding] = [NOTE, ERROR]
    assert new_since(now, [ERROR, NOTE]) == []
    assert new_since(now, [ERROR]) == [NOTE]
