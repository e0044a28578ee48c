"""Findings as JUnit XML, for whatever shows the results of tests.

In: judged projects and their findings. Out: XML: a suite for each project, a test for each rule that it is held
against, so that a test keeps its name when its finding goes. Project text is neutralised here: no control, escape or
direction character is left in it, and none that XML 1.0 forbids.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from xml.etree import ElementTree as ET

from generator.check.catalogue import catalogue
from generator.check.verdict import Judged
from generator.findings import Finding, Severity
from generator.render.findings_text import safe

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def findings_junit(
    portfolio: Sequence[Judged], shown: Iterable[Finding], codes: Collection[str], limit: Severity
) -> str:
    """The whole report. A test fails where a finding weighs as much as ``limit``; lighter ones are its output.

    ``codes`` are the rules to tell of.
    """
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in shown:
        found[finding.file, finding.code].append(finding)
    root = ET.Element("testsuites", name="gatepage", time="0")
    for project in portfolio:
        suite = ET.SubElement(root, "testsuite", name=_legal(project.id))
        suite.set("file", _legal(project.file))
        for code in project.judged:
            if code in codes:
                _test(suite, project, code, found[project.file, code], limit)
        _count(suite)
    _count(root)
    del root.attrib["skipped"]  # the schema has it for a suite alone
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _test(suite: ET.Element, project: Judged, code: str, findings: list[Finding], limit: Severity) -> None:
    name = f"{code} {catalogue()[code].title}"
    test = ET.SubElement(suite, "testcase", name=name, classname=_legal(project.id), time="0")
    waived = [finding for finding in findings if finding.waived is not None]
    failing = [f for f in findings if f.waived is None and f.severity.rank <= limit.rank]
    lighter = [f for f in findings if f.waived is None and f.severity.rank > limit.rank]
    if failing:
        more = f" (and {len(failing) - 1} more)" if len(failing) > 1 else ""
        failure = ET.SubElement(test, "failure", message=_legal(failing[0].told) + more)
        failure.set("type", failing[0].severity.value)
        failure.text = _told(failing)
    elif waived and not lighter:
        skipped = ET.SubElement(test, "skipped", message=_reason(waived[0]))
        skipped.text = _told(waived)
        return
    if lighter or waived:
        ET.SubElement(test, "system-out").text = _told([*lighter, *waived])


def _told(findings: Iterable[Finding]) -> str:
    """The findings as lines of text."""
    lines = []
    for finding in findings:
        place = f"{_legal(finding.file)}:{finding.span.line}:{finding.span.column}"
        lines.append(f"{place}: {finding.severity.value} {finding.code}: {_legal(finding.told)}")
        if finding.hint:
            lines.append(f"  {_legal(finding.hint)}")
        if finding.waived:
            lines.append(f"  {_reason(finding)}")
        lines.append(f"  settled by {finding.settled_by.told} · gatepage explain {finding.code}")
    return "\n".join(lines)


def _reason(finding: Finding) -> str:
    waived = finding.waived
    return _legal(f"waived until {waived.until} by {waived.by}: {waived.reason}") if waived else ""


def _count(element: ET.Element) -> None:
    """Write how many tests there are, and how many of them failed or were skipped."""
    element.set("tests", str(len(element.findall(".//testcase"))))
    element.set("failures", str(len(element.findall(".//failure"))))
    element.set("errors", "0")
    element.set("skipped", str(len(element.findall(".//skipped"))))
    element.set("time", "0")


def _legal(text: str) -> str:
    """Project text on one line, of characters that XML may hold."""
    return _ILLEGAL.sub("\ufffd", safe(text))
