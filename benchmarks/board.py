"""How quickly the board answers in a browser: filters and sorting of a built home page.

In: a built site. Out: milliseconds from the event until the table is laid out anew and the browser is about to paint,
the median and the worst of several rounds, in headless Chromium.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

AIM = 100.0
"""Milliseconds within which a change seems immediate."""

ROUNDS = 15

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

_CHANGE = """([change, argument]) => new Promise((tell) => {
    const form = document.querySelector(".gp-filters");
    const changes = {
        type: (text) => { form.elements.q.value = text; form.dispatchEvent(new Event("input")); },
        choose: ([name, value]) => { form.elements[name].value = value; form.dispatchEvent(new Event("input")); },
        clear: () => form.querySelector("button").click(),
        sort: (column) => document.querySelector(`th[data-sort="${column}"] button`).click(),
    };
    requestAnimationFrame(() => {
        const start = performance.now();
        changes[change](argument);
        document.body.getBoundingClientRect();
        const laidOut = performance.now() - start;
        const left = document.querySelectorAll(".gp-projects tbody tr:not([hidden])");
        requestAnimationFrame(() => tell([laidOut, left.length]));
    });
})"""

_STEPS: tuple[tuple[str, str, object], ...] = (
    ("a word", "type", "router"),
    ("no word", "type", ""),
    ("stage", "choose", ["stage", "pilot"]),
    ("clear", "clear", None),
    ("tag", "choose", ["tag", "language"]),
    ("clear", "clear", None),
    ("sort by errors", "sort", "errors"),
    ("sort by title", "sort", "title"),
)


@dataclass(frozen=True)
class Answer:
    """How long one change took: what was changed, milliseconds in the median and at worst, rows left at the end."""

    what: str
    median: float
    worst: float
    rows: int


@dataclass(frozen=True)
class BoardCost:
    """A board of so many rows: until it can be used, and how it answers."""

    rows: int
    ready: float
    answers: tuple[Answer, ...]


def measure_board(site: Path) -> BoardCost | None:
    """Open the home page and change it, round by round; None where there is no Chromium."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto((site / "index.html").as_uri(), wait_until="load")
        page.locator(".gp-filters").wait_for()
        cost = _measure(page)
        browser.close()
    return cost


def _measure(page: Any) -> BoardCost:
    taken: dict[str, list[float]] = {}
    left: dict[str, int] = {}
    for _ in range(ROUNDS):
        for what, change, argument in _STEPS:
            milliseconds, rows = page.evaluate(_CHANGE, [change, argument])
            taken.setdefault(what, []).append(milliseconds)
            left[what] = rows
    rows = page.locator(".gp-projects tbody tr").count()
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    answers = (Answer(what, median(times), max(times), left[what]) for what, times in taken.items())
    return BoardCost(rows, ready, tuple(answers))
