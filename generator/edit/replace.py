"""A file replaced as a whole, or not at all.

In: a path, and what makes the new bytes out of the old ones. Out: the file with the new bytes: written beside it,
flushed, and put in its place in one step, with its rights as they were. Two at once lose nothing: whoever finds that
the file has changed in the meantime begins again with what is there now. What is written does not belong here.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.edit.refused import Refused
from generator.read.files import CannotRead, read_bounded
from generator.read.source import MAX_SIZE

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no such lock; comparing before replacing is left
    fcntl = None  # type: ignore[assignment]

_MOST_ATTEMPTS = 100


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> bytes:
    """Replace a file by what ``change`` makes of it, and return that.

    ``change`` is called again where somebody else wrote in the meantime; it may refuse.

    Raises:
        Refused: when the file may not be written, or somebody writes to it all the time.
    """
    real = Path(os.path.realpath(path))
    for _ in range(_MOST_ATTEMPTS):
        old = _read(real)
        new = change(old)
        if new == old:
            return new
        with _alone_in(real.parent):
            if _read(real) == old:
                _replace(real, new)
                return new
    raise Refused("somebody else writes to the file all the time; try again")


def _read(path: Path) -> bytes:
    try:
        return read_bounded(path, MAX_SIZE, follow=False)
    except CannotRead as error:
        raise Refused(f"{error.message}; {error.hint}" if error.hint else error.message) from error


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let nobody else who asks for it write in the folder. The lock ends with the process, however that ends."""
    if fcntl is None:  # pragma: no cover - Windows
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network folders know no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _replace(path: Path, data: bytes) -> None:
    found = path.stat()
    if not found.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        raise Refused("the file is write-protected; give the right to write it")
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise Refused(f"nothing can be written into its folder ({error.strerror})") from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            _keep_rights(stream.fileno(), temporary, found)
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise Refused(f"the file can't be replaced ({error.strerror}); it is as it was") from error
    finally:
        temporary.unlink(missing_ok=True)
    _flush_folder(path.parent)


def _keep_rights(descriptor: int, path: Path, found: os.stat_result) -> None:
    """Give the new file the rights of the old one, and its owner where that is allowed."""
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(descriptor, found.st_uid, found.st_gid)
    path.chmod(stat.S_IMODE(found.st_mode))


def _flush_folder(folder: Path) -> None:
    with suppress(OSError):  # a system that can't flush a folder has its own promise
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
