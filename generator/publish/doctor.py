"""What is missing on this machine, and the command that installs it.

In: a folder. Out: examinations, each with what was found and what to do. Nothing is changed, nothing is installed.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from generator.check.catalogue import catalogue
from generator.publish.system import system_name
from generator.publish.today import as_of
from generator.read.portfolio import NothingToRead, find_sources
from generator.read.settings import NAMES, Settings, SettingsError, read_settings
from generator.render.assets import FONTS, templates_folder
from generator.render.pdf import PangoMissing, check_pango

_OLDEST = (3, 11)
_RELEASED = date(2026, 11, 1)
"""No clock that is right shows an earlier day."""

_GIT = {
    "debian": "sudo apt-get install git",
    "fedora": "sudo dnf install git",
    "alpine": "sudo apk add git",
    "macos": "brew install git",
    "other": "install git with the package manager of this system",
}
_EXTRAS = {
    "openpyxl": ("evaluation sets in Excel workbooks are not opened", 'pip install "openpyxl>=3.1.5,<4"'),
    "mike": ("editions cannot be put on a git branch", 'pip install "mike>=2.2,<3"'),
}


class State(StrEnum):
    """What came out of one examination."""

    OK = "ok"
    ADVICE = "advice"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Examination:
    """One thing that was looked at: what was found, and the way to mend it."""

    name: str
    state: State
    found: str
    way: str = ""


def examine(folder: Path) -> Iterator[Examination]:
    """Look at the machine and at a folder of projects."""
    yield _python()
    yield from _packages()
    yield _parser()
    yield _pango()
    yield _fonts()
    yield _git()
    yield from _extras()
    settings = yield from _settings(folder)
    yield _projects(folder, settings)
    yield _writable(folder)
    yield _day(settings)
    yield _encoding()


def _python() -> Examination:
    found = platform.python_version()
    if sys.version_info[:2] >= _OLDEST:
        return Examination("Python", State.OK, found)
    return Examination("Python", State.MISSING, found, "install Python 3.11 or newer")


def _packages() -> Iterator[Examination]:
    """The packages that pyproject.toml names, with their versions."""
    try:
        needed = [text for text in requires("gatepage") or () if "extra ==" not in text]
    except PackageNotFoundError:
        return  # it runs from its folder, and is not installed
    for name in sorted(re.split(r"[^A-Za-z0-9._-]", text, maxsplit=1)[0] for text in needed):
        try:
            yield Examination(name, State.OK, version(name))
        except PackageNotFoundError:
            yield Examination(name, State.MISSING, "not installed", f"pip install {name}")


def _parser() -> Examination:
    name = "YAML parser"
    try:
        import generator.read.parser  # noqa: F401 - it says what is missing
    except ImportError as error:
        return Examination(name, State.MISSING, "libyaml is not installed", str(error))
    return Examination(name, State.OK, "libyaml")


def _pango() -> Examination:
    try:
        check_pango(system_name(), by_import=True)
    except PangoMissing as error:
        found, _, way = str(error).partition(": ")
        return Examination("Pango", State.MISSING, found, way)
    return Examination("Pango", State.OK, "PDFs can be made")


def _fonts() -> Examination:
    folder = templates_folder() / "fonts"
    files = [f"{file}.{ending}" for file in FONTS.values() for ending in ("woff2", "ttf")]
    lost = [name for name in files if not (folder / name).is_file()]
    if lost:
        way = "install gatepage again: pip install --force-reinstall gatepage"
        return Examination("Fonts", State.MISSING, f"not there: {', '.join(lost)}", way)
    return Examination("Fonts", State.OK, f"Inter, {len(files)} files")


def _git() -> Examination:
    if shutil.which("git"):
        return Examination("git", State.OK, "what changed since an approval is told")
    return Examination("git", State.ADVICE, "check --new-since and the history need it", _GIT[system_name()])


def _extras() -> Iterator[Examination]:
    for name, (without, way) in _EXTRAS.items():
        try:
            yield Examination(name, State.OK, version(name))
        except PackageNotFoundError:
            yield Examination(name, State.ADVICE, f"not installed: {without}", way)


def _settings(folder: Path) -> Generator[Examination, None, Settings]:
    """Yields what there is to say; gives the settings, or those by default where they cannot be read."""
    file = next((name for name in NAMES if (folder / name).exists()), None)
    try:
        settings = read_settings(folder, list(catalogue()))
    except SettingsError as error:
        for trouble in error.troubles:
            yield Examination("Settings", State.MISSING, trouble, f"correct {file}")
        return Settings()
    yield Examination("Settings", State.OK, file or "no mkdocs.yml: everything as by default")
    return settings


def _projects(folder: Path, settings: Settings) -> Examination:
    try:
        found = find_sources([Path(place) for place in settings.projects], folder)
    except NothingToRead as error:
        return Examination("Projects", State.MISSING, error.message, error.way)
    if found.missing:
        return Examination(
            "Projects", State.MISSING, "; ".join(found.missing), "correct  projects:  in mkdocs.yml"
        )
    count = len(found.sources)
    return Examination("Projects", State.OK, f"{count} file{'' if count == 1 else 's'}")


def _writable(folder: Path) -> Examination:
    """Whether a build may write its draft."""
    place = folder / "site" / "draft"
    there = next(path for path in (place, *place.parents) if path.exists())
    if os.access(there, os.W_OK | os.X_OK):
        return Examination("site/draft/", State.OK, "may be written")
    return Examination("site/draft/", State.MISSING, f"{there} may not be written", f"chmod u+w {there}")


def _day(settings: Settings) -> Examination:
    day = as_of(settings)
    if settings.as_of is not None:
        return Examination("Today", State.OK, f"{day}, from  as_of  in mkdocs.yml")
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return Examination("Today", State.OK, f"{day}, from SOURCE_DATE_EPOCH")
    clock = datetime.now(UTC).date()
    if clock < _RELEASED:
        way = "set the clock of this machine, or  as_of  in mkdocs.yml"
        return Examination("Today", State.MISSING, f"the clock says {clock}", way)
    return Examination("Today", State.OK, f"{day}, from the clock")


def _encoding() -> Examination:
    found = sys.stdout.encoding or "unknown"
    if found.lower().replace("-", "") == "utf8":
        return Examination("Output", State.OK, found)
    return Examination("Output", State.ADVICE, f"{found} cannot show every character", "set PYTHONUTF8=1")
