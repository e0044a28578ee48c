"""How quickly the board answers in a browser: filters and sorting of a built home page.

In: a built site. Out: milliseconds from the event until the table is laid out anew, the median and the worst of
several rounds, in headless Chromium. Counted is the time in which the page's own thread works, so that whatever else
runs on the machine does not disturb it.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

AIM = 100.0
"""Milliseconds within which a change seems immediate."""

ROUNDS = 9

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

_CHANGE = """([change, argument]) => {
    const form = document.querySelector(".gp-filters");
    const changes = {
        type: (text) => { form.elements.word.value = text; form.dispatchEvent(new Event("input")); },
        choose: ([name, value]) => { form.elements[name].value = value; form.dispatchEvent(new Event("input")); },
        clear: () => form.querySelector("button").click(),
        sort: (column) => document.querySelector(`th[data-sort="${column}"] button`).click(),
    };
    changes[change](argument);
    document.body.getBoundingClientRect();
    return document.querySelector("output").textContent;
}"""

_STEPS: tuple[tuple[str, str, object], ...] = (
    ("a word", "type", "router"),
    ("no word", "type", ""),
    ("stage", "choose", ["stage", "pilot"]),
    ("clear", "clear", None),
    ("tag", "choose", ["tag", "language"]),
    ("clear again", "clear", None),
    ("sort by errors", "sort", "errors"),
    ("sort by title", "sort", "title"),
)


@dataclass(frozen=True)
class Answer:
    """How long one change took: what was changed, milliseconds in the median and at worst, and what the board says."""

    what: str
    median: float
    worst: float
    told: str


@dataclass(frozen=True)
class BoardCost:
    """How a board of so many rows answers."""

    rows: int
    answers: tuple[Answer, ...]


def measure_board(site: Path) -> BoardCost | None:
    """Open the home page and change it, round by round; None where there is no Chromium."""
    chromium = next(filter(None, map(shutil.which, _NAMES)), None)
    if chromium is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto((site / "index.html").as_uri(), wait_until="load")
        page.locator("output:not(:empty)").wait_for()
        cost = _measure(page, page.context.new_cdp_session(page))
        browser.close()
    return cost


def _measure(page: Any, session: Any) -> BoardCost:
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    taken: dict[str, list[float]] = {}
    told: dict[str, str] = {}
    for _ in range(ROUNDS):
        for what, change, argument in _STEPS:
            before = _worked(session)
            told[what] = page.evaluate(_CHANGE, [change, argument])
            taken.setdefault(what, []).append(_worked(session) - before)
    rows = page.locator(".gp-projects tbody tr").count()
    return BoardCost(
        rows, tuple(Answer(what, median(times), max(times), told[what]) for what, times in taken.items())
    )


def _worked(session: Any) -> float:
    """Milliseconds that the page's thread has worked so far: scripts, styles and layout."""
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(
        1000 * sum(metrics[name] for name in ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration"))
    )
