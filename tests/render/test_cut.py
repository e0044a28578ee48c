"""Cutting a page: nothing is cut that fits, every cut is seen and counted, rows of the page's own structure stay."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from generator.render.cut import LIMITS, MARK, Cutting, cut_page, length
from generator.view.page import Page
from tests.paging import laid_out, paper, seen

ENDLESS = 10_000


def crowded(folder: Path, stage: str = "production") -> Page:
    """A page with too much of everything."""
    words = "word " * 300
    text = (
        f"format: 1\ntitle: {words}\nsummary: {words}\nstage: {stage}\n"
        f"tags: [{', '.join(f't{n}' for n in range(30))}]\n"
        f"specification:\n  workflow: {words}\n  quality: [{', '.join(f'criterion {n}' for n in range(30))}]\n"
        "gate:\n"
        f"  go: {{signals: [{', '.join(f'signal {n}' for n in range(30))}], action: {words}}}\n"
        f"  stop: {{signals: [A], owner: [{', '.join(f'Dana Fox{n}' for n in range(12))}]}}\n"
        "learning:\n"
        + "".join(f"  - {{exception: {words}, updates: [a, b, c], log: [d, e, f]}}\n" for _ in range(12))
    )
    text += "governance:\n  log:\n" + "".join(
        f"    - {{day: 2026-01-{n:02}, what: {words}}}\n" for n in range(1, 29)
    )
    text += "doubts:\n" + "".join(f"  - {{about: stage, text: {words}}}\n" for _ in range(12))
    text += "links:\n" + "".join(f"  l{n}: https://x.example/{n}\n" for n in range(12))
    text += "extra:\n" + "".join(f"  k{n}: {words}\n" for n in range(12))
    text += "waivers:\n" + "".join(f"  - {{rule: OPS001, reason: {words}}}\n" for _ in range(12))
    return laid_out(folder, text)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    return crowded(tmp_path_factory.mktemp("crowded"))


def test_nothing_is_cut_where_everything_fits(page: Page) -> None:
    whole = cut_page(page, ENDLESS, ENDLESS)
    assert whole.page == page
    assert (whole.told, whole.left_out) == ("", Counter())


def test_a_text_that_is_as_long_as_the_limit_is_whole(tmp_path: Path) -> None:
    found = laid_out(tmp_path, f"format: 1\ntitle: {'x' * 50}\nstage: idea\n")
    assert cut_page(found, 50, ENDLESS).page.title == "x" * 50
    assert cut_page(found, 49, ENDLESS).page.title == "x" * 45 + MARK


def test_a_cut_text_ends_in_the_mark_without_a_blank_before_it(tmp_path: Path) -> None:
    found = laid_out(tmp_path, "format: 1\ntitle: one two three four five six\nstage: idea\n")
    assert cut_page(found, 12, ENDLESS).page.title == "one two […]"


def texts(value: object) -> Iterator[str]:
    """Every text in a display value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (text for one in value for text in texts(one))
    elif dataclasses.is_dataclass(value):
        yield from (text for one in dataclasses.fields(value) for text in texts(getattr(value, one.name)))


def test_no_text_is_longer_than_the_limit(page: Page) -> None:
    for longest in (900, 100, 20):
        found = list(texts(cut_page(page, longest, ENDLESS).page))
        assert max(len(text) for text in found if text != page.file) == longest
        assert any(text.endswith(MARK) for text in found)


def test_what_was_left_out_is_told_in_words(page: Page) -> None:
    findings = sum(max(0, len(group.lines) - 10) for group in page.missing.groups)
    assert cut_page(page, ENDLESS, 10).told == (
        f"40 entries, 20 signals, 2 decision owners, {findings} findings, 2 improvement loops,"
        " 18 decisions and events, 2 doubts, 2 waivers, 2 notes, 2 links"
    )


@pytest.mark.parametrize(
    ("name", "count", "told"),
    [
        ("Line.items", 1, "1 entry"),
        ("Line.items", 2, "2 entries"),
        ("MissingGroup.lines", 1, "1 finding"),
        ("Page.history", 2, "2 decisions and events"),
        ("Page.because", 1, "1 reason"),
    ],
)
def test_one_is_told_as_one(name: str, count: int, told: str, page: Page) -> None:
    assert Cutting(page, Counter({name: count})).told == told


def test_the_rows_of_the_page_itself_stay(page: Page) -> None:
    short = cut_page(page, 20, 1).page
    assert [pair.label for pair in short.pairs] == ["Scope", "Output", "Quality", "Integration", "Cost"]
    assert [len(pair.specification) for pair in short.pairs] == [
        len(pair.specification) for pair in page.pairs
    ]
    assert [line.outcome for line in short.gate] == [line.outcome for line in page.gate]
    assert [box.title for box in short.boxes] == ["Governance", "Evaluation", "Ownership"]
    assert [group.party for group in short.missing.groups] == [group.party for group in page.missing.groups]
    assert (short.outcome, short.complete, short.required) == (page.outcome, page.complete, page.required)
    assert len(short.because) == 1


def test_what_names_the_page_is_never_cut(page: Page) -> None:
    short = cut_page(page, 5, 1).page
    assert (short.file, short.address, short.as_of) == ("projects/triage.yaml", "triage", "22 Nov 2026")


def test_the_limits_grow_tighter_one_by_one(page: Page) -> None:
    lengths = [length(cut_page(page, *limit).page) for limit in LIMITS]
    assert all(before >= after for before, after in pairwise(lengths))
    assert lengths[0] > 4 * lengths[-1]


def test_a_page_that_was_cut_is_not_cut_further_by_the_same_limit(page: Page) -> None:
    once = cut_page(page, 80, 10)
    twice = cut_page(once.page, 80, 10)
    assert twice.page == once.page
    assert twice.told == ""


def test_a_cut_page_still_has_a_template(page: Page) -> None:
    assert "word w […]" in seen(paper(cut_page(page, 20, 1).page))


def test_length_counts_what_paper_shows(tmp_path: Path) -> None:
    short = laid_out(tmp_path, "format: 1\ntitle: T\nstage: idea\n")
    longer = laid_out(tmp_path, "format: 1\ntitle: TTTTT\nstage: idea\n")
    assert length(longer) == length(short) + 4
    found = crowded(tmp_path)
    shown = len("".join(seen(paper(found), "gp-hint", "gp-id", "gp-label").split()))
    assert 0.8 < shown / length(found) < 1.4


def test_of_an_unreadable_file_the_lines_of_the_file_count(tmp_path: Path) -> None:
    one = laid_out(tmp_path, "format: 1\ntitle: [\n")
    other = laid_out(tmp_path, "format: 1\ntitle: [  # a remark on this line\n")
    assert length(other) == length(one) + len("  # a remark on this line")
