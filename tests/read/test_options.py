"""Every option: what it may be, and what is told of one that is something else."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.options import Settings, SettingsError, settings_from

GOOD: list[tuple[dict[str, object], dict[str, object]]] = [
    ({}, {}),
    ({"projects": "ai"}, {"projects": ("ai",)}),
    ({"projects": ["ai/", "./more//projects", 2026]}, {"projects": ("ai", "more/projects", "2026")}),
    (
        {"severity": {"GAT003": "Warning", "ops011": "off", "SPC001": False, "PAG001": "error"}},
        {"severity": {"GAT003": "warning", "OPS011": "off", "SPC001": "off", "PAG001": "error"}},
    ),
    ({"words": {"open": ["n.t.b.", " à déterminer "]}}, {"open_words": ("n.t.b.", "à déterminer")}),
    (
        {"words": {"bodies": "Gremium", "posts": ["Leiter"], "open": None}},
        {"body_words": ("Gremium",), "post_words": ("Leiter",)},
    ),
    ({"paper": "letter"}, {"paper": "Letter"}),
    ({"language": "de-CH"}, {"language": "de-CH"}),
    ({"dates": "dd.MM.yyyy"}, {"dates": "dd.MM.yyyy"}),
    ({"dates": "EEE d 'of' MMMM y"}, {"dates": "EEE d 'of' MMMM y"}),
    ({"language": False}, {"language": "no"}),
    ({"as_of": "2026-11-22"}, {"as_of": date(2026, 11, 22)}),
    ({"as_of": date(2026, 11, 22)}, {"as_of": date(2026, 11, 22)}),
    ({"pdf": False}, {"pdf": False}),
    ({"pdf": "no"}, {"pdf": False}),
    ({"pdf": "True"}, {"pdf": True}),
    ({"committers": "off"}, {"committers": False}),
    ({"fail_on": "never"}, {"fail_on": "never"}),
    (
        {"edit_address": " https://git.example.com/blob/main/{file}#L{line} "},
        {"edit_address": "https://git.example.com/blob/main/{file}#L{line}"},
    ),
    (
        {"edit_address": "http://localhost:8080/edit?file={file}"},
        {"edit_address": "http://localhost:8080/edit?file={file}"},
    ),
    ({"standards": " ours/standards.yaml "}, {"standards": "ours/standards.yaml"}),
    ({"projects": None, "severity": None, "pdf": None, "as_of": None}, {}),
]

ADDRESS = "write where a project's file can be read, like  https://git.example.com/care/pages/blob/main/{file}#L{line}"

OPTIONS = (
    *("projects", "severity", "words", "paper", "language", "dates", "as_of", "pdf", "committers"),
    "fail_on",
    *("edit_address", "standards"),
)

BAD: list[tuple[dict[str, object], list[str]]] = [
    ({"colour": "red"}, [
        f"unknown option “colour”; there are: {', '.join(OPTIONS)}",
    ]),
    ({"project": "ai"}, ["unknown option “project”; did you mean “projects”?"]),
    ({"projects": []}, ["“projects” names no folder; name one, like  projects: projects"]),
    ({"projects": ["a", "./a"]}, ["“projects” names a twice; delete one of the two"]),
    ({"projects": {"a": 1}}, [
        "“projects.0” is a mapping; write a text, or a list of texts",
        "“projects” names no folder; name one, like  projects: projects",
    ]),
    ({"projects": ["a", True, None, ["b"], "c\x1bd"]}, [
        "“projects.1” is “true”; write a text, or a list of texts",
        "“projects.2” is empty; write a text, or a list of texts",
        "“projects.3” is a list; write a text, or a list of texts",
        "“projects.4” is “c\ufffdd”; write it on one line, without control characters",
    ]),
    ({"severity": "error"}, ["“severity” is “error”; write a rule and a level on each line, like  GAT003: warning"]),
    ({"severity": {"GAT3": "error", "GAT003": "warn", "GAT004": True, "GAT005": 3, "GAT006": "loud"}}, [
        "“GAT3” is no rule; a rule has a code like GAT003",
        "“severity.GAT003” is “warn”; did you mean warning?",
        "“severity.GAT004” is “true”; write one of: off, note, warning, error",
        "“severity.GAT005” is “3”; write one of: off, note, warning, error",
        "“severity.GAT006” is “loud”; write one of: off, note, warning, error",
    ]),
    ({"words": ["TBD"]}, ["“words” is a list; write lists of words under open, bodies, posts"]),
    ({"words": {"body": ["x"], "open": [False]}}, [
        "unknown option “words.body”; did you mean “bodies”?",
        "“words.open.0” is “false”; write a text, or a list of texts",
    ]),
    ({"paper": "A3"}, ["“paper” is “A3”; write one of: A4, Letter"]),
    ({"paper": "Leter"}, ["“paper” is “Leter”; did you mean Letter?"]),
    ({"language": "German"}, ["“language” is “German”; write a language as in  en  or  de-CH"]),
    ({"dates": "%d.%m.%Y"}, ["“dates” is “%d.%m.%Y”; write day, month and year as in  d MMM y  or  dd.MM.yyyy"]),
    ({"dates": "d MMM"}, ["“dates” is “d MMM”; write day, month and year as in  d MMM y  or  dd.MM.yyyy"]),
    ({"language": ["en"]}, ["“language” is a list; write a text"]),
    ({"as_of": "2026-02-30"}, ["“as_of” is “2026-02-30”; write a day of the calendar as 2026-11-22"]),
    ({"as_of": "22 November"}, ["“as_of” is “22 November”; write a day of the calendar as 2026-11-22"]),
    ({"as_of": datetime(2026, 11, 22, 8, tzinfo=UTC)}, [
        "“as_of” is “2026-11-22 08:00:00+00:00”; write a day of the calendar as 2026-11-22",
    ]),
    ({"pdf": "maybe"}, ["“pdf” is “maybe”; write true or false"]),
    ({"pdf": 1}, ["“pdf” is “1”; write true or false"]),
    ({"fail_on": "errors"}, ["“fail_on” is “errors”; did you mean error?"]),
    ({"edit_address": {}}, ["“edit_address” is a mapping; write a text"]),
    ({"edit_address": "javascript:alert({file})"}, [f"“edit_address” is “javascript:alert({{file}})”; {ADDRESS}"]),
    ({"edit_address": "https://{file}/x"}, [f"“edit_address” is “https://{{file}}/x”; {ADDRESS}"]),
    ({"edit_address": "https://ann:secret@git.example.com/{file}"}, [
        f"“edit_address” is “https://ann:secret@git.example.com/{{fil…”; {ADDRESS}",
    ]),
    ({"edit_address": "https://git.example.com/main/#L{line}"}, [
        f"“edit_address” is “https://git.example.com/main/#L{{line}}”; {ADDRESS}",
    ]),
    ({"edit_address": "https://git.example.com/{path}/{file}"}, [
        "“edit_address” is “https://git.example.com/{path}/{file}”; only {file} and {line} are filled in, not {path}",
    ]),
    ({"standards": ["a.yaml"]}, ["“standards” is a list; name a file, as in  standards: standards.yaml"]),
    ({"paper": "A3", "pdf": "maybe"}, [
        "“paper” is “A3”; write one of: A4, Letter",
        "“pdf” is “maybe”; write true or false",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("options", "expected"), GOOD)
def test_options(options: dict[str, object], expected: dict[str, object]) -> None:
    assert settings_from(options) == Settings(**expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(("options", "troubles"), BAD)
def test_wrong_options_are_told_all_at_once(options: dict[str, object], troubles: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_from(options)
    assert list(caught.value.troubles) == troubles
    assert str(caught.value) == "\n".join(troubles)


def test_the_defaults() -> None:
    settings = Settings()
    assert settings.projects == ("projects",)
    assert settings.severity == {}
    assert (settings.open_words, settings.body_words, settings.post_words) == ((), (), ())
    assert (settings.paper, settings.language, settings.as_of, settings.pdf) == ("A4", "en", None, True)
    assert (settings.fail_on, settings.edit_address, settings.site_name) == ("error", "", "")
    assert settings.standards == ""


def test_rules_that_do_not_exist_where_they_are_known() -> None:
    codes = ["GAT003", "OPS011"]
    assert settings_from({"severity": {"GAT003": "off"}}, codes=codes).severity == {"GAT003": "off"}
    with pytest.raises(SettingsError) as caught:
        settings_from({"severity": {"GAT033": "off", "XYZ999": "off"}}, codes=codes)
    assert caught.value.troubles == (
        "there is no rule “GAT033”; did you mean GAT003?",
        "there is no rule “XYZ999”",
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)
NAMES = st.sampled_from(OPTIONS)


@given(st.dictionaries(NAMES | st.text(max_size=5), VALUES, max_size=4))
def test_any_options_make_settings_or_words(options: dict[str, object]) -> None:
    try:
        assert isinstance(settings_from(options), Settings)
    except SettingsError as error:
        assert error.troubles  # noqa: PT017
