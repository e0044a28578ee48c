"""Older contents of a file: from git where there is one, and nothing where there is none."""

import subprocess
from pathlib import Path

import pytest

from generator.read import history
from generator.read.history import History


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Dana", "-c", "user.email=dana@example.com", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with three states, in two branches that were merged, beside another one."""
    path = tmp_path / "projects" / "ä b.yaml"
    path.parent.mkdir()
    git(tmp_path, "init", "-q")
    for number, text in enumerate((b"one", b"two", b"one", b"three")):
        path.write_bytes(text)
        (path.parent / "other.yaml").write_bytes(b"%d" % number)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", f"{number}")
    git(tmp_path, "checkout", "-qb", "side", "HEAD~1")
    path.write_bytes(b"side")
    git(tmp_path, "commit", "-qam", "side")
    git(tmp_path, "checkout", "-q", "main")
    git(tmp_path, "merge", "-q", "-X", "ours", "side")
    return path


def test_the_newest_first_and_each_once(file: Path) -> None:
    with History() as known:
        found = list(known.of(file))
        assert sorted(found) == [b"one", b"side", b"three", b"two"]
        assert found.index(b"three") < found.index(b"one") < found.index(b"two")
        assert list(known.of(file.parent / "none.yaml")) == []


def test_a_few_are_enough(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_VERSIONS", 1)
    with History() as known:
        assert len(list(known.of(file))) == 1


def test_a_huge_one_is_passed_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MAX_SIZE", 3)
    with History() as known:
        assert sorted(known.of(file)) == [b"", b"", b"one", b"two"]


def test_without_a_repository_there_is_nothing(tmp_path: Path) -> None:
    with History() as known:
        assert list(known.of(tmp_path / "a.yaml")) == []
        assert list(known.of(tmp_path / "nowhere" / "a.yaml")) == []


def test_without_a_commit_there_is_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with History() as known:
        assert list(known.of(tmp_path / "a.yaml")) == []


def test_without_git_there_is_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(file.parent))
    with History() as known:
        assert list(known.of(file)) == []


def test_the_environment_and_the_repository_run_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = file.parent / "ran"
    program = file.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
    program.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "gpg.program",
        "diff.external",
        "core.sshCommand",
        "diff.x.textconv",
    ):
        git(file.parent, "config", name, str(program))
    git(file.parent, "config", "log.showSignature", "true")
    (file.parents[1] / ".git" / "info" / "attributes").write_text("*.yaml diff=x filter=x\n")
    git(file.parent, "config", "filter.x.smudge", str(program))
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND"):
        monkeypatch.setenv(name, str(program))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    with History() as known:
        assert len(list(known.of(file))) == 4
    assert not mark.exists()
