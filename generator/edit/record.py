"""What is recorded: an approval of a section, and the outcome of a decision.

In: the bytes of a project file and what a person said. Out: the bytes with the record in its place, and one line that
tells what was written. A record that exists already is replaced only when that was asked for. The day comes from the
caller; whether the outcome is wise is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.check.approved import SIGNED, hindrance, signed
from generator.check.assess import words_of
from generator.check.evaluation_set import find_set
from generator.check.measured import measure
from generator.edit.refused import Refused
from generator.edit.splice import put, put_all
from generator.findings import Route
from generator.model.gate import Outcome
from generator.model.governance import Decision
from generator.model.ownership import Side
from generator.model.project import Project, read_project
from generator.model.values.blanks import single_blanks
from generator.model.values.choice import closest
from generator.model.values.duration import Duration
from generator.model.values.nothing import says_nothing
from generator.model.values.open import read_open
from generator.model.values.person import Person, PersonKind, PersonWords
from generator.model.values.unreadable import Unreadable
from generator.read.document import Document
from generator.read.portfolio import Source
from generator.read.settings import Settings
from generator.read.source import parse_document


@dataclass(frozen=True)
class Signature:
    """An approval, or an acceptance, as a person gives it."""

    section: str
    by: Person
    day: date
    side: Side | None = None
    valid: Duration | None = None
    replace: bool = False


@dataclass(frozen=True)
class Verdict:
    """The outcome of a decision, as a person tells it. ``decision`` is its id, or its text."""

    decision: str
    outcome: Outcome
    by: Person
    day: date
    note: str = ""
    replace: bool = False


@dataclass(frozen=True)
class Written:
    """The new bytes of a file, the line of the record in it, and what was written."""

    data: bytes
    line: int
    told: str


def person(text: str, settings: Settings) -> Person:
    """Read who signs or decides: a person, never a body.

    Raises:
        Refused: when the text names nobody, or a body.
    """
    words = words_of(settings)
    if read_open(text, words.open) or says_nothing(text):
        raise Refused(
            f"“{text}” names nobody; write one name, then the role: Dana Fox, director customer care"
        )
    try:
        who = Person.parse(single_blanks(text), PersonWords(tuple(words.bodies), tuple(words.posts)))
    except Unreadable as error:
        raise Refused(f"{error.message}; {error.hint}") from error
    if who.kind is PersonKind.BODY:
        fault = "is several persons" if who.several else "is a body, not a person"
        raise Refused(f"“{who.name}” {fault}; name the one person who signs for it")
    return who


def approve(data: bytes, source: Source, settings: Settings, signature: Signature) -> Written:
    """Record the approval of the specification, or the acceptance of the evaluation set.

    Raises:
        Refused: when there is nothing to sign, or it can't be read, or it is signed already.
    """
    document, project = _read(data, source, settings)
    name, route = signature.section, SIGNED[signature.section]
    cases = _demand_whole(name, project, document, source)
    found = signed(name, project.artifact, cases)
    old = found.approval
    if (old.given or project.broken(route)) and not signature.replace:
        who = f" by {old.by.name}" if old.by else ""
        when = f" on {old.day.canonical}" if old.day else ""
        state = "for what stands there now" if found.valid else "void, since the content changed"
        raise Refused(
            f"{_place(document, route)}: the {name} is signed already{who}{when} ({state});"
            " --replace puts the new signature in its place"
        )
    values = {"by": signature.by.text, "day": signature.day.isoformat()}
    side = signature.side.value if signature.side else _old_side(old, signature.by)
    if side:
        values["side"] = side
    valid = signature.valid or old.valid
    if valid:
        values["valid"] = single_blanks(valid.text)
    values["fingerprint"] = found.fingerprint.text
    made = put_all(data, route, values)
    verb = "accepted" if name == "evaluation" else "approved"
    told = f"{name} {verb} by {signature.by.name} on {signature.day}, {found.fingerprint.text}"
    return Written(made, parse_document(made, "").span(route, "key").line, told)


def _old_side(old: object, by: Person) -> str:
    """The side that was stated for the same person: it is no news that they sit there."""
    side, was = getattr(old, "side", None), getattr(old, "by", None)
    return str(side) if side and was and was.key == by.key else ""


def _demand_whole(name: str, project: Project, document: Document, source: Source) -> str | None:
    """See that everything that will be signed is there and can be read; return the cases' fingerprint."""
    problem = hindrance(name, project)
    if problem is not None:
        span = problem.gap.span or document.span(problem.gap.route, problem.gap.on)
        raise Refused(
            f"{document.file}:{span.line}:{span.column}: {problem.code}: {problem.gap.message};"
            " nobody can sign what can't be read"
        )
    artifact = project.artifact
    if name == "specification":
        if not signed(name, artifact).content:
            raise Refused(f"{document.file}: there is no specification to approve")
        return None
    if not artifact.evaluation.has("dataset"):
        raise Refused(f"{document.file}: there is no evaluation set to accept")
    found, problems = find_set(project, document, source.folder)
    if found is None or problems:
        why = problems[0].gap.message if problems else "it can't be read"
        raise Refused(f"{document.file}: the evaluation set can't be accepted: {why}")
    return found.fingerprint if found.counted else None


