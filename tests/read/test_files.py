"""Files that somebody else put there are opened only if they are files."""

import os
import socket
from pathlib import Path

import pytest

from generator.read.files import CannotRead, open_regular, read_bounded, read_head


def refusal(path: Path, limit: int = 100, *, follow: bool = True) -> tuple[str, str]:
    with pytest.raises(CannotRead) as caught:
        read_bounded(path, limit, follow=follow)
    return caught.value.message, caught.value.hint


def test_a_file_up_to_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 100)
    assert read_bounded(path, 100) == b"x" * 100
    assert refusal(path, 99) == ("the file has 0.1 MiB; at most 0.1 MiB are read", "make it smaller")


def test_the_head_of_a_file_of_any_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc" * 1000)
    assert read_head(path, 4) == b"abca"


def test_a_missing_file(tmp_path: Path) -> None:
    expected = ("the file does not exist", "create it, or correct the name")
    assert refusal(tmp_path / "no") == expected
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "below") == expected


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == ("this is a folder, not a file", "put a regular file there")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs: pipes with names")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == ("this is a pipe, not a file", "put a regular file there")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs: sockets with names")
def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the whole path would be too long for a socket
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        assert refusal(tmp_path / "s") == ("this is a socket, not a file", "put a regular file there")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs: /dev/zero")
def test_a_device_is_not_read() -> None:
    assert refusal(Path("/dev/zero")) == ("this is a device, not a file", "put a regular file there")


def test_a_link_is_followed_only_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to("a")
    assert read_bounded(tmp_path / "link", 10) == b"x"
    assert refusal(tmp_path / "link", follow=False) == (
        "this is a link, not a file",
        "put a regular file there",
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs: a user whom permissions bind")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch(mode=0o200)
    assert refusal(path) == ("there is no permission to read the file", "give the right to read it")


def test_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").touch()
    monkeypatch.setattr(os, "open", refuse)
    assert refusal(tmp_path / "a") == ("there is no permission to read the file", "give the right to read it")


def test_names_that_no_file_has(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a\0b") == ("the name of the file cannot be used", "correct the name")
    assert refusal(tmp_path / ("a" * 300))[0] == "the file cannot be opened: File name too long"


def test_a_file_that_is_exchanged_behind_the_look_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").touch()
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, flags: real(tmp_path, os.O_RDONLY))
    assert refusal(tmp_path / "a") == ("this is a folder, not a file", "put a regular file there")


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    with open_regular(path, 10) as stream:
        monkeypatch.setattr("generator.read.files.open_regular", lambda *_, **__: stream)
        path.write_bytes(b"x" * 11)
        assert refusal(path, 10)[0] == "the file has 0.1 MiB; at most 0.1 MiB are read"
