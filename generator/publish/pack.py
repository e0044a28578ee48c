"""The committee's pack, made of the sheets that were printed.

In: the sheets of the chosen projects. Out: one PDF, from the cache where nothing changed. It is laid out and bound in
a process of its own, which can be ended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as TookTooLong
from datetime import date
from pathlib import Path
from typing import Any

from pebble import ProcessExpired

from generator.publish.paper_cache import Kept, PaperCache
from generator.publish.papers import Printed, recipe, workers
from generator.read.settings import Settings
from generator.render.paper import Paper
from generator.render.pdf import LayoutError
from generator.view.pack import Pack, make_pack
from generator.view.project_link import link_to
from generator.words import speaking

_PATIENCE, _PATIENCE_EACH = 60.0, 1.0
"""Seconds for the pack, and more of them for each of its projects."""


class NoPack(Exception):  # noqa: N818 - a state, told to the reader
    """The pack cannot be made; the message says why."""


def print_pack(
    printed: Sequence[Printed], settings: Settings, base: Path, *, edition: str = "", selection: str = ""
) -> bytes:
    """Bind the sheets that were made, in their order.

    Raises:
        NoPack: when there is no sheet, or the layout fails.
    """
    there = [(one.assessment, one.sheet.pdf) for one in printed if one.sheet is not None]
    if not there:
        raise NoPack("there is no sheet to bind")
    paper = Paper(settings.paper, settings.speech)
    today = there[0][0].today
    portfolio = [assessment for assessment, _ in there]
    with speaking(paper.speech):
        pack = make_pack(settings.site_name, portfolio, today, edition=edition, selection=selection)
    sheets = [pdf for _, pdf in there]
    kept = PaperCache(base)
    key = _key(pack, sheets, paper, today)
    found = kept.get(key)
    if found is not None:
        return found.pdf
    # What binds is imported only where the cache does not have it: that takes a tenth of a second.
    from generator.render.pack import make_pack_pdf

    made = _made(make_pack_pdf, pack, sheets, paper, today)
    kept.put(key, Kept(made, {}))
    return made


def print_bundle(printed: Sequence[Printed], settings: Settings) -> bytes:
    """Bind sheets and nothing else, in their order.

    Raises:
        NoPack: when there is no sheet, or the layout fails.
    """
    there = [(one.assessment, one.sheet.pdf) for one in printed if one.sheet is not None]
    if not there:
        raise NoPack("there is no sheet to bind")
    paper = Paper(settings.paper, settings.speech)
    with speaking(paper.speech):
        projects = tuple(link_to(assessment) for assessment, _ in there)
    from generator.render.pack import make_bundle_pdf

    return _made(make_bundle_pdf, projects, [pdf for _, pdf in there], paper, there[0][0].today)


def _key(pack: Pack, sheets: Sequence[bytes], paper: Paper, today: date) -> str:
    """Stands for everything that decides the bytes."""
    digest = hashlib.sha256(repr((recipe(), "pack", pack, paper, today)).encode("utf-8", "surrogatepass"))
    for sheet in sheets:
        digest.update(hashlib.sha256(sheet).digest())
    return digest.hexdigest()


def _made(
    make: Callable[..., bytes], what: object, sheets: Sequence[bytes], paper: Paper, today: date
) -> bytes:
    """Lay it out and bind it."""
    patience = _PATIENCE + _PATIENCE_EACH * len(sheets)
    with workers(1) as pool:
        future = pool.schedule(_make, args=(make, what, sheets, paper, today), timeout=patience)
        try:
            made: bytes | str = future.result()
        except TookTooLong:
            raise NoPack(f"its layout took longer than {patience:g} seconds and was ended") from None
        except ProcessExpired:
            raise NoPack("the process that laid it out was ended, perhaps for want of memory") from None
    if isinstance(made, str):
        raise NoPack(made)
    return made


def _make(make: Callable[..., bytes], *arguments: Any) -> bytes | str:
    """Make a bound PDF; whatever goes wrong is told."""
    try:
        return make(*arguments)
    except LayoutError as error:
        return str(error)
    except Exception as error:
        return f"internal error: {type(error).__name__}: {error}"
