"""Where a text may break at the end of a line: what no line holds may break anywhere, what belongs together nowhere.

In: a text. Out: the same text escaped, with spans about what does not break as other texts do; `artifact.css` and
`pack.css` say how each of them does. No character is added or taken away: who searches or copies finds what was typed.
"""

from __future__ import annotations

import re

from markupsafe import escape

_DAY = r"(?:\d\d?[.]? [^\W\d_]{3,9}|[A-Z][^\W\d_]{2,8})[.]? (?:19|20)\d\d\b"
"""A day or a month with its year, in whatever language the word for the month is."""

_UNIT = (
    "(?:[%‰€$£¥₹]|°[CF]?|[A-Z]{3}|ms|s|sec|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|years?"
    "|Sekunden?|Minuten?|Std[.]?|Stunden?|Tage?n?|Wochen?|Monate?n?|Jahre?n?)"
)
_PER = r"(?: ?/ ?[^\W\d]{1,12}(?!\w))"
_SPECIAL = re.compile(
    r"(?P<fingerprint>\b(?i:sha256-[0-9a-f]{32,64})\b)"
    r"|(?P<long>[^\s-]{26,})"
    rf"|(?P<together>(?<![\w.,]){_DAY}"
    r"|(?<![\w.,])(?:(?:[<>]=?|[≤≥≈~±]) ?|[€$£¥₹] ?)?"
    r"(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)*"
    rf"(?: ?{_UNIT}(?![^\W_]){_PER}?|{_PER}|(?<= \d\d\d)(?!\d)))"
)
"""A fingerprint; a word that no line holds; a day, or a number with its unit."""

_PERHAPS_SPECIAL = re.compile(r"\d|[^\s-]{26}")
"""Most texts hold neither a number nor a long word: seeing that is much quicker."""

_MOST_TOGETHER = 15
"""The narrowest columns hold so many characters."""

_PIECE = re.compile("(?:sha256-)?[0-9a-f]{1,16}", re.IGNORECASE)


def breakable(text: str) -> str:
    """Escape a text, and mark what breaks in its own way: WeasyPrint could break every word anywhere, or none.

    A fingerprint breaks between its halves, so that no single character goes to a line of its own.
    """
    if not _PERHAPS_SPECIAL.search(text):
        return str(escape(text))
    done: list[str] = []
    at = 0
    for found in _SPECIAL.finditer(text):
        word, kind = found[0], found.lastgroup
        if kind == "together" and (" " not in word or len(word) > _MOST_TOGETHER):
            continue
        pieces = _PIECE.findall(word) if kind == "fingerprint" else [word]
        done.append(str(escape(text[at : found.start()])))
        done += [f'<span class="gp-{kind}">{escape(piece)}</span>' for piece in pieces]
        at = found.end()
    return "".join([*done, str(escape(text[at:]))])
