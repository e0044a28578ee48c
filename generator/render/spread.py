"""Spreads the room that a page leaves on its sheet, so that a sheet is always full and never looks half printed.

In: a page that WeasyPrint has laid out, and how much room is left. Out: the same page with its sections further
apart, more room to write in its decision box, and that box at the foot.
"""

from __future__ import annotations

from typing import Any

_GAP, _WRITING, _MOST_WRITING = 11.0, 34.0, 95.0
"""Pixels: how much further apart sections may stand, and how much higher the box for the reason may grow, at first
and where there is more room than sections should take."""


def spread(page: Any, room: float) -> Any:
    """Spread ``room`` pixels over a page. One without a decision box stays as it is."""
    from weasyprint.document import Page

    box = page._page_box  # noqa: SLF001 - there is no other way to move what was laid out
    article = _first(box, "gp-page")
    parts = [part for part in article.children if _is(part, "gp-section") or _is(part, "gp-decision")]
    if room <= 1 or not _is(parts[-1], "gp-decision"):
        return page
    writing = min(room * 0.4, _WRITING)
    gap = min((room - writing) / len(parts), _GAP)
    writing = min(room - gap * len(parts), max(writing, _MOST_WRITING))
    moved = 0.0
    for part in article.children:
        if part is parts[-1]:
            _move(part, room - writing)
            _grow(part, writing)
            moved = room
        else:
            moved += gap if part in parts else 0
            _move(part, moved)
    return Page(box)


def _move(part: Any, by: float) -> None:
    """Move a part of the page down. Where grounds are painted is known apart from their boxes."""
    part.translate(dy=by)
    for box in part.descendants():
        if getattr(box, "background", None):
            layers = [
                layer._replace(
                    painting_area=_lower(layer.painting_area, by),
                    clipped_boxes=[_lower(clipped, by) for clipped in layer.clipped_boxes],
                )
                for layer in box.background.layers
            ]
            box.background = box.background._replace(layers=layers)


def _lower(area: Any, by: float) -> tuple[Any, ...]:
    """A rectangle further down; whatever else is told of it stays."""
    left, top, *rest = area
    return (left, top + by, *rest)


def _grow(decision: Any, by: float) -> None:
    """Make the fields higher that are filled in by hand; the boxes to tick stay beside their lines."""
    decision.height += by
    from weasyprint.formatting_structure.boxes import TableCellBox

    inside = [box for box in decision.descendants() if box is not decision]
    cells = [box for box in inside if isinstance(box, TableCellBox)]
    for holder in inside:
        if holder is not cells[0] and any(box is cells[0] for box in holder.descendants()):
            holder.height += by
    for cell in cells:
        if _is(cell, "gp-decision__choice"):
            cell.translate(dy=by)
        else:
            cell.height += by


def _is(box: Any, name: str) -> bool:
    """Whether a box is that of an element of a class."""
    return box.element is not None and name in box.element.get("class", "").split()


def _first(box: Any, name: str) -> Any:
    return next(one for one in box.descendants() if _is(one, name))
