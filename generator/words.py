"""The words of the interface in the reader's language: a leaf that every layer above may use.

In: English words as they stand in the program and in the templates. Out: the same in the language that is spoken.
English is complete in itself; any other language is one file, ``locale/LANGUAGE.po``. Words of projects, messages of
findings and the documentation of rules stay as they were written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

LOCALES = Path(__file__).resolve().parent / "locale"
ENGLISH = "en"


@dataclass(frozen=True)
class Speech:
    """How the interface speaks: its language, as the configuration names it, and the form of its dates.

    ``dates`` is a pattern of the Unicode locale data, as in ``d MMM y``; empty for what is usual in the language.
    """

    tag: str = ENGLISH
    dates: str = ""

    @cached_property
    def language(self) -> str:
        """The language of the catalogue: of en-GB, de-AT and the like the first part counts; English for others."""
        known = self.tag.replace("_", "-").partition("-")[0].lower()
        return known if known in languages() else ENGLISH


_USUAL = Speech()


class _Interface:
    """How the interface of this process speaks: one site, one language, whichever thread makes a page."""

    speech = _USUAL
    catalogue = NullTranslations()


def speak(speech: Speech) -> None:
    """Speak in this way from now on."""
    _Interface.speech, _Interface.catalogue = speech, _catalogue(speech.language)


@cache
def languages() -> tuple[str, ...]:
    """The languages that the interface speaks, English first."""
    return (ENGLISH, *sorted(file.stem for file in LOCALES.glob("*.po")))


def spoken_language() -> str:
    """The language that is spoken now."""
    return _Interface.speech.language


@contextmanager
def speaking(speech: Speech) -> Iterator[None]:
    """Speak in this way within a block."""
    before = _Interface.speech
    speak(speech)
    try:
        yield
    finally:
        speak(before)


def _(text: str, /, **values: object) -> str:
    """Translate a text; ``%(name)s`` in it stands for a value."""
    return catalogue().gettext(text) % values if values else catalogue().gettext(text)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Translate a text that counts; ``%(num)s`` in it stands for the number."""
    return catalogue().ngettext(one, many, count) % {"num": count, **values}


class Said(str):
    """A text of the program below the pages: English as it stands, for data, and sayable in the reader's language."""

    template: str
    values: Mapping[str, object]


def said(text: str, /, **values: object) -> Said:
    """Say a text in English; ``spoken`` says it, and what of its values was said so, in the reader's language."""
    found = Said(text % values if values else text)
    found.template, found.values = text, values
    return found


def said_all(between: str, texts: Sequence[str]) -> Said:
    """Several texts as one."""
    values = {f"text{number}": text for number, text in enumerate(texts)}
    return said(between.join(f"%({name})s" for name in values), **values)


def spoken(text: str) -> str:
    """A text in the reader's language, where it can be said in that; any other text as it is."""
    if not isinstance(text, Said):
        return text
    values = {name: spoken(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return _(text.template, **values) if text.template else ""


def in_a_sentence(title: str) -> str:
    """A title as it stands inside a sentence: in small letters in English; German nouns keep theirs."""
    return title.lower() if _Interface.speech.language == ENGLISH else title


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""English months, so that the usual case does without the Unicode locale data."""


def show_date(day: date) -> str:
    """A calendar day as a page shows it: 12 Nov 2026."""
    speech = _Interface.speech
    if speech == _USUAL:
        return f"{day.day} {show_month(day)}"
    from babel.dates import format_date

    usual = "d MMM y" if speech.language == ENGLISH else "medium"
    return format_date(day, speech.dates or usual, _locale(speech))


def show_month(day: date) -> str:
    """The month of a day as a page shows it: Nov 2026."""
    speech = _Interface.speech
    if speech.language == ENGLISH:
        return f"{MONTHS[day.month - 1]} {day.year}"
    from babel.dates import format_skeleton

    return format_skeleton("yMMM", day, locale=_locale(speech))


def show_count(count: int) -> str:
    """A count as a page shows it: thousands are set apart as the language does it."""
    speech = _Interface.speech
    if speech.language == ENGLISH:
        return f"{count:,}"
    from babel.numbers import format_decimal

    return str(format_decimal(count, locale=_locale(speech)))


def _locale(speech: Speech) -> str:
    """The language and region that dates are written for: de-AT, where German is spoken; else the language."""
    from babel import Locale, UnknownLocaleError

    if speech.tag.lower().startswith(speech.language):
        with suppress(UnknownLocaleError, ValueError):
            return str(Locale.parse(speech.tag, sep="-"))
    return speech.language


def catalogue() -> NullTranslations:
    """The translations into the language that is spoken now."""
    return _Interface.catalogue


@cache
def _catalogue(language: str) -> NullTranslations:
    if language == ENGLISH:
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with (LOCALES / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
