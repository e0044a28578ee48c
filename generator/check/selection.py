"""Which rules a report is about: codes and families, as a person names them.

In: the words of ``--select`` and ``--ignore``. Out: the codes that remain, or ``UnknownCode`` with what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.check.catalogue import catalogue
from generator.model.values.choice import closest


class UnknownCode(Exception):  # noqa: N818 - a slip of the caller
    """A word that names neither a rule nor a family."""


def selected_codes(select: Iterable[str], ignore: Iterable[str]) -> tuple[str, ...]:
    """The codes to report, in the order of the catalogue. Nothing selected means all; ignored always wins."""
    wanted, left_out = _codes(select), _codes(ignore)
    return tuple(
        code for code in catalogue() if (wanted is None or code in wanted) and code not in (left_out or ())
    )


def _codes(words: Iterable[str]) -> set[str] | None:
    """The codes that comma-separated words name, or None where there are no words."""
    named = None
    for text in words:
        for word in text.split(","):
            named = (named or set()) | _meant(word.strip().upper())
    return named


def _meant(word: str) -> set[str]:
    families = sorted({rule.family for rule in catalogue().values()})
    found = {code for code, rule in catalogue().items() if word in {code, rule.family}}
    if found:
        return found
    if not word:
        raise UnknownCode("a code is missing; write for example  GAT003  or  GAT,OPS010")
    near = closest(word, list(catalogue())) or closest(word, families)
    help_ = f"did you mean {near}?" if near else f"families are {', '.join(families)}"
    raise UnknownCode(f"no rule or family {word}; {help_}  (gatepage explain --all lists the rules)")
