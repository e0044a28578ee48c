"""Texts as YAML: plain where every reader takes them for the same text, else in quotes.

In: texts. Out: one line of YAML for each, for a place between braces or a line of its own. Where it goes does not
belong here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# Stricter than YAML: nothing that a person would have to think about.
_PLAIN = re.compile(r"[^\W_](?:[\w .()/%+'’&;!@*=€$£–—-]*[\w.()%!'’€$£])?")
_PLAIN_ALONE = re.compile(r"[^\W_](?:[\w .,()/%+'’&;!@*=€$£–—-]*[\w.()%!'’€$£])?")
# What some reader of YAML takes for something else than a text.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def scalar(text: str, *, inside: bool, json_like: bool = False) -> str:
    """Spell a text. ``inside`` means between braces; ``json_like`` where everything around is JSON."""
    if json_like:
        return json.dumps(text, ensure_ascii=False)
    plain = _PLAIN if inside else _PLAIN_ALONE
    if plain.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    if text.isprintable() and "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def braces(texts: Mapping[str, str], *, json_like: bool = False) -> str:
    """Spell keys and texts between braces, on one line."""
    spelled = (entry(key, value, inside=True, json_like=json_like) for key, value in texts.items())
    return "{" + ", ".join(spelled) + "}"


def entry(key: str, value: str | Mapping[str, str], *, inside: bool, json_like: bool = False) -> str:
    """Spell a key with its value."""
    return (
        f"{scalar(key, inside=True, json_like=json_like)}: {spell(value, inside=inside, json_like=json_like)}"
    )


def spell(value: str | Mapping[str, str], *, inside: bool, json_like: bool = False) -> str:
    """Spell a text, or keys and texts."""
    if isinstance(value, str):
        return scalar(value, inside=inside, json_like=json_like)
    return braces(value, json_like=json_like)
