"""Words that fill a field and say that there is nothing: ``none``, ``n/a``, a dash.

In: any text. Out: whether it says nothing more. A sentence that begins so ("none, since …") says why, and is not meant.
What is still to be settled (``TBD``) does not belong here.
"""

import re
import unicodedata

_WORDS = frozenset(
    (
        *("none", "no", "nil", "nothing", "nobody", "no one", "no-one", "never", "unknown", "not known"),
        *("n/a", "na", "n.a", "not applicable", "does not apply", "not available", "not defined"),
        *("keine", "keiner", "keines", "kein", "nein", "nichts", "niemand", "nie", "unbekannt", "entfällt"),
        *("k.a", "k. a", "keine angabe", "nicht vorhanden", "nicht zutreffend", "trifft nicht zu"),
    )
)
_LONGEST = max(map(len, _WORDS)) + 10
_ANYTHING = re.compile(r"[^\W_]")


def says_nothing(text: str) -> bool:
    """Whether a text holds no letter and no digit, or only a word for nothing."""
    if len(text) > _LONGEST:
        return False
    if not _ANYTHING.search(text):
        return True
    typed = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return typed.strip(" .!()[]<>\"'“”„") in _WORDS
