"""Every word of the interface that a catalogue must know, gathered from the program itself.

``python -m tests.wanted_words de`` adds to ``generator/locale/de.po`` what is missing there, and drops what nobody
says any more.
"""

import sys
from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from generator.check.catalogue import FAMILIES
from generator.check.three_points import Blocker
from generator.findings import Party, Severity
from generator.model.artifact import Artifact
from generator.model.field import Section, Stage
from generator.model.gate import Outcome
from generator.model.kinds import ListKind, SectionKind, TableKind, kinds_of
from generator.model.reading import State
from generator.model.single import ChoiceKind
from generator.render.portfolio_pages import TITLES
from generator.view.duties import OWN_WORDS
from generator.view.page import _PAIRS
from generator.words import LOCALES

CHECKOUT = Path(__file__).resolve().parents[1]
PYTHON = ("generator", [("**.py", "python")])
TEMPLATES = ("templates", [("**.j2", "jinja2.ext:babel_extract")])


def from_sources() -> Iterator[tuple[str, ...]]:
    """The texts that stand in calls of ``_`` and ``ngettext``, and in ``trans`` blocks."""
    for folder, methods in (PYTHON, TEMPLATES):
        found = extract_from_dir(
            CHECKOUT / folder,
            method_map=methods,
            keywords={"_": None, "gettext": None, "ngettext": (1, 2), "said": None},
        )
        for _, _, message, _, _ in found:
            yield message if isinstance(message, tuple) else (message,)


def from_the_format() -> Iterator[tuple[str, ...]]:
    """The titles of the fields, and the words that a page shows for a choice."""
    waiting: list[type[Section]] = [Artifact]
    seen: set[type[Section]] = set()
    while waiting:
        cls = waiting.pop()
        if cls in seen:
            continue
        seen.add(cls)
        for _, kind, says in kinds_of(cls).values():
            yield (says.title,)
            inner = kind.item if isinstance(kind, ListKind | TableKind) else kind
            if isinstance(inner, SectionKind):
                waiting.append(inner.cls)
            if isinstance(inner, ChoiceKind):
                yield from ((label(member),) for member in inner.options)
    for choices in (Blocker, Party, Severity, Stage, State, Outcome):
        yield from ((label(member),) for member in choices)
    yield from ((blocker.capitalize(),) for blocker in Blocker)
    yield from ((title,) for title in (*TITLES.values(), *OWN_WORDS.values()))
    yield from ((words,) for party in Party for words in (party.value, party.label, party.told))
    yield from ((label,) for label, _ in _PAIRS)
    yield from ((title,) for title in FAMILIES.values())
    yield from (("treatment",), ("until",), ("waived",), ("doubt",), ("always",))


def label(member: StrEnum) -> str:
    """The word that a page shows for a choice."""
    return str(getattr(member, "label", member.value))


def wanted() -> set[tuple[str, ...]]:
    """Every text, those that count as a pair. A text that also begins a pair is said by it."""
    texts = {*from_sources(), *from_the_format()}
    pairs = {one for one, *many in texts if many}
    return {text for text in texts if len(text) > 1 or text[0] not in pairs}


def catalogue_of(language: str) -> Catalog:
    """The catalogue as it lies there, or an empty one."""
    file = LOCALES / f"{language}.po"
    return read_po(file.open("rb"), locale=language) if file.is_file() else Catalog(locale=language)


HEADER = """\
# The words of the interface in another language. What is missing here:  python -m tests.wanted_words LANGUAGE
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"

"""


def write(language: str, catalogue: Catalog) -> None:
    """Write a catalogue in the order of its texts, without a clock or a name in its head."""
    body = BytesIO()
    write_po(body, catalogue, width=110, sort_output=True, omit_header=True)
    LOCALES.mkdir(exist_ok=True)
    head = HEADER.format(language=language, plural=catalogue.plural_forms)
    (LOCALES / f"{language}.po").write_bytes(head.encode() + body.getvalue())


def refresh(language: str) -> list[str]:
    """Write the catalogue with exactly the texts that are wanted. Return those that have no translation yet."""
    old = catalogue_of(language)
    new = Catalog(locale=language)
    for message in sorted(wanted()):
        key = message if len(message) > 1 else message[0]
        there = old.get(key)
        new.add(key, there.string if there else "")
    write(language, new)
    return [str(message.id) for message in new if message.id and not _said(message.string)]


def _said(translation: object) -> bool:
    return all(translation) if isinstance(translation, tuple | list) else bool(translation)


if __name__ == "__main__":
    for text in refresh(sys.argv[1]):
        sys.stdout.write(f"{text}\n")
