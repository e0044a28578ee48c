"""One built site that the tests of this folder look at: the samples of the repository beside hostile files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

# Characters that would act somewhere: HTML, Jinja, Markdown, shells, terminals, links.
HOSTILE = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% raw %}",
    "[click](javascript:alert(1))",
    "![i](https://elsewhere.example/i.png)",
    "$(touch owned) `touch owned`",
    "</article></body>",
    "&lt;b&gt; &amp;",
    "[//evil](//elsewhere.example)",
)


EDIT_ADDRESS = "https://git.example.com/care/pages/blob/main/{file}#L{line}"


@pytest.fixture(scope="session")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample projects, a hostile one, and some that cannot be read."""
    folder = tmp_path_factory.mktemp("portfolio")
    shutil.copytree(CHECKOUT / "projects", folder / "projects")
    configuration = (CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8")
    ours = f"  - gatepage:\n      edit_address: {EDIT_ADDRESS}\n"
    (folder / "mkdocs.yml").write_text(configuration.replace("  - gatepage:\n", ours), encoding="utf-8")
    (folder / "docs").mkdir()
    projects = folder / "projects"
    quoted = [text.replace("'", "''") for text in HOSTILE]
    lists = "\n".join(f"    - '{text}'" for text in quoted)
    (projects / "hostile.yaml").write_text(
        "format: 1\n"
        f"title: '{quoted[0]} {quoted[2]}'\n"
        f"summary: '{quoted[1]} {quoted[3]} {quoted[4]}'\n"
        "stage: poc\n"
        f"specification:\n  workflow: '{quoted[5]}'\n  excluded:\n{lists}\n"
        f"links:\n  '{quoted[6]}': 'javascript:alert(1)'\n  wiki: https://wiki.example.com/R-17\n"
        f"extra:\n  '{quoted[7]}': '{quoted[8]}'\n"
    )
    (projects / "broken.yaml").write_text('format: 1\ntitle: "Never closed\nstage: pilot\n')
    (projects / "newer.yaml").write_text("format: 9\ntitle: From the future\n")
    (projects / "empty.yaml").write_text("")
    (projects / "Not Allowed.yaml").write_text("format: 1\ntitle: Bad name\nstage: idea\n")
    (folder / "site").mkdir()
    (folder / "site" / "2026-10").mkdir()
    (folder / "site" / "2026-10" / "index.html").write_text("an edition")
    return folder


def run_gatepage(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.fixture(scope="session")
def build(portfolio: Path) -> subprocess.CompletedProcess[str]:
    """The output of `gatepage build` over the portfolio."""
    return run_gatepage(portfolio, "build")


@pytest.fixture(scope="session")
def site(portfolio: Path, build: subprocess.CompletedProcess[str]) -> Path:
    """The folder of the built site."""
    assert build.returncode == 0, build.stderr
    return portfolio / "site" / "draft"
