"""The YAML parser behind one door: libyaml through ruamel.yaml.clib, its events, one after the other.

In: clean text. Out: events, and every exception of the parser as it is. Nothing is composed or loaded here, and
never may be: libyaml's composer recurses in C, and 30,000 nested levels end the process with nothing to catch.
Events are iterative. Another parser would give other findings on another machine, so there is no way round a
missing one.
"""

from __future__ import annotations

import re
from typing import Any, Protocol

try:
    from _ruamel_yaml import CParser  # type: ignore[import-not-found]
except ImportError:  # pragma: no cover - the tests take the name away instead
    CParser = None

# "due: ?" is how people write "we do not know", and the format promises to read it. YAML takes a question mark with
# nothing after it for the start of a key and gives up, so the parser is shown another character in its place.
_LONE_QUESTION_MARK = re.compile(r"\?(?<=[ \t\[{,]\?)(?=[ \t]*(?:[,\]}\r\n]|$)|[ \t]+#)")
_STAND_INS = [
    chr(code) for code in range(0xE000, 0xE100)
]  # private use: no font draws them, nobody writes them

_PREAMBLE = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?[\r\n]++|%[^\r\n]*+[\r\n]*+)*+")
_DIRECTIVE = re.compile(r"(?<![^\r\n])%[^\r\n]*")


class Mark(Protocol):
    """A place as libyaml counts it: from 0, in characters (neither bytes nor UTF-16 units)."""

    index: int
    line: int
    column: int


class ParserMissing(RuntimeError):  # noqa: N818 - named for what is the matter
    """The one parser that findings depend on is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "the YAML parser libyaml (package ruamel.yaml.clib) is not installed; "
            "install it with: pip install ruamel.yaml.clib==0.2.15"
        )


class Parser:
    """The events of one text. ``directives`` are the places of its ``%`` lines, which the parser is not shown."""

    __slots__ = ("_stand_in", "directives", "next")

    def __init__(self, text: str) -> None:
        if CParser is None:
            raise ParserMissing
        self._stand_in = ""
        self.directives: list[tuple[int, int]] = []
        if "%" in text:
            text = self._hide_directives(text)
        if "?" in text:
            text = self._hide_question_marks(text)
        parser: Any = CParser(text)
        self.next = parser.get_event

    @property
    def hides(self) -> bool:
        """Whether ``restore`` has anything to do."""
        return bool(self._stand_in)

    def restore(self, value: str) -> str:
        """The value of a scalar as the file has it."""
        return value.replace(self._stand_in, "?") if self._stand_in else value

    def _hide_question_marks(self, text: str) -> str:
        if _LONE_QUESTION_MARK.search(text) is None:
            return text
        self._stand_in = next((char for char in _STAND_INS if char not in text), "")
        return _LONE_QUESTION_MARK.sub(self._stand_in, text) if self._stand_in else text

    def _hide_directives(self, text: str) -> str:
        """Turn directives into comments of the same length. libyaml compares each with all before it."""
        preamble = _PREAMBLE.match(text)
        end = preamble.end() if preamble else 0
        self.directives = [found.span() for found in _DIRECTIVE.finditer(text, 0, end)]
        return _DIRECTIVE.sub(lambda found: "#" + found.group()[1:], text[:end]) + text[end:]
