"""How high a page will come out, guessed from its texts: so that the first layout is nearly always the last.

In: a page of display-ready values. Out: a height for a type size. Only a guess: whatever it says, the page is laid out
and measured before it is used. Columns are those of `print.css`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
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

    def lines(self, width: float, dense: bool) -> float:
        """How many lines of the page's own type size it takes, ``width`` being that of the page in em."""
        column = max(4.0, (width * self.share - 0.6) / self.size)
        texts = (sum(self.texts),) if dense and self.joined else self.texts
        return self.size * sum(max(1, ceil(text * _LETTER * _WASTE / column)) for text in texts)


_Row = tuple[_Cell, ...]
"""Cells side by side: the highest counts."""

_Shares = tuple[float, ...]

_PAIRS: tuple[_Shares, ...] = tuple(
    (0.09, 0.91 - other, other) for other in (0.43, 0.39, 0.35, 0.47, 0.51, 0.55)
)
_GATE: tuple[_Shares, ...] = tuple(
    (0.075, signals, owners, 0.925 - signals - owners)
    for signals in (0.46, 0.41, 0.36, 0.51, 0.56)
    for owners in (0.18, 0.14, 0.22)
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
_LOOPS: _Shares = (0.25, 0.2, 0.17, 0.13, 0.25)
"""Widths that columns may have. Of equally good ones the first is taken."""

_LEAST_LOOP = 0.11
_TRIED_WIDTH = 75.0
"""Em of a page on which the widths are tried: about the middle of what there is."""


@dataclass(frozen=True)
class _Style:
    """What a setting adds, in em: the height of a line, of a row's padding, of a section's head."""

    line: float
    row: float
    section: float
    fixed: float
    measured: float
    """What laid-out pages were of the estimate, in the middle."""


_STYLES = {False: _Style(1.3, 0.8, 2.5, 10.0, 0.951), True: _Style(1.2, 0.32, 1.7, 20.0, 0.851)}


@dataclass(frozen=True)
class Columns:
    """The widths of columns, in shares of the page: as a page's texts need them, so that it comes out low."""

    pairs: _Shares
    gate: _Shares
    loops: _Shares
    boxes: _Shares

    @property
    def rules(self) -> str:
        """The same as CSS, in which padding does not count as width. The last column takes what is left."""
        return "".join(
            f".gp-print {selector}:nth-child({number}){{width:{(share - padding) * 100:.1f}%}}"
            for selector, padding, shares in (
                (".gp-pairs thead th", 0.014, self.pairs),
                (".gp-gate thead th", 0.014, self.gate),
                (".gp-loops thead th", 0.014, self.loops),
                (".gp-box", 0.022, self.boxes),
            )
            for number, share in enumerate(shares[:-1], 1)
        )


class Estimate:
    """The rows of a page, counted once for every size."""

    def __init__(self, page: Page) -> None:
        self._rows: list[_Row] = []
        self._plain: list[_Row] = []
        self._sections = 0
        self.columns = Columns(_PAIRS[0], _GATE[0], _LOOPS, _BOXES[0])
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
        head = _Cell((len(page.title),), 0.67, 2.0, joined=False)
        why = _Cell(tuple(map(len, page.because)), 0.29, 0.9)
        self._plain.append((head, why))
        self._plain += [
            (_Cell((len(page.summary),), 0.67, 1.13),),
            (_Cell((_lines(page.facts),), 0.67, 0.93),),
        ]
        pairs, shares_of_pairs = _best(_PAIRS, lambda shares: [_pair(pair, shares) for pair in page.pairs])
        gate, shares_of_gate = _best(_GATE, lambda shares: [_gate(row, shares) for row in page.gate])
        boxes, shares_of_boxes = _best(_BOXES, lambda shares: [_boxes(page.boxes, shares)])
        loops = [_loop(loop) for loop in page.loops]
        shares_of_loops = _loop_shares(loops)
        self.columns = Columns(shares_of_pairs, shares_of_gate, shares_of_loops, shares_of_boxes)
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
        for group in missing.groups:
            self._plain.append((_Cell(_group(group)),))
        if page.doubts:
            self._plain.append((_Cell((8, *(_line(line) for line in page.doubts))),))
        if missing.waived or page.waivers:
            waived = (12 + len(one.message) + _parts(one.waiver) for one in missing.waived)
            self._plain.append((_Cell((9, *waived, *(_line(line) for line in page.waivers))),))
        if missing.later:
            self._plain.append(
                (
                    _Cell(
                        (28, sum(len(one.message) + 10 for one in missing.later)),
                    ),
                )
            )


def _height(rows: Iterable[_Row], width: float, dense: bool) -> float:
    return sum(max(cell.lines(width, dense) for cell in row) for row in rows)


def _best(choices: tuple[_Shares, ...], make: Callable[[_Shares], list[_Row]]) -> tuple[list[_Row], _Shares]:
    """The rows that come out lowest, and the widths of their columns."""
    made = [(make(shares), shares) for shares in choices]
    return min(made, key=lambda one: _height(one[0], _TRIED_WIDTH, dense=True))


def _pair(pair: Pair, shares: _Shares) -> _Row:
    return (_cell(pair.specification, shares[1]), _cell(pair.operations, shares[2]))


def _gate(row: GateLine, shares: _Shares) -> _Row:
    signals = [_parts(signal.parts) + 4 for signal in row.signals]
    signals += [_parts(said) for said in row.unsaid] or ([] if signals else [9])
    owners = tuple(_parts(owner) for owner in row.owners)
    action = (_parts(row.action) + len(row.treatment or ""),)
    return (
        _Cell(tuple(signals), shares[1], joined=False),
        _Cell(owners, shares[2], joined=False),
        _Cell(action, shares[3]),
    )


def _boxes(boxes: Iterable[Box], shares: _Shares) -> _Row:
    return tuple(
        _Cell((len(box.title) + len(box.because) + 3, *(_line(line) for line in box.lines)), share - 0.02)
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


def _group(group: MissingGroup) -> tuple[int, ...]:
    return (len(group.party.value) + 9, *(len(line.message) + 19 for line in group.lines))


def _cell(lines: Iterable[Line], share: float) -> _Cell:
    return _Cell(tuple(_line(line) for line in lines), share)


def _lines(lines: Iterable[Line]) -> int:
    return sum(_line(line) + 2 for line in lines)


def _line(line: Line) -> int:
    return len(line.label) + 1 + sum(_parts(item) + 3 for item in line.items)


def _parts(parts: Parts) -> int:
    return sum(len(part.text) for part in parts)
