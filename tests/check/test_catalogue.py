"""The catalogue of rules against the table that it was asked for, and against the format."""

from collections.abc import Iterator

import pytest

from generator.check.catalogue import FAMILIES, catalogue
from generator.check.required import about_of
from generator.findings import Party
from generator.model.artifact import Artifact
from generator.model.field import About, Section, Stage
from generator.model.kinds import ListKind, SectionKind, kinds_of
from generator.model.single import Kind

TABLE = """
SRC001 error   always B file cannot be read as YAML
SRC002 error   always B key given twice
SRC003 error   always B unknown key
SRC004 error   always B wrong kind of value
SRC005 error   always B value outside its list
SRC006 error   always B not a calendar date
SRC007 error   always B quantity or condition cannot be read
SRC008 error   always B format number absent or newer than supported
SRC009 error   always B two files with one id, or an id that is not allowed
SRC010 error   always B evidence file missing, unreadable, or outside the project's folder
SRC011 error   always B reference to an id or field that does not exist
SRC012 error   always B title or stage absent
SRC013 warning always B text that the fonts can't draw
SRC014 error   always B id given twice in one list
SPC001 error   poc    B no workflow
SPC002 warning poc    O more than one workflow on one page
SPC003 error   poc    B no input
SPC004 error   poc    B no output
SPC005 error   poc    O no excluded use cases
SPC006 error   poc    O no quality criteria
SPC007 error   poc    O quality criterion without a target
SPC008 error   pilot  B quality criterion never measured
SPC009 warning pilot  B quality criterion misses its target
SPC010 warning pilot  O no forbidden output
SPC011 error   pilot  B no integration
SPC012 error   pilot  B no cost: neither per item nor per month
SPC013 error   pilot  O specification never approved
SPC014 error   pilot  O specification changed since its approval
SPC015 warning pilot  B quality measured before the present model
SPC016 warning pilot  B quality value without a day, or past its valid time
SPC017 error   pilot  O specification approved by a body
OPS001 error   pilot  O no reviewer
OPS002 error   pilot  O no improvement owner
OPS003 error   pilot  O no log-review cadence
OPS004 warning pilot  O log review overdue, or never done
OPS005 error   pilot  O nobody takes exceptions
OPS006 error   pilot  O nobody corrects mistakes
OPS007 error   pilot  B no re-evaluation cycle
OPS008 warning pilot  B re-evaluation overdue, or never done
OPS009 error   pilot  O nobody updates it after business changes; no scope owner
OPS010 error   pilot  I no way back
OPS011 warning pilot  I rollback never rehearsed
OPS012 error   pilot  O nobody stops it when the budget is overrun; or no limit
OPS013 warning pilot  O a role of operations or learning is held by a body instead of a person
OPS014 warning pilot  O is this a person? a post without a holder, a single word, a code
OPS015 warning pilot  O monthly cost above the limit of the budget stop
GAT001 error   poc    O no Go row
GAT002 error   poc    O no Hold row
GAT003 error   poc    O no Stop row
GAT004 error   poc    O row without a signal
GAT005 error   poc    O row without a decision owner
GAT006 error   poc    O row without a next action
GAT007 error   pilot  O decision owner is a body
GAT008 warning pilot  B signal that names no source for its state
GAT009 error   pilot  O Stop signal met while the project runs
GAT010 warning pilot  O a decision differs from the values that it saw, or the last one from today's reading
GAT011 note    production A Hold or Stop row without a risk treatment
GAT012 warning pilot  B signal's value without a day, or past its valid time
GAT013 warning pilot  A accepted risk whose time has run out
GAT014 warning pilot  B signal whose sources contradict each other
GAT015 warning pilot  O quality criterion that no signal looks at
LRN001 error   pilot  O no improvement loop
LRN002 error   pilot  O loop that updates nothing
LRN003 error   pilot  O loop without a cadence
LRN004 error   pilot  O loop without a person
LRN005 warning production O loop overdue: nothing logged within its cadence
EVL001 error   poc    O no evaluation set
EVL002 error   pilot  O fewer than 100 cases in all
EVL003 note    pilot  B more than 300 cases
EVL004 error   pilot  O no rejection cases
EVL005 error   pilot  B cases without an expected answer; repeated cases
EVL006 error   pilot  O not accepted by the business
EVL007 error   pilot  O changed since it was accepted
EVL008 note    poc    B built after the pilot was decided
EVL009 warning pilot  O accepted by somebody who is not on the business side
EVL010 warning pilot  B counts stated by hand, no file
EVL011 warning pilot  O acceptance or approval past its valid time
EVL012 warning pilot  O rated by experts, but no raters or scale
EVL013 warning pilot  B labels that differ only in case, quotes or blanks
EVL014 error   pilot  O evaluation set accepted by a body
OWN001 error   poc    O no business owner
OWN002 error   poc    O owner is a body
OWN003 error   poc    O owner does not sit in the business
OWN004 note    poc    O owner named after the PoC began
OWN005 error   pilot  O no operating budget
OWN006 error   pilot  O no mandate
OWN007 error   pilot  O no adoption metric with a target
OWN008 warning production O adoption below target
OWN009 warning production O adoption never measured
OWN010 warning production O adoption value without a day, or past its valid time
GOV001 error   poc    O no readiness criteria
GOV002 warning poc    O criteria agreed after the PoC began, or no day of agreement
GOV003 error   poc    O no decision planned
GOV004 error   poc    O decision without a single named maker
GOV005 error   poc    O open decision without a due date
GOV006 error   poc    O open decision without an escalation
GOV007 error   poc    O decision overdue
GOV008 error   poc    O outcome without a day, or a day without an outcome
GOV009 error   retired O retired without a recorded Stop
GOV010 warning poc    O decided by somebody who is not the maker
GOV011 warning poc    B no first day of the PoC
GOV012 warning pilot  O stage reached without a recorded Go
GOV013 warning poc    O decision that escalates to its own maker
PAG001 error   always B the page does not fit on one printed page
PAG002 warning pilot  O page not held against reality for over 90 days
PAG003 warning poc    O two or more of the three blockers open: compounding
PAG004 error   poc    O zombie
PAG005 error   always A waiver without reason, person or end date
PAG006 warning always A waiver has run out
PAG007 note    always A waiver for a finding that does not occur
PAG008 warning always B text that YAML cut or folded silently
PAG009 warning poc    O item without its text
PAG010 warning always B day of something done that lies in the future
PAG011 error   poc    O required field that says only that there is nothing
PAG012 warning always A waiver that runs for more than a year
"""
"""Code, severity, stage from which it is due, settling party, title. Remarks in parentheses are left out."""

