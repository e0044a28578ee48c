"""A file is replaced as a whole or not at all, keeps its rights, and loses nothing to another writer."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator.edit.refused import Refused
from generator.edit.replace import rewrite


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "triage.yaml"
    path.write_bytes(b"a: 1\r\n")
    return path


def test_the_new_bytes_stand_in_its_place_and_nothing_is_left_behind(file: Path) -> None:
    assert rewrite(file, lambda data: data + b"b: 2\r\n") == b"a: 1\r\nb: 2\r\n"
    assert file.read_bytes() == b"a: 1\r\nb: 2\r\n"
    assert [path.name for path in file.parent.iterdir()] == ["triage.yaml"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_its_rights_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    rewrite(file, lambda data: data + b"b: 2\n")
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_without_a_change_the_file_is_not_touched(file: Path) -> None:
    before = file.stat()
    rewrite(file, lambda data: data)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_link_in_the_folder_stays_a_link(file: Path) -> None:
    link = file.parent / "linked.yaml"
    link.symlink_to(file.name)
    rewrite(link, lambda data: data + b"b: 2\n")
    assert link.is_symlink()
    assert file.read_bytes().endswith(b"b: 2\n")


def test_a_write_protected_file_is_refused(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(Refused, match=r"^the file is write-protected; give the right to write it$"):
        rewrite(file, lambda data: data + b"b: 2\n")
    assert file.read_bytes() == b"a: 1\r\n"


def test_a_file_that_is_gone_is_refused(file: Path) -> None:
    file.unlink()
    with pytest.raises(Refused, match=r"^the file does not exist; create it, or correct the name$"):
        rewrite(file, lambda data: data)


def test_a_disk_that_is_full_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        Refused, match=r"^the file can't be replaced \(No space left on device\); it is as it was$"
    ):
        rewrite(file, lambda data: data + b"b: 2\n")
    assert file.read_bytes() == b"a: 1\r\n"
    assert [path.name for path in file.parent.iterdir()] == ["triage.yaml"]


def test_what_changed_in_the_meantime_is_read_again(file: Path) -> None:
    seen = []

    def change(data: bytes) -> bytes:
        seen.append(data)
        if len(seen) == 1:
            file.write_bytes(data + b"mine: 1\n")  # an editor that knows no lock
        return data + b"b: 2\n"

    rewrite(file, change)
    assert file.read_bytes() == b"a: 1\r\nmine: 1\nb: 2\n"


def test_who_never_stops_writing_is_named(file: Path) -> None:
    def change(data: bytes) -> bytes:
        file.write_bytes(data + b"#\n")
        return data + b"b: 2\n"

    with pytest.raises(Refused, match=r"^somebody else writes to the file all the time; try again$"):
        rewrite(file, change)


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    """Eight processes record each of its decisions twice; all that was not refused is there."""
    (tmp_path / "projects").mkdir()
    decisions = "".join(f"    - {{id: d{n}, decision: Decision {n}, maker: Dana Fox}}\n" for n in range(8))
    page = f"format: 1\ntitle: Triage\nspecification:\n  workflow: x\ngovernance:\n  decisions:\n{decisions}"
    file = tmp_path / "projects" / "triage.yaml"
    file.write_text(page)

    def gatepage(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "generator", *arguments, "--by", "Dana Fox", "--as-of", "2026-11-22"]
        return subprocess.Popen(
            command, cwd=tmp_path, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    started = [gatepage("decide", "triage", f"d{n}", "hold") for n in range(8)]
    started += [gatepage("approve", "triage", "specification") for _ in range(3)]
    codes = [(process.communicate(timeout=120)[1], process.returncode) for process in started]

    assert [told for told, code in codes[:8] if code] == []
    assert sorted(code for _, code in codes[8:]) == [0, 2, 2]
    lines = file.read_text().splitlines()
    assert sum("outcome: hold, decided: 2026-11-22" in line for line in lines) == 8
    assert sum(line.startswith("  approval: {by: Dana Fox, day: 2026-11-22") for line in lines) == 1
    assert len(lines) == len(page.splitlines()) + 1
    assert [path.name for path in file.parent.iterdir()] == ["triage.yaml"]
