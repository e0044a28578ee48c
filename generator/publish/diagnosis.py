"""From an exception of a build to what a person can mend: which file, which line, what is wrong there.

In: the exception, and what MkDocs logged before it. Out: a ``Trouble``. Nothing is shown here.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from generator.read.files import CannotRead, read_bounded
from generator.read.settings import SettingsError
from generator.view.trouble import Fault, NumberedLine, Trouble, lines_around
from generator.words import _

_MOST_BYTES = 1024 * 1024
_PLACE = re.compile(r"(?P<file>[^:\n]+):(?P<line>\d+)(?::(?P<column>\d+))?: (?P<message>.+)", re.DOTALL)


def diagnose(error: BaseException, logged: Sequence[str], base: Path) -> Trouble:
    """Say what is wrong. ``logged`` are MkDocs's own errors; ``base`` is the folder of ``mkdocs.yml``."""
    title = _("The site cannot be built")
    if isinstance(error, SettingsError):
        return Trouble(_("The settings cannot be used"), tuple(_told(text, base) for text in error.troubles))
    if isinstance(error, MkDocsException):
        # MkDocs logs what is wrong and then gives up with a word that says nothing.
        texts = tuple(logged) or (str(error),)
        return Trouble(title, tuple(_told(text, base) for text in texts))
    place = _template_line(error)
    message = f"{type(error).__name__}: {error}"
    if place:
        file, line = place
        return Trouble(
            _("A template cannot be filled"),
            (Fault(message, f"{_short(file, base)}:{line}", _lines(file, line)),),
        )
    trace = "".join(traceback.format_exception(error))
    return Trouble(title, (Fault(message),), trace)


def _told(text: str, base: Path) -> Fault:
    """A message that may begin with its place."""
    found = _PLACE.match(text)
    if not found:
        return Fault(text)
    place = text[: found.start("message") - 2]
    return Fault(found["message"], place, _lines(base / found["file"], int(found["line"])))


def _template_line(error: BaseException) -> tuple[Path, int] | None:
    """The innermost line of a template, where one was being filled: Jinja puts it into the traceback."""
    lines = [
        (Path(frame.f_code.co_filename), line)
        for one in _chain(error)
        for frame, line in traceback.walk_tb(one.__traceback__)
        if not frame.f_code.co_filename.endswith(".py")
    ]
    return next(((file, line) for file, line in reversed(lines) if file.is_file()), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _lines(file: Path, line: int) -> tuple[NumberedLine, ...]:
    try:
        text = read_bounded(file, _MOST_BYTES).decode("utf-8", "replace")
    except CannotRead:
        return ()
    return lines_around(text.splitlines(), line)


def _short(file: Path, base: Path) -> str:
    return file.relative_to(base).as_posix() if file.is_relative_to(base) else file.as_posix()
