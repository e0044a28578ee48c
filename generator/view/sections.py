"""How the structured values of each section read on the page: a criterion, a rhythm, a way back, a decision.

In: sections of the model with measured values. Out: parts. Which cell they go to is the page's business.
"""

from __future__ import annotations

from datetime import date

from generator.model.artifact import Risk
from generator.model.evaluation import Acceptance
from generator.model.governance import Decision, Escalation
from generator.model.learning import Lesson
from generator.model.operations import BudgetStop, Exceptions, Rhythm, Rollback
from generator.model.ownership import Adoption
from generator.model.reading import State, Values, meets, stale
from generator.model.specification import Actual, Approval, Cost, Criterion, Model
from generator.model.values.condition import Condition
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.person import Person
from generator.view.parts import (
    Part,
    Parts,
    Tone,
    describe,
    fine,
    identity,
    joined,
    lasting,
    muted,
    remark,
    rhythm,
    show_day,
    written,
)
from generator.words import _, ngettext, show_date

_TONES = {State.MET: Tone.GOOD, State.NOT_MET: Tone.BAD, State.UNKNOWN: Tone.PLAIN}


def source_of(actual: Actual) -> str | None:
    """Where a measured value is read: the file, the place in it, and the unit that it is given there."""
    unit = _("as %(unit)s", unit=actual.as_) if actual.as_ else None
    return _words(actual.file.text if actual.file else None, actual.at, unit) or None


def _value(actual: Actual, target: Condition | None, values: Values, *, past: bool) -> Parts:
    """The measured value with the tone of its state."""
    value = values.get(actual.route)
    if value is None:
        if actual.words:
            return (written(actual.words, Tone.OPEN), muted(_(", in words only")))
        return (Part(_("not measured"), Tone.OPEN),)
    if past:
        return (written(value.text, Tone.OPEN), Part(_(", stale"), Tone.OPEN))
    state = meets(target, value)
    verdict = {
        State.MET: (),
        State.NOT_MET: (Part(_(", target missed"), Tone.BAD),),
        State.UNKNOWN: (Part(_(", undecided"), Tone.OPEN),) if target else (),
    }
    return (written(value.text, _TONES[state]), *verdict[state])


def _measured(
    metric: str | None,
    target: Condition | None,
    actual: Actual,
    measured: Day | None,
    valid: Duration | None,
    values: Values,
    today: date,
    *others: str | None,
    proof: str | None = None,
) -> Parts:
    name = (written(metric),) if metric else ()
    head = joined((name, (written(target.text),) if target else ()), ", ")
    value = _value(actual, target, values, past=stale(measured, valid, today))
    facts = remark(show_day(measured), *others, lasting(valid))
    return (*joined((head, value), ": "), *facts, *fine(source_of(actual)), *fine(proof))


def show_criterion(criterion: Criterion, values: Values, today: date) -> Parts:
    """A quality criterion: metric, target, value, and what the value rests on."""
    c = criterion
    before = _("%(value)s before the AI", value=c.baseline) if c.baseline else None
    proof = c.evidence.text if c.evidence else None
    shown = _measured(
        c.metric or c.id,
        c.target,
        c.actual,
        c.measured,
        c.valid,
        values,
        today,
        c.sample,
        before,
        proof=proof,
    )
    return (*shown, *identity(c.id if c.metric else None))


def show_adoption(metric: Adoption, values: Values, today: date) -> Parts:
    """An adoption metric: metric, target and value."""
    m = metric
    shown = _measured(m.metric or m.id, m.target, m.actual, m.measured, m.valid, values, today)
    return (*shown, *identity(m.id if m.metric else None))


def escalation(decision: Decision, today: date) -> str:
    """To whom a late decision goes, and on which day."""
    day = decision.escalates
    if day is None:
        return ""
    told = _("went to %(whom)s on %(day)s") if today >= day else _("goes to %(whom)s on %(day)s")
    return told % {"whom": decision.escalation.to, "day": show_date(day)}


def person(who: Person | None) -> str | None:
    """A person as typed."""
    return who.text if who else None


def _words(*pieces: str | None) -> str:
    return " ".join(piece for piece in pieces if piece)


@describe.register
def _model(value: Model) -> Parts:
    since = _("since %(day)s", day=show_day(value.since)) if value.since else None
    return (*((written(value.name),) if value.name else ()), *remark(since))


@describe.register
def _risk(value: Risk) -> Parts:
    return (*((written(value.class_),) if value.class_ else ()), *remark(value.basis))


