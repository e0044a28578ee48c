"""What Material's own markup lacks, put into its templates as they are read: for the keyboard and for screen readers.

In: the environment in which the site's pages are filled. Out: the same, with the mends below. A mend whose place
Material no longer has changes nothing; the tests of the built site then say what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import BaseLoader, Environment, TemplateNotFound
from markupsafe import escape

from generator.words import _

_SKIP = '<div data-md-component="skip"><a href="#gp-main" class="md-skip">{{ lang.t("action.skip") }}</a></div>\n    '

MENDS: dict[str, tuple[tuple[str, str], ...]] = {
    "base.html": (
        # The way past the navigation: on every page, not only where there is a table of contents, and first.
        (r'(?s)<div data-md-component="skip">.*?</div>\s*', ""),
        (r'(?=<input class="md-toggle" data-md-toggle="drawer")', _SKIP),
        (r'(?=class="md-content__inner md-typeset")', 'id="gp-main" '),
        # The switches of the drawer and of the search have names; theme.css lets the keyboard reach the drawer's.
        (r'(?<=data-md-toggle="drawer")', """ aria-label="{{ lang.t('nav') }}\""""),
        (r'(?<=data-md-toggle="search")', """ aria-label="{{ lang.t('search') }}\""""),
    ),
    "partials/search.html": ((r'(?<=role="dialog")', """ aria-label="{{ lang.t('search') }}\""""),),
}
"""For each of Material's templates: where, as a pattern, and what stands there instead."""


_NOT_FOUND = re.compile(r"<h1>404[^<]*</h1>")


def _not_found() -> str:
    """What stands on the page of an address that is not there: that, and the ways on."""
    title = escape(_("There is no such page"))
    told = escape(
        _("It may have another name by now, or its project is gone. The search finds what is there.")
    )
    home = "{{ (nav.homepage.url if nav.homepage else '.') | url }}"
    way = f'<a href="{home}">{escape(_("All projects"))}</a>'
    return f'<div class="gp-portfolio">\n<h1>{title}</h1>\n<p class="gp-lead">{told} {way}</p>\n</div>'


class _Mending(BaseLoader):
    """Reads templates with another loader and mends Material's."""

    def __init__(self, inner: BaseLoader) -> None:
        self._inner = inner

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Read a template."""
        source, file, current = self._inner.get_source(environment, template)
        if template == "404.html":
            source = _NOT_FOUND.sub(lambda _match: _not_found(), source)
        for place, instead in MENDS.get(template, ()):
            source = re.sub(place, lambda _match, new=instead: new, source, count=1)  # type: ignore[misc]
        return source, file, current

    def list_templates(self) -> list[str]:
        """Name what the other loader has."""
        return self._inner.list_templates()


def mend_theme(environment: Environment) -> None:
    """Mend the templates of the theme as they are read.

    Raises:
        TemplateNotFound: when there is no theme to mend.
    """
    if environment.loader is None:
        raise TemplateNotFound("base.html")
    environment.loader = _Mending(environment.loader)
