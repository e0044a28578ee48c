"""HTML from display-ready values. The only place where templates are filled.

In: pages of ``view``. Out: HTML. Nothing is decided, sorted or dated here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.render.assets import templates_folder
from generator.render.compiled import CompiledTemplates
from generator.render.inline import address, bare, inline, told, typed
from generator.render.pieces import beside, chips, counted, items_of, parts, said
from generator.view.board import Board
from generator.view.margin import NO_MARGIN, Margin
from generator.view.pack import Pack
from generator.view.page import Page
from generator.view.project_link import ProjectLink
from generator.view.rules import RuleFamily
from generator.view.trouble import Trouble
from generator.words import spoken_language


@cache
def environment() -> Environment:
    """The templates, with every value escaped and every unknown name an error."""
    found = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # what a filter makes of a constant must not outlive the filter's code
        bytecode_cache=CompiledTemplates(),
    )
    found.globals.update(_=said, ngettext=counted, parts=parts, chips=chips, beside=beside, items_of=items_of)
    found.globals["margin"] = NO_MARGIN
    found.filters.update(inline=inline, typed=typed, told=told, bare=bare, address=address)
    return found


def _fill(template: str, **values: Any) -> str:
    return environment().get_template(template).render(**values)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The project before or after one, in the order of the board."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Around:
    """The ways from a project's page to other pages and files: addresses relative to the page, empty for none."""

    board: str = "../../index.html"
    rules: str = "../../rules/index.html"
    guide: str = "../../guide/index.html"
    pdf: str = ""
    yaml: str = ""
    before: Neighbour | None = None
    after: Neighbour | None = None


def project_html(page: Page, margin: Margin, around: Around) -> str:
    """The body of a project's page on the site."""
    return _fill("web/project.html.j2", page=page, margin=margin, around=around, rules=around.rules)


def board_html(board: Board) -> str:
    """The body of the home page."""
    return _fill("web/board.html.j2", board=board)


def rules_html(families: tuple[RuleFamily, ...]) -> str:
    """The body of the rules page."""
    return _fill("web/rules.html.j2", families=families)


def trouble_html(trouble: Trouble) -> str:
    """What the preview shows while the site cannot be built, as a whole document."""
    return _fill("web/trouble.html.j2", trouble=trouble, language=spoken_language())


def print_html(
    page: Page,
    *,
    layout: str,
    dense: bool,
    cut: str,
    rules: str,
    language: str,
    author: str = "",
    brief: bool = False,
) -> str:
    """One project on one sheet, as a whole document. ``layout`` is CSS that holds no text unescaped."""
    style = Markup(layout)  # noqa: S704 - see above
    return _fill(
        "print/page.html.j2",
        page=page,
        layout=style,
        dense=dense,
        brief=brief,
        cut=cut,
        rules=rules,
        language=language,
        author=author,
    )


def pack_html(pack: Pack, *, layout: str, language: str) -> str:
    """The committee's pack around its pages, as a whole document. ``layout`` is CSS that holds no text unescaped."""
    style = Markup(layout)  # noqa: S704 - see above
    return _fill("print/pack.html.j2", pack=pack, layout=style, language=language)


def bundle_html(projects: Sequence[ProjectLink], *, title: str, layout: str, language: str) -> str:
    """Empty pages for the sheets of some projects, as a whole document."""
    style = Markup(layout)  # noqa: S704 - CSS of ours
    return _fill("print/bundle.html.j2", projects=projects, title=title, layout=style, language=language)
