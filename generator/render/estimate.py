"""How high a page will come out, guessed from its texts: so that the first layout is nearly always the last.

In: a page of display-ready values. Out: a height for a type size. Only a guess: whatever it says, the page is laid out
and measured before it is used. Columns are those of `print.css`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from generator.view.missing import Missing, MissingGroup
from generator.view.page import Box, Page, Pair
from generator.view.parts import Line, Parts
from generator.view.rows import GateLine, LoopLine

_LETTER = 0.545
"""Mean width of a letter in em."""

_WASTE = 1.04
"""What is lost at the ends of lines."""

_POINT = 25.4 / 72
"""Millimetres."""


@dataclass(frozen=True)
class _Cell:
    """Texts in a column: their lengths in letters, the column's share of the width, and its size of type."""

    texts: tuple[int, ...]
    share: float = 1.0
    size: float = 1.0
    joined: bool = True
    """Whether dense setting lets the texts run on."""
    columns: int = 1
    """Columns within the column."""

    def lines(self, width: float, dense: bool) -> float:
        """How many lines of the page's own type size it takes, ``width`` being that of the page in em."""
        column = max(4.0, (width * self.share / self.columns - 0.6) / self.size)
        texts = (sum(self.texts),) if dense and self.joined else self.texts
        lines = sum(max(1, ceil(text * _LETTER * _WASTE / column)) for text in texts)
        return self.size * ceil(lines / self.columns)


@dataclass(frozen=True)
class _Stack:
    """Cells below each other."""

    cells: tuple[_Cell, ...]

    def lines(self, width: float, dense: bool) -> float:
        """How many lines they take."""
        return sum(cell.lines(width, dense) for cell in self.cells)


_Row = tuple[_Cell | _Stack, ...]
"""Cells side by side: the highest counts."""

_Shares = tuple[float, ...]

_PAIRS: tuple[_Shares, ...] = tuple(
    (0.1, 0.9 - other, other) for other in (0.43, 0.39, 0.35, 0.47, 0.51, 0.55)
)
_GATE: tuple[_Shares, ...] = tuple(
    (0.075, signals, owners, 0.925 - signals - owners)
    for signals in (0.46, 0.41, 0.36, 0.51, 0.56, 0.61, 0.66)
    for owners in (0.18, 0.14, 0.22)
    if 0.925 - signals - owners >= 0.12
)
_BOXES: tuple[_Shares, ...] = (
    (1 / 3, 1 / 3, 1 / 3),
    *(
        (first, second, 1 - first - second)
        for first in (0.26, 0.31, 0.36, 0.41, 0.46)
        for second in (0.26, 0.31, 0.36, 0.41, 0.46)
        if 0.25 < 1 - first - second < 0.5
    ),
)
_HEADS: tuple[_Shares, ...] = tuple((1 - reading, reading) for reading in (0.31, 0.38, 0.45))
_LOOPS: _Shares = (0.25, 0.2, 0.17, 0.13, 0.25)
"""Widths that columns may have. Of equally good ones the first is taken."""

_PARTY, _FINDINGS = 0.13, 0.435
"""The columns of what is missing."""

_LEAST_LOOP = 0.11
_TRIED_WIDTHS = (68.0, 80.0)
"""Em of pages on which the widths are tried: from about the largest type that is set tight to the smallest."""


@dataclass(frozen=True)
class _Style:
    """What a setting adds, in em: the height of a line, of a row's padding, of a section's head."""

    line: float
    row: float
    section: float
    fixed: float
    measured: float
    """What laid-out pages were of the estimate, in the middle."""


_STYLES = {False: _Style(1.3, 0.8, 2.5, 10.0, 0.951), True: _Style(1.2, 0.32, 1.7, 20.0, 0.863)}


