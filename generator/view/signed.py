"""The state of a signature on the page: valid, void and what changed, run out, or not complete.

In: an assessed project. Out: words for the approval of the specification and the acceptance of the evaluation set.
The findings say the same, each with its rule; here it stands where the signature stands.
"""

from __future__ import annotations

from generator.check.approved import SIGNED, signed
from generator.check.assess import Assessment
from generator.findings import Finding, Route
from generator.model.reading import stale
from generator.view.parts import Part, Parts, Tone, muted, remark
from generator.words import _, show_date

_VOID = {"specification": "SPC014", "evaluation": "EVL007"}
"""The rules that hold a signature against what it was given for."""


def signature_state(a: Assessment, route: Route) -> Parts:
    """The state of the signature at a route; nothing where none was given."""
    artifact, found = a.project.artifact, a.evaluation_set
    given = {"specification": artifact.specification.approval, "evaluation": artifact.evaluation.acceptance}
    name = next(name for name, place in SIGNED.items() if place == route)
    if not given[name].given:
        return ()
    signature = signed(name, artifact, found.fingerprint if found and found.counted else None)
    void = next((finding for finding in a.findings if finding.code == _VOID[name]), None)
    day, valid = signature.approval.day, signature.approval.valid
    if void is not None or (signature.complete and not signature.valid and _unasked(a, name)):
        return _void(void)
    if not signature.complete:
        lacks = ", ".join(signature.lacks)
        return (muted(", "), Part(_("not complete"), Tone.BAD), *remark(_("no %(keys)s", keys=lacks)))
    if not signature.valid:
        return (muted(", "), Part(_("cannot be checked"), Tone.OPEN))
    if day and stale(day, valid, a.today) and valid:
        end = show_date(valid.after(day.first))
        return (muted(", "), Part(_("ran out on %(day)s", day=end), Tone.BAD))
    return (muted(", "), Part(_("valid"), Tone.GOOD))


def _unasked(a: Assessment, name: str) -> bool:
    """Whether the configuration has the rule switched off: then the signature is void without a finding."""
    return _VOID[name] not in a.judged


def _void(finding: Finding | None) -> Parts:
    """That it is void, and what changed since it was given, where git knows."""
    detail = finding.detail if finding else ""
    return (muted(", "), Part(_("void"), Tone.BAD), *remark(detail))