def decide(data: bytes, source: Source, settings: Settings, verdict: Verdict) -> Written:
    """Record the outcome of a decision with the values that it saw.

    Raises:
        Refused: when there is no such decision, or it was made already.
    """
    document, project = _read(data, source, settings)
    decision = _find(verdict.decision, project, document)
    route = decision.route
    recorded = any(project.broken((*route, key)) for key in ("outcome", "decided"))
    if (not decision.open or recorded) and not verdict.replace:
        told = f": {decision.outcome.label}" if decision.outcome else ""
        when = f" on {decision.decided.canonical}" if decision.decided else ""
        raise Refused(
            f"{_place(document, (*route, 'outcome'))}: this decision was made already{when}{told};"
            " --replace puts the new outcome in its place"
        )
    seen = _values(project, source)
    if decision.given and not _has_keys(document, route):
        data = put(data, route, {"decision": decision.decision or ""})
    data = put(data, (*route, "outcome"), verdict.outcome.value)
    data = put(data, (*route, "decided"), verdict.day.isoformat())
    same = decision.maker is not None and decision.maker.key == verdict.by.key
    kept = same and decision.decided_by is not None and decision.decided_by.key == verdict.by.key
    if not kept:
        data = _put_or_take(data, (*route, "decided_by"), None if same else verdict.by.text)
    data = put_all(data, (*route, "seen"), seen) if seen else _put_or_take(data, (*route, "seen"), None)
    data = _put_or_take(data, (*route, "note"), verdict.note or None)
    name = decision.decision or decision.id or verdict.decision
    on = ", ".join(f"{key} {value}" for key, value in seen.items())
    told = f"“{name}”: {verdict.outcome.label}, decided by {verdict.by.name} on {verdict.day}"
    line = parse_document(data, "").span((*route, "outcome"), "key").line
    return Written(data, line, f"{told}{f', on {on}' if on else ''}")


def _put_or_take(data: bytes, route: Route, value: str | None) -> bytes:
    """Put a value, or take away what an older record left; nothing where nothing stands."""
    if value is None and parse_document(data, "").find(route) is None:
        return data
    return put(data, route, value)


def _has_keys(document: Document, route: Route) -> bool:
    return document.find((*route, "decision")) is not None or document.find((*route, "id")) is not None


def _values(project: Project, source: Source) -> Mapping[str, str]:
    """The measured values of today by the id of criterion or signal."""
    values, _ = measure(project, source.folder)
    artifact = project.artifact
    named = [(criterion.id, criterion.actual) for criterion in artifact.specification.quality]
    named += [(signal.id, signal.actual) for _, row in artifact.gate.rows() for signal in row.signals]
    seen: dict[str, str] = {}
    for identity, actual in named:
        value = values.get(actual.route)
        if identity and value is not None:
            seen.setdefault(identity, single_blanks(value.text))
    return seen


def _find(name: str, project: Project, document: Document) -> Decision:
    """The decision with this id, else with this text."""
    decisions = project.artifact.governance.decisions
    found = [d for d in decisions if d.id == name.strip()]
    found = found or [d for d in decisions if (d.decision or "").casefold() == name.strip().casefold()]
    if len(found) == 1:
        return found[0]
    known = [d.id or d.decision or "" for d in decisions]
    if found:
        raise Refused(f"{document.file}: several decisions are called “{name}”; give each an id of its own")
    meant = closest(name, known)
    listed = f"known: {', '.join(known)}" if known else "there is none under  governance:  decisions:"
    raise Refused(
        f"{document.file}: no decision “{name}”; " + (f"did you mean {meant}?" if meant else listed)
    )


def _read(data: bytes, source: Source, settings: Settings) -> tuple[Document, Project]:
    document = parse_document(data, source.shown)
    project = read_project(source.id, document, words_of(settings))
    if not project.readable:
        gap = project.problems[0].gap
        span = gap.span or document.span(gap.route, gap.on)
        raise Refused(f"{document.file}:{span.line}:{span.column}: {gap.message}")
    return document, project


def _place(document: Document, route: Route) -> str:
    return f"{document.file}:{document.span(route, 'key').line}"
