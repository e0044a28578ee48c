"""The options of the configuration, one by one: what each may be, and what is wrong with one that is not.

In: plain options, from a file or from MkDocs. Out: ``Settings``; or ``SettingsError`` with every wrong option at
once. Where options stand in ``mkdocs.yml`` is known to ``settings``; what they do does not belong here either.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, cast

from generator.findings import Route
from generator.read.characters import FORBIDDEN
from generator.read.quoting import listed, nearest, shorten
from generator.words import Speech

Paper = Literal["A4", "Letter"]
FailOn = Literal["error", "warning", "note", "never"]

Locate = Callable[[Route], str]
"""Where the option at a route stands, as ``mkdocs.yml:12``; nothing where that is not known."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration, complete.

    ``projects`` are folders and ``standards`` is a file, relative to the folder of ``mkdocs.yml``.
    """

    projects: tuple[str, ...] = ("projects",)
    severity: Mapping[str, str] = field(default_factory=dict)
    open_words: tuple[str, ...] = ()
    body_words: tuple[str, ...] = ()
    post_words: tuple[str, ...] = ()
    paper: Paper = "A4"
    language: str = "en"
    dates: str = ""
    as_of: date | None = None
    pdf: bool = True
    committers: bool = True
    fail_on: FailOn = "error"
    edit_address: str = ""
    standards: str = ""
    site_name: str = ""

    @property
    def speech(self) -> Speech:
        """How pages speak."""
        return Speech(self.language, self.dates)


class SettingsError(Exception):
    """Options that cannot be used: all of them, each with its place where that is known."""

    def __init__(self, troubles: Collection[str]) -> None:
        self.troubles = tuple(troubles)
        super().__init__("\n".join(self.troubles))


def settings_from(
    options: Mapping[str, object],
    *,
    site_name: str = "",
    codes: Collection[str] = (),
    locate: Locate = lambda route: "",  # noqa: ARG005
    troubles: Collection[str] = (),
) -> Settings:
    """Check the options. ``codes`` are the rules that exist, where they are known; ``troubles`` are met before."""
    reader = _Reader(locate, list(troubles))
    values: dict[str, Any] = {}
    for name, value in options.items():
        read = _OPTIONS.get(name)
        if read is None:
            reader.unknown((name,), _OPTIONS)
        elif value is not None:
            values.update(read(reader, value, name))
    for code in values.get("severity", ()):
        if codes and code not in codes:
            close = nearest(code, codes)
            reader.trouble(
                ("severity", code), f"there is no rule “{code}”", f"did you mean {close}?" if close else ""
            )
    if reader.troubles:
        raise SettingsError(reader.troubles)
    return Settings(site_name=site_name, **values)


class _Reader:
    """Reads single values, and collects what is wrong with them."""

    def __init__(self, locate: Locate, troubles: list[str]) -> None:
        self._locate = locate
        self.troubles = troubles

    def trouble(self, route: Route, message: str, hint: str = "") -> None:
        place = self._locate(route)
        text = f"{place}: {message}" if place else message
        self.troubles.append(f"{text}; {hint}" if hint else text)

    def unknown(self, route: Route, known: Collection[str]) -> None:
        name = ".".join(str(step) for step in route)
        close = nearest(str(route[-1]), known)
        hint = f"did you mean “{close}”?" if close else f"there are: {', '.join(known)}"
        self.trouble(route, f"unknown option “{shorten(name)}”", hint)

    def wrong(self, route: Route, value: object, wanted: str) -> None:
        name = ".".join(str(step) for step in route)
        self.trouble(route, f"“{name}” is {_told(value)}", wanted)

    def text(self, route: Route, value: object, wanted: str = "write a text") -> str | None:
        """A text. YAML 1.1, which MkDocs reads, makes numbers and dates of some."""
        if isinstance(value, int | float | date) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            self.wrong(route, value, wanted)
            return None
        if FORBIDDEN.search(value) or "\n" in value:
            self.wrong(route, value, "write it on one line, without control characters")
            return None
        return value

    def texts(self, route: Route, value: object) -> tuple[str, ...]:
        """A list of texts, or one."""
        if not isinstance(value, list | tuple):
            value = [value]
        read = (
            self.text((*route, n), item, "write a text, or a list of texts") for n, item in enumerate(value)
        )
        return tuple(text for text in read if text is not None)

    def choice(self, route: Route, value: object, among: tuple[str, ...]) -> str | None:
        """One of a few words; case does not count."""
        text = {False: "off", True: "on"}[value] if isinstance(value, bool) else value
        found = next(
            (word for word in among if isinstance(text, str) and word.lower() == text.strip().lower()), None
        )
        if found is None:
            close = nearest(text, among) if isinstance(text, str) else ""
            self.wrong(
                route, value, f"did you mean {close}?" if close else f"write one of: {', '.join(among)}"
            )
        return found


def _told(value: object) -> str:
    """A value as a message names it."""
    match value:
        case None:
            return "empty"
        case bool():
            return f"“{str(value).lower()}”"
        case str() | int() | float() | date():
            return f"“{shorten(str(value))}”"
        case list() | tuple():
            return "a list"
        case _:
            return "a mapping"


# ---- one function an option: value to fields of ``Settings``


def _projects(reader: _Reader, value: object, name: str) -> dict[str, object]:
    folders = tuple(posixpath.normpath(text) for text in reader.texts((name,), value) if text.strip())
    if not folders:
        reader.trouble((name,), "“projects” names no folder", "name one, like  projects: projects")
    for n, folder in enumerate(folders):
        if folder in folders[:n]:
            reader.trouble((name, n), f"“projects” names {shorten(folder)} twice", "delete one of the two")
    return {"projects": folders}


def _severity(reader: _Reader, value: object, name: str) -> dict[str, object]:
    if not isinstance(value, Mapping):
        reader.wrong((name,), value, "write a rule and a level on each line, like  GAT003: warning")
        return {}
    levels = {}
    for code, level in value.items():
        route = (name, str(code))
        if not re.fullmatch(r"[A-Za-z]{3}[0-9]{3}", str(code)):
            reader.trouble(route, f"“{shorten(str(code))}” is no rule", "a rule has a code like GAT003")
            continue
        chosen = reader.choice(route, level, ("off", "note", "warning", "error"))
        if chosen is not None:
            levels[str(code).upper()] = chosen
    return {"severity": levels}


def _words(reader: _Reader, value: object, name: str) -> dict[str, object]:
    fields = {"open": "open_words", "bodies": "body_words", "posts": "post_words"}
    if not isinstance(value, Mapping):
        reader.wrong((name,), value, f"write lists of words under {listed(fields)}")
        return {}
    found: dict[str, object] = {}
    for key, words in value.items():
        if key not in fields:
            reader.unknown((name, str(key)), fields)
        elif words is not None:
            found[fields[key]] = tuple(
                word.strip() for word in reader.texts((name, key), words) if word.strip()
            )
    return found


def _paper(reader: _Reader, value: object, name: str) -> dict[str, object]:
    chosen = reader.choice((name,), value, ("A4", "Letter"))
    return {"paper": cast("Paper", chosen)} if chosen else {}


def _language(reader: _Reader, value: object, name: str) -> dict[str, object]:
    # "no" is Norwegian, and YAML 1.1 takes it for false.
    text = "no" if value is False else reader.text((name,), value)
    if text is not None and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        reader.wrong((name,), value, "write a language as in  en  or  de-CH")
        return {}
    return {"language": text} if text is not None else {}


_DATE_PIECES = re.compile(r"(?:d{1,2}|M{1,4}|y{1,4}|E{1,4}|'[^']*'|[^A-Za-z'])+")
"""The pieces of a date's form in the pattern language of the Unicode locale data."""


