"""Findings for a terminal.

In: judged projects and their findings. Out: text. Project text is neutralised here, the one place where this medium
is written: no control, escape or direction character of a file reaches a terminal, and no workflow command a log of CI.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.check.statistics import count_by_code
from generator.check.verdict import Judged
from generator.findings import Finding, Severity
from generator.view.excerpt import excerpt, visible

Paint = Callable[[str, str], str]
"""Colours a text (second) in the way of a severity, or of ``quiet`` and ``strong`` (first)."""


def plain(_: str, text: str) -> str:
    """No colours."""
    return text


# `##[group]` and `##vso[…]` act anywhere in a line of a log, `::group::` where a line begins with it.
_COMMAND = re.compile(r"(##\w*)\[")


def safe(text: str) -> str:
    """A text in which nothing acts on a terminal or in a log."""
    if not (text.isascii() and text.isprintable()):  # most are, and a portfolio has many
        text = "".join(visible(char) for char in text)
    return _COMMAND.sub("\\1⟦", text)


def _first(text: str) -> str:
    """A text that may stand first in a line."""
    return f"./{text}" if text.lstrip().startswith("::") else text


def findings_text(portfolio: Sequence[Judged], shown: Iterable[Finding], paint: Paint) -> Iterator[str]:
    """The findings in the order of files, each with its source line, hint and settling party."""
    judged = {project.file: project for project in portfolio}
    for finding in shown:
        severity = finding.severity.value + (" (waived)" if finding.waived else "")
        place = f"{_first(safe(finding.file))}:{finding.span.line}:{finding.span.column}:"
        head = f"{paint('strong', place)} {paint(finding.severity.value, severity)} {finding.code}"
        yield f"{head}: {safe(finding.told)}"
        cut = excerpt(judged[finding.file].line(finding.span.line), finding.span)
        hint = safe(finding.hint)
        if cut is not None:
            number = str(finding.span.line)
            yield f"  {paint('quiet', number + ' |')} {safe(cut.source)}"
            margin = " " * len(number)
            yield f"  {paint('quiet', margin + ' |')} {paint(finding.severity.value, cut.caret)} {hint}".rstrip()
        elif hint:
            yield f"  {_first(hint)}"
        if finding.waived:
            told = f"waived until {finding.waived.until} by {finding.waived.by}: {finding.waived.reason}"
            yield f"  {safe(told)}"
        yield f"  {paint('quiet', f'settled by {finding.settled_by.told} · gatepage explain {finding.code}')}"
        yield ""


def statistics_text(shown: Iterable[Finding], paint: Paint) -> Iterator[str]:
    """The counts by code as a table, the most frequent first."""
    counts = count_by_code(shown)
    width = max((len(str(count.count)) for count in counts), default=0)
    for count in counts:
        waived = f", {count.waived} waived" if count.waived else ""
        where = paint("quiet", f"({plural(count.projects, 'project')}{waived})")
        yield f"{count.count:>{width}}  {paint('strong', count.code)}  {count.title} {where}"
    if counts:
        yield ""


def summary_text(
    portfolio: Sequence[Judged],
    shown: Sequence[Finding],
    paint: Paint,
    known: tuple[str, int] | None = None,
) -> str:
    """One line: how many projects, and how many findings of each severity.

    ``known`` is an older revision, and how many findings are not shown since it had them.
    """
    counts = [
        paint(severity.value, plural(count, severity.value))
        for severity in Severity
        if (count := sum(f.severity is severity and f.waived is None for f in shown))
    ]
    waived = sum(f.waived is not None for f in shown)
    if waived:
        counts.append(f"{waived} waived")
    told = f"{plural(len(portfolio), 'project')}: {', '.join(counts) or 'no findings'}"
    if known is None:
        return told
    revision, count = known
    return f"{told} new since {safe(revision)} ({plural(count, 'known finding')} not shown)"


def plural(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
