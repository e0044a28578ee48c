"""The rule of quality criteria that the gate does not look at."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import item, short
from generator.check.rule import rule
from generator.findings import Gap, Party, Severity
from generator.model.field import Stage
from generator.model.gate import Signal


@rule(
    "GAT015",
    "quality criterion that no signal looks at",
    severity=Severity.WARNING,
    since=Stage.PILOT,
    settles=Party.OWNER,
)
def criterion_without_signal(case: Case) -> Iterator[Gap]:
    """A quality criterion can miss its target, and the gate still says Go.

    What it checks:
        Every quality criterion with a target is named by a signal of the gate (`quality`), or a signal with the
        same id measures it.

    Why it matters:
        The gate reads its signals and nothing else. A target that none of them looks at was agreed to, is
        measured, and decides nothing.

    Bad:
        specification:
          quality:
            - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %, measured: 2026-11-12}
            - {id: bias, metric: Gap between groups, target: at most 2 %, actual: 1 %, measured: 2026-11-12}
        gate:
          go:
            signals: [{signal: Quality passes, quality: [accuracy]}]
            owner: Dana Fox
            action: Start in one region

    Good:
        specification:
          quality:
            - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %, measured: 2026-11-12}
            - {id: bias, metric: Gap between groups, target: at most 2 %, actual: 1 %, measured: 2026-11-12}
        gate:
          go:
            signals: [{signal: Quality passes, quality: [accuracy, bias]}]
            owner: Dana Fox
            action: Start in one region
    """
    signals = [signal for _, row in case.artifact.gate.rows() for signal in row.signals]
    criteria = case.artifact.specification.quality
    if _looks_elsewhere(case, signals, {criterion.id for criterion in criteria}):
        return
    seen = {name for signal in signals for name in (*signal.quality, signal.id) if name}
    for criterion in criteria:
        unread = any(case.project.broken((*criterion.route, key)) for key in ("id", "target"))
        if criterion.target and criterion.id not in seen and not unread:
            name = item(criterion.id, criterion.metric, criterion.route)
            told = criterion.id or "its id"
            yield Gap(
                criterion.route,
                f"no signal of the gate looks at quality criterion {name}: it may miss its target at a Go",
                f"name it at a Go signal:  quality: [{short(told)}]",
                on="key",
            )


def _looks_elsewhere(case: Case, signals: list[Signal], known: set[str | None]) -> bool:
    """Whether another finding tells that a signal is absent, unreadable, without a source, or names no criterion."""
    gate = case.artifact.gate
    if not gate.go.signals or any(case.project.broken((*row.route, "signals")) for _, row in gate.rows()):
        return True
    return any(not signal.sourced or any(name not in known for name in signal.quality) for signal in signals)
