"""What an older revision held, read from a real repository that tries to be in the way."""

import subprocess
from pathlib import Path

import pytest

from generator.read.git import GitError, Repository
from generator.read.past import past_sources


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@example.com", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit, whose working tree is another by now."""
    root = tmp_path / "repository"
    (root / "work" / "projects" / "triage").mkdir(parents=True)
    projects = root / "work" / "projects"
    (projects / "triage.yaml").write_bytes(b"title: first\r\n")
    (projects / "triage" / "metrics.json").write_text("{}")
    (projects / "Ł ö\n.yaml").write_text("title: odd\n")
    (projects / "linked.yaml").symlink_to("triage.yaml")
    (projects / "out.yaml").symlink_to("../../../outside.yaml")
    (projects / "notes").mkdir()
    (projects / "notes" / "minutes.txt").write_text("no evidence")
    (root / "work" / "README.md").write_text("readme")
    git(tmp_path, "init", "-q", "-b", "main", str(root))
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    git(root, "tag", "first")
    (projects / "triage.yaml").write_text("title: second\n")
    return root


def test_the_files_of_a_revision(repository: Path) -> None:
    with Repository(repository / "work").files("first", "work/projects") as files:
        assert dict(files) == {
            "work/projects/triage.yaml": b"title: first\r\n",
            "work/projects/triage/metrics.json": b"{}",
            "work/projects/Ł ö\n.yaml": b"title: odd\n",
            "work/projects/linked.yaml": b"title: first\r\n",
            "work/projects/notes/minutes.txt": b"no evidence",
        }
        assert files.size("work/projects/triage.yaml") == 14
    with Repository(repository).files("HEAD") as files:
        assert files["work/README.md"] == b"readme"


def test_a_folder_that_was_not_there_has_no_files(repository: Path) -> None:
    with Repository(repository).files("first", "absent") as files:
        assert dict(files) == {}


@pytest.mark.parametrize("revision", ["--output=owned", "-h", "", " ", "a\nb", "x" * 300, "\x00"])
def test_what_is_no_revision_never_reaches_git(
    repository: Path, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Repository(repository)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="is no revision; name a branch, a tag or a commit"):
        there.commit(revision)


@pytest.mark.parametrize("revision", ["absent", "HEAD:work", "HEAD~5", "$(touch owned)", "first..HEAD"])
def test_an_unknown_revision_says_what_to_do(repository: Path, revision: str) -> None:
    with pytest.raises(GitError, match="correct it, or fetch it first"):
        Repository(repository).commit(revision)


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="lies in no git repository"):
        Repository(tmp_path)


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="git is not there; install it"):
        Repository(tmp_path)


def test_variables_and_settings_of_git_change_nothing(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owned = tmp_path / "owned"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {owned}\ncat\n")
    program.chmod(0o755)
    for name in ("core.pager", "core.fsmonitor", "filter.x.smudge", "diff.external", "core.sshCommand"):
        git(repository, "config", name, str(program))
    (repository / ".git" / "info" / "attributes").write_text("* filter=x diff=x\n")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.setenv(name, str(tmp_path / "absent"))
    monkeypatch.setenv("GIT_PAGER", str(program))
    with Repository(repository).files("first", "work") as files:
        assert files["work/projects/triage.yaml"] == b"title: first\r\n"
    assert not owned.exists()


def test_a_missing_object_is_never_fetched(repository: Path, tmp_path: Path) -> None:
    owned = tmp_path / "owned"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {owned}\n")
    program.chmod(0o755)
    name = git(repository, "rev-parse", "first:work/README.md")
    (repository / ".git" / "objects" / name[:2] / name[2:]).unlink()
    for key, value in {
        "remote.origin.url": f"ext::{program}",
        "remote.origin.promisor": "true",
        "protocol.ext.allow": "always",
        "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
    }.items():
        git(repository, "config", key, value)
    with pytest.raises(GitError), Repository(repository).files("first", "work") as files:
        files["work/README.md"]
    assert not owned.exists()


# ---- the sources of a revision


def test_the_sources_lie_as_they_did(repository: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    base = repository / "work"
    sources = past_sources([Path("projects")], base, "first", there)
    assert [source.shown for source in sources] == [
        "projects/linked.yaml",
        "projects/triage.yaml",
        "projects/Ł ö�.yaml",
    ]
    triage = sources[1]
    assert triage.path.read_bytes() == b"title: first\r\n"
    assert (triage.folder / "metrics.json").read_text() == "{}"
    assert not (there / "work" / "README.md").exists()
    assert not (there / "work" / "projects" / "notes").exists()


def test_one_file_brings_its_neighbours_and_is_returned_alone(repository: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    sources = past_sources([Path("triage.yaml")], repository / "work" / "projects", "first", there)
    assert [source.shown for source in sources] == ["triage.yaml"]
    assert sorted(path.name for path in sources[0].path.parent.iterdir()) == [
        "linked.yaml",
        "triage",
        "triage.yaml",
        "Ł ö\n.yaml",
    ]


def test_a_place_that_was_not_there_has_no_sources(repository: Path, tmp_path: Path) -> None:
    new = repository / "work" / "more"
    new.mkdir()
    (new / "new.yaml").write_text("title: new\n")
    there = tmp_path / "there"
    there.mkdir()
    assert past_sources([Path("more"), Path("projects/new.yaml")], repository / "work", "first", there) == ()


def test_a_place_behind_a_link_is_where_the_link_leads(repository: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(repository / "work")
    there = tmp_path / "there"
    there.mkdir()
    assert len(past_sources([Path("projects")], link, "first", there)) == 3


def test_a_place_outside_of_the_repository_is_refused(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    with pytest.raises(GitError, match="outside lies outside of the git repository"):
        past_sources([tmp_path / "outside"], repository, "first", tmp_path)


def test_a_huge_file_is_not_read(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.read.past.MAX_SIZE", 1)
    there = tmp_path / "there"
    there.mkdir()
    sources = past_sources([Path("projects")], repository / "work", "first", there)
    assert sources[1].path.read_bytes() == b"\0" * 14
    assert (sources[1].folder / "metrics.json").stat().st_size == 2
