"""Findings as SARIF 2.1.0, for code scanning and for whatever else reads static analysis results.

In: findings. Out: JSON, keys sorted, no clock. Project text is neutralised here: no control, escape or direction
character is left in it, braces in a message are doubled since single ones are placeholders (§3.11.5), and no text
becomes a link (§3.11.6). Not every viewer takes doubled braces apart, so that a hint with braces, which people paste,
stands among the properties alone, and the catalogue's examples are left as they are: they hold no ``{0}``.

Waived findings are suppressed results. Paths are relative to the folder where the command ran, which is named
``SRCROOT``; what lies elsewhere has its whole address.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from generator.check.catalogue import FAMILIES, catalogue
from generator.check.rule import Rule
from generator.findings import Finding, Span
from generator.render.distinct import with_distinct_fingerprints
from generator.render.findings_text import safe
from generator.view.rules import RuleEntry, rule_entry

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

ROOT = "SRCROOT"


def findings_sarif(findings: Sequence[Finding], version: str) -> str:
    """The whole log: one run, with the metadata of every rule."""
    rules = {code: position for position, code in enumerate(catalogue())}
    run = {
        "tool": {
            "driver": {
                "name": "Gatepage",
                "version": version,
                "rules": [_rule(rule) for rule in catalogue().values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which gatepage ran."}}},
        "results": [
            _result(finding, fingerprint, rules[finding.code])
            for finding, fingerprint in with_distinct_fingerprints(findings)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2, sort_keys=True)


def _rule(rule: Rule) -> dict[str, Any]:
    entry = rule_entry(rule)
    return {
        "id": entry.code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.checks},
        "help": {"text": _help_text(entry), "markdown": _help_markdown(entry)},
        "defaultConfiguration": {"level": entry.severity},
        "properties": {"tags": [FAMILIES[rule.family], f"settled by {rule.settles.told}"]},
    }


def _help_text(entry: RuleEntry) -> str:
    bad, good = ("\n".join(f"  {line}" for line in text.split("\n")) for text in (entry.bad, entry.good))
    return f"{entry.checks}\n\n{entry.matters}\n\nBad:\n\n{bad}\n\nGood:\n\n{good}\n"


def _help_markdown(entry: RuleEntry) -> str:
    bad, good = (f"```yaml\n{text}\n```" for text in (entry.bad, entry.good))
    return (
        f"**What it checks**\n\n{entry.checks}\n\n**Why it matters**\n\n{entry.matters}\n\n"
        f"**Bad**\n\n{bad}\n\n**Good**\n\n{good}\n"
    )


def _result(finding: Finding, fingerprint: str, rule: int) -> dict[str, Any]:
    hint = "" if {"{", "}"} & set(finding.hint) else finding.hint
    told = [finding.told, hint, f"Settled by {finding.settled_by.told}."]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": "\n".join(_message(text) for text in told if text)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _location(finding.file),
                    "region": _region(finding.span),
                }
            }
        ],
        "partialFingerprints": {"gatepage/v1": fingerprint},
        "suppressions": _suppressions(finding),
        "properties": {
            "project": safe(finding.project),
            "field": safe(finding.field),
            "hint": safe(finding.hint),
        },
    }


def _location(file: str) -> dict[str, Any]:
    path = file.encode("utf-8", "replace").decode("utf-8")
    if PurePath(path).is_absolute():
        return {"uri": f"file:///{quote(path.removeprefix('/'))}"}
    return {"uri": quote(path), "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    """Lines and columns from 1, the end column exclusive, as we count them too."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    """The waiver. An empty list says that there is none, where its absence would say that nobody looked."""
    waived = finding.waived
    if waived is None:
        return []
    told = f"{waived.reason} ({waived.by}, until {waived.until})"
    return [{"kind": "inSource", "status": "accepted", "justification": safe(told)}]


def _message(text: str) -> str:
    """Project text as one line of a message, without placeholders and links."""
    return safe(text).replace("](", "] (").replace("{", "{{").replace("}", "}}")
