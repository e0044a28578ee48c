"""The machine-readable side of the site: its files below ``data/``.

In: assessments. Out: each file's address below the site's root, and its bytes. How each is written is told by its own
module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.assess import Assessment
from generator.render.assets import schema_file
from generator.render.decisions_ics import decisions_ics
from generator.render.findings_json import Written
from generator.render.portfolio_csv import portfolio_csv
from generator.render.portfolio_json import portfolio_json
from generator.view.decisions import make_decisions


def data_files(
    title: str, portfolio: Sequence[Assessment], projects: Sequence[Written], site: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Make the data. ``projects`` are the lines of the projects, ``site`` is its address, where it is known."""
    today = portfolio[0].today
    yield "data/portfolio.json", portfolio_json(title, portfolio, today, projects).encode()
    yield "data/portfolio.schema.json", schema_file("portfolio").read_bytes()
    yield "data/portfolio.csv", portfolio_csv(portfolio, today).encode("utf-8", "replace")
    calendar = decisions_ics(title, make_decisions(portfolio, today), today, site)
    yield "data/decisions.ics", calendar.encode("utf-8", "replace")
