"""Evaluation sets out of bytes, for the tests of what is read of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.read.cases import Tally
from generator.read.dataset import open_table
from generator.read.evidence import EvidenceError, open_evidence
from generator.read.roles import Roles

KINDS = Roles(rejection={"kind": ("out-of-scope",)})


@pytest.fixture
def tally(tmp_path: Path) -> Callable[..., Tally]:
    def count(name: str, data: bytes, roles: Roles = KINDS) -> Tally:
        (tmp_path / name).write_bytes(data)
        counted = Tally(roles)
        counted.add(open_table(open_evidence(tmp_path, name)))
        return counted

    return count


@pytest.fixture
def refusal(tally: Callable[..., Tally]) -> Callable[[str, bytes], tuple[str, str]]:
    def refuse(name: str, data: bytes) -> tuple[str, str]:
        with pytest.raises(EvidenceError) as caught:
            tally(name, data)
        return caught.value.message, caught.value.hint

    return refuse
