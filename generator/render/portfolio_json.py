"""The whole portfolio as JSON: every value, finding, reading and fingerprint. Keys sorted, no clock.

In: assessments. Out: text, and its JSON Schema. ``python -m generator.render.portfolio_json`` writes the schema;
`generator/schema/portfolio.schema.json` is a copy that ships with the package and lies beside the data.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.check.approved import SIGNED, Standing
from generator.check.assess import Assessment
from generator.check.engine import name_of
from generator.findings import Severity
from generator.model.artifact import Artifact
from generator.model.field import Stage
from generator.model.gate import Outcome
from generator.model.reading import State
from generator.render.assets import schema_file
from generator.render.distinct import with_distinct_fingerprints
from generator.render.findings_json import Written, as_text, finding_as_json, three_points_as_json, written
from generator.render.values_json import FINGERPRINT, Schema, as_json, values_schema

FORMAT = 1


def portfolio_json(
    title: str, portfolio: Sequence[Assessment], today: date, projects: Sequence[Written] = ()
) -> str:
    """The portfolio as data, a project on each line. ``projects`` are those lines, where they were made before."""
    findings = [finding for a in portfolio for finding in a.findings if finding.counted]
    return as_text(
        {
            "format": FORMAT,
            "as_of": today.isoformat(),
            "title": title,
            "projects": list(projects) or [project_json(a) for a in portfolio],
            "summary": {
                "projects": len(portfolio),
                "waived": sum(finding.waived is not None for finding in findings),
                **{
                    severity.value: sum(f.severity is severity and f.waived is None for f in findings)
                    for severity in Severity
                },
                **{
                    outcome.value: sum(a.project.readable and a.reading.outcome is outcome for a in portfolio)
                    for outcome in Outcome
                },
                "unreadable": sum(not a.project.readable for a in portfolio),
            },
        }
    )


def project_json(a: Assessment) -> Written:
    """One project as data, on one line."""
    return written(_project(a))


def _project(a: Assessment) -> dict[str, Any]:
    stage = a.project.artifact.stage
    return {
        "id": a.project.id,
        "title": a.project.title,
        "file": a.source.shown,
        "page": f"projects/{a.source.address}/index.html",
        "readable": a.project.readable,
        "stage": stage.value if stage else None,
        "values": as_json(a.project.artifact),
        "open": [
            {"field": name_of(a.document, route), "word": opened.word, "reason": opened.reason}
            for route, opened in a.project.open.items()
        ],
        "measured": {name_of(a.document, route): as_json(value) for route, value in a.values.items()},
        "findings": [
            finding_as_json(finding, fingerprint)
            for finding, fingerprint in with_distinct_fingerprints(a.findings)
        ],
        "reading": _reading(a),
        "three_points": three_points_as_json(a.three_points),
        "complete": a.completeness.complete,
        "required": a.completeness.required,
        "evaluation_set": _evaluation_set(a),
        "signatures": {name: _signature(a, name) for name in SIGNED} if a.project.readable else None,
    }


def _reading(a: Assessment) -> dict[str, Any]:
    return {
        "outcome": a.reading.outcome.value,
        "because": [{"outcome": reason.outcome.value, "text": reason.text} for reason in a.reading.because],
        "signals": [
            {"field": name_of(a.document, route), "state": found.state.value, "reason": found.reason}
            for route, found in a.reading.states.items()
        ],
    }


def _evaluation_set(a: Assessment) -> dict[str, Any] | None:
    found = a.evaluation_set
    if found is None:
        return None
    return {
        "counted": found.counted,
        "cases": found.cases,
        "rejections": found.rejections,
        "labels": len(found.labels),
        "fingerprint": found.fingerprint,
    }


def _signature(a: Assessment, section: str) -> dict[str, Any]:
    found, standing = a.signed(section)
    return {"fingerprint": found.fingerprint.text, "standing": standing.value}


# ---- and the schema


def portfolio_schema() -> Schema:
    """The JSON Schema of the data, made from the model."""
    check = json.loads(schema_file("check").read_text(encoding="utf-8"))["$defs"]
    text, count = {"type": "string"}, {"$ref": "#/$defs/count"}
    summary = (*Severity, *Outcome)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Gatepage portfolio, format {FORMAT}",
        "description": (
            "Every value, finding, reading and fingerprint of a portfolio, as of one day. Keys are sorted, and the"
            " same input gives the same text. Programs that read it should leave aside keys that they do not know."
        ),
        **_exactly(
            format={"const": FORMAT, "description": "It grows when a key goes or means something else."},
            as_of={
                "type": "string",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                "description": "The day that counted as today.",
            },
            title={**text, "description": "What the site is called."},
            projects={
                "type": "array",
                "items": {"$ref": "#/$defs/project"},
                "description": "In the order of files.",
            },
            summary=_exactly(
                projects=count, waived=count, unreadable=count, **{one.value: count for one in summary}
            ),
        ),
        "$defs": {
            "count": check["count"],
            "position": check["position"],
            "point": check["point"],
            "finding": check["finding"],
            "project": _project_schema(check["project"]["properties"]),
            **values_schema(Artifact),
        },
    }


def _project_schema(check: Schema) -> Schema:
    text: Schema = {"type": "string"}
    outcome: Schema = {"enum": [one.value for one in Outcome]}
    opened = _exactly(field=text, word=text, reason=text)
    reason = _exactly(outcome=outcome, text=text)
    signal = _exactly(field=text, state={"enum": [one.value for one in State]}, reason=text)
    signature = _exactly(fingerprint=FINGERPRINT, standing={"enum": [one.value for one in Standing]})
    counted = {"type": ["integer", "null"], "minimum": 0}
    found = _exactly(
        counted={
            "type": "boolean",
            "description": "Whether the cases were opened and counted, or only stated.",
        },
        cases=counted,
        rejections=counted,
        labels={
            "$ref": "#/$defs/count",
            "description": "How many expected labels; 0 where the answers are texts.",
        },
        fingerprint={
            **text,
            "description": "Of the cases, whatever their order and the format of their files.",
        },
    )
    return _exactly(
        id=check["id"],
        title=check["title"],
        file={**text, "description": "The project file, with slashes."},
        page={**text, "description": "The project's page, from the site's root."},
        readable={
            "type": "boolean",
            "description": "Whether the file can be read; if not, nothing is known of it.",
        },
        stage={"enum": [*(stage.value for stage in Stage), None]},
        values={
            "$ref": "#/$defs/Artifact",
            "description": "What is there and readable, under the keys of the file.",
        },
        open={"type": "array", "items": opened, "description": "What was left open, with the reason."},
        measured={
            "type": "object",
            "additionalProperties": {"$ref": "#/$defs/quantity"},
            "description": "The measured values by the field that states them, those in metrics files too.",
        },
        findings={"type": "array", "items": {"$ref": "#/$defs/finding"}},
        reading=_exactly(
            outcome={**outcome, "description": "What the signals of the gate give today."},
            because={"type": "array", "items": reason, "description": "The deciding reason first."},
            signals={"type": "array", "items": signal},
        ),
        three_points=check["three_points"],
        complete=check["complete"],
        required=check["required"],
        evaluation_set={"anyOf": [found, {"type": "null"}]},
        signatures={
            "anyOf": [_exactly(**dict.fromkeys(SIGNED, signature)), {"type": "null"}],
            "description": "The fingerprint of what is signed, as it is now, and what the signature is worth.",
        },
    )


def _exactly(**properties: Schema) -> Schema:
    """An object with these keys, all of them, and no others."""
    return {
        "type": "object",
        "required": sorted(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def schema_text() -> str:
    """The schema as its file has it."""
    return json.dumps(portfolio_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
