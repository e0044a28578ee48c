"""The interface speaks other languages completely, and dates as the configuration says."""

import pickle
import re
from datetime import date

import pytest

from generator.words import (
    LOCALES,
    Speech,
    _,
    languages,
    ngettext,
    said,
    said_all,
    show_date,
    show_month,
    speaking,
    spoken,
)
from tests.wanted_words import catalogue_of, wanted

DAY = date(2026, 3, 9)


@pytest.mark.parametrize("language", [file.stem for file in sorted(LOCALES.glob("*.po"))])
def test_a_catalogue_says_all_that_is_said_and_nothing_else(language: str) -> None:
    there = {
        tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,): message.string or ""
        for message in catalogue_of(language)
        if message.id
    }

    told = {
        key
        for key, text in there.items()
        if text and len(key) == (1 if isinstance(text, str) else 2) and all(text)
    }
    assert {"missing": wanted() - told, "stale": set(there) - wanted()} == {
        "missing": set(),
        "stale": set(),
    }, f"run  python -m tests.wanted_words {language}"


@pytest.mark.parametrize("language", [file.stem for file in sorted(LOCALES.glob("*.po"))])
def test_a_translation_names_the_same_values(language: str) -> None:
    def values(texts: object) -> set[str]:
        listed = texts if isinstance(texts, tuple | list) else [texts]
        return {name for text in listed for name in re.findall(r"%\((\w+)\)", str(text))}

    differing = [m.id for m in catalogue_of(language) if m.id and not values(m.string) <= values(m.id)]
    lost = [m.id for m in catalogue_of(language) if m.id and values(m.id) - values(m.string) - {"num"}]

    assert (differing, lost) == ([], [])


def test_english_needs_no_catalogue() -> None:
    assert languages()[0] == "en"
    assert _("by %(name)s", name="Ada") == "by Ada"
    assert ngettext("%(num)s case", "%(num)s cases", 1) == "1 case"
    assert ngettext("%(num)s case", "%(num)s cases", 3) == "3 cases"


@pytest.mark.parametrize(
    ("speech", "day", "month"),
    [
        (Speech(), "9 Mar 2026", "Mar 2026"),
        (Speech("en-US"), "9 Mar 2026", "Mar 2026"),
        (Speech("en", "y-MM-dd"), "2026-03-09", "Mar 2026"),
        (Speech("de"), "09.03.2026", "März 2026"),
        (Speech("de-CH", "d. MMMM y"), "9. März 2026", "März 2026"),
        # No catalogue: English throughout is better than a mixture.
        (Speech("fr"), "9 Mar 2026", "Mar 2026"),
        (Speech("de-nonsense"), "09.03.2026", "März 2026"),
    ],
)
def test_dates_have_the_language_s_form_or_the_configured_one(speech: Speech, day: str, month: str) -> None:
    with speaking(speech):
        assert (show_date(DAY), show_month(DAY)) == (day, month)
    assert show_date(DAY) == "9 Mar 2026"


def test_what_the_program_says_below_the_pages_is_data_in_english_and_spoken_on_a_page() -> None:
    missed = said(
        "%(criterion)s: %(value)s misses %(target)s", criterion="Recall", value="96 %", target="97 %"
    )
    why = said(
        "Not measured: %(signals)s", signals=said_all("; ", [missed, said("a signal without a text"), "x"])
    )

    assert why == "Not measured: Recall: 96 % misses 97 %; a signal without a text; x"
    with speaking(Speech("de")):
        assert why == "Not measured: Recall: 96 % misses 97 %; a signal without a text; x"
        assert spoken(why) == "Nicht gemessen: Recall: 96 % verfehlt 97 %; ein Signal ohne Text; x"
        assert spoken("Not measured: %(signals)s") == "Not measured: %(signals)s"  # somebody's own words
    assert spoken(why) == str(why)
    assert pickle.loads(pickle.dumps(why)).values == why.values
