"""Which texts say that a value is still to be settled."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.values import open as module
from generator.model.values.open import Open, read_open

OPEN = [
    *(("TBD", "TBD", ""), ("tbd", "tbd", ""), ("TBC.", "TBC", ""), ("TODO", "TODO", ""), ("?", "?", "")),
    *(("???", "???", ""), ("to be named", "to be named", ""), ("To Be  Decided", "To Be Decided", "")),
    *((f"to be {word}", f"to be {word}", "") for word in ("defined", "confirmed", "determined", "agreed")),
    ("TBD, depends on the new contract", "TBD", "depends on the new contract"),
    ("TBD; later", "TBD", "later"),
    ("TBD: later", "TBD", "later"),
    ("TBD - later", "TBD", "later"),
    ("TBD – later", "TBD", "later"),
    ("TBD—later", "TBD", "later"),
    ("TBD (later)", "TBD", "later"),
    ("TBD (now), later", "TBD", "(now), later"),
    ("TBD,", "TBD", ""),
    ("TBD -", "TBD", ""),
    ("? (who?)", "?", "who?"),
    ("(TBD)", "TBD", ""),
    ("<to be named>", "to be named", ""),
    ("\ufeff TBD\u00a0", "TBD", ""),
]


@pytest.mark.parametrize(("text", "word", "reason"), OPEN)
def test_open(text: str, word: str, reason: str) -> None:
    assert read_open(text) == Open(word, reason, text)


SETTLED = [
    *(
        "TODO list app",
        "TODO-list app",
        "? what",
        "TBDs",
        "to be decided by the board",
        "not TBD",
        "",
        " ",
        "n.t.b.",
    ),
    *("TBDx, later", "to be continued", "TBD later"),
]


@pytest.mark.parametrize("text", SETTLED)
def test_not_open(text: str) -> None:
    assert read_open(text) is None


CONFIGURED = [
    ("n.t.b.", "n.t.b.", ""),
    ("N.T.B", "N.T.B", ""),
    ("n.t.b., wacht op contract", "n.t.b.", "wacht op contract"),
    ("à déterminer", "à déterminer", ""),
    ("A\u0300 de\u0301terminer : plus tard", "À déterminer", "plus tard"),
    ("offen (Vertrag)", "offen", "Vertrag"),
    ("offen bis Mai – Vertrag", "offen bis Mai", "Vertrag"),
    ("TBD", "TBD", ""),
]


@pytest.mark.parametrize(("text", "word", "reason"), CONFIGURED)
def test_words_from_the_configuration(text: str, word: str, reason: str) -> None:
    words = ["n.t.b.", "à déterminer", "offen", "offen bis Mai", ""]
    assert read_open(text, words) == Open(word, reason, text)


def test_a_configured_word_is_no_beginning_of_another() -> None:
    assert read_open("offenbar", ["offen"]) is None


PIECES = [
    "TBD",
    "?",
    "to be",
    " ",
    "\u200b",
    "\xa0",
    "(",
    ")",
    "[",
    "<",
    "-",
    "e",
    "\u0301",
    "é",
    "É",
    "ſ",
    "K",
    "offen",
    "x",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.lists(st.sampled_from(["é", "e\u0301 x", "(offen", "Offen", "K", "ſ", "-"]), max_size=2).map(tuple),
)
def test_the_quick_look_at_the_beginning_changes_no_answer(text: str, words: tuple[str, ...]) -> None:
    quick = read_open(text, words)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_beginning", lambda _: re.compile(""))
        assert read_open(text, words) == quick
