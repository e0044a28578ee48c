"""The words of the interface in the reader's language: a leaf that every layer above may use.

In: English words as they stand in the program and in the templates. Out: the same in the language that is spoken.
English is complete in itself; any other language is one file, ``locale/LANGUAGE.po``. Words of projects, messages of
findings and the documentation of rules stay as they were written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

LOCALES = Path(__file__).resolve().parent / "locale"
ENGLISH = "en"

_spoken: ContextVar[str] = ContextVar("spoken language", default=ENGLISH)


def languages() -> tuple[str, ...]:
    """The languages that the interface speaks, English first."""
    return (ENGLISH, *sorted(file.stem for file in LOCALES.glob("*.po")))


def spoken_language() -> str:
    """The language that is spoken now."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language; an unknown one is English, and of en-GB, de-AT and the like the first part counts."""
    known = language.lower().replace("_", "-").partition("-")[0]
    before = _spoken.set(known if known in languages() else ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(before)


def _(text: str, /, **values: object) -> str:
    """Translate a text; ``%(name)s`` in it stands for a value."""
    return catalogue().gettext(text) % values if values else catalogue().gettext(text)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Translate a text that counts; ``%(num)s`` in it stands for the number."""
    return catalogue().ngettext(one, many, count) % {"num": count, **values}


def catalogue() -> NullTranslations:
    """The translations into the language that is spoken now."""
    return _catalogue(_spoken.get())


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
