"""Which files are projects, in which order, under which names and addresses."""

import gc
import os
import unicodedata
from pathlib import Path

import pytest

from generator.findings import Span
from generator.read.files import CannotRead
from generator.read.portfolio import NothingToRead, Portfolio, Source, find_sources

PROJECT = "format: 1\ntitle: x\nstage: poc\n"


def write(base: Path, *names: str) -> None:
    for name in names:
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PROJECT, encoding="utf-8")


def find(base: Path, *places: str) -> Portfolio:
    return find_sources([Path(place) for place in places or ["projects"]], base)


def told(source: Source) -> list[tuple[str, str, str]]:
    assert all(problem.gap.span == Span.start_of_file() for problem in source.problems)
    return [(problem.code, problem.gap.message, problem.gap.hint) for problem in source.problems]


def case_matters(folder: Path) -> bool:
    (folder / "probe").touch()
    return not (folder / "PROBE").exists()


# ---- which


def test_project_files_are_the_direct_children(tmp_path: Path) -> None:
    write(
        tmp_path,
        "projects/b.yml",
        "projects/a.yaml",
        "projects/c.YAML",
        "projects/_a.yaml",
        "projects/.a.yaml",
    )
    write(
        tmp_path, "projects/readme.md", "projects/a.yaml.orig", "projects/a/evidence.yaml.txt", "other/x.yaml"
    )
    portfolio = find(tmp_path)
    assert portfolio.missing == ()
    assert [(s.id, s.shown, s.address, s.problems, s.refused) for s in portfolio.sources] == [
        ("a", "projects/a.yaml", "a", (), False),
        ("b", "projects/b.yml", "b", (), False),
        ("c", "projects/c.YAML", "c", (), False),
    ]
    assert portfolio.sources[0].path == tmp_path / "projects/a.yaml"
    assert portfolio.sources[0].folder == tmp_path / "projects/a"


def test_several_folders_in_one_order(tmp_path: Path) -> None:
    write(tmp_path, "one/b.yaml", "two/a.yaml", "two/c.yaml")
    assert [source.shown for source in find(tmp_path, "two", "one").sources] == [
        "two/a.yaml", "one/b.yaml", "two/c.yaml",
    ]  # fmt: skip


def test_a_folder_in_another(tmp_path: Path) -> None:
    write(tmp_path, "projects/a.yaml", "projects/eu/b.yaml")
    for places in (["projects", "projects/eu"], ["projects/eu", "projects"]):
        assert [(s.shown, s.problems) for s in find(tmp_path, *places).sources] == [
            ("projects/a.yaml", ()),
            ("projects/eu/b.yaml", ()),
        ]


def test_single_files_are_judged_beside_their_neighbours(tmp_path: Path) -> None:
    write(tmp_path, "projects/a.yaml", "projects/b.yaml", "projects/b.yml")
    portfolio = find(tmp_path, "projects/b.yml")
    assert [source.shown for source in portfolio.sources] == ["projects/b.yml"]
    assert told(portfolio.sources[0])[0][1] == "projects/b.yaml has the same id"
    assert find(tmp_path, "projects/a.yaml", "projects/no.yaml").missing == (
        "projects/no.yaml does not exist",
    )


def test_names_are_shown_relative_where_that_is_possible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "work/projects/a.yaml", "elsewhere/b.yaml")
    monkeypatch.chdir(tmp_path / "work")
    shown = [
        source.shown for source in find_sources([Path("./projects"), tmp_path / "elsewhere"], Path()).sources
    ]
    assert shown == ["projects/a.yaml", f"{tmp_path.as_posix()}/elsewhere/b.yaml"]


def test_the_order_is_that_of_normal_forms(tmp_path: Path) -> None:
    names = ["a", "e\u0301b", "\u00e9a", "z", "B"]
    write(tmp_path, *(f"projects/{name}.yaml" for name in names))
    found = [unicodedata.normalize("NFC", source.id) for source in find(tmp_path).sources]
    assert found == sorted(unicodedata.normalize("NFC", name) for name in names)


# ---- ids


