"""Rules of approval and acceptance: whether somebody signed what stands on the page today."""

from collections.abc import Iterator

from generator.check.approved import SIGNED, Signed, Standing, standing, what_changed
from generator.check.case import Case
from generator.check.naming import short
from generator.check.people import is_body
from generator.check.rule import rule
from generator.findings import Gap, Party, Route, Severity
from generator.model.field import Stage
from generator.model.ownership import Side
from generator.model.reading import stale

_SAID = {"specification": "the approval of the specification", "evaluation": "the acceptance of the set"}
_LACKS = {"by": "no person", "day": "no day", "fingerprint": "no fingerprint"}
_MOST_NAMED = 8


def _command(case: Case, name: str, *, again: bool = False) -> str:
    """How to sign it; a signature is written by the program alone."""
    side = " --side business" if name == "evaluation" else ""
    replace = " --replace" if again else ""
    return f"run  gatepage approve {case.project.id} {name} --by NAME{side}{replace}"


def _unsigned(case: Case, name: str, message: str) -> Iterator[Gap]:
    """A signature that is absent, or lacks what makes it one. What can't be read in it has a finding already."""
    for route in case.missing:
        yield Gap(route, message, _command(case, name))
    found, route = case.signed(name), SIGNED[name]
    lacks = [key for key in found.lacks if not case.project.broken((*route, key))]
    if found.approval.given and lacks:
        words = [_LACKS[key] for key in lacks]
        told = " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
        yield Gap(
            route,
            f"{message}: what stands here has {told}",
            _command(case, name, again=True),
            on="key",
            values=tuple(lacks),
        )


def _by_a_body(case: Case, name: str) -> Iterator[Gap]:
    """A signature of a committee, or of several persons at once."""
    by = case.signed(name).approval.by
    if by and is_body(by):
        fault = "several persons, not by one" if by.several else "a body, not by a person"
        yield Gap(
            (*SIGNED[name], "by"),
            f"{_SAID[name]} is signed by {fault}: {short(by.name)}",
            _command(case, name, again=True),
            values=(by.key,),
        )


def _standing(case: Case, found: Signed) -> Standing:
    return standing(found, case.project, case.problems, case.cases, case.today)


def _void(case: Case, name: str, message: str) -> Iterator[Gap]:
    found = case.signed(name)
    approval = found.approval
    if _standing(case, found) is not Standing.VOID or not (
        approval.by and approval.day and approval.fingerprint
    ):
        return
    changed = what_changed(found, case.past(), case.cases)
    more = f" and {len(changed) - _MOST_NAMED} more" if len(changed) > _MOST_NAMED else ""
    yield Gap(
        SIGNED[name],
        f"{message} {short(approval.by.name)} {'accepted' if name == 'evaluation' else 'approved'} it"
        f" on {approval.day.canonical}",
        _command(case, name, again=True),
        on="key",
        values=(approval.fingerprint.digits[:32],),
        detail=f"changed: {', '.join(changed[:_MOST_NAMED])}{more}" if changed else "",
    )


@rule("SPC013", "specification never approved", requires="specification.approval")
def never_approved(case: Case) -> Iterator[Gap]:
    """Nobody has signed the specification.

    What it checks:
        A named person approved the specification on a day, and the approval carries the fingerprint of what was
        approved. `gatepage approve` writes all three.

    Why it matters:
        A specification that nobody signed is a proposal. The build team then decides alone what good enough
        means, and hears of it in production.

    Bad:
        specification:
          workflow: First-pass classification of tickets

    Good:
        specification:
          workflow: First-pass classification of tickets
          approval: {by: Dana Fox, day: 2026-10-02, fingerprint: sha256-1f39122c0929e333261c1fd0b54075b2}
    """
    yield from _unsigned(case, "specification", "specification never approved")


@rule("SPC014", "specification changed since its approval", since=Stage.PILOT, settles=Party.OWNER)
def changed_since_approval(case: Case) -> Iterator[Gap]:
    """The approval was given for another specification than this one.

    What it checks:
        The fingerprint of the approval fits the specification. It covers every field but the approval itself and
        what is measured, so that a new measurement voids nothing; comments, layout and the order of keys do
        not count. Where git knows the approved state, the fields that changed are named.

    Why it matters:
        A threshold that is loosened after the signature was never agreed to. Whoever signed still answers
        for it.

    Bad:
        specification:
          workflow: First-pass classification of tickets
          approval: {by: Dana Fox, day: 2026-10-02, fingerprint: sha256-5c1e0f9a4b7d2e865c1e0f9a4b7d2e86}

    Good:
        specification:
          workflow: First-pass classification of tickets
          approval: {by: Dana Fox, day: 2026-10-02, fingerprint: sha256-1f39122c0929e333261c1fd0b54075b2}
    """
    yield from _void(case, "specification", "specification changed since")


@rule("SPC017", "specification approved by a body", since=Stage.PILOT, settles=Party.OWNER)
def approved_by_a_body(case: Case) -> Iterator[Gap]:
    """A committee, a department or several persons at once signed the specification.

    What it checks:
        One person approved the specification. `gatepage approve` takes no other signature.

    Why it matters:
        A committee can recommend. Whoever signs answers for it by name, also when the committee has changed.

    Bad:
        specification:
          workflow: First-pass classification of tickets
          approval: {by: Risk committee, day: 2026-10-02, fingerprint: sha256-1f39122c0929e333261c1fd0b54075b2}

    Good:
        specification:
          workflow: First-pass classification of tickets
          approval: {by: Dana Fox, day: 2026-10-02, fingerprint: sha256-1f39122c0929e333261c1fd0b54075b2}
    """
    yield from _by_a_body(case, "specification")