def _dates(reader: _Reader, value: object, name: str) -> dict[str, object]:
    text = reader.text((name,), value)
    if text is not None and not (_DATE_PIECES.fullmatch(text) and {"d", "M", "y"} <= set(text)):
        reader.wrong((name,), value, "write day, month and year as in  d MMM y  or  dd.MM.yyyy")
        return {}
    return {"dates": text} if text is not None else {}


def _as_of(reader: _Reader, value: object, name: str) -> dict[str, object]:
    if isinstance(value, date) and not isinstance(value, datetime):
        return {"as_of": value}
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
            return {"as_of": date.fromisoformat(value.strip())}
    except ValueError:
        pass
    reader.wrong((name,), value, "write a day of the calendar as 2026-11-22")
    return {}


def _switch(reader: _Reader, value: object, name: str) -> dict[str, object]:
    words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
    chosen = value if isinstance(value, bool) else words.get(str(value).strip().lower())
    if chosen is None:
        reader.wrong((name,), value, "write true or false")
        return {}
    return {name: chosen}


def _fail_on(reader: _Reader, value: object, name: str) -> dict[str, object]:
    chosen = reader.choice((name,), value, ("error", "warning", "note", "never"))
    return {"fail_on": cast("FailOn", chosen)} if chosen else {}


_EDIT_ADDRESS = "https://git.example.com/care/pages/blob/main/{file}#L{line}"
"""What the address of a line looks like on most servers."""


def _edit_address(reader: _Reader, value: object, name: str) -> dict[str, object]:
    text = reader.text((name,), value)
    if text is None:
        return {}
    text = text.strip()
    wanted = f"write where a project's file can be read, like  {_EDIT_ADDRESS}"
    others = [held for held in re.findall(r"\{[^{}]*\}", text) if held not in {"{file}", "{line}"}]
    if not _ADDRESS.fullmatch(text) or "{file}" not in text:
        reader.wrong((name,), value, wanted)
    elif others:
        reader.wrong((name,), value, f"only {{file}} and {{line}} are filled in, not {others[0]}")
    else:
        return {"edit_address": text}
    return {}


_ADDRESS = re.compile(r"https?://[^\s/{}\"'<>\\`|^@]+/[^\s\"'<>\\`|^]*", re.IGNORECASE)


def _standards(reader: _Reader, value: object, name: str) -> dict[str, object]:
    text = reader.text((name,), value, "name a file, as in  standards: standards.yaml")
    return {"standards": text.strip()} if text is not None else {}


_OPTIONS: dict[str, Callable[[_Reader, object, str], dict[str, object]]] = {
    "projects": _projects,
    "severity": _severity,
    "words": _words,
    "paper": _paper,
    "language": _language,
    "dates": _dates,
    "as_of": _as_of,
    "pdf": _switch,
    "committers": _switch,
    "fail_on": _fail_on,
    "edit_address": _edit_address,
    "standards": _standards,
}
