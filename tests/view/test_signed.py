"""The state of a signature where it stands: valid, void, run out, not complete."""

import re
from pathlib import Path

import pytest

from generator.check.approved import signed
from generator.read.settings import Settings
from generator.view.signed import signatures
from tests.paging import judged, sample
from tests.view.telling import toned

HEAD = "format: 1\ntitle: T\nstage: pilot\n"
SPECIFICATION = "specification: {workflow: Sort mail%s}\n"


def state(folder: Path, approval: str, settings: Settings | None = None, more: str = "") -> list[str]:
    text = HEAD + SPECIFICATION % f"{more}, approval: {approval}"
    right = signed("specification", judged(folder, HEAD + SPECIFICATION % more).project.artifact).fingerprint
    found = judged(folder, text.replace("RIGHT", right.text), settings=settings)
    return [toned(parts) for _, parts in signatures(found)]


WRONG = "sha256-" + "0" * 32


@pytest.mark.parametrize(
    ("approval", "shown"),
    [
        ("{by: Dana Fox, day: 2026-10-02, fingerprint: RIGHT}", " {muted}valid{good}"),
        ("{by: Dana Fox, day: 2026-10-02, fingerprint: RIGHT, valid: year}", " {muted}valid{good}"),
        ("{by: Dana Fox, day: 2026-10-02, fingerprint: RIGHT, valid: week}", " {muted}ran out on 9 Oct 2026{bad}"),
        (
            f"{{by: Dana Fox, day: 2026-10-02, fingerprint: {WRONG}}}",
            " {muted}void{bad} (the content is no longer what was signed){muted}",
        ),
        ("{by: Dana Fox, day: 2026-10-02}", " {muted}not complete{bad} (no fingerprint){muted}"),
        ("{by: Dana Fox}", " {muted}not complete{bad} (no day, fingerprint){muted}"),
    ],
)  # fmt: skip
def test_a_signature(approval: str, shown: str, tmp_path: Path) -> None:
    assert state(tmp_path, approval) == [shown]


def test_without_a_signature_nothing_is_said(tmp_path: Path) -> None:
    assert list(signatures(judged(tmp_path, HEAD + SPECIFICATION % ""))) == []


def test_a_void_signature_is_void_without_its_rule(tmp_path: Path) -> None:
    off = Settings(severity={"SPC014": "off"})
    approval = f"{{by: Dana Fox, day: 2026-10-02, fingerprint: {WRONG}}}"
    assert state(tmp_path, approval, off) == [
        " {muted}void{bad} (the content is no longer what was signed){muted}"
    ]


def test_what_cannot_be_read_cannot_be_checked(tmp_path: Path) -> None:
    approval = f"{{by: Dana Fox, day: 2026-10-02, fingerprint: {WRONG}}}"
    assert state(tmp_path, approval, more=", cost: {monthly: a lot}") == [" {muted}cannot be checked{open}"]


def test_both_signatures_of_the_sample_are_valid() -> None:
    found = dict(signatures(sample("ticket-classifier")))
    assert {route: re.sub(r"\{.*?\}", "", toned(parts)).strip() for route, parts in found.items()} == {
        ("specification", "approval"): "valid",
        ("evaluation", "acceptance"): "valid",
    }
