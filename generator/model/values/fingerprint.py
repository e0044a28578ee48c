"""Fingerprints as they stand in a project file: what an approval is bound to.

In: ``sha256-`` and 32 to 64 hexadecimal digits. Out: a ``Fingerprint``, or ``Unreadable`` (SRC004). How the
fingerprint of a content is taken belongs to ``model.fingerprint``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Self

from generator.model.values.unreadable import Unreadable, quoted

DIGITS = 32
"""So many digits are written; up to 64 are read. Two fingerprints are compared over the digits of the shorter one."""

_WRITTEN = re.compile(rf"sha256-([0-9a-f]{{{DIGITS},64}})", re.IGNORECASE)
_HINT = f"run  gatepage approve  to write it: sha256- and at least {DIGITS} hexadecimal digits"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A stated fingerprint, or one just taken. ``text`` is as typed."""

    digits: str
    text: str = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a fingerprint, or raise ``Unreadable``."""
        found = _WRITTEN.fullmatch(text.strip()) if len(text) <= 200 else None
        if found is None:
            raise Unreadable("SRC004", f"{quoted(text)} is no fingerprint", _HINT)
        return cls(found[1].lower(), text)

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Take the fingerprint of a content, with all its digits; ``text`` has those that are written."""
        digits = hashlib.sha256(content).hexdigest()
        return cls(digits, f"sha256-{digits[:DIGITS]}")

    def matches(self, other: Fingerprint) -> bool:
        """Whether both are of the same content, as far as both have digits."""
        length = min(len(self.digits), len(other.digits))
        return self.digits[:length] == other.digits[:length]
