"""The one door to files that somebody else put there: bounded, never blocking, regular files alone.

In: a path and the number of bytes that are acceptable. Out: a stream or the bytes, or ``CannotRead`` in plain words.
What the bytes mean, and whether the path is a permitted one, does not belong here.
"""

from __future__ import annotations

import math
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

MEBIBYTE = 1024 * 1024

# Windows has no O_NONBLOCK and needs O_BINARY; elsewhere it is the other way round.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISLNK, "a link"),
)


class CannotRead(Exception):  # noqa: N818 - a state of the file, not an error of the program
    """A file that is not read. ``kind`` names the reason in one word, for fingerprints."""

    def __init__(self, message: str, hint: str = "", kind: str = "unreadable") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.kind = kind


def read_bounded(path: Path, limit: int, *, follow: bool = True) -> bytes:
    """Read a whole regular file of at most ``limit`` bytes."""
    with open_regular(path, limit, follow=follow) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:  # it grew after it was measured
        raise too_large(len(data), limit)
    return data


def read_head(path: Path, length: int) -> bytes:
    """Read the first ``length`` bytes of a regular file of any size."""
    with open_regular(path, None) as stream:
        return stream.read(length)


def open_regular(path: Path, limit: int | None, *, follow: bool = True) -> BinaryIO:
    """Open a regular file, and nothing else: a pipe would block, a device could do anything.

    With ``follow`` false a path whose last part is a link is refused: for paths that were resolved before.
    """
    try:
        # Look before opening: to open a device can already have an effect.
        _demand_regular(path.stat(follow_symlinks=follow), limit)
        descriptor = os.open(path, _FLAGS if follow else _FLAGS | getattr(os, "O_NOFOLLOW", 0))
    except (OSError, ValueError) as error:
        raise _in_words(error) from error
    try:
        # And again behind the open door: the name may lead to another file by now.
        _demand_regular(os.fstat(descriptor), limit)
    except CannotRead:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def _demand_regular(found: os.stat_result, limit: int | None) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = next((name for test, name in _KINDS if test(found.st_mode)), "something else")
        raise CannotRead(f"this is {kind}, not a file", "put a regular file there", "irregular")
    if limit is not None and found.st_size > limit:
        raise too_large(found.st_size, limit)


def too_large(size: int, limit: int) -> CannotRead:
    """Refuse a size that is beyond a limit; both are named."""
    return CannotRead(
        f"the file has {_mebibytes(size)} MiB; at most {_mebibytes(limit)} MiB are read",
        "make it smaller",
        "too-large",
    )


def _mebibytes(size: int) -> str:
    """Round up, so that a file one byte too large never reads as exactly the limit."""
    return f"{math.ceil(size / MEBIBYTE * 10) / 10:.10g}"


def _in_words(error: OSError | ValueError) -> CannotRead:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return CannotRead("the file does not exist", "create it, or correct the name", "missing")
        case PermissionError():
            return CannotRead(
                "there is no permission to read the file", "give the right to read it", "permission"
            )
        case OSError():
            return CannotRead(f"the file cannot be opened: {error.strerror or type(error).__name__}")
        case _:  # a NUL in the name
            return CannotRead("the name of the file cannot be used", "correct the name")
