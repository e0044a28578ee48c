"""The least that reading YAML with places can cost: the events of the same parser, and nothing made of them.

A script of its own, for it must not import the program: python events.py FILE...
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any


def count(text: str) -> int:
    """How many events a text has."""
    from _ruamel_yaml import CParser  # type: ignore[import-not-found]

    parser: Any = CParser(text)
    found = 0
    while parser.get_event() is not None:
        found += 1
    return found


if __name__ == "__main__":
    print(sum(count(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]))
