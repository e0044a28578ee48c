"""A portfolio of made-up projects: the same for the same seed, no two of them alike.

In: a folder and a number. Out: `projects/*.yaml` of 40 to 200 lines at all stages, from bare to complete, some with
mistakes, some with metrics and an evaluation set beside them. The first hundred of a thousand are the hundred.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks import words
from benchmarks.yaml_text import Value, lines_of

T = TypeVar("T")
Section = dict[str, Value]

TODAY = date(2026, 11, 22)
SEED = 7
SHORTEST, LONGEST = 40, 200

_HEADER = "# yaml-language-server: $schema=../generator/schema/project.schema.json"
_STAGES = (*("poc",) * 4, *("pilot",) * 4, *("production",) * 3, "idea", "retired")


@dataclass(frozen=True)
class Made:
    """One made-up project: its id, its file's text and what lies beside it."""

    id: str
    text: str
    metrics: str | None
    cases: Sequence[Sequence[str]] | None


def write_portfolio(folder: Path, count: int, seed: int = SEED) -> list[Path]:
    """Write the first ``count`` projects below ``folder/projects`` and return their files."""
    projects = folder / "projects"
    projects.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        made = make_project(number, seed)
        file = projects / f"{made.id}.yaml"
        file.write_text(made.text, encoding="utf-8")
        files.append(file)
        evidence = projects / made.id / "evidence"
        if made.metrics is not None or made.cases is not None:
            evidence.mkdir(parents=True, exist_ok=True)
        if made.metrics is not None:
            (evidence / "metrics.json").write_text(made.metrics, encoding="utf-8")
        if made.cases is not None:
            with (evidence / "golden.csv").open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows(made.cases)
    return files


def make_project(number: int, seed: int = SEED) -> Made:
    """Make one project; where it comes out too short or too long, another of more or less size."""
    size = Random(f"{seed} {number} size").choice((1, 2, 3, 4, 5))
    for attempt in range(50):
        made = _Author(Random(f"{seed} {number} {attempt}"), number, size).write()
        length = made.text.count("\n")
        if SHORTEST <= length <= LONGEST:
            return made
        size += 1 if length < SHORTEST else -1
    raise RuntimeError(f"project {number} never came out between {SHORTEST} and {LONGEST} lines")