@dataclass(frozen=True)
class Columns:
    """The widths of columns, in shares of the page: as a page's texts need them, so that it comes out low."""

    pairs: _Shares
    gate: _Shares
    loops: _Shares
    boxes: _Shares
    head: _Shares

    @property
    def rules(self) -> str:
        """The same as CSS, in which padding does not count as width. The last column takes what is left."""
        return (
            "".join(
                f".gp-print {selector}:nth-child({number}){{width:{(share - padding) * 100:.1f}%}}"
                for selector, padding, shares in (
                    (".gp-pairs thead th", 0.014, self.pairs),
                    (".gp-gate thead th", 0.014, self.gate),
                    (".gp-loops thead th", 0.014, self.loops),
                    (".gp-box", 0.022, self.boxes),
                )
                for number, share in enumerate(shares[:-1], 1)
            )
            + f".gp-print .gp-outcome{{width:{self.head[1] * 100:.0f}%}}"
        )


class Estimate:
    """The rows of a page, counted once for every size."""

    def __init__(self, page: Page, *, brief: bool = False) -> None:
        self._brief = brief
        self._rows: list[_Row] = []
        self._plain: list[_Row] = []
        self._sections = 0
        self.columns = Columns(_PAIRS[0], _GATE[0], _LOOPS, _BOXES[0], _HEADS[0])
        if page.readable:
            self._page(page)
        else:
            lines = (line for group in page.missing.groups for line in group.lines)
            told = (len(line.message) + len(line.source) + 80 for line in lines)
            self._plain.append((_Cell(tuple(told), joined=False),))

    def height(self, room: float, points: float, *, dense: bool) -> float:
        """The height in millimetres on a page that is ``room`` millimetres wide."""
        em = points * _POINT
        style = _STYLES[dense]
        lines = _height((*self._rows, *self._plain), room / em, dense)
        high = lines * style.line + len(self._rows) * style.row + self._sections * style.section
        return em * (high + style.fixed) * style.measured

    def _page(self, page: Page) -> None:
        head, shares_of_head = _best(_HEADS, lambda shares: [_head(page, shares)])
        self._plain += head
        brief = self._brief
        pairs, shares_of_pairs = _best(
            _PAIRS, lambda shares: [_pair(pair, shares, brief=brief) for pair in page.pairs]
        )
        gate, shares_of_gate = _best(
            _GATE, lambda shares: [_gate(row, shares, brief=brief) for row in page.gate]
        )
        boxes, shares_of_boxes = _best(_BOXES, lambda shares: [_boxes(page.boxes, shares, brief=brief)])
        loops = [_loop(loop) for loop in page.loops]
        shares_of_loops = _loop_shares(loops)
        self.columns = Columns(
            shares_of_pairs, shares_of_gate, shares_of_loops, shares_of_boxes, shares_of_head
        )
        self._rows += [*pairs, *gate, *boxes]
        self._rows += [
            tuple(_Cell((text,), share) for text, share in zip(loop, shares_of_loops, strict=True))
            for loop in loops
        ]
        self._plain.append((_cell(page.no_loop, 1.0),))
        self._plain.append((_Cell((len(page.verdict),)),))
        self._plain.append((_Cell(tuple(len(h.day) + _parts(h.parts) + 4 for h in page.history)),))
        self._missing(page, page.missing)
        links = sum(len(name) + len(address) + 2 for name, address in page.links)
        self._plain.append((_Cell((_lines(page.notes) + links,)),))
        self._sections = 6 + bool(page.history) + bool(page.notes or page.links)

    def _missing(self, page: Page, missing: Missing) -> None:
        wide = 2 * _FINDINGS
        self._rows += [_group(group, joined=self._brief) for group in missing.groups]
        if page.doubts:
            self._rows.append((_cell(page.doubts, wide),))
        if missing.waived or page.waivers:
            waived = (9 + len(one.message) + _parts(one.waiver) for one in missing.waived)
            self._rows.append((_Cell((*waived, *(_line(line) for line in page.waivers)), wide),))
        if missing.later:
            self._rows.append((_Cell((sum(len(one.message) + 11 for one in missing.later),), wide),))


def _height(rows: Iterable[_Row], width: float, dense: bool) -> float:
    return sum(max(cell.lines(width, dense) for cell in row) for row in rows)


def _best(choices: tuple[_Shares, ...], make: Callable[[_Shares], list[_Row]]) -> tuple[list[_Row], _Shares]:
    """The rows that come out lowest, and the widths of their columns."""
    made = [(make(shares), shares) for shares in choices]
    return min(made, key=lambda one: sum(_height(one[0], width, dense=True) for width in _TRIED_WIDTHS))