def test_an_id_that_is_not_allowed(tmp_path: Path) -> None:
    write(tmp_path, "projects/My Triage.yml", "projects/my-triage.yaml", "projects/pack.yaml")
    first, second, third = find(tmp_path).sources
    assert told(first) == [
        (
            "SRC009",
            "the id “My Triage” is not allowed: only the letters a to z, digits and hyphens",
            "rename the file to my-triage-2.yml",
        )
    ]
    assert first.id == "My Triage"
    assert first.address.startswith("my-triage-")
    assert len(first.address) == len("my-triage-") + 8
    assert (second.address, second.problems) == ("my-triage", ())
    assert told(third) == [("SRC009", "the id “pack” is reserved", "rename the file to pack-project.yaml")]


def test_two_files_with_one_id_name_each_other(tmp_path: Path) -> None:
    write(tmp_path, "one/triage.yaml", "one/triage.yml", "two/triage.yaml")
    first, second, third = find(tmp_path, "one", "two").sources
    hint = "rename or delete all of them but one"
    assert told(first) == [("SRC009", "one/triage.yml and two/triage.yaml have the same id", hint)]
    assert told(second) == [("SRC009", "one/triage.yaml and two/triage.yaml have the same id", hint)]
    assert told(third) == [("SRC009", "one/triage.yaml and one/triage.yml have the same id", hint)]
    assert len({first.address, second.address, third.address, "triage"}) == 4


def test_ids_that_some_systems_take_for_one(tmp_path: Path) -> None:
    if not case_matters(tmp_path):
        pytest.skip("needs: a file system that tells upper from lower case")
    write(
        tmp_path,
        "projects/triage.yaml",
        "projects/TRIAGE.yaml",
        "projects/caf\u00e9.yaml",
        "projects/cafe\u0301.yml",
    )
    told_of = {source.id: told(source) for source in find(tmp_path).sources}
    also = "; upper and lower case, and how accents are encoded, do not tell ids apart"
    assert told_of["triage"][0][1] == f"projects/TRIAGE.yaml has the same id{also}"
    assert told_of["TRIAGE"][1][1] == f"projects/triage.yaml has the same id{also}"
    assert told_of["caf\u00e9"][1][1] == f"projects/cafe\u0301.yml has the same id{also}"


@pytest.mark.skipif(os.name == "nt", reason="needs: file names of any bytes")
def test_a_name_cannot_carry_control_characters(tmp_path: Path) -> None:
    write(tmp_path, "projects/a\n\x1b[31mb.yaml")
    for name in (b"projects/\xfe.yaml", b"projects/\xff.yaml"):
        (tmp_path / os.fsdecode(name)).write_text(PROJECT)
    sources = find(tmp_path).sources
    assert [source.shown for source in sources] == [
        "projects/a\ufffd\ufffd[31mb.yaml",
        "projects/\ufffd.yaml",
        "projects/\ufffd.yaml",
    ]
    assert len({source.address for source in sources}) == 3
    assert all(source.read().root is not None for source in sources)


# ---- places


def test_a_project_file_that_lies_too_deep(tmp_path: Path) -> None:
    write(
        tmp_path,
        "projects/a.yaml",
        "projects/archive/2025/b.yaml",
        "projects/a/.hidden/c.yaml",
        "projects/x/_d.yaml",
    )
    (tmp_path / "projects/a/notes.yaml").write_text("# format: 1\n  format: 1\n")
    source, deeper = find(tmp_path).sources
    assert source.problems == ()
    assert (deeper.shown, deeper.refused, deeper.read().root) == ("projects/archive/2025/b.yaml", True, None)
    assert told(deeper) == [
        (
            "SRC009",
            "only files directly in projects/ are projects; this one lies deeper and is not read",
            "move it to projects/b.yaml; or, if it is no project, put “_” in front of its name",
        )
    ]


def test_only_the_head_of_a_deeper_file_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path, "projects/a.yaml")
    folder = tmp_path / "projects/a"
    folder.mkdir()
    (folder / "early.yaml").write_bytes(b"\xef\xbb\xbfformat : 1\n")
    (folder / "late.yaml").write_text("#" * 64 * 1024 + "\nformat: 1\n")
    (folder / "folder.yaml").mkdir()
    assert [source.shown for source in find(tmp_path).sources] == ["projects/a.yaml", "projects/a/early.yaml"]


