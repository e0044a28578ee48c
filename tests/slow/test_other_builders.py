"""Two ways out of MkDocs: the plugin under ProperDocs, and the plain folder built by Zensical."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.slow.test_wheel import CHECKOUT, run, succeed

pytestmark = pytest.mark.slow

SAID = (
    "Support-ticket classifier",
    "Recall on complaints: 96 % misses at least 97 %",
    "Switch routing rule R-17 off",
)


def words(file: Path) -> str:
    """The words of a page."""
    html = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The samples with their configuration."""
    shutil.copytree(CHECKOUT / "projects", tmp_path / "home" / "projects")
    shutil.copy(CHECKOUT / "mkdocs.yml", tmp_path / "home")
    (tmp_path / "home" / "docs").mkdir()
    return tmp_path / "home"


def test_the_plugin_works_under_properdocs(tmp_path: Path, folder: Path) -> None:
    succeed(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "dist", cwd=CHECKOUT)
    (wheel,) = (tmp_path / "dist").iterdir()
    succeed(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    pip: tuple[str | Path, ...] = (tmp_path / "venv/bin/python", "-m", "pip", "install", "-qq", "--no-deps")
    for lock in ("requirements.lock", "requirements-others.lock"):
        succeed(*pip, "--require-hashes", "-r", CHECKOUT / ".ci" / lock, cwd=tmp_path)
    succeed(*pip, wheel, cwd=tmp_path)

    built = run(tmp_path / "venv/bin/properdocs", "build", "-f", "mkdocs.yml", cwd=folder)

    assert built.returncode == 0, built.stderr
    site = folder / "site" / "draft"
    page = words(site / "projects/ticket-classifier/index.html")
    assert all(said in page for said in SAID)
    assert (site / "pdf/ticket-classifier.pdf").read_bytes().startswith(b"%PDF-")
    assert "GAT003" in (site / "search/search_index.json").read_text(encoding="utf-8")


def test_zensical_builds_the_plain_folder(tmp_path: Path, folder: Path) -> None:
    succeed(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    installed = run(
        tmp_path / "venv/bin/python", "-m", "pip", "install", "-qq", "zensical==0.0.73", cwd=tmp_path
    )
    if installed.returncode:
        pytest.skip("needs: zensical 0.0.73 for this system")
    plain = tmp_path / "plain"
    succeed(sys.executable, "-m", "generator", "build", "--no-pdf", "--plain", plain, cwd=folder)

    succeed(tmp_path / "venv/bin/zensical", "build", cwd=plain)

    page = words(plain / "site/projects/ticket-classifier/index.html")
    assert all(said in page for said in SAID)
    assert "All projects" in words(plain / "site/projects/ticket-classifier/index.html")
    assert (plain / "site/data/portfolio.json").is_file()
