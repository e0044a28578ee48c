"""Plain data as YAML, in the mixture of styles in which people write it.

In: mappings, lists and texts, and a source of chance. Out: lines. Nothing here knows what a project is.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import TypeAlias

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"

_PLAIN = re.compile(r"[\w(.][^#:\n\"']*(?::(?=\S)[^#:\n\"']*)*")
_FLOW_SIGNS = re.compile(r"[,\[\]{}:]")
_WIDTH = 100


def scalar(text: str, *, flow: bool = False) -> str:
    """Write a text without quotation marks where YAML allows that."""
    if text == "?":
        return '"?"'
    plain = _PLAIN.fullmatch(text) and not text.endswith((" ", ":"))
    return text if plain and not (flow and _FLOW_SIGNS.search(text)) else json.dumps(text, ensure_ascii=False)


def in_one_line(value: Value) -> str:
    """Write a value between brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_one_line(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(in_one_line(inner) for inner in value) + "]"


def lines_of(value: Mapping[str, Value], chance: Random, indent: str = "") -> Iterator[str]:
    """Write a mapping key by key: short things in one line as a rule, long ones below each other."""
    for key, inner in value.items():
        if not indent and not isinstance(inner, str) and chance.random() < 0.5:
            yield ""
            if chance.random() < 0.4:
                yield f"# {key.replace('_', ' ').capitalize()}, as agreed with the team."
        yield from _entry(f"{indent}{key}:", inner, chance, indent)


def _entry(start: str, value: Value, chance: Random, indent: str) -> Iterator[str]:
    if isinstance(value, str):
        if len(start) + len(value) > _WIDTH and chance.random() < 0.5:
            yield f"{start} >-"
            yield from textwrap.wrap(
                value, _WIDTH, initial_indent=indent + "  ", subsequent_indent=indent + "  "
            )
        else:
            remark = "  # see the minutes" if chance.random() < 0.03 else ""
            yield f"{start} {scalar(value)}{remark}"
    elif _flat(value) and len(start) + len(in_one_line(value)) < _WIDTH and chance.random() < 0.6:
        yield f"{start} {in_one_line(value)}"
    elif isinstance(value, Mapping):
        yield start
        yield from lines_of(value, chance, indent + "  ")
    else:
        yield start
        for item in value:
            yield from _item(item, chance, indent + "  ")


def _item(item: Value, chance: Random, indent: str) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield f"{indent}- {in_one_line(item) if not isinstance(item, str) else scalar(item)}"
    elif len(in_one_line(item)) < _WIDTH and chance.random() < 0.5:
        yield f"{indent}- {in_one_line(item)}"
    else:
        block = list(lines_of(item, chance, indent + "  "))
        yield f"{indent}- {block[0].lstrip()}"
        yield from block[1:]


def _flat(value: Value) -> bool:
    inner = value.values() if isinstance(value, Mapping) else value
    return all(isinstance(one, str) for one in inner)
