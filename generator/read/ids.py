"""Ids: which are allowed, what a near one would be, and the address of a page whose id is not.

In: the stem of a file's name. Out: whether it is allowed, and names that are. Files do not belong here.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container

from generator.read.quoting import shorten

LONGEST = 80

_ALLOWED = re.compile(r"[a-z0-9][a-z0-9-]*")
_DEVICES = {f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)}
RESERVED = frozenset({"pack", "index", "draft", "con", "prn", "aux", "nul"} | _DEVICES)
"""Names of the site's own pages, and names that Windows keeps for devices, whatever the suffix."""

# Letters that have no accent to take off and yet a usual spelling in plain ones.
_SPELLED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ı": "i"})


def fault(stem: str) -> str:
    """What is wrong with an id, or nothing."""
    if stem in RESERVED:
        return f"the id “{stem}” is reserved"
    if len(stem) > LONGEST:
        return f"the id has {len(stem)} characters; at most {LONGEST} are allowed"
    if stem.startswith("-"):
        return "the id begins with a hyphen; it must begin with a letter or a digit"
    if not _ALLOWED.fullmatch(stem):
        return f"the id “{shorten(stem)}” is not allowed: only the letters a to z, digits and hyphens"
    return ""


def allowed_form(stem: str, taken: Container[str] = ()) -> str:
    """The allowed id that comes nearest to a stem, and is not taken."""
    spelled = unicodedata.normalize("NFKD", stem.lower().translate(_SPELLED))
    plain = "".join(char for char in spelled if not unicodedata.combining(char))
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-") or "project"
    if slug in RESERVED:
        slug = f"{slug}-project"
    wanted, number = slug, 1
    while wanted in taken:
        number += 1
        wanted = f"{slug[: LONGEST - len(str(number)) - 1]}-{number}"
    return wanted


def address(stem: str, place: str, taken: Container[str]) -> str:
    """A safe address for what has no allowed id of its own, the same on every machine.

    ``place`` is the file's path as shown, which no other file shares.
    """
    slug = allowed_form(stem)[:60].strip("-")
    digest = hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()
    length = 8
    while f"{slug}-{digest[:length]}" in taken and length < len(digest):
        length += 8
    return f"{slug}-{digest[:length]}"


def sameness(stem: str) -> str:
    """Equal for two stems that some file system, or some reader, takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", stem).casefold())
