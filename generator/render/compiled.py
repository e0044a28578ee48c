"""Compiled templates, kept where Python keeps this package's own compiled code.

In: Jinja's compiled templates. Out: the same at the next start, which then need not compile them: a third of a second
for all. Whoever can write there could change the package itself, so nothing is trusted that was not trusted before.
Python's settings hold: ``-B`` or ``PYTHONDONTWRITEBYTECODE`` writes nothing, ``PYTHONPYCACHEPREFIX`` moves the folder.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2 import Environment
from jinja2.bccache import Bucket, FileSystemBytecodeCache

_OPTIONS = ("autoescape", "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "optimized")


class CompiledTemplates(FileSystemBytecodeCache):
    """One file for each template. What cannot be read is compiled again; where nothing can be written, nothing is."""

    def __init__(self) -> None:
        beside = Path(cache_from_source(__file__)).parent
        super().__init__(str(beside), f"%s.{sys.implementation.cache_tag}.pyc")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - one folder of templates
        """Name the file after its template."""
        return name.replace("/", "-")

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Tell apart what other texts, with other options or by other versions of Jinja, were compiled to."""
        options = [getattr(environment, option) for option in _OPTIONS]
        made_from = repr((jinja2.__version__, options, sorted(environment.extensions), source))
        return super().get_bucket(environment, name, filename, made_from)

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
