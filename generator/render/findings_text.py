"""Findings for a terminal.

In: assessments. Out: text. Project text is neutralised here, the one place where this medium is written: no control,
escape or direction character of a file reaches a terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.check.assess import Assessment
from generator.findings import Finding, Severity
from generator.view.excerpt import excerpt, visible

Paint = Callable[[str, str], str]
"""Colours a text (second) in the way of a severity, or of ``quiet`` and ``strong`` (first)."""


def plain(_: str, text: str) -> str:
    """No colours."""
    return text


def safe(text: str) -> str:
    """A text in which nothing acts on a terminal."""
    return "".join(visible(char) for char in text)


def findings_text(portfolio: Sequence[Assessment], shown: Iterable[Finding], paint: Paint) -> Iterator[str]:
    """The findings in the order of files, each with its source line, hint and settling party."""
    documents = {a.source.shown: a.document for a in portfolio}
    for finding in shown:
        severity = finding.severity.value + (" (waived)" if finding.waived else "")
        place = f"{safe(finding.file)}:{finding.span.line}:{finding.span.column}:"
        head = f"{paint('strong', place)} {paint(finding.severity.value, severity)} {finding.code}"
        yield f"{head}: {safe(finding.message)}"
        cut = excerpt(documents[finding.file], finding.span)
        hint = safe(finding.hint)
        if cut is not None:
            number = str(finding.span.line)
            yield f"  {paint('quiet', number + ' |')} {safe(cut.source)}"
            margin = " " * len(number)
            yield f"  {paint('quiet', margin + ' |')} {paint(finding.severity.value, cut.caret)} {hint}".rstrip()
        elif hint:
            yield f"  {hint}"
        if finding.waived:
            told = f"waived until {finding.waived.until} by {finding.waived.by}: {finding.waived.reason}"
            yield f"  {safe(told)}"
        yield f"  {paint('quiet', f'settled by the {finding.settled_by} · gatepage explain {finding.code}')}"
        yield ""


def summary_text(portfolio: Sequence[Assessment], shown: Sequence[Finding], paint: Paint) -> str:
    """One line: how many projects, and how many findings of each severity."""
    counts = [
        paint(severity.value, plural(count, severity.value))
        for severity in Severity
        if (count := sum(f.severity is severity and f.waived is None for f in shown))
    ]
    waived = sum(f.waived is not None for f in shown)
    if waived:
        counts.append(f"{waived} waived")
    return f"{plural(len(portfolio), 'project')}: {', '.join(counts) or 'no findings'}"


def plural(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
