"""Compiled templates are kept for the next start, never in the way of a changed template, and never needed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_FILLED = """
from generator.render.html import trouble_html
from generator.view.trouble import Fault, Trouble
print(trouble_html(Trouble("Title", (Fault("wrong"),))))
"""

_KEPT = """
from jinja2 import Environment
def never(*_):
    raise AssertionError("compiled once more")
Environment._generate = never
"""


def start(folder: Path, script: str, *options: str) -> str:
    """What a new process prints that keeps its compiled code in a folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    home = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, *options, "-c", script],
        check=False,
        capture_output=True,
        text=True,
        env={**kept, "PYTHONPATH": home, "PYTHONPYCACHEPREFIX": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("web-trouble.html.j2.*"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where compiled code is kept; the program itself is, from the first start on."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture(scope="module")
def filled(folder: Path) -> str:
    """What the template gives; it was compiled for it."""
    return start(folder, _FILLED)


def test_a_template_is_compiled_once(folder: Path, filled: str) -> None:
    assert [file.suffix for file in files(folder)] == [".pyc"]
    assert start(folder, _KEPT + _FILLED) == filled


def test_a_damaged_file_is_made_anew(folder: Path, filled: str) -> None:
    (file,) = files(folder)
    good = file.read_bytes()
    for rest in (b"", b"j2", b"\0" * 200):
        file.write_bytes(good[:20] + rest)
        assert start(folder, _FILLED) == filled
        assert file.read_bytes() == good


def test_another_text_is_compiled_anew(folder: Path, filled: str) -> None:
    other = """
from jinja2 import FileSystemLoader
get = FileSystemLoader.get_source
def changed(*given):
    text, *more = get(*given)
    return text.replace("<html", "<!-- changed --><html"), *more
FileSystemLoader.get_source = changed
"""
    assert start(folder, other + _FILLED) == filled.replace("<html", "<!-- changed --><html")


def test_other_options_compile_anew(folder: Path, filled: str) -> None:
    other = """
from generator.render.html import environment
environment().trim_blocks = environment().lstrip_blocks = False
"""
    found = start(folder, other + _FILLED)
    assert found != filled
    assert "".join(found.split()) == "".join(filled.split())
    assert start(folder, _FILLED) == filled


def test_nothing_is_written_where_python_writes_nothing(folder: Path, filled: str) -> None:
    (file,) = files(folder)
    file.unlink()
    assert start(folder, _FILLED, "-B") == filled
    assert files(folder) == []
    start(folder, _FILLED)


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path: Path, filled: str) -> None:
    (tmp_path / "file").touch()
    assert start(tmp_path / "file", _FILLED) == filled