def test_deeper_files_that_cannot_be_read_or_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "projects/a.yaml", "projects/b/1.yaml", "projects/c/2.yaml", "projects/d/3.yaml")

    def refuse(path: Path, length: int) -> bytes:
        if path.name == "1.yaml":
            raise CannotRead("no")
        return b"format: 1"

    monkeypatch.setattr("generator.read.portfolio.read_head", refuse)
    monkeypatch.setattr("generator.read.portfolio._MOST_DEEPER", 4)
    assert [source.shown for source in find(tmp_path).sources] == ["projects/c/2.yaml", "projects/a.yaml"]


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "projects/a.yaml", "outside/secret.yaml")
    projects = tmp_path / "projects"
    (projects / "b.yaml").symlink_to("a.yaml")
    (projects / "c.yaml").symlink_to("../outside/secret.yaml")
    (projects / "d.yaml").symlink_to("nowhere.yaml")
    (projects / "e.yaml").symlink_to("../outside")
    (projects / "f").symlink_to("../outside")
    sources = {source.id: source for source in find(tmp_path).sources}
    hint = "put the file itself into the folder"
    assert list(sources) == ["a", "b", "c", "d", "e"]
    assert sources["b"].read().root is not None
    outside = ("SRC001", "this is a link to something outside of its folder, and is not read", hint)
    assert told(sources["c"]) == told(sources["e"]) == [outside]
    assert sources["c"].read().text == ""
    assert told(sources["d"]) == [("SRC001", "this is a link that leads nowhere", hint)]


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    write(tmp_path, "projects/a.yaml")
    (tmp_path / "projects/b.yaml").mkdir()
    os.mkfifo(tmp_path / "projects/c.yaml")
    sources = find(tmp_path).sources
    expected = [("SRC001", "this is not a regular file", "rename it, or put a regular file there")]
    assert [told(source) for source in sources] == [[], expected, expected]
    assert [source.read().problems for source in sources[1:]] == [source.problems for source in sources[1:]]


# ---- nothing to read


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead) as caught:
        find(tmp_path)
    assert str(caught.value) == (
        "nothing to read: projects/ does not exist\n"
        "to begin, create projects/my-project.yaml with these three lines:\n"
        "  format: 1\n"
        "  title: My project\n"
        "  stage: idea"
    )


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "ai").mkdir()
    with pytest.raises(
        NothingToRead, match=r"^nothing to read: there is no project file in ai/\nto begin, create ai/my-"
    ):
        find(tmp_path, "ai")


def test_a_single_file(tmp_path: Path) -> None:
    write(tmp_path, "projects/a.yaml")
    with pytest.raises(NothingToRead) as caught:
        find(tmp_path, "projects/b.yaml")
    assert str(caught.value).splitlines()[:2] == [
        "nothing to read: projects/b.yaml does not exist",
        "to begin, create projects/b.yaml with these three lines:",
    ]


def test_folders_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NothingToRead) as caught:
        find(tmp_path, "file", "no")
    assert caught.value.message == "nothing to read: file/ is not a folder; no/ does not exist"

    def refuse(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(NothingToRead, match="nothing to read: projects/ may not be read"):
        find(tmp_path)


def test_one_missing_folder_beside_another(tmp_path: Path) -> None:
    write(tmp_path, "projects/a.yaml")
    portfolio = find(tmp_path, "projects", "more")
    assert len(portfolio.sources) == 1
    assert portfolio.missing == ("more/ does not exist",)


# ---- reading


def test_reading_all_keeps_the_order_and_the_collector(tmp_path: Path) -> None:
    write(tmp_path, "projects/b.yaml", "projects/A.yaml")
    documents = find(tmp_path).read()
    assert [document.file for document in documents] == ["projects/A.yaml", "projects/b.yaml"]
    assert [len(document.problems) for document in documents] == [1, 0]
    assert gc.isenabled()
