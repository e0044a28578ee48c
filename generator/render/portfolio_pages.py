"""The pages about the portfolio as a whole and the guide, each one folder below the site's root.

In: assessments. Out: pages as HTML bodies. What each of them says is decided in its module of ``view``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.check.assess import Assessment
from generator.check.standards import Standard
from generator.render.html import environment
from generator.render.site_page import SitePage
from generator.view.blockers import make_blockers
from generator.view.decisions import make_decisions
from generator.view.evaluations import make_evaluations
from generator.view.guide import make_guide
from generator.view.lessons import make_lessons
from generator.view.owners import make_owners
from generator.view.standards import make_standards
from generator.words import _

TITLES = {
    "decisions": "Decisions",
    "blockers": "Blockers",
    "owners": "Owners",
    "evaluation": "Evaluation",
    "learning": "Learning",
    "standards": "Standards",
    "guide": "Guide",
}
"""The pages by the name of their folder, in the order of the navigation. English: translated when they are made."""


def portfolio_pages(
    portfolio: Sequence[Assessment], standards: Sequence[Standard], today: date
) -> Iterator[SitePage]:
    """Make the pages about the portfolio, and the guide."""
    yield _page("decisions", make_decisions(portfolio, today))
    yield _page("blockers", make_blockers(portfolio, today))
    yield _page("owners", make_owners(portfolio, today))
    yield _page("evaluation", make_evaluations(portfolio, today))
    yield _page("learning", make_lessons(portfolio, today))
    yield _page("standards", make_standards(standards, portfolio, today))
    yield _page("guide", make_guide())


def _page(name: str, page: object) -> SitePage:
    html = environment().get_template(f"web/{name}.html.j2").render(page=page)
    return SitePage(f"{name}/index", _(TITLES[name]), html, listed=True)
