"""Evidence never comes from outside the project's folder, and never from what is no file."""

import os
from decimal import Decimal
from pathlib import Path

import pytest

from generator.read.evidence import MAX_SIZE, EvidenceError, EvidenceFolder, open_evidence, read_number
from generator.read.metrics import parse_metrics


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "projects" / "triage"
    (folder / "evidence").mkdir(parents=True)
    (folder / "evidence" / "golden.csv").write_text("text,category\n")
    (folder / "evidence" / "metrics.json").write_text('{"recall": {"complaint": 0.97}, "runs": [1]}')
    (tmp_path / "secret.txt").write_text("secret")
    return folder


def refusal(folder: Path, relative: str) -> tuple[str, str]:
    with pytest.raises(EvidenceError) as caught:
        open_evidence(folder, relative)
    assert not caught.value.inside
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize("relative", ["evidence/golden.csv", "./evidence//golden.csv"])
def test_a_file_in_the_folder(folder: Path, relative: str) -> None:
    file = open_evidence(folder, relative)
    assert (file.path, file.relative, file.size) == (folder / "evidence/golden.csv", relative, 14)
    with file.open() as stream:
        assert stream.read() == b"text,category\n"


PATHS = {
    "": ("the path is empty", "write the path of a file, like  evidence/golden.csv"),
    "https://a.example/golden.csv": (
        "“https://a.example/golden.csv” is an address, not a file",
        "put the file beside the project; an address belongs under links",
    ),
    "../../secret.txt": (
        "the path “../../secret.txt” leads out of the project's folder",
        "write it without  ..",
    ),
    "evidence/../evidence/golden.csv": (
        "the path “evidence/../evidence/golden.csv” leads out of the project's folder",
        "write it without  ..",
    ),
    "/etc/passwd": (
        "the path “/etc/passwd” does not begin in the project's folder",
        "write it without a root, a drive or ~",
    ),
    "~/golden.csv": (
        "the path “~/golden.csv” does not begin in the project's folder",
        "write it without a root, a drive or ~",
    ),
    "C:golden.csv": (
        "the path “C:golden.csv” does not begin in the project's folder",
        "write it without a root, a drive or ~",
    ),
    "evidence\\golden.csv": (
        "the path “evidence\\golden.csv” is written with backslashes",
        "write  /  between folders",
    ),
    "evidence/a\0b": ("the path “evidence/a\ufffdb” holds a character that no path may hold", "delete it"),
    "evidence/a\nb": ("the path “evidence/a b” holds a character that no path may hold", "delete it"),
    "evidence/goldn.csv": (
        "“evidence/goldn.csv” does not exist in projects/triage/",
        "did you mean “evidence/golden.csv”?",
    ),
    "Evidence/Golden.CSV.bak": (
        "“Evidence/Golden.CSV.bak” does not exist in projects/triage/",
        "did you mean “evidence/golden.csv”?",
    ),
    "numbers.json": (
        "“numbers.json” does not exist in projects/triage/",
        "put it there, or correct the path; there are: evidence/golden.csv, evidence/metrics.json",
    ),
    "evidence/golden.csv/x": (
        "“evidence/golden.csv/x” does not exist in projects/triage/",
        "did you mean “evidence/golden.csv”?",
    ),
    "evidence": ("“evidence”: this is a folder, not a file", "put a regular file there"),
    ".": ("“.”: this is a folder, not a file", "put a regular file there"),
    "e" * 300: (f"“{'e' * 39}…” cannot be opened: File name too long", "correct the path"),
}


@pytest.mark.parametrize("relative", PATHS)
def test_paths(folder: Path, relative: str) -> None:
    assert refusal(folder, relative) == PATHS[relative]


def test_no_folder_and_an_empty_one(tmp_path: Path) -> None:
    folder = tmp_path / "projects" / "new"
    message = "“a.csv” does not exist in projects/new/"
    hint = "create the folder projects/new/ beside the project file, and put it there"
    assert refusal(folder, "a.csv") == (message, hint)
    folder.mkdir(parents=True)
    assert refusal(folder, "a.csv") == (message, "put it there, or correct the path; the folder is empty")


