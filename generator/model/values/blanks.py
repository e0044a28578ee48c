"""What counts as a blank.

In: text as typed, with no-break, thin and invisible blanks that word processors leave behind.
Out: the same text with single normal blanks. What the text means does not belong here.
"""

from __future__ import annotations

# Zero width space, word joiner and byte order mark. Zero width *joiners* belong to letters: they stay.
_INVISIBLE = dict.fromkeys((0x200B, 0x2060, 0xFEFF))


def single_blanks(text: str) -> str:
    """Turn every run of blanks and line ends into one normal blank, and drop those at both ends."""
    if not text.isascii():  # most texts are, and the search takes longer than all the rest
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())
