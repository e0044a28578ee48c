"""The open decisions with a date as an iCalendar file (RFC 5545), to be subscribed to or imported.

In: the decisions of a portfolio. Out: text with its line ends. An event's identity comes from project and decision,
never from their order or their dates, so that a calendar moves an event where a date moves. Text is escaped, and long
lines are folded, here and nowhere else.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from generator.render.quiet import quiet
from generator.view.decisions import Decisions, OpenDecision
from generator.words import _

_LONGEST = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""


def decisions_ics(title: str, decisions: Decisions, today: date, site: str = "") -> str:
    """The whole calendar. ``site`` is the address of the site, where it is known."""
    rows = [row for row in (*decisions.late, *decisions.due, *decisions.resting) if row.day]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Gatepage//Decisions//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(_('%(title)s: decisions', title=title))}",
        *(line for row, uid in _with_uids(rows) for line in _event(row, uid, today, site)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _with_uids(rows: list[OpenDecision]) -> Iterator[tuple[OpenDecision, str]]:
    """Each decision with its identity. Two of one project and name are told apart by their order."""
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows:
        key = (row.project.address, row.id or row.what)
        seen[key] += 1
        identity = json.dumps([*key, *([seen[key]] if seen[key] > 1 else [])])
        yield row, f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}@gatepage"


def _event(row: OpenDecision, uid: str, today: date, site: str) -> Iterator[str]:
    day = row.day or today
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(_('Decide: %(decision)s (%(project)s)', decision=row.what, project=row.project.title))}"
    yield f"DESCRIPTION:{_text(chr(10).join(_told(row)))}"
    yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{'TENTATIVE' if row.project.rest else 'CONFIRMED'}"
    if site:
        yield f"URL:{quiet(site).rstrip('/')}/projects/{row.project.address}/index.html"
    yield "END:VEVENT"


def _told(row: OpenDecision) -> Iterator[str]:
    """What a calendar says beside the name and the day."""
    maker = ", ".join(piece for piece in (row.maker, row.maker_role) if piece)
    yield _("Maker: %(who)s", who=quiet(maker or _("nobody")))
    if row.late:
        yield quiet(row.wait)
    yield _("If it is not made: %(escalation)s", escalation=quiet(row.escalation))
    if row.opens:
        yield _("A Go opens: %(stage)s", stage=row.opens)
    if not row.exact:
        yield _("Only the month is known: %(month)s", month=row.due)
    if row.project.rest:
        yield _("The project is %(state)s.", state=row.project.rest)
    if row.note:
        yield quiet(row.note)


def _text(text: str) -> str:
    """A text as a value (RFC 5545, 3.3.11); nothing in it acts but the line ends that are ours."""
    shown = "\n".join(quiet(line) for line in text.split("\n"))
    return shown.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> Iterator[str]:
    """Cut a line into pieces of at most 75 octets, never within a character; those that go on begin with a blank."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece += char
        size += octets
    yield piece
