"""The configuration as it stands in mkdocs.yml."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.read.settings import Settings, SettingsError, read_settings


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def troubles(folder: Path) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read_settings(folder)
    return list(caught.value.troubles)


WHOLE = """\
site_name: Gatepage
theme:
  name: material
  custom_dir: !ENV [DIR, overrides]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
  - toc: &toc
      permalink: true
  - other:
      <<: *toc
validation: !relative $config_dir
plugins:
  - search
  - gatepage:
      projects: [ai, more]
      severity:
        GAT003: off
      words: {open: [n.t.b.], bodies: [Gremium]}
      paper: Letter
      language: no
      as_of: 2026-11-22
      pdf: false
      fail_on: warning
      edit_address: "https://git.example.com/edit/main/{file}"
"""


def test_every_option_beside_tags_that_only_mkdocs_knows(tmp_path: Path) -> None:
    write(tmp_path, WHOLE)
    assert read_settings(tmp_path) == Settings(
        projects=("ai", "more"),
        severity={"GAT003": "off"},
        open_words=("n.t.b.",),
        body_words=("Gremium",),
        paper="Letter",
        language="no",
        as_of=date(2026, 11, 22),
        pdf=False,
        fail_on="warning",
        edit_address="https://git.example.com/edit/main/{file}",
        site_name="Gatepage",
    )


@pytest.mark.parametrize(
    "text",
    [
        "site_name: x\n",
        "site_name: x\nplugins:\n",
        "site_name: x\nplugins: []\n",
        "site_name: x\nplugins: [search]\n",
        "site_name: x\nplugins: [gatepage]\n",
        "site_name: x\nplugins:\n  - gatepage:\n",
        "site_name: x\nplugins: {search: {}, gatepage: }\n",
        "site_name: x\nplugins: {gatepage: {}}\n",
        "site_name: x\nplugins: gatepage\n",
    ],
)
def test_the_defaults(text: str, tmp_path: Path) -> None:
    write(tmp_path, text)
    assert read_settings(tmp_path) == Settings(site_name="x")


def test_without_a_file(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_the_other_name_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, "plugins: {gatepage: {paper: Letter}}\n", "mkdocs.yaml")
    assert read_settings(tmp_path).paper == "Letter"
    write(tmp_path, "plugins: {gatepage: {paper: A4}}\n")
    assert read_settings(tmp_path).paper == "A4"


def test_all_troubles_with_their_lines(tmp_path: Path) -> None:
    write(
        tmp_path,
        """\
plugins:
  - gatepage:
      project: ai
      severity:
        GAT003: loud
        GAT04: off
      words:
        open: [a, {b: c}]
      as_of: !ENV AS_OF
      pdf: true
      pdf: false
""",
    )
    assert troubles(tmp_path) == [
        (
            "mkdocs.yml:9:14: “!ENV” in front of a value is a YAML tag; tags are not read; "
            "delete “!ENV”; or, if it belongs to the text, put the whole text in quotation marks"
        ),
        "mkdocs.yml:11:7: “pdf” is given twice; the first time in line 10; delete one of the two; the first one counts",
        "mkdocs.yml:3:7: unknown option “project”; did you mean “projects”?",
        "mkdocs.yml:5:9: “severity.GAT003” is “loud”; write one of: off, note, warning, error",
        "mkdocs.yml:6:9: “GAT04” is no rule; a rule has a code like GAT003",
        "mkdocs.yml:8:19: “words.open.1” is a mapping; write a text, or a list of texts",
        "mkdocs.yml:9:7: “as_of” is “AS_OF”; write a day of the calendar as 2026-11-22",
    ]


def test_a_file_that_is_no_yaml(tmp_path: Path) -> None:
    write(tmp_path, "site_name: a: b\n")
    assert troubles(tmp_path) == [
        (
            "mkdocs.yml:1:13: a colon with a blank after it stands in the middle of a text; "
            'put the whole text in quotation marks:  site_name: "a: b"'
        )
    ]


def test_options_that_are_no_options(tmp_path: Path) -> None:
    write(tmp_path, "plugins:\n  - gatepage: [projects]\n")
    assert troubles(tmp_path) == ["mkdocs.yml:2:15: “gatepage” must hold options with values"]


def test_the_plugin_twice(tmp_path: Path) -> None:
    write(tmp_path, "plugins:\n  - gatepage\n  - gatepage: {paper: A4}\n")
    assert troubles(tmp_path) == [
        "mkdocs.yml:3:15: the plugin “gatepage” is listed twice; delete one of the two"
    ]


# ---- INHERIT


def test_mappings_are_joined_key_by_key(tmp_path: Path) -> None:
    write(
        tmp_path,
        "site_name: base\nplugins: {gatepage: {paper: Letter, severity: {GAT003: off, GAT004: note}}}\n",
        "b/x.yml",
    )
    write(
        tmp_path,
        "INHERIT: ../b/x.yml\nplugins: {gatepage: {language: de, severity: {GAT004: error}}}\n",
        "a/mkdocs.yml",
    )
    assert read_settings(tmp_path / "a") == Settings(
        paper="Letter", language="de", severity={"GAT003": "off", "GAT004": "error"}, site_name="base"
    )


def test_a_list_replaces_what_was_inherited(tmp_path: Path) -> None:
    write(tmp_path, "plugins: {gatepage: {paper: Letter}}\n", "base.yml")
    write(tmp_path, "INHERIT: base.yml\nsite_name: x\nplugins:\n  - gatepage: {language: de}\n")
    assert read_settings(tmp_path) == Settings(language="de", site_name="x")
    write(tmp_path, "INHERIT: base.yml\nplugins: [search]\n")
    assert read_settings(tmp_path) == Settings()


def test_what_is_not_said_is_inherited(tmp_path: Path) -> None:
    write(tmp_path, "plugins:\n  - gatepage: {paper: Letter}\n", "base.yml")
    write(tmp_path, "INHERIT: base.yml\nsite_name: x\n")
    assert read_settings(tmp_path) == Settings(paper="Letter", site_name="x")


def test_an_inherited_trouble_names_its_file(tmp_path: Path) -> None:
    write(tmp_path, "plugins:\n  gatepage:\n    paper: A3\n", "base.yml")
    write(tmp_path, "INHERIT: base.yml\n")
    assert troubles(tmp_path) == ["base.yml:3:5: “paper” is “A3”; write one of: A4, Letter"]


def test_inheriting_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path, "INHERIT: base.yml\n")
    write(tmp_path, "# first\nINHERIT: mkdocs.yml\n", "base.yml")
    assert troubles(tmp_path) == ["base.yml:2:10: INHERIT leads round in a circle; delete one of them"]


def test_inheriting_from_nothing(tmp_path: Path) -> None:
    write(tmp_path, "INHERIT: ../no.yml\n")
    assert troubles(tmp_path) == [
        "mkdocs.yml:1:10: INHERIT names a file that does not exist; correct the path"
    ]


def test_inheriting_without_end(tmp_path: Path) -> None:
    for n in range(20):
        write(tmp_path, f"INHERIT: {n + 1}.yml\n", "mkdocs.yml" if n == 0 else f"{n}.yml")
    assert troubles(tmp_path) == ["10.yml:1:10: INHERIT goes on over more than 10 files"]


def test_mkdocs_is_not_imported(tmp_path: Path) -> None:
    write(tmp_path, WHOLE)
    code = (
        "import sys, pathlib; from generator.read.settings import read_settings; "
        f"read_settings(pathlib.Path({str(tmp_path)!r})); "
        "print([name for name in ('mkdocs', 'weasyprint', 'jinja2', 'click', 'yaml') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout == "[]\n"
