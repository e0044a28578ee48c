"""Evidence files: resolved inside the project's own folder, opened safely, and single numbers read from them.

In: the folder of a project's evidence, and paths and pointers as people wrote them in the project file. Out: files
that are safe to open, and numbers; or ``EvidenceError`` in words, which SRC010 reports. What a data set holds does
not belong here.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from generator.read.characters import clean_name
from generator.read.files import MEBIBYTE, CannotRead, open_regular, read_bounded
from generator.read.metrics import Json, MetricsError, number_at, parse_metrics
from generator.read.quoting import listed, nearest, shorten

MAX_SIZE = 50 * MEBIBYTE
MAX_JSON_SIZE = 5 * MEBIBYTE

_MOST_ENTRIES = 200

_WEB = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")


class EvidenceError(Exception):
    """Evidence that cannot be used. ``inside`` says that the file was read, and the number is not in it."""

    def __init__(self, message: str, hint: str = "", *, inside: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.inside = inside


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A regular file inside the project's folder. ``relative`` is as the project file names it."""

    path: Path
    relative: str
    size: int

    def open(self) -> BinaryIO:
        """Open the file; it is looked at again, since it may be another one by now."""
        try:
            return open_regular(self.path, MAX_SIZE, follow=False)
        except CannotRead as error:
            raise _refused(self.relative, error) from error

    def read(self) -> bytes:
        """All of the file."""
        try:
            return read_bounded(self.path, MAX_SIZE, follow=False)
        except CannotRead as error:
            raise _refused(self.relative, error) from error


class EvidenceFolder:
    """The evidence of one project. A JSON file is read once, however many numbers come from it."""

    __slots__ = ("_parsed", "folder")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parsed: dict[str, Json | EvidenceError] = {}

    def file(self, relative: str) -> EvidenceFile:
        """The file at a relative path."""
        return open_evidence(self.folder, relative)

    def number(self, relative: str, pointer: str) -> Decimal:
        """The number that a JSON Pointer leads to in a JSON file."""
        if relative not in self._parsed:
            try:
                self._parsed[relative] = _parse(self.file(relative))
            except EvidenceError as error:
                self._parsed[relative] = error
        parsed = self._parsed[relative]
        if isinstance(parsed, EvidenceError):
            raise EvidenceError(parsed.message, parsed.hint)
        return _number(relative, parsed, pointer)


def read_number(file: EvidenceFile, pointer: str) -> Decimal:
    """The number that a JSON Pointer leads to in one JSON file."""
    return _number(file.relative, _parse(file), pointer)


def open_evidence(folder: Path, relative: str) -> EvidenceFile:
    """Resolve a path inside a project's folder, which no path and no link may leave."""
    fault = _fault(relative)
    if fault:
        raise EvidenceError(*fault)
    shown = f"“{shorten(relative)}”"
    try:
        # The folder itself may be a link too: it must lie where it seems to lie.
        home = Path(os.path.realpath(folder.parent), folder.name)
        target = Path(os.path.realpath(folder / relative, strict=True))
        size = target.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(folder, relative) from None
    except PermissionError:
        raise EvidenceError(f"there is no permission to read {shown}", "give the right to read it") from None
    except OSError as error:  # a ring of links, a name that is too long
        raise EvidenceError(f"{shown} cannot be opened: {error.strerror}", "correct the path") from None
    if not target.is_relative_to(home):
        message = f"{shown} leads out of the project's folder {_name(folder)}/ through a link"
        raise EvidenceError(message, "put the file itself into the folder")
    file = EvidenceFile(target, relative, size)
    file.open().close()
    return file


# ---- paths


def _fault(relative: str) -> tuple[str, str] | None:
    """What is wrong with a path before any file is looked at."""
    shown = f"“{shorten(relative)}”"
    if not relative.strip():
        return "the path is empty", "write the path of a file, like  evidence/golden.csv"
    if _WEB.match(relative):
        return (
            f"{shown} is an address, not a file",
            "put the file beside the project; an address belongs under links",
        )
    if relative != clean_name(relative):
        return f"the path {shown} holds a character that no path may hold", "delete it"
    if "\\" in relative:
        return f"the path {shown} is written with backslashes", "write  /  between folders"
    if relative.startswith(("/", "~")) or _DRIVE.match(relative):
        return (
            f"the path {shown} does not begin in the project's folder",
            "write it without a root, a drive or ~",
        )
    if ".." in relative.split("/"):
        return f"the path {shown} leads out of the project's folder", "write it without  .."
    return None


def _missing(folder: Path, relative: str) -> EvidenceError:
    """Say that a file is not there, and what is."""
    message = f"“{shorten(relative)}” does not exist in {_name(folder)}/"
    if not folder.is_dir():
        return EvidenceError(
            message, f"create the folder {_name(folder)}/ beside the project file, and put it there"
        )
    names = _names(folder)
    close = nearest(relative, names)
    if close:
        return EvidenceError(message, f"did you mean “{shorten(close)}”?")
    there = f"there are: {listed(names)}" if names else "the folder is empty"
    return EvidenceError(message, f"put it there, or correct the path; {there}")


def _names(folder: Path) -> list[str]:
    """Relative names of some files in the folder."""
    names = []
    for top, below, files in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        names += [Path(top, name).relative_to(folder).as_posix() for name in sorted(files) if name[0] != "."]
        if len(names) >= _MOST_ENTRIES:
            break
    return names[:_MOST_ENTRIES]


def _name(folder: Path) -> str:
    return clean_name(Path(folder.parent.name, folder.name).as_posix())


def _refused(relative: str, error: CannotRead) -> EvidenceError:
    return EvidenceError(f"“{shorten(relative)}”: {error.message}", error.hint)


# ---- numbers


def _parse(file: EvidenceFile) -> Json:
    try:
        return parse_metrics(read_bounded(file.path, MAX_JSON_SIZE, follow=False))
    except CannotRead as error:
        raise _refused(file.relative, error) from error
    except MetricsError as error:
        raise EvidenceError(f"“{shorten(file.relative)}” {error.message}", error.hint) from error


def _number(relative: str, parsed: Json, pointer: str) -> Decimal:
    try:
        return number_at(parsed, pointer)
    except MetricsError as error:
        raise EvidenceError(f"“{shorten(relative)}”: {error.message}", error.hint, inside=True) from error
