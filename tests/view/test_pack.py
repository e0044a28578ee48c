"""The pack around its pages: what it lists, and how it keeps short for few projects and whole for many."""

from pathlib import Path

import pytest

from generator.render.html import pack_html
from generator.view.pack import BAR, Pack, make_pack
from generator.view.project_link import ProjectLink, in_brief
from tests.paging import TODAY, judged

DUE = "governance:\n  decisions:\n    - {decision: Start, by: Ada Roth, due: 2026-12-0%d}\n"


def pack_of(folder: Path, count: int, more: str = "") -> Pack:
    texts = [
        f"format: 1\ntitle: Project {n:02}\nstage: idea\n{more % (n % 9 + 1) if more else ''}"
        for n in range(count)
    ]
    return make_pack("AI", [judged(folder, text, f"p{n:02}.yaml") for n, text in enumerate(texts)], TODAY)


def html(pack: Pack) -> str:
    return pack_html(pack, layout="", language="en")


@pytest.mark.parametrize(("count", "on_cover"), [(1, True), (14, True), (15, False)])
def test_contents_stand_on_the_cover_where_they_are_short(tmp_path: Path, count: int, on_cover: bool) -> None:
    pack = pack_of(tmp_path, count)
    assert pack.on_cover is on_cover
    text = html(pack)
    cover, _, rest = text.partition("</section>")
    assert ('id="pk-contents"' in cover) is on_cover
    assert text.count('id="pk-contents"') == 1
    listed = cover if on_cover else rest
    assert [listed.count(f'href="#p-p{n:02}"') > 0 for n in range(count)] == [True] * count
    assert text.count('class="pk-page"') == count


@pytest.mark.parametrize(("count", "together"), [(7, True), (8, False)])
def test_decisions_and_glance_share_a_page_where_both_are_short(
    tmp_path: Path, count: int, together: bool
) -> None:
    pack = pack_of(tmp_path, count, DUE)
    assert len(pack.decisions.due) == count
    assert pack.together is together
    assert ("pk-part--goes-on" in html(pack)) is together


def test_every_outcome_is_counted_those_of_no_project_too(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, 3)
    assert [(one.label, one.count, one.width) for one in pack.outcomes] == [
        ("Go", 0, 0.0),
        ("Hold", 3, float(BAR)),
        ("Stop", 0, 0.0),
    ]
    assert "Go: 0, Hold: 3, Stop: 0" in html(pack)


def test_a_file_that_cannot_be_read_is_counted_apart(tmp_path: Path) -> None:
    broken = judged(tmp_path, "format: 1\ntitle: [\n", "broken.yaml")
    pack = make_pack("AI", [broken, judged(tmp_path, "format: 1\ntitle: T\nstage: idea\n")], TODAY)
    assert [(one.label, one.count) for one in pack.outcomes] == [
        ("Go", 0),
        ("Hold", 1),
        ("Stop", 0),
        ("Not readable", 1),
    ]


def test_a_single_project_is_named_without_others() -> None:
    one, two = (ProjectLink(id=name, title=name, address=name, stage="", rest="") for name in ("A", "B"))
    assert (in_brief([one]), in_brief([one, two])) == ("A", "A and 1 more")
