"""Spreading what room is left: parts move with all that is drawn of them, the box to write in grows with its lines."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.render.estimate import Estimate
from generator.render.fitting import Layout, lay_out
from generator.render.paper import Paper
from generator.render.spread import spread
from generator.view.page import Page, make_page
from tests.paging import laid_out, sample


def strip(page: Page) -> Any:
    """The page as WeasyPrint has laid it out."""
    layout = Layout(8.0, dense=True)
    return lay_out(page, Paper(), layout, Estimate(page).columns).document.pages[0]


def named(page: Any, name: str) -> list[Any]:
    """The boxes of the elements of a class, without those that stand for parts of them."""
    boxes = page._page_box.descendants()
    found = [box for box in boxes if box.element is not None and name in box.element.get("class", "").split()]
    return list({id(box.element): box for box in reversed(found)}.values())[::-1]


@pytest.mark.parametrize("room", [40.0, 200.0, 500.0])
def test_the_parts_fill_the_room_and_keep_their_order_and_their_grounds(room: float) -> None:
    page = strip(make_page(sample("ticket-classifier")))
    (before,) = named(page, "gp-decision")
    foot = before.position_y + before.margin_height()
    page = spread(page, room)
    sections = [*named(page, "gp-head"), *named(page, "gp-section"), *named(page, "gp-decision")]
    assert len(sections) == 9
    for above, below in pairwise(sections):
        assert above.position_y + above.margin_height() <= below.position_y + below.margin_top + 0.01
    assert sections[-1].position_y + sections[-1].margin_height() == pytest.approx(foot + room)
    grounds = [box for box in page._page_box.descendants() if getattr(box, "background", None)]
    painted = [
        (area[:2], (box.border_box_x(), box.border_box_y()))
        for box in grounds[1:]
        for layer in box.background.layers
        for area in [layer.painting_area, *layer.clipped_boxes]
    ]
    assert len(painted) > 10
    for at, of in painted:
        assert at == pytest.approx(of)


def test_ticks_and_lines_to_write_on_stay_side_by_side_within_their_box() -> None:
    page = spread(strip(make_page(sample("ticket-classifier"))), 300.0)
    (box,) = named(page, "gp-decision")
    bottoms = [
        cell.position_y + cell.border_height()
        for name in ("gp-decision__choice", "gp-decision__reason", "gp-decision__maker")
        for cell in named(page, name)
    ]
    assert len(bottoms) == 5
    assert bottoms == pytest.approx([bottoms[0]] * 5)
    assert bottoms[0] < box.position_y + box.margin_height() - box.padding_bottom + 0.01
    (tick, *_), (choice, *_) = named(page, "gp-tick"), named(page, "gp-decision__choice")
    assert choice.position_y < tick.position_y < bottoms[0]


def test_links_and_bookmarks_lead_to_where_the_parts_are_now() -> None:
    page = strip(make_page(sample("ticket-classifier")))
    before = {label: at for _, label, at, _ in page.bookmarks}
    after = {label: at for _, label, at, _ in spread(page, 200.0).bookmarks}
    assert after["Support-ticket classifier"] == before["Support-ticket classifier"]
    moved = [after[label][1] - before[label][1] for label in before]
    assert moved == sorted(moved)
    assert moved[-1] > 100


def test_a_page_without_a_decision_box_stays_as_it_is(tmp_path: Path) -> None:
    page = strip(laid_out(tmp_path, "format: 1\ntitle: [\n"))
    assert spread(page, 300.0) is page