PARTIES = {"B": Party.BUILD, "O": Party.OWNER, "I": Party.IT, "A": Party.AUDIT}

TWO_PARTIES = {"operations.log_review.every", "operations.reevaluation.every"}
"""Fields of a section that stands in two places: who settles them is said by their parents."""


@pytest.mark.parametrize("line", TABLE.strip().split("\n"), ids=lambda line: line[:6])
def test_a_rule_is_as_it_was_asked_for(line: str) -> None:
    code, severity, stage, party, title = line.split(maxsplit=4)
    rule = catalogue()[code]

    assert (rule.title, rule.severity, rule.settles) == (title, severity, PARTIES[party])
    assert rule.since == (Stage.IDEA if stage == "always" else stage)
    assert rule.code[:3] == rule.family
    assert rule.family in FAMILIES


def test_every_rule_was_asked_for() -> None:
    assert list(catalogue()) == [line[:6] for line in TABLE.strip().split("\n")]


def test_families_stand_together_in_the_order_of_the_page() -> None:
    families = list(dict.fromkeys(rule.family for rule in catalogue().values()))
    assert families == [family for family in FAMILIES if family in families]
    for family in families:
        codes = [code for code, rule in catalogue().items() if rule.family == family]
        assert codes == sorted(codes)


def test_a_required_field_exists_and_says_the_same_as_its_rule() -> None:
    for rule in catalogue().values():
        for pattern in rule.requires:
            says = about_of(pattern)  # raises where the format has no such field
            assert says.due is rule.since, pattern
            assert says.settles is rule.settles or pattern in TWO_PARTIES, pattern


def test_a_field_is_required_by_one_rule_only() -> None:
    patterns = [pattern for rule in catalogue().values() for pattern in rule.requires]
    assert sorted(patterns) == sorted(set(patterns))


def test_every_field_that_the_format_calls_due_has_its_rule() -> None:
    required = {pattern.replace("[any]", "[]") for rule in catalogue().values() for pattern in rule.requires}
    due = {pattern for pattern, says in fields(Artifact) if says.due is not None}

    assert due == required


def fields(section: type[Section], above: str = "") -> Iterator[tuple[str, About]]:
    """Every field of the format with its pattern."""
    for key, kind, says in kinds_of(section).values():
        pattern = f"{above}{key}"
        yield pattern, says
        inner, items = _inner(kind)
        if inner is not None:
            yield from fields(inner, f"{pattern}{items}.")


def _inner(kind: Kind) -> tuple[type[Section] | None, str]:
    item, items = (kind.item, "[]") if isinstance(kind, ListKind) else (kind, "")
    return (item.cls if isinstance(item, SectionKind) else None), items
