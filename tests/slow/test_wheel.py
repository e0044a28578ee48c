"""The wheel works by itself: with the locked versions, far from the checkout, on one small project."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a person would, with nothing that leads Python back to the checkout."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "GATEPAGE_", "PYTEST_")) and name != "VIRTUAL_ENV"
    }
    environment["PIP_CONSTRAINT"] = os.devnull
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


def succeed(*command: str | Path, cwd: Path) -> str:
    result = run(*command, cwd=cwd)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def gatepage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command of a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    succeed(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist", cwd=CHECKOUT)
    (wheel,) = (folder / "dist").iterdir()
    succeed(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    pip: tuple[str | Path, ...] = (folder / "venv/bin/python", "-m", "pip", "install", "-qq", "--no-deps")
    succeed(*pip, "--require-hashes", "-r", CHECKOUT / ".ci/requirements.lock", cwd=folder)
    succeed(*pip, wheel, cwd=folder)
    return folder / "venv/bin/gatepage"


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """An empty folder with one project in it, and no settings."""
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects/demo.yaml").write_text("format: 1\ntitle: Demo\nstage: idea\n", encoding="utf-8")
    return tmp_path


def test_build_writes_the_site_and_the_page_as_pdf(gatepage: Path, portfolio: Path) -> None:
    succeed(gatepage, "build", cwd=portfolio)

    assert "Demo" in (portfolio / "site/draft/index.html").read_text(encoding="utf-8")
    assert (portfolio / "site/draft/pdf/demo.pdf").read_bytes().startswith(b"%PDF-")


def test_check_reports_as_json_and_its_exit_code_agrees(gatepage: Path, portfolio: Path) -> None:
    result = run(gatepage, "check", "--format", "json", cwd=portfolio)

    report = json.loads(result.stdout)
    assert [project["id"] for project in report["projects"]] == ["demo"]
    assert result.returncode == (1 if report["summary"]["error"] else 0), result.stderr


def test_the_installed_package_is_not_the_checkout(gatepage: Path, portfolio: Path) -> None:
    python = gatepage.with_name("python")
    where = succeed(python, "-c", "import generator; print(generator.__file__)", cwd=portfolio).strip()

    assert Path(where).is_relative_to(gatepage.parents[1])
