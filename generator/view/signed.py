"""The state of a signature on the page: valid, void and what changed, run out, or not complete.

In: an assessed project. Out: words for the approval of the specification and the acceptance of the evaluation set.
The findings say the same, each with its rule; here it stands where the signature stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.approved import SIGNED, signed
from generator.check.assess import Assessment
from generator.findings import Finding, Route
from generator.model.reading import stale
from generator.view.parts import Part, Parts, Tone, muted, remark
from generator.words import _, show_date

_VOID = {"specification": "SPC014", "evaluation": "EVL007"}
"""The rules that hold a signature against what it was given for."""


def signatures(a: Assessment) -> Iterator[tuple[Route, Parts]]:
    """The state of each signature that was given."""
    artifact, found = a.project.artifact, a.evaluation_set
    given = {"specification": artifact.specification.approval, "evaluation": artifact.evaluation.acceptance}
    cases = found.fingerprint if found and found.counted else None
    for name, route in SIGNED.items():
        if not given[name].given:
            continue
        signature = signed(name, artifact, cases)
        void = next((finding for finding in a.findings if finding.code == _VOID[name]), None)
        day, valid = signature.approval.day, signature.approval.valid
        if void is not None or (signature.complete and not signature.valid and _unasked(a, name)):
            yield route, _void(void)
        elif not signature.complete:
            lacks = ", ".join(signature.lacks)
            yield (
                route,
                (muted(" "), Part(_("not complete"), Tone.BAD), *remark(_("no %(keys)s", keys=lacks))),
            )
        elif not signature.valid:
            yield route, (muted(" "), Part(_("cannot be checked"), Tone.OPEN))
        elif day and stale(day, valid, a.today) and valid:
            end = show_date(valid.after(day.first))
            yield route, (muted(" "), Part(_("ran out on %(day)s", day=end), Tone.BAD))
        else:
            yield route, (muted(" "), Part(_("valid"), Tone.GOOD))


def _unasked(a: Assessment, name: str) -> bool:
    """Whether the configuration has the rule switched off: then the signature is void without a finding."""
    return _VOID[name] not in a.judged


def _void(finding: Finding | None) -> Parts:
    """That it is void, and what changed since it was given, where git knows."""
    detail = finding.detail if finding else ""
    return (
        muted(" "),
        Part(_("void"), Tone.BAD),
        *remark(detail or _("the content is no longer what was signed")),
    )
