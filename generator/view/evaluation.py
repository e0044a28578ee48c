"""What the page says of the evaluation set: what was counted in its files, or that its counts are only stated.

In: an assessed project and the lines of the evaluation's fields. Out: the lines with the counts. No set is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.check.assess import Assessment
from generator.check.evaluation_set import EvaluationSet
from generator.model.values.number import spell
from generator.view.parts import Line, Part, muted, remark
from generator.words import _, ngettext

_DATASET = "evaluation.dataset"
_STATED = frozenset({"evaluation.cases", "evaluation.rejection_cases"})


def with_counts(a: Assessment, lines: tuple[Line, ...]) -> Iterator[Line]:
    """Put what was counted behind the files, and mark what was not."""
    found = a.evaluation_set
    for line in lines:
        if line.field in _STATED and a.project.artifact.evaluation.has(line.field.rpartition(".")[2]):
            yield replace(line, items=tuple((*item, muted(_(" stated, not checked"))) for item in line.items))
            continue
        yield line
        if line.field == _DATASET and found is not None and found.counted:
            yield Line(_("Counted"), ((Part(counts(found)), *remark(*found.remarks)),), _DATASET)


def counts(found: EvaluationSet) -> str:
    """Cases, rejection cases and labels in one line: 240 cases, 30 rejection, 77 labels."""
    cases = found.cases or 0
    told = [ngettext("%(num)s case", "%(num)s cases", cases, num=_spell(cases))]
    if found.rejections:
        told.append(_("%(num)s rejection", num=_spell(found.rejections)))
    if labels := len(found.labels):
        told.append(ngettext("%(num)s label", "%(num)s labels", labels, num=_spell(labels)))
    return ", ".join(told)


def _spell(count: int) -> str:
    return spell(Decimal(count))