class _Author:
    """Somebody who fills in one project, more or less carefully."""

    def __init__(self, chance: Random, number: int, size: int) -> None:
        self.chance = chance
        self.number = number
        self.size = size
        self.care = chance.choice((0.55, 0.75, 0.9, 1.0)) if size > 1 else chance.choice((0.5, 0.8))
        self.people = [self.name() for _ in range(4)]
        self.stage = chance.choice(_STAGES)
        self.task = chance.choice(words.TASKS)
        self.item = chance.choice(words.ITEMS)
        self.criteria: list[str] = []
        self.recalls: dict[str, float] = {}
        self.measures = chance.random() < 0.35

    # ---- chance

    def likely(self, share: float) -> bool:
        return self.chance.random() < share

    def some(self, among: Sequence[T], least: int, most: int) -> list[T]:
        return self.chance.sample(among, min(len(among), self.chance.randint(least, max(least, most))))

    def fill(self, text: str) -> str:
        while "{" in text:
            text = text.replace("{place}", self.chance.choice(words.PLACES), 1)
            text = text.replace("{group}", self.chance.choice(words.GROUPS), 1)
            text = text.replace("{language}", self.chance.choice(words.LANGUAGES), 1)
            text = text.replace("{system}", self.chance.choice(words.SYSTEMS), 1)
        return text

    def said(self, text: str) -> str:
        """The text with up to three remarks, so that hardly any two are the same."""
        return self.fill(" ".join((text, *self.some(words.REMARKS, 0, 3))))

    def name(self) -> str:
        return f"{self.chance.choice(words.FIRST)} {self.chance.choice(words.LAST)}"

    def person(self, *, role: bool = False) -> str:
        if self.likely(0.03):
            return self.chance.choice(words.BODIES)
        if self.likely(0.03):
            return self.chance.choice(words.OPEN)
        name = self.chance.choice(self.people)
        return f"{name}, {self.chance.choice(words.POSTS)}" if role and self.likely(0.6) else name

    def day(self, earliest: int, latest: int) -> str:
        """A day so many days from today; now and then none, or one that no calendar has."""
        if self.likely(0.004):
            return self.chance.choice(("2026-13-40", "end of next month", "31.12.2026"))
        if self.likely(0.02):
            return self.chance.choice(words.OPEN)
        found = TODAY + timedelta(days=self.chance.randint(earliest, latest))
        return found.isoformat()[:7] if self.likely(0.04) else found.isoformat()

    def amount(self, unit: str) -> str:
        if self.likely(0.02):
            return self.chance.choice(("a lot", "300.000 EUR", "as before"))
        figure = self.chance.choice((400, 900, 1500, 2800, 6000, 12_000, 120_000))
        return f"{figure:,} {unit}".replace(",", " ")

    def rhythm(self, *, by: bool = True) -> Value:
        every = self.chance.choice(
            ("day", "week", "2 weeks", "month", "quarter", "change of model or prompt")
        )
        if not by and self.likely(0.5):
            return every
        return self.kept(
            {"every": lambda: every, "by": self.person, "last": lambda: self.day(-60, -1)}, sure=("every",)
        )

    def kept(self, fields: dict[str, Callable[[], Value]], sure: Sequence[str] = ()) -> Section:
        """Those fields that this author fills in; now and then a key is misspelt."""
        section = {key: make() for key, make in fields.items() if key in sure or self.likely(self.care)}
        if len(section) > 2 and self.likely(0.006):
            key = self.chance.choice(list(section))
            section = {(k[:-2] + k[-1] if k == key and len(k) > 4 else k): v for k, v in section.items()}
        return section

    # ---- the page

    def write(self) -> Made:
        project: dict[str, Callable[[], Value]] = {
            "format": lambda: "1",
            "title": lambda: f"{self.item[1].capitalize()}: {self.task[0]}, {self.fill('{place}')}",
            "summary": lambda: self.said(f"{self.task[1]} {self.item[1]}") + ".",
            "stage": lambda: self.stage,
            "exposure": lambda: self.fill(f"{self.chance.choice((5, 10, 25, 50, 100))} % of {self.item[1]}"),
            "started": lambda: self.day(-400, -60),
            "reviewed": lambda: self.day(-120, -1),
            "tags": lambda: self.some(words.TAGS, 1, 3),
            "risk": lambda: {
                "class": self.chance.choice(("limited", "minimal", "high")),
                "basis": "EU AI Act",
            },
            "specification": self.specification,
            "operations": self.operations,
            "gate": self.gate,
            "learning": self.learning,
            "evaluation": self.evaluation,
            "ownership": self.ownership,
            "governance": self.governance,
            "doubts": lambda: [
                {"about": field, "text": self.said("Finance and the team report different figures")}
                for field in self.some(("specification.cost", "evaluation", "ownership.budget"), 1, 2)
            ],
            "links": lambda: {
                name: f"https://git.example.com/{self.item[0]}/{self.number}/{name}"
                for name in self.some(("repository", "runbook", "board"), 1, 2)
            },
            "waivers": self.waivers,
            "extra": lambda: {
                "cost centre": f"CC-{4000 + self.number}",
                "minutes": self.said("Agreed by the team"),
            },
        }
        sure = ("format", "title", "stage", "specification", "operations", "gate", "governance")
        seldom = {"doubts": 0.3, "waivers": 0.2, "extra": 0.5, "links": 0.6, "risk": 0.6}
        chosen = {key: make for key, make in project.items() if self.likely(seldom.get(key, 1))}
        text = "\n".join((_HEADER, *lines_of(self.kept(chosen, sure), self.chance))) + "\n"
        metrics = {"cases": 240, "recall": self.recalls, "measured": TODAY.isoformat()}
        return Made(
            f"{self.item[0]}-{self.number:04}",
            text,
            json.dumps(metrics, indent=2) + "\n" if self.recalls else None,
            self.cases() if "golden.csv" in text else None,
        )

    def specification(self) -> Value:
        return self.kept(
            {
                "workflow": lambda: self.said(f"{self.task[2]} {self.item[1]}"),
                "input": lambda: self.said(f"{self.item[1].capitalize()}, text only,"),
                "output": lambda: self.some(words.OUTPUTS, 1, 2 + self.size),
                "model": lambda: {
                    "name": f"mid-size language model, prompt version {self.chance.randint(2, 30)}",
                    "since": self.day(-200, -10),
                },
                "excluded": lambda: [self.said(one) for one in self.some(words.EXCLUDED, 1, 2 + self.size)],
                "forbidden": lambda: self.some(words.FORBIDDEN, 1, 1 + self.size),
                "quality": lambda: [
                    self.criterion(metric) for metric in self.some(words.METRICS, 1, 1 + self.size)
                ],
                "integration": lambda: self.said(
                    "Writes the proposal to {system}; never writes the final value"
                ),
                "cost": lambda: {"per_item": "0.004 EUR", "monthly": self.amount("EUR")},
                "approval": self.signed,
            },
            sure=("workflow",),
        )

    def criterion(self, metric: str) -> Value:
        key = "-".join(metric.lower().split()[:2])
        self.criteria.append(key)
        return self.kept(
            {
                "id": lambda: key,
                "metric": lambda: self.said(metric) if self.likely(0.4) else metric,
                "target": lambda: f"at least {self.chance.randint(80, 99)} %",
                "actual": lambda: self.actual(key),
                "measured": lambda: self.day(-60, -1),
                "valid": lambda: self.chance.choice(("month", "quarter", "60 days")),
                "sample": lambda: f"{self.chance.randint(100, 400)} cases",
                "baseline": lambda: f"{self.chance.randint(50, 80)} %",
            },
            sure=("id", "metric"),
        )

    def actual(self, key: str) -> Value:
        share = self.chance.randint(78, 100)
        if not self.measures:
            return f"{share} %"
        self.recalls[key] = share / 100
        return {"file": "evidence/metrics.json", "at": f"/recall/{key}", "as": "percent"}

    def signed(self) -> Section:
        digits = "".join(self.chance.choice("0123456789abcdef") for _ in range(32))
        return {
            "by": self.chance.choice(self.people),
            "day": self.day(-90, -1),
            "fingerprint": f"sha256-{digits}",
        }

    def operations(self) -> Value:
        return self.kept(
            {
                "reviewer": lambda: self.person(role=True),
                "log_review": self.rhythm,
                "improvement_owner": lambda: self.person(role=True),
                "scope_owner": self.person,
                "exceptions": lambda: self.kept(
                    {
                        "when": lambda: f"less than {self.chance.randint(40, 80)} % certainty",
                        "to": lambda: self.fill("Second-level desk in {place}"),
                        "within": lambda: f"{self.chance.randint(1, 5)} working days",
                    },
                    sure=("to",),
                ),
                "corrections": lambda: self.said("Second-level desk corrects the value in {system}"),
                "reevaluation": self.rhythm,
                "changes": lambda: self.said(f"{self.chance.choice(self.people)} updates prompt and set"),
                "rollback": lambda: self.kept(
                    {
                        "path": lambda: self.said(
                            f"Switch rule R-{self.number % 90 + 10} off; the queue goes back to work by hand"
                        ),
                        "by": self.person,
                        "rehearsed": lambda: self.day(-200, -10),
                    },
                    sure=("path",),
                ),
                "budget_stop": lambda: self.kept(
                    {
                        "limit": lambda: self.amount("EUR per month"),
                        "by": self.person,
                        "action": lambda: self.fill("Pause it until the next month; {group} are told"),
                    },
                    sure=("limit",),
                ),
            },
            sure=("reviewer", "log_review"),
        )

    def gate(self) -> Value:
        return self.kept(
            {
                "go": lambda: self.row([self.passing(), *self.filled()], ""),
                "hold": lambda: self.row(
                    [self.measured(s) for s in self.some(words.SIGNALS, 1, 1 + self.size)], "mitigate"
                ),
                "stop": lambda: self.row([self.told(s) for s in self.some(words.STOPS, 1, 2)], "avoid"),
            },
            sure=("go",),
        )

    def row(self, signals: list[Value], treatment: str) -> Value:
        fields: dict[str, Callable[[], Value]] = {
            "signals": lambda: signals,
            "owner": lambda: [self.person(), self.name()] if self.likely(0.4) else self.person(),
            "action": lambda: self.fill(self.chance.choice(words.ACTIONS)),
        }
        if treatment:
            fields["treatment"] = lambda: treatment
        return self.kept(fields, sure=("signals",))

    def passing(self) -> Value:
        if not self.criteria:
            return {"signal": "Core quality passes", "met": "true"}
        named = [*self.criteria, "no-such-criterion"] if self.likely(0.02) else self.criteria
        return {"signal": self.said("Core quality passes"), "quality": named}

    def filled(self) -> list[Value]:
        fields = ("operations.reviewer", "operations.log_review", "evaluation.acceptance")
        return [
            {
                "signal": f"{field.partition('.')[2].replace('_', ' ').capitalize()} is settled",
                "filled": field,
            }
            for field in self.some(fields, 1, 3)
        ]

    def measured(self, signal: str) -> Value:
        return self.kept(
            {
                "id": lambda: "-".join(signal.lower().split()[:3]).replace("ü", "ue"),
                "signal": lambda: self.said(signal),
                "when": lambda: f"more than {self.chance.randint(3, 12)} %",
                "actual": lambda: f"{self.chance.randint(1, 99) / 10} %",
                "measured": lambda: self.day(-40, -1),
            },
            sure=("signal",),
        )

    def told(self, signal: str) -> Value:
        if self.likely(0.2):
            return self.said(signal)
        return {
            "signal": self.said(signal),
            "met": "true" if self.likely(0.05) else "false",
            "measured": self.day(-20, -1),
        }

    def learning(self) -> Value:
        return [self.loop(exception) for exception in self.some(words.EXCEPTIONS, 1, self.size)]

    def loop(self, exception: str) -> Value:
        return self.kept(
            {
                "id": lambda: "-".join(exception.lower().split()[-2:]),
                "exception": lambda: self.said(exception),
                "updates": lambda: self.some(words.UPDATED, 1, 3),
                "every": lambda: self.chance.choice(("week", "2 weeks", "month")),
                "sample": lambda: f"{self.chance.randint(10, 60)} cases",
                "by": self.person,
                "log": lambda: [
                    {"day": self.day(-60, -1), "change": self.said("Added two categories"), "cases": "18"}
                    for _ in range(self.chance.randint(1, self.size))
                ],
            },
            sure=("exception",),
        )

    def evaluation(self) -> Value:
        kept: dict[str, Callable[[], Value]] = {
            "kept": lambda: f"vault {self.item[0]}-{self.number}",
            "cases": lambda: str(self.chance.randint(60, 380)),
            "rejection_cases": lambda: str(self.chance.randint(10, 40)),
        }
        beside: dict[str, Callable[[], Value]] = {
            "dataset": lambda: "evidence/golden.csv",
            "columns": lambda: {"input": "text", "expected": "category", "kind": "kind"},
            "rejection": lambda: {"kind": ["out-of-scope"]},
        }
        chosen = beside if self.likely(0.15) else kept
        return self.kept(
            {
                **chosen,
                "built": lambda: self.day(-300, -100),
                "note": lambda: self.said("Drawn from the queue, names replaced"),
                "acceptance": lambda: {**self.signed(), "side": "business"},
            },
            sure=tuple(chosen),
        )

    def cases(self) -> list[list[str]]:
        labels = self.some(words.EXCEPTIONS, 3, 6)
        rows = [["text", "category", "kind"]]
        for _ in range(self.chance.randint(90, 280)):
            rejected = self.likely(0.12)
            label = "" if rejected else self.chance.choice(labels)
            rows.append(
                [self.said("I would like to know"), label, "out-of-scope" if rejected else "in-scope"]
            )
        return rows

    def ownership(self) -> Value:
        return self.kept(
            {
                "owner": lambda: self.person(role=True),
                "unit": lambda: self.fill("Care {place}"),
                "side": lambda: "it" if self.likely(0.1) else "business",
                "named": lambda: self.day(-450, -200),
                "budget": lambda: self.amount("EUR per year"),
                "mandate": lambda: self.said("Decides scope, taxonomy and stop without further approval"),
                "adoption": lambda: [self.adoption(one) for one in self.some(words.ADOPTION, 1, self.size)],
            },
            sure=("owner",),
        )

    def adoption(self, metric: str) -> Value:
        return self.kept(
            {
                "metric": lambda: metric,
                "target": lambda: f"at least {self.chance.randint(60, 90)} %",
                "actual": lambda: f"{self.chance.randint(40, 99)} %",
                "measured": lambda: self.day(-60, -1),
            },
            sure=("metric",),
        )

    def governance(self) -> Value:
        return self.kept(
            {
                "criteria": lambda: [self.said(one) for one in self.some(words.CRITERIA, 1, 1 + self.size)],
                "agreed": lambda: self.day(-420, -100),
                "decisions": lambda: [
                    self.decision(*one) for one in self.some(words.DECISIONS, 1, self.size)
                ],
                "log": lambda: [
                    {"day": self.day(-300, -1), "what": self.fill(what)}
                    for what in self.some(words.EVENTS, 1, self.size)
                ],
            },
            sure=("decisions",),
        )

    def decision(self, text: str, opens: str) -> Value:
        made = self.likely(0.5)
        fields: dict[str, Callable[[], Value]] = {
            "id": lambda: opens or "-".join(text.lower().split()[:2]),
            "decision": lambda: self.fill(text),
            "maker": self.person,
            "due": lambda: self.day(-200, -40) if made else self.day(-20, 120),
            "escalation": lambda: {"to": self.chance.choice(words.ESCALATED), "after": "5 working days"},
        }
        if opens:
            fields["opens"] = lambda: opens
        if made:
            fields |= {
                "outcome": lambda: self.chance.choice(("go", "go", "hold", "stop")),
                "decided": lambda: self.day(-200, -30),
                "decided_by": self.name,
                "note": lambda: self.said("One region only"),
            }
        return self.kept(fields, sure=("id", "decision", "maker", "due", "outcome", "decided"))

    def waivers(self) -> Value:
        return [
            {
                "rule": self.chance.choice(("OPS011", "SPC010", "PAG002")),
                "reason": self.said("Waits for the release freeze"),
                "by": self.name(),
                "until": self.day(-30, 200),
            }
        ]
