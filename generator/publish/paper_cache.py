"""Finished PDFs, kept from one build to the next.

In: a key that stands for everything that decides the bytes. Out: the same bytes, and what was found out while they
were made. The folder may be deleted at any time, and two builds may use it at once: a file appears whole or not at all,
and one that is damaged counts as absent.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 256 * 2**20
"""What all files together may take up; the least recently used go first."""

_SUFFIX = ".pdf+"


@dataclass(frozen=True)
class Kept:
    """A PDF from the cache, and the facts that were kept with it."""

    pdf: bytes
    facts: Mapping[str, object]


class PaperCache:
    """The cache of one folder of projects."""

    def __init__(self, base: Path, most: int = MOST_BYTES) -> None:
        self._folder = base / ".cache" / "gatepage" / "pdf"
        self._most = most

    def get(self, key: str) -> Kept | None:
        """What was kept under a key."""
        path = self._path(key)
        try:
            head, _, pdf = path.read_bytes().partition(b"\n")
            facts = json.loads(head)
            os.utime(path)
            whole = facts.pop("sha256") == hashlib.sha256(pdf).hexdigest()
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            return None
        return Kept(pdf, facts) if whole else None

    def put(self, key: str, kept: Kept) -> None:
        """Keep a PDF. A folder that can't be written to is no reason to fail: the next build makes it again."""
        facts = {**kept.facts, "sha256": hashlib.sha256(kept.pdf).hexdigest()}
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(json.dumps(facts, sort_keys=True).encode() + b"\n" + kept.pdf)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def tidy(self) -> None:
        """Keep within bounds: what was not used for longest goes first, down to three quarters."""
        with suppress(OSError):
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")
            found = sorted(
                ((stat.st_mtime_ns, stat.st_size, entry.path) for entry, stat in self._files()), reverse=True
            )
            size, limit = sum(size for _, size, _ in found), self._most
            if size > limit:
                while found and size > limit * 3 // 4:
                    _, taken, path = found.pop()
                    Path(path).unlink(missing_ok=True)
                    size -= taken

    def _files(self) -> list[tuple[os.DirEntry[str], os.stat_result]]:
        with os.scandir(self._folder) as entries:
            return [(entry, entry.stat()) for entry in entries if not entry.name.startswith(".")]

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"
