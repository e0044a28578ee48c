"""Measured values that can't be held against their target, because the units differ.

In: a case. Out: a gap for each such value. Whether a value meets its target is read elsewhere.
"""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import item
from generator.findings import Gap
from generator.model.specification import Actual
from generator.model.values.condition import Condition, UnitsDiffer


def units_differ(case: Case) -> Iterator[Gap]:
    """Report the values of criteria, signals and adoption metrics that can't be compared."""
    for name, actual, condition in _comparisons(case):
        value = case.values.get(actual.route)
        if value is None or condition is None:
            continue
        try:
            condition.holds(value)
        except UnitsDiffer as error:
            yield Gap(
                actual.route,
                f"{name} can't be compared: {error.message}",
                error.hint,
                on="key" if actual.file else "value",
                values=(value.canonical, condition.canonical),
            )


def _comparisons(case: Case) -> Iterator[tuple[str, Actual, Condition | None]]:
    artifact = case.artifact
    for criterion in artifact.specification.quality:
        name = f"quality criterion {item(criterion.id, criterion.metric, criterion.route)}"
        yield name, criterion.actual, criterion.target
    for outcome, row in artifact.gate.rows():
        for signal in row.signals:
            name = f"the {outcome.label} signal {item(signal.id, signal.signal, signal.route)}"
            yield name, signal.actual, signal.when
    for metric in artifact.ownership.adoption:
        name = f"adoption metric {item(metric.id, metric.metric, metric.route)}"
        yield name, metric.actual, metric.target
