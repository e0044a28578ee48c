"""The committee's pack around its pages: what is in it, what is to be decided, the portfolio at a glance, what is open.

In: the assessments that were chosen, in their order. Out: display-ready values. No markup, no page numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.check.assess import Assessment
from generator.check.catalogue import catalogue
from generator.findings import Party, Severity
from generator.model.gate import Outcome
from generator.view.blockers import Blockers, make_blockers
from generator.view.decisions import Decisions, make_decisions
from generator.view.heatmap import HeatMap, make_heatmap
from generator.view.history import next_decision
from generator.view.needs import party_label
from generator.view.project_link import ProjectLink, link_to
from generator.words import _, ngettext, show_count, show_date

BAR, SHORT_BAR = 960, 299
"""The lengths of drawn bars, in the units of their drawings."""

HEAT_ROWS = 20

_ON_COVER, _FEW = 14, 7
"""So many projects are listed on the cover itself; so few decisions and projects share a page."""


@dataclass(frozen=True, slots=True)
class PackRow:
    """One project in the list of contents."""

    project: ProjectLink
    outcome: str
    outcome_kind: str
    owner: str
    due: str
    late: bool
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Share:
    """A piece of a bar: how many projects of one kind."""

    kind: str
    label: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of the judged projects one blocker holds up."""

    label: str
    explained: str
    count: int
    width: float
    bad: bool


@dataclass(frozen=True, slots=True)
class OpenFindings:
    """What one party has to settle in one project: counts, and codes with how often each occurs."""

    project: ProjectLink
    errors: int
    warnings: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyFindings:
    """What one party has to settle."""

    label: str
    told: str
    rows: tuple[OpenFindings, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A rule that is named in the appendix."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything in the pack beside the pages. ``edition`` names it; without one it is a draft.

    Contents stand ``on_cover`` where they are short, and what is due and what is open at a glance are ``together``.
    """

    title: str
    edition: str
    as_of: str
    told: str
    selection: str
    rows: tuple[PackRow, ...]
    decisions: Decisions
    outcomes: tuple[Share, ...]
    heat: HeatMap
    blockers: Blockers
    bars: tuple[Bar, ...]
    findings: tuple[PartyFindings, ...]
    codes: tuple[Code, ...]

    @property
    def on_cover(self) -> bool:
        """Whether the contents have room on the cover."""
        return len(self.rows) <= _ON_COVER

    @property
    def together(self) -> bool:
        """Whether the decisions due have room on the page of the portfolio at a glance."""
        due = self.decisions
        return len(self.rows) <= _FEW and len((*due.late, *due.due, *due.undated)) <= _FEW


def make_pack(
    title: str, portfolio: Sequence[Assessment], today: date, *, edition: str = "", selection: str = ""
) -> Pack:
    """Lay out the pack of some projects. ``selection`` says how they were chosen."""
    findings = tuple(_findings(portfolio))
    blockers = make_blockers(portfolio, today)
    used = {code.partition(" ")[0] for party in findings for row in party.rows for code in row.codes}
    return Pack(
        title=title or _("AI projects"),
        edition=edition,
        as_of=show_date(today),
        told=ngettext(
            "%(count)s project", "%(count)s projects", len(portfolio), count=show_count(len(portfolio))
        ),
        selection=selection,
        rows=tuple(_row(a) for a in portfolio),
        decisions=make_decisions(portfolio, today),
        outcomes=_outcomes(portfolio),
        heat=make_heatmap(portfolio, most=HEAT_ROWS),
        blockers=blockers,
        bars=tuple(
            Bar(
                one.label,
                one.explained,
                one.count,
                round(SHORT_BAR * one.count / blockers.judged, 1) if blockers.judged else 0,
                one.bad,
            )
            for one in blockers.counts
        ),
        findings=findings,
        codes=tuple(Code(code, rule.title) for code, rule in catalogue().items() if code in used),
    )


def _row(a: Assessment) -> PackRow:
    owner, decision = a.project.artifact.ownership.owner, next_decision(a)
    return PackRow(
        project=link_to(a),
        outcome=_(a.reading.outcome.label) if a.project.readable else _("Not readable"),
        outcome_kind=a.reading.outcome.value if a.project.readable else "unreadable",
        owner=owner.name if owner else "",
        due=decision.due if decision else "",
        late=decision is not None and decision.late,
        errors=len(a.open(Severity.ERROR)),
        warnings=len(a.open(Severity.WARNING)),
    )


def _outcomes(portfolio: Sequence[Assessment]) -> tuple[Share, ...]:
    """The readings as pieces of one bar, those of no project too; an unreadable project has none."""
    counts = Counter(a.reading.outcome.value if a.project.readable else "unreadable" for a in portfolio)
    labels = {outcome.value: _(outcome.label) for outcome in Outcome} | {"unreadable": _("Not readable")}
    shares, x = [], 0.0
    for kind, label in labels.items():
        if counts[kind] or kind != "unreadable":
            width = round(BAR * counts[kind] / len(portfolio), 1)
            shares.append(Share(kind, label, counts[kind], round(x, 1), width))
            x += width
    return tuple(shares)


def _findings(portfolio: Sequence[Assessment]) -> Iterator[PartyFindings]:
    """What is open, by the party that settles it; notes are not due."""
    for party in Party:
        rows = tuple(row for a in portfolio if (row := _open(a, party)) is not None)
        if rows:
            errors, warnings = sum(row.errors for row in rows), sum(row.warnings for row in rows)
            told = ", ".join(
                (
                    ngettext("%(num)s error", "%(num)s errors", errors),
                    ngettext("%(num)s warning", "%(num)s warnings", warnings),
                )
            )
            yield PartyFindings(party_label(party), told, rows)


def _open(a: Assessment, party: Party) -> OpenFindings | None:
    listed = [f for f in a.open() if f.settled_by is party and f.severity is not Severity.NOTE]
    if not listed:
        return None
    counts = Counter(finding.code for finding in listed)
    severities = Counter(finding.severity for finding in listed)
    return OpenFindings(
        link_to(a),
        severities[Severity.ERROR],
        severities[Severity.WARNING],
        tuple(f"{code} ×{count}" if count > 1 else code for code, count in sorted(counts.items())),
    )
