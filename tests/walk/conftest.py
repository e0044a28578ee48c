"""A site with a page of every kind, for the tests that walk all of its pages.

Whatever page the site gains is walked without a change here; a new kind of *project* page wants a project below.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browsing import served
from tests.model.test_format import as_file, full
from tests.publish.conftest import CHECKOUT, run_gatepage

PROJECTS = {
    "nothing-on-it.yaml": "format: 1\ntitle: Nothing on it\nstage: production\n",
    "all-open.yaml": (
        "format: 1\ntitle: All open\nstage: pilot\nspecification: TBD, next week\noperations: TBD\n"
        "gate: TBD\nlearning: TBD\nevaluation: TBD\nownership: TBD\ngovernance: TBD\n"
    ),
    "never-closed.yaml": 'format: 1\ntitle: "Never closed\nstage: pilot\n',
    "empty.yaml": "",
    "Not Allowed.yaml": "format: 1\ntitle: Bad name\nstage: idea\n",
}


@pytest.fixture(scope="session")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples of the repository beside projects on which nothing, everything or nonsense stands."""
    folder = tmp_path_factory.mktemp("every-page")
    others = shutil.ignore_patterns("canada-*", "govuk-*", "va-*")  # like the two that stay
    shutil.copytree(CHECKOUT / "projects", folder / "projects", ignore=others)
    shutil.copy(CHECKOUT / "mkdocs.yml", folder)
    (folder / "docs").mkdir()
    for name, text in PROJECTS.items():
        (folder / "projects" / name).write_text(text, encoding="utf-8")
    (folder / "projects" / "everything-on-it.yaml").write_text(as_file(full(2)[0]), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site(portfolio: Path) -> Path:
    """The folder of the built site, PDFs and all."""
    done = run_gatepage(portfolio, "build")
    assert done.returncode == 0, done.stderr
    return portfolio / "site" / "draft"


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The address of every page of the site, as its files lie there."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert {"index.html", "404.html", "rules/index.html", "projects/never-closed/index.html"} <= set(found)
    return found


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site on a server of this machine."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def axe(npm_package: Callable[[str], Path]) -> str:
    """The accessibility checker axe-core, as a script."""
    return (npm_package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