@describe.register
def _cost(value: Cost) -> Parts:
    item = _("%(cost)s per item", cost=value.per_item.text) if value.per_item else None
    month = _("%(cost)s per month", cost=value.monthly.text) if value.monthly else None
    return (written(" · ".join(cost for cost in (item, month) if cost)),)


@describe.register
def _approval(value: Approval) -> Parts:
    side = _(value.side.label) if isinstance(value, Acceptance) and value.side else None
    by = _("by %(name)s", name=value.by.text) if value.by else None
    told = _words(show_day(value.day), by) or _("without a name")
    stated = value.fingerprint.text if value.fingerprint else None
    return (written(told), *remark(side, lasting(value.valid)), *fine(stated))


@describe.register
def _rhythm(value: Rhythm) -> Parts:
    head = ", ".join(piece for piece in (rhythm(value.every), value.sample) if piece)
    by = _("by %(name)s", name=value.by.text) if value.by else None
    rota = _("rota: %(rota)s", rota=value.rota) if value.rota else None
    last = _("last %(day)s", day=show_day(value.last)) if value.last else None
    told = ", ".join(piece for piece in (head, by, rota) if piece)
    return (*((written(told),) if told else ()), *remark(last))


@describe.register
def _exceptions(value: Exceptions) -> Parts:
    within = _("within %(span)s", span=value.within.text) if value.within else None
    when = f"{value.when}: " if value.when else ""
    return (written(when + (", ".join(p for p in (value.to, within) if p) or _("nobody named"))),)


def show_rollback(value: Rollback, *, tried: bool = True) -> Parts:
    """The way back. ``tried`` is false where the page says elsewhere why it was not rehearsed."""
    rehearsed = _("rehearsed %(day)s", day=show_day(value.rehearsed)) if value.rehearsed else None
    used = _("used %(day)s", day=show_day(value.used)) if value.used else None
    by = _("by %(name)s", name=value.by.text) if value.by else None
    told = (written(value.path),) if value.path else ()
    never = () if rehearsed or used or not tried else (Part(_(", not rehearsed"), Tone.OPEN),)
    return (*told, *remark(by, rehearsed, used), *never)


describe.register(Rollback, show_rollback)


@describe.register
def _budgetstop(value: BudgetStop) -> Parts:
    limit = _("above %(limit)s", limit=value.limit.text) if value.limit else None
    told = ": ".join(piece for piece in (person(value.by), value.action) if piece)
    return (written(", ".join(piece for piece in (limit, told) if piece)),)


@describe.register
def _escalation(value: Escalation) -> Parts:
    after = _("after %(span)s", span=value.after.text) if value.after else None
    return (written(_words(value.to, after)),)


@describe.register
def _lesson(value: Lesson) -> Parts:
    day = (muted(show_day(value.day) or ""),) if value.day else ()
    change = (written(value.change),) if value.change else ()
    cases = value.cases.text if value.cases else None
    if value.cases and not value.cases.unit:
        cases = ngettext("%(num)s case", "%(num)s cases", 1 if cases == "1" else 2, num=cases)
    return (*joined((day, change), ": "), *remark(cases))


def seen(decision: Decision) -> str | None:
    """The values that a decision rested on."""
    values = ", ".join(f"{name} {value.text}" for name, value in decision.seen.items())
    return _("seen: %(values)s", values=values) if values else None


def show_decision(value: Decision, *, maker: bool = True, due: bool = True) -> Parts:
    """A decision that is planned: what, who, by when, and what happens otherwise.

    ``maker`` and ``due`` are false where the page says elsewhere why they are absent.
    """
    who = (written(value.maker.text),) if value.maker else (Part(_("no maker"), Tone.BAD),) if maker else ()
    day = (
        Part(_("due %(day)s", day=show_day(value.due)), Tone.STRONG)
        if value.due
        else Part(_("no due date"), Tone.BAD)
    )
    facts = joined((who, (day,) if value.due or due else ()), ", ")
    opens = _("opens %(stage)s", stage=_(value.opens.label)) if value.opens else None
    by = _("decided by %(name)s", name=value.decided_by.text) if value.decided_by else None
    escalation = (muted(_("; then ")), *describe(value.escalation)) if value.escalation.given else ()
    name = written(value.decision or value.id or _("decision"), Tone.STRONG)
    note = (muted("; "), written(value.note)) if value.note else ()
    known = identity(value.id if value.decision else None)
    told = (muted(", "), *facts) if facts else ()
    return (name, *remark(opens), *told, *escalation, *remark(by, seen(value)), *note, *known)


describe.register(Decision, show_decision)
