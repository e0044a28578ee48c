"""The lock files hold what is asked for, agree with each other, and name no address of a package index."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parents[1]
RUNTIME = CHECKOUT / ".ci/requirements.lock"
DEVELOPMENT = CHECKOUT / ".ci/requirements-dev.lock"


def pins(lock: Path) -> dict[str, str]:
    """The version of each package; uv writes `name==version [; marker] \\` at the start of a line."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


def asked_for(*groups: str) -> list[Requirement]:
    pyproject = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    texts = [*pyproject["build-system"]["requires"], *pyproject["project"]["dependencies"]]
    for group in groups:
        texts += pyproject["dependency-groups"][group]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize(("lock", "groups"), [(RUNTIME, ()), (DEVELOPMENT, ("dev",))])
def test_every_requirement_is_met(lock: Path, groups: tuple[str, ...]) -> None:
    locked = pins(lock)
    unmet = [
        str(requirement)
        for requirement in asked_for(*groups)
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"))
    ]

    assert unmet == [], "run `make lock`"


def test_both_locks_agree() -> None:
    runtime, development = pins(RUNTIME), pins(DEVELOPMENT)

    assert {name: development.get(name) for name in runtime} == runtime, "run `make lock`"


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_every_pin_has_a_hash_and_none_an_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]

    assert len(entries) == len(pins(lock))
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"://|^-", text, re.MULTILINE), "an address, or an option that names one"


def test_the_npm_lock_holds_what_is_asked_for_with_hashes_and_no_address() -> None:
    folder = CHECKOUT / "tests/tools"
    asked = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    root = packages.pop("")

    assert root["devDependencies"] == asked
    assert {path.removeprefix("node_modules/"): entry["version"] for path, entry in packages.items()} == asked
    assert [path for path, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    assert [path for path, entry in packages.items() if "resolved" in entry] == []
