"""Rules of the page as a whole: whether it is alive, whether its text is what its author wrote."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import absent, item
from generator.check.people import each, is_body, is_nobody
from generator.check.rhythms import days
from generator.check.rule import rule
from generator.check.three_points import check_three_points
from generator.findings import Gap, Party, Severity
from generator.model.field import Section, Stage
from generator.model.kinds import nested
from generator.model.values.day import Day
from generator.read.traps import CUT

_REVIEWED_WITHIN = 90
"""Days."""

_ZOMBIE_AFTER = 180
"""Days since the start of the PoC."""


@rule(
    "PAG002", "page not held against reality for over 90 days", severity=Severity.WARNING, requires="reviewed"
)
def page_not_reviewed(case: Case) -> Iterator[Gap]:
    """Nobody has compared the page with what is really done.

    What it checks:
        `reviewed` is a day in the last 90 days. A project that is paused need not be reviewed.

    Why it matters:
        A page is right on the day on which it is written. Persons leave, models change, and the page stays as it
        is, with all its green marks.

    Bad:
        reviewed: 2026-07-16

    Good:
        reviewed: 2026-11-16
    """
    if not case.running:
        return
    hint = "hold each line against what is done, and write  reviewed: YYYY-MM-DD"
    for route in case.missing:
        yield absent(case, route, "the page was never held against reality", "YYYY-MM-DD")
    reviewed = case.artifact.reviewed
    if reviewed and (case.today - reviewed.first).days > _REVIEWED_WITHIN:
        since = days(reviewed.first, case.today)
        message = f"the page was not held against reality for {since}: last on {reviewed.canonical}"
        yield Gap(("reviewed",), message, hint, values=(reviewed.canonical,))


@rule(
    "PAG003",
    "two or more of the three blockers open: compounding",
    severity=Severity.WARNING,
    since=Stage.POC,
    settles=Party.OWNER,
    concludes=True,
    counted=False,
)
def compounding(case: Case) -> Iterator[Gap]:
    """Two or three of governance, evaluation and ownership are open at once.

    What it checks:
        At most one point of the three-point check is open. This is a conclusion from the other findings: it is
        told, and not counted among them.

    Why it matters:
        The three blockers feed each other. No decision process means that nobody asks for the evaluation set;
        without it no decision can be objective, so no owner commits; without an owner nobody pushes the other
        two.

    Bad:
        ownership:
          unit: Customer Care

    Good:
        ownership: {owner: "Dana Fox, director customer care", side: business}
        evaluation: {dataset: evidence/golden.csv}
        specification:
          quality: [{id: accuracy, metric: Accuracy, target: at least 92 %}]
    """
    found = check_three_points(case)
    if not found.compounding or found.first is None:
        return
    *others, last = (blocker.value for blocker in found.open)
    count = {2: "two", 3: "all three"}[len(found.open)]
    yield Gap(
        (found.first.blocker.value,),
        f"{count} blockers are open, and feed each other: {', '.join(others)} and {last}",
        f"begin with {found.first.blocker}: {found.first.because}",
        on="key",
    )


@rule("PAG004", "zombie", since=Stage.POC, settles=Party.OWNER)
def zombie(case: Case) -> Iterator[Gap]:
    """The project began long ago, nobody owns it, and nothing was decided.

    What it checks:
        A PoC or pilot that began more than 180 days ago has an owner, or a decision that was made.

    Why it matters:
        It costs maintenance and produces nothing, and nobody is there to end it.

    Bad:
        started: 2026-01-12
        governance:
          decisions: [{decision: Start the pilot, maker: Ada Roth, due: 2026-12-04, escalation: Head of Care}]

    Good:
        started: 2026-01-12
        governance:
          decisions: [{decision: End the PoC, maker: Ada Roth, outcome: stop, decided: 2026-10-02}]
    """
    artifact = case.artifact
    owner, started = artifact.ownership.owner, artifact.started
    decided = any(decision.outcome or decision.decided for decision in artifact.governance.decisions)
    named = owner is not None and not is_body(owner) and not is_nobody(owner)
    owned = named or case.project.broken(("ownership", "owner"))
    alive = owned or decided or case.project.broken(("governance", "decisions"))
    if started is None or alive or case.stage not in {Stage.POC, Stage.PILOT}:
        return
    if (case.today - started.last).days > _ZOMBIE_AFTER:
        message = (
            f"a zombie: begun {days(started.last, case.today)} ago, without an owner, and nothing was decided"
        )
        yield Gap(("started",), message, "name an owner who decides, or end it", values=(started.canonical,))


@rule(
    "PAG008",
    "text that YAML cut or folded silently",
    severity=Severity.WARNING,
    since=Stage.IDEA,
    settles=Party.BUILD,
)
def text_cut(case: Case) -> Iterator[Gap]:
    """YAML read less of a text than stands there, or made one text of two items.

    What it checks:
        No text is cut by a blank and a `#` with a word or a number right behind it: that begins a comment. No
        item of a list is folded into the one above it because it is indented too far.

    Why it matters:
        The page shows half of the sentence, nobody is told, and the half may mean the opposite.

    Bad:
        operations:
          corrections: Second-level desk, by rule #17 of the handbook

    Good:
        operations:
          corrections: "Second-level desk, by rule #17 of the handbook"
    """
    yield from case.met_while_reading(CUT)


@rule(
    "PAG009",
    "item without its text",
    severity=Severity.WARNING,
    requires=(
        "specification.quality[].metric",
        "gate.go.signals[].signal",
        "gate.hold.signals[].signal",
        "gate.stop.signals[].signal",
        "learning[].exception",
        "ownership.adoption[].metric",
        "governance.decisions[].decision",
    ),
)
def item_without_text(case: Case) -> Iterator[Gap]:
    """A criterion, signal, loop, adoption metric or decision does not say what it is about.

    What it checks:
        Each of them has its text: what is measured, looked at, learned from or decided.

    Why it matters:
        An id is enough for a program. A committee reads the page on paper, and can't decide about `q2`.

    Bad:
        specification:
          quality: [{id: q2, target: at least 92 %}]

    Good:
        specification:
          quality: [{id: q2, metric: Accuracy on core categories, target: at least 92 %}]
    """
    if not case.missing:
        return
    ids = {section.route: getattr(section, "id", None) for section in _sections(case.artifact)}
    for route in case.missing:
        key = str(route[-1])
        noun, says, value = _TEXTS[str(route[0]), key]
        if key == "signal":
            noun = f"{str(route[1]).capitalize()} signal"
        told = item(ids.get(route[:-1]), None, route[:-1])
        yield absent(case, route, f"the {noun} {told} does not say {says}", value)


_TEXTS = {
    ("specification", "metric"): ("quality criterion", "what is measured", "what is measured"),
    ("gate", "signal"): ("signal", "what is looked at", "what is looked at"),
    ("learning", "exception"): ("loop", "what is learned from", "what is learned from"),
    ("ownership", "metric"): ("adoption metric", "what is measured", "what shows that people use it"),
    ("governance", "decision"): ("decision", "what is decided", "what is decided"),
}
"""What the item is called, what it does not say, and what to write, by its section and its key."""


def _sections(section: Section) -> Iterator[Section]:
    yield section
    for name in nested(type(section)):
        value = getattr(section, name)
        for one in value if isinstance(value, tuple) else (value,):
            yield from _sections(one)


_MAY_BE_AHEAD = frozenset({"due", "started", "paused"})


@rule(
    "PAG010",
    "day of something done that lies in the future",
    severity=Severity.WARNING,
    since=Stage.IDEA,
    settles=Party.BUILD,
)
def day_in_the_future(case: Case) -> Iterator[Gap]:
    """A day on which something was done lies ahead.

    What it checks:
        No measurement, review, decision, approval, rehearsal or entry of a log has a day after today. Due days,
        the start and a pause may lie ahead.

    Why it matters:
        It is a slip of the pen, or a plan that is told as a fact. A value of next year never grows stale.

    Bad:
        reviewed: 2027-11-16

    Good:
        reviewed: 2026-11-16
    """
    for route, day in each(case, case.artifact, Day):
        key = str(route[-1])
        if key not in _MAY_BE_AHEAD and day.first > case.today:
            message = f"`{key}` lies in the future: {day.canonical}"
            yield Gap(
                route, message, "correct the day; or take it away until it is done", values=(day.canonical,)
            )
