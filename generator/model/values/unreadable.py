"""What is said about a text that cannot be read.

In: the text, and what is wrong with it. Out: the exception that every value kind raises, and nothing else.
Where the text stands, and how a finding is printed, do not belong here.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.values.blanks import single_blanks

_SHOWN = 60


class Unreadable(ValueError):  # noqa: N818 - it says what is the matter
    """A text that its kind cannot read.

    ``code`` is the SRC rule that reports it, ``message`` the fact in one line, ``hint`` how to write it.
    ``rewrites`` are the texts in the hint that could stand in place of the refused one.
    """

    def __init__(self, code: str, message: str, hint: str, rewrites: tuple[str, ...] = ()) -> None:
        super().__init__(code, message, hint, rewrites)
        self.code = code
        self.message = message
        self.hint = hint
        self.rewrites = rewrites

    def __str__(self) -> str:
        return self.message


def quoted(text: str) -> str:
    """Name a text as typed, on one line and shortened."""
    line = single_blanks(text[: 4 * _SHOWN])
    cut = len(line) > _SHOWN or len(text) > 4 * _SHOWN
    return f'"{line[: _SHOWN - 1].rstrip()}…"' if cut else f'"{line}"'


def any_of(texts: Sequence[str]) -> str:
    """Join alternatives: ``a``, ``a or b``, ``a, b or c``."""
    return " or ".join(part for part in (", ".join(texts[:-1]), texts[-1]) if part)
