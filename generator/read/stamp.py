"""What files looked like when they were read, to know later whether they changed.

In: paths. Out: stamps that compare equal as long as nothing changed. No file is opened here, but for the few whose
content counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

Stamp = tuple[tuple[str, int, int, int, int], ...]
"""Of each file its name, when it was written and when it was changed in any way, its size and its number."""


def project_stamp(file: Path, folder: Path) -> Stamp:
    """The stamp of a project file and of everything in the folder of its evidence."""
    return tuple(sorted(filter(None, map(_look, (file, *_below(folder))))))


def content_stamp(files: Iterable[Path]) -> str:
    """The stamp of what is in some files, whenever they were written; a missing one is empty."""
    total = sha256()
    for file in sorted(files):
        content = file.read_bytes() if file.is_file() else b""
        total.update(f"{file}\0{len(content)}\0".encode(errors="surrogateescape") + content)
    return total.hexdigest()


def _below(folder: Path) -> Iterator[Path]:
    for top, _, names in os.walk(folder):
        yield from (Path(top, name) for name in names)


def _look(path: Path) -> tuple[str, int, int, int, int] | None:
    try:
        # Of a link what it leads to counts, too.
        found = path.stat()
    except OSError:
        return None
    return str(path), found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