def _pair(pair: Pair, shares: _Shares, *, brief: bool) -> _Row:
    return (
        _block(pair.specification, shares[1], brief=brief),
        _block(pair.operations, shares[2], brief=brief),
    )


def _block(lines: Iterable[Line], share: float, *, brief: bool, head: int = 0) -> _Stack:
    """Labelled lines: some run on where there is little room, stacked ones stand below each other."""
    cells: list[_Cell] = [_Cell((head,), share)] if head else []
    for stacked, several in groupby(lines, lambda line: line.stacked):
        if not stacked:
            cells.append(_cell(several, share))
            continue
        for line in several:
            items = tuple(_parts(item) for item in line.items)
            texts = (len(line.label), *items) if line.label else items
            many = brief and len(items) > _MANY
            cells.append(_Cell(texts, share, joined=False, columns=2 if many else 1))
    return _Stack(tuple(cells))


def _head(page: Page, shares: _Shares) -> _Row:
    """Both sides of the head, each with texts in several sizes of type."""
    left, right = shares[0] - 0.02, shares[1] - 0.03
    texts = ((len(page.title), 2.0), (len(page.summary), 1.13), (_lines(page.facts) + 16, 0.93))
    reading = (_Cell((8,), right, 1.9), _Cell(tuple(map(len, page.because)), right, 0.95, joined=False))
    return (_Stack(tuple(_Cell((length,), left, size) for length, size in texts)), _Stack(reading))


_MANY = 12
"""A longer list is set in two columns where there is little room."""


def _gate(row: GateLine, shares: _Shares, *, brief: bool) -> _Row:
    signals = [_parts(signal.parts) + 4 for signal in row.signals]
    signals += [_parts(said) for said in row.unsaid] or ([] if signals else [9])
    owners = tuple(_parts(owner) for owner in row.owners)
    action = (_parts(row.action) + len(row.treatment or ""),)
    return (
        _Cell(
            tuple(signals), shares[1], joined=False, columns=2 if brief and len(row.signals) > _MANY else 1
        ),
        _Cell(owners, shares[2], joined=False),
        _Cell(action, shares[3]),
    )


def _boxes(boxes: Iterable[Box], shares: _Shares, *, brief: bool) -> _Row:
    return tuple(
        _block(
            box.lines, share - 0.025, brief=brief, head=len(box.title) + round(len(box.because) * 0.88) + 3
        )
        for box, share in zip(boxes, shares, strict=True)
    )


def _loop(loop: LoopLine) -> tuple[int, ...]:
    return (
        _parts(loop.exception),
        sum(_parts(one) + 2 for one in loop.updates),
        _parts(loop.rhythm),
        _parts(loop.by),
        sum(_parts(one) for one in loop.learned),
    )


def _loop_shares(loops: list[tuple[int, ...]]) -> _Shares:
    """Each column as wide as its longest text needs, none too narrow to read."""
    if not loops:
        return _LOOPS
    longest = [min(120, max(texts)) + 8 for texts in zip(*loops, strict=True)]
    shares = [max(_LEAST_LOOP, length / sum(longest)) for length in longest]
    return tuple(share / sum(shares) for share in shares)


def _group(group: MissingGroup, *, joined: bool) -> _Row:
    """What a party settles: in two columns of about as many findings, or running on."""
    texts = [len(line.message) + 11 for line in group.lines]
    party = _Cell((len(group.party.value) + 9,), _PARTY, 0.88)
    if joined or len(texts) == 1:
        return (party, _Cell(tuple(texts), 2 * _FINDINGS))
    half = (len(texts) + 1) // 2
    return (party, *(_Cell(tuple(part), _FINDINGS, joined=False) for part in (texts[:half], texts[half:])))


def _cell(lines: Iterable[Line], share: float) -> _Cell:
    return _Cell(tuple(_line(line) for line in lines), share)


def _lines(lines: Iterable[Line]) -> int:
    return sum(_line(line) + 2 for line in lines)


def _line(line: Line) -> int:
    return len(line.label) + 1 + sum(_parts(item) + 3 for item in line.items)


def _parts(parts: Parts) -> int:
    return sum(len(part.text) for part in parts)
