"""The commands that are measured: ours, and what a team would use instead, each started in its best way."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Command

_BIN = Path(sys.executable).parent
_HERE = Path(__file__).parent

_HOME = {"PYTHONPATH": str(_HERE.parent)}
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def gatepage(folder: Path, *words: str) -> Command:
    """Our own command. Findings make it exit with 1, which is its job."""
    return Command((str(_BIN / "gatepage"), *words), folder, (0, 1))


def check_jsonschema(folder: Path, schema: Path, files: Sequence[Path]) -> Command:
    """One process for all files, no format checks (our schema has none), and the quicker of its regex engines."""
    options = ("--schemafile", str(schema), "--regex-variant", "python", "--disable-formats", "*")
    return Command((str(_BIN / "check-jsonschema"), *options, *map(str, files)), folder, (0, 1))


def events(folder: Path, files: Sequence[Path]) -> Command:
    """The parser alone."""
    return python(folder, str(_HERE / "events.py"), *map(str, files))


def mkdocs(folder: Path) -> Command:
    """MkDocs over Markdown."""
    return Command((str(_BIN / "mkdocs"), "build"), folder, environment=_QUIET)


def plain_pdf(folder: Path) -> Command:
    """WeasyPrint in a loop."""
    return python(folder, str(_HERE / "plain_pdf.py"), str(folder))


def paper_job(folder: Path, job: str) -> Command:
    """One of our jobs of printing."""
    return Command(
        (sys.executable, "-m", "benchmarks.paper_jobs", job, str(folder)), folder, environment=_HOME
    )


def python(folder: Path, *words: str) -> Command:
    """The interpreter."""
    return Command((sys.executable, *words), folder)


def other_version(folder: Path) -> Command:
    """How long check-jsonschema takes to start."""
    return Command((str(_BIN / "check-jsonschema"), "--version"), folder)
