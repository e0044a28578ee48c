"""The state of a signature where it stands: valid, void, run out, not complete."""

from pathlib import Path

import pytest

from generator.check.approved import SIGNED, signed
from generator.read.settings import Settings
from generator.view.page import make_page
from generator.view.signed import signature_state
from tests.paging import judged, sample
from tests.view.telling import toned

HEAD = "format: 1\ntitle: T\nstage: pilot\n"
SPECIFICATION = "specification: {workflow: Sort mail%s}\n"


def state(folder: Path, approval: str, settings: Settings | None = None, more: str = "") -> str:
    text = HEAD + SPECIFICATION % f"{more}, approval: {approval}"
    right = signed("specification", judged(folder, HEAD + SPECIFICATION % more).project.artifact).fingerprint
    found = judged(folder, text.replace("RIGHT", right.text), settings=settings)
    return toned(signature_state(found, ("specification", "approval")))


WRONG = "sha256-" + "0" * 32


@pytest.mark.parametrize(
    ("approval", "shown"),
    [
        ("{by: Dana Fox, day: 2026-10-02, fingerprint: RIGHT}", ", {muted}valid{good}"),
        ("{by: Dana Fox, day: 2026-10-02, fingerprint: RIGHT, valid: year}", ", {muted}valid{good}"),
        ("{by: Dana Fox, day: 2026-10-02, fingerprint: RIGHT, valid: week}", ", {muted}ran out on 9 Oct 2026{bad}"),
        (
            f"{{by: Dana Fox, day: 2026-10-02, fingerprint: {WRONG}}}",
            ", {muted}void{bad}",
        ),
        ("{by: Dana Fox, day: 2026-10-02}", ", {muted}not complete{bad} (no fingerprint){muted}"),
        ("{by: Dana Fox}", ", {muted}not complete{bad} (no day, fingerprint){muted}"),
    ],
)  # fmt: skip
def test_a_signature(approval: str, shown: str, tmp_path: Path) -> None:
    assert state(tmp_path, approval) == shown


def test_without_a_signature_nothing_is_said(tmp_path: Path) -> None:
    assert signature_state(judged(tmp_path, HEAD + SPECIFICATION % ""), ("specification", "approval")) == ()


def test_a_void_signature_is_void_without_its_rule(tmp_path: Path) -> None:
    off = Settings(severity={"SPC014": "off"})
    approval = f"{{by: Dana Fox, day: 2026-10-02, fingerprint: {WRONG}}}"
    assert state(tmp_path, approval, off) == ", {muted}void{bad}"


def test_what_cannot_be_read_cannot_be_checked(tmp_path: Path) -> None:
    approval = f"{{by: Dana Fox, day: 2026-10-02, fingerprint: {WRONG}}}"
    assert state(tmp_path, approval, more=", cost: {monthly: a lot}") == ", {muted}cannot be checked{open}"


def test_both_signatures_of_the_sample_are_valid() -> None:
    found = sample("ticket-classifier")
    states = [toned(signature_state(found, route)) for route in SIGNED.values()]
    assert states == [", {muted}valid{good}"] * 2


def test_the_page_says_who_signed_and_when_and_whether_it_is_valid_before_what_proves_it() -> None:
    page = make_page(sample("ticket-classifier"))
    lines = [line for box in page.boxes for line in box.lines if line.label == "Accepted"]
    assert [toned(item) for line in lines for item in line.items] == [
        "22 Jun 2026 by Dana Fox, {muted}valid{good} (business){muted} sha256-fe4ac1aa4be70f4eff3fbe5e3b4f191f{fine}"
    ]