def test_links_may_not_lead_out(folder: Path) -> None:
    (folder / "in").symlink_to("evidence")
    (folder / "out").symlink_to("../..")
    (folder / "secret").symlink_to("../../secret.txt")
    (folder / "round").symlink_to("round")
    (folder / "nowhere").symlink_to("no")
    hint = "put the file itself into the folder"
    assert open_evidence(folder, "in/golden.csv").size == 14
    for name in ("out/secret.txt", "secret"):
        assert refusal(folder, name) == (
            f"“{name}” leads out of the project's folder projects/triage/ through a link",
            hint,
        )
    assert refusal(folder, "round")[0] == "“round” cannot be opened: Too many levels of symbolic links"
    assert refusal(folder, "nowhere")[0] == "“nowhere” does not exist in projects/triage/"


def test_the_folder_itself_may_not_be_a_link_out(folder: Path) -> None:
    other = folder.parent / "other"
    other.symlink_to("..")
    assert refusal(other, "secret.txt") == (
        "“secret.txt” leads out of the project's folder projects/other/ through a link",
        "put the file itself into the folder",
    )


def test_the_portfolio_may_lie_behind_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("projects")
    assert open_evidence(tmp_path / "link" / "triage", "evidence/golden.csv").size == 14


def test_what_is_no_file_does_not_block(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert refusal(folder, "pipe") == ("“pipe”: this is a pipe, not a file", "put a regular file there")


def test_a_file_exchanged_for_a_link_is_refused(folder: Path) -> None:
    file = open_evidence(folder, "evidence/golden.csv")
    file.path.unlink()
    file.path.symlink_to("../../../secret.txt")
    with pytest.raises(EvidenceError, match=r"“evidence/golden\.csv”: this is a link, not a file"):
        file.open()


def test_a_large_file_is_refused_with_its_size(folder: Path) -> None:
    with (folder / "large.csv").open("wb") as stream:
        stream.truncate(MAX_SIZE + 1)
    assert refusal(folder, "large.csv") == (
        "“large.csv”: the file has 50.1 MiB; at most 50 MiB are read",
        "make it smaller",
    )
    with (folder / "large.json").open("wb") as stream:
        stream.truncate(5 * 1024 * 1024 + 1)
    with pytest.raises(EvidenceError, match=r"“large\.json”: the file has 5\.1 MiB; at most 5 MiB are read"):
        read_number(open_evidence(folder, "large.json"), "/a")


def test_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr(os.path, "realpath", refuse)
    assert refusal(folder, "a.csv") == ("there is no permission to read “a.csv”", "give the right to read it")


# ---- numbers


def test_a_number(folder: Path) -> None:
    assert read_number(open_evidence(folder, "evidence/metrics.json"), "/recall/complaint") == Decimal("0.97")
    assert EvidenceFolder(folder).number("evidence/metrics.json", "/runs/0") == 1


def test_a_pointer_that_leads_nowhere_is_a_trouble_inside_the_file(folder: Path) -> None:
    with pytest.raises(EvidenceError) as caught:
        EvidenceFolder(folder).number("evidence/metrics.json", "/recall/complaints")
    assert caught.value.inside
    assert caught.value.message == "“evidence/metrics.json”: “/recall” has no “complaints”"
    assert caught.value.hint == "did you mean “complaint”? there are: complaint"


def test_a_file_that_is_no_json(folder: Path) -> None:
    for number in (
        EvidenceFolder(folder).number,
        lambda name, at: read_number(open_evidence(folder, name), at),
    ):
        with pytest.raises(EvidenceError) as caught:
            number("evidence/golden.csv", "/a")
        assert not caught.value.inside
        assert caught.value.message == "“evidence/golden.csv” is not JSON: expecting value, line 1, column 1"


def test_a_file_is_parsed_once_whatever_becomes_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[bytes] = []

    def count(data: bytes) -> object:
        parsed.append(data)
        return parse_metrics(data)

    monkeypatch.setattr("generator.read.evidence.parse_metrics", count)
    project = EvidenceFolder(folder)
    for _ in range(3):
        assert project.number("evidence/metrics.json", "/runs/0") == 1
        with pytest.raises(EvidenceError, match="is not JSON"):
            project.number("evidence/golden.csv", "/a")
    assert len(parsed) == 2