@rule("EVL006", "not accepted by the business", requires="evaluation.acceptance")
def not_accepted(case: Case) -> Iterator[Gap]:
    """Nobody has accepted the evaluation set for the business.

    What it checks:
        A named person accepted the set on a day, and the acceptance carries the fingerprint of its cases.
        `gatepage approve` writes all three. Where there is no set, that alone is reported.

    Why it matters:
        The set is the contract that says what "working" means. A contract that only the build team signed binds
        nobody, and the committee discusses the cases instead of the result.

    Bad:
        evaluation:
          kept: vault care-7
          cases: 240

    Good:
        evaluation:
          kept: vault care-7
          cases: 240
          acceptance: {by: Dana Fox, day: 2026-06-22, fingerprint: sha256-da0a53fc730cf682daa33a654095b6bc}
    """
    dataset: Route = ("evaluation", "dataset")
    if case.artifact.evaluation.has("dataset") or case.project.broken(dataset):
        yield from _unsigned(case, "evaluation", "evaluation set not accepted by the business")


@rule("EVL007", "changed since it was accepted", since=Stage.PILOT, settles=Party.OWNER)
def changed_since_acceptance(case: Case) -> Iterator[Gap]:
    """The set was accepted in another state than this one.

    What it checks:
        The fingerprint of the acceptance fits the cases and the other fields of the evaluation; for a set that is
        kept elsewhere, the counts that are stated. Where git knows the accepted state, what changed is named.

    Why it matters:
        Cases that are added, dropped or answered anew change what every measured value means. A result on
        another set than the accepted one proves nothing to those who accepted it.

    Bad:
        evaluation:
          kept: vault care-7
          cases: 240
          acceptance: {by: Dana Fox, day: 2026-06-22, fingerprint: sha256-91d0c7735fe2a0bb91d0c7735fe2a0bb}

    Good:
        evaluation:
          kept: vault care-7
          cases: 240
          acceptance: {by: Dana Fox, day: 2026-06-22, fingerprint: sha256-da0a53fc730cf682daa33a654095b6bc}
    """
    yield from _void(case, "evaluation", "evaluation set changed since")


@rule(
    "EVL009",
    "accepted by somebody who is not on the business side",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.OWNER,
)
def accepted_by_another_side(case: Case) -> Iterator[Gap]:
    """The person who accepted the set does not sit in the business.

    What it checks:
        The side of the acceptance is `business`.

    Why it matters:
        Whoever builds the AI can't accept the measure it is held against. The business lives with the mistakes
        that the set leaves out.

    Bad:
        evaluation:
          kept: vault care-7
          cases: 240
          acceptance: {by: Tom Adler, day: 2026-06-22, side: it, fingerprint: sha256-da0a53fc730cf682daa33a654095b6bc}

    Good:
        evaluation:
          kept: vault care-7
          cases: 240
          acceptance:
            by: Dana Fox
            day: 2026-06-22
            side: business
            fingerprint: sha256-da0a53fc730cf682daa33a654095b6bc
    """
    acceptance = case.artifact.evaluation.acceptance
    if acceptance.side is None or acceptance.side is Side.BUSINESS:
        return
    who = short(acceptance.by.name) if acceptance.by else "somebody"
    side = "on the IT side" if acceptance.side is Side.IT else "neither in the business nor in IT"
    yield Gap(
        (*acceptance.route, "side"),
        f"evaluation set accepted by {who}, {side}",
        _command(case, "evaluation", again=True),
        values=(acceptance.side.value,),
    )


@rule("EVL014", "evaluation set accepted by a body", since=Stage.PILOT, settles=Party.OWNER)
def accepted_by_a_body(case: Case) -> Iterator[Gap]:
    """A committee, a department or several persons at once accepted the evaluation set.

    What it checks:
        One person accepted the set. `gatepage approve` takes no other signature.

    Why it matters:
        The set says what "working" means. When it turns out to be wrong, somebody must have looked at it; of a
        committee everybody believes that another did.

    Bad:
        evaluation:
          kept: vault care-7
          cases: 240
          acceptance: {by: The board, day: 2026-06-22, fingerprint: sha256-da0a53fc730cf682daa33a654095b6bc}

    Good:
        evaluation:
          kept: vault care-7
          cases: 240
          acceptance: {by: Dana Fox, day: 2026-06-22, fingerprint: sha256-da0a53fc730cf682daa33a654095b6bc}
    """
    yield from _by_a_body(case, "evaluation")


@rule(
    "EVL011",
    "acceptance or approval past its valid time",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.OWNER,
)
def signature_run_out(case: Case) -> Iterator[Gap]:
    """An acceptance or an approval was given for a time that is over.

    What it checks:
        Where an approval or an acceptance says how long it is valid, that time is not over. One that is void
        since the content changed is reported for that alone.

    Why it matters:
        A signature with an end was given on the understanding that somebody looks again. Nobody did.

    Bad:
        specification:
          workflow: First-pass classification of tickets
          approval:
            by: Dana Fox
            day: 2026-02-02
            valid: 6 months
            fingerprint: sha256-1f39122c0929e333261c1fd0b54075b2

    Good:
        specification:
          workflow: First-pass classification of tickets
          approval:
            by: Dana Fox
            day: 2026-10-02
            valid: 6 months
            fingerprint: sha256-1f39122c0929e333261c1fd0b54075b2
    """
    for name in SIGNED:
        found = case.signed(name)
        day, valid = found.approval.day, found.approval.valid
        if day and valid and stale(day, valid, case.today) and _standing(case, found) is not Standing.VOID:
            yield Gap(
                (*found.approval.route, "valid"),
                f"{_SAID[name]} ran out on {valid.after(day.first)}:"
                f" given on {day.canonical}, valid for {valid.canonical}",
                _command(case, name, again=True),
                values=(day.canonical, valid.canonical),
            )
