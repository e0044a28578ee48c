"""Text of project files on one line, for media that are neither a terminal nor a page.

In: text that anybody may have written. Out: the same in which no character acts instead of being read.
"""

from __future__ import annotations

from generator.view.excerpt import visible


def quiet(text: str) -> str:
    """Put a text on one line; what is no blank and moves or hides something becomes a mark."""
    flat = " ".join(text.split())
    return flat if flat.isascii() and flat.isprintable() else "".join(visible(char) for char in flat)
