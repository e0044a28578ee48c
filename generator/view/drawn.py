"""What drawings have in common: how much room a text takes, and how it is shortened to a room.

In: texts. Out: texts that fit. A drawing's text never wraps, so this is decided before it is drawn.
"""

from __future__ import annotations

from unicodedata import east_asian_width

_ADVANCES = {
    **dict.fromkeys("ijlI .,:;'!|", 0.3),
    **dict.fromkeys("frt()[]/1", 0.41),
    **dict.fromkeys("mwM@%—…", 0.96),
    "W": 1.02,
}


def fit(text: str, room: float, size: float) -> str:
    """The text, shortened with an ellipsis where it would take more room at a type size."""
    flat = " ".join(text.split())
    if _width(flat) * size <= room:
        return flat
    left = room / size - _width("…")
    kept = 0
    for character in flat:
        left -= _width(character)
        if left < 0:
            break
        kept += 1
    return flat[:kept].rstrip(" ,;:-–(") + "…"


def wrap(text: str, room: float, size: float, lines: int) -> tuple[str, ...]:
    """The text in so many lines at most, broken between words; the last one is shortened where it must be."""
    words = text.split()
    made: list[str] = []
    while words and len(made) < lines - 1:
        taken = 1
        while taken < len(words) and _width(" ".join(words[: taken + 1])) * size <= room:
            taken += 1
        made.append(fit(" ".join(words[:taken]), room, size))
        words = words[taken:]
    return (*made, fit(" ".join(words), room, size)) if words else tuple(made)


def _width(text: str) -> float:
    """The width of a text in type sizes: an estimate that is rather too large, after the letters of Inter."""
    return sum(map(_advance, text))


def _advance(character: str) -> float:
    wide = 1.0 if east_asian_width(character) in "WF" else 0.76 if character.isupper() else 0.62
    return _ADVANCES.get(character, wide)
