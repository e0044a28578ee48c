"""Compiled templates, kept where Python keeps this package's own compiled code.

In: Jinja's compiled templates. Out: the same at the next start, which then need not compile them: a third of a second
for all. Whoever can write there could change the package itself, so nothing is trusted that was not trusted before.
Python's settings hold: ``-B`` or ``PYTHONDONTWRITEBYTECODE`` writes nothing, ``PYTHONPYCACHEPREFIX`` moves the folder.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache


class CompiledTemplates(FileSystemBytecodeCache):
    """One file for each template. What cannot be read is compiled again; where nothing can be written, nothing is."""

    def __init__(self) -> None:
        beside = Path(cache_from_source(__file__)).parent
        super().__init__(str(beside), f"%s.{sys.implementation.cache_tag}.pyc")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - one folder of templates
        """Name the file after its template."""
        return name.replace("/", "-")

    def get_source_checksum(self, source: str) -> str:
        """Tell apart what other texts, and other versions of Jinja, were compiled to."""
        return sha256(f"{jinja2.__version__}\0{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what was compiled before."""
        try:
            super().load_bytecode(bucket)
        except Exception:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled just now."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
