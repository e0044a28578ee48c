"""Yes and no.

In: ``true``, ``false``, ``yes``, ``no`` in any case. Out: a bool, or ``Unreadable`` (SRC004).
YAML's other words for the two are suggested, never read.
"""

from __future__ import annotations

from generator.model.values.blanks import single_blanks
from generator.model.values.unreadable import Unreadable, quoted

_READ = {"true": True, "yes": True, "false": False, "no": False}
_ALIKE = {"y": "yes", "on": "yes", "1": "yes", "n": "no", "off": "no", "0": "no"}
_LONGEST_TEXT = 100


def read_yes_no(text: str) -> bool:
    """Read yes or no, or raise ``Unreadable``."""
    word = single_blanks(text).casefold() if len(text) <= _LONGEST_TEXT else ""
    if word in _READ:
        return _READ[word]
    meant = _ALIKE.get(word)
    hint = f"write {meant}" if meant else "write yes or no"
    raise Unreadable("SRC004", f"{quoted(text)} is neither yes nor no", hint, (meant,) if meant else ())
