"""Judges texts as the program judges files, for the tests of the rules."""

import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.check.assess import Assessment, assess, assess_paper
from generator.findings import Finding
from generator.model.field import Stage
from generator.read.portfolio import find_sources
from generator.read.settings import Settings
from generator.render.paper import Paper
from generator.render.sheet import make_sheet
from generator.view.page import make_page

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
TODAY = date(2026, 11, 22)  # a Sunday
NAME = "triage.yaml"
EVIDENCE = CHECKOUT / "projects" / "ticket-classifier" / "evidence"


def framed(page: str, stage: Stage) -> str:
    """Put format, title and stage behind a page, so that lines count as in the page.

    A page keeps those that it has itself; one that begins with its format is a whole file.
    """
    if page.startswith("format:"):
        return page
    frame = {"format": "1", "title": "Ticket triage", "stage": stage.value}
    missing = [f"{key}: {value}\n" for key, value in frame.items() if not re.search(rf"(?m)^{key}:", page)]
    return page + "".join(missing)


def assess_text(
    folder: Path,
    text: str,
    *,
    name: str = NAME,
    files: Mapping[str, str] | None = None,
    severity: Mapping[str, str] | None = None,
    today: date = TODAY,
) -> Assessment:
    """Judge a text as the project file ``name``, beside other ``files``, with the evidence of the sample project."""
    projects = folder / "projects"
    evidence = projects / Path(name).stem / "evidence"
    evidence.mkdir(parents=True, exist_ok=True)
    for file in EVIDENCE.iterdir():
        shutil.copyfile(file, evidence / file.name)
    for path, content in {**(files or {}), name: text}.items():
        (projects / path).parent.mkdir(parents=True, exist_ok=True)
        (projects / path).write_text(content, encoding="utf-8")
    sources = find_sources([Path("projects")], folder).sources
    source = next(source for source in sources if source.path.name == name)
    return assess(source, Settings(severity=dict(severity or {})), today)


def assess_on_paper(assessment: Assessment) -> tuple[Finding, ...]:
    """What is found once the page was laid out on a sheet."""
    overflow = make_sheet(make_page(assessment), Paper()).overflow
    return assess_paper(assessment, overflow, Settings())


def evidence_files(evidence: Mapping[str, str | Mapping[str, Any]], name: str = NAME) -> dict[str, str]:
    """The evidence beside a project file ``name``: texts, or a head and a row that is repeated with its number."""
    files = {}
    for file, content in evidence.items():
        text = content if isinstance(content, str) else _repeated(**content)
        files[f"{Path(name).stem}/evidence/{file}"] = text
    return files


def _repeated(head: str, row: str, times: int) -> str:
    rows = (row.replace("{n}", str(n + 1)) for n in range(times))
    return "".join(f"{line}\n" for line in (head, *rows))


def written(finding: Finding, text: str) -> str:
    """Write a finding as a case file has it: place, marked text, severity, field and party; message; hint."""
    span = finding.span
    lines = text.split("\n")
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    marked = line[span.column - 1 : end]
    place = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    head = f"{place} `{marked}` {finding.severity} at {finding.field or 'the file'}, {finding.settled_by}"
    return "".join(
        f"{part}\n"
        for part in (head, f"  {finding.message}", *([f"  {finding.hint}"] if finding.hint else []))
    )
