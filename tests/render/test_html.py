"""The templates: each renders for any page, an unknown name is an error, and what comes out is good HTML."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from generator.check.assess import Assessment
from generator.check.standards import read_standards
from generator.render.assets import templates_folder
from generator.render.html import (
    Around,
    Neighbour,
    board_html,
    bundle_html,
    environment,
    pack_html,
    print_html,
    project_html,
    rules_html,
    trouble_html,
)
from generator.render.portfolio_pages import portfolio_pages
from generator.view.board import make_board
from generator.view.margin import NO_MARGIN
from generator.view.pack import make_pack
from generator.view.page import Page, make_page
from generator.view.rules import rule_families
from generator.view.trouble import Fault, Trouble
from tests.markup import HEADINGS, Element, parse
from tests.model.test_format import full
from tests.paging import SAMPLES, TODAY, judged, laid_out, paper, sample, screen, seen, web
from tests.portfolio import portfolio as whole_portfolio

HOSTILE = "<script>x</script> {{ 7*7 }} {% raw %} \" ' & [a](javascript:x) **b** \u202e`"

FILES = {
    "three lines": "format: 1\ntitle: T\nstage: idea\n",
    "nothing but a format": "format: 1\n",
    "an empty file": "",
    "unreadable": "format: 1\ntitle: [\n",
    "of the future": "format: 9\ntitle: T\n",
    "production without anything": "format: 1\ntitle: T\nstage: production\n",
    "retired": "format: 1\ntitle: T\nstage: retired\n",
    "full": json.dumps(full(0)[0]),
    "hostile": json.dumps({**full(1)[0], "title": HOSTILE, "summary": HOSTILE, "extra": {HOSTILE: HOSTILE}}),
    "open": json.dumps(dict.fromkeys(full(0)[0], "TBD, later")),
}


EDIT = "https://git.example.com/care/pages/blob/main/{file}#L{line}"


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Assessment]:
    """The samples, and projects of every other kind."""
    folder = tmp_path_factory.mktemp("pages")
    made = {name: judged(folder, text) for name, text in FILES.items()}
    return {**made, **{name: sample(name) for name in SAMPLES}}


@pytest.fixture(scope="module")
def pages(projects: dict[str, Assessment]) -> dict[str, Page]:
    """The pages of these projects."""
    return {name: make_page(project) for name, project in projects.items()}


@pytest.fixture(scope="module")
def bodies(
    pages: dict[str, Page], projects: dict[str, Assessment], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Element]:
    """Everything that is built, as trees: what is not well formed fails here."""
    folder = tmp_path_factory.mktemp("board")
    portfolio = [judged(folder, text, f"{name.replace(' ', '-')}.yaml") for name, text in FILES.items()]
    boards = {
        "board": board_html(make_board(HOSTILE, portfolio, TODAY, pdfs=True)),
        "board without papers": board_html(make_board("AI projects", portfolio[:1], TODAY, pdfs=False)),
    }
    whole = whole_portfolio(tmp_path_factory.mktemp("portfolio"))
    found = {
        **{
            f"portfolio: {page.path}": page.html
            for page in portfolio_pages(whole, read_standards("", Path()), TODAY)
        },
        **{f"web: {name}": screen(project) for name, project in projects.items()},
        **{f"with source: {name}": screen(project, EDIT) for name, project in projects.items()},
        **{f"paper: {name}": paper(page) for name, page in pages.items()},
        **boards,
        "rules": rules_html(rule_families()),
    }
    return {name: parse(html) for name, html in found.items()}


# ---- the templates


def test_an_unknown_name_is_an_error() -> None:
    assert environment().undefined is StrictUndefined
    with pytest.raises(UndefinedError, match="'nothing' is undefined"):
        environment().from_string("{{ nothing }}").render()


def test_every_value_is_escaped() -> None:
    assert environment().from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"


def test_every_template_is_used(pages: dict[str, Page], projects: dict[str, Assessment]) -> None:
    environment.cache_clear()
    found = environment()
    used: set[str] = set()
    inner = found.loader
    assert inner is not None
    load = inner.get_source

    def noted(environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        used.add(template)
        return load(environment, template)

    inner.get_source = noted  # type: ignore[method-assign]
    for name, page in pages.items():
        screen(projects[name])
        paper(page)
    board_html(make_board("T", [sample("ticket-classifier")], TODAY, pdfs=True))
    rules_html(rule_families())
    pack_html(make_pack("T", [sample("ticket-classifier")], TODAY), layout="", language="en")
    bundle_html([], title="T", layout="", language="en")
    list(portfolio_pages([], (), TODAY))
    trouble_html(Trouble("T", (Fault("wrong"),)))
    environment.cache_clear()
    folder = templates_folder()
    assert used == {path.relative_to(folder).as_posix() for path in folder.rglob("*.j2")}


def test_templates_decide_and_sort_nothing() -> None:
    for path in templates_folder().rglob("*.j2"):
        text = path.read_text(encoding="utf-8")
        for filtered in ("| safe", "|safe", "| sort", "| groupby", "now(", "| random"):
            assert filtered not in text, path.name


def test_the_same_page_makes_the_same_html(pages: dict[str, Page]) -> None:
    assert web(pages["full"]) == web(pages["full"])


def test_the_same_project_makes_the_same_screen(projects: dict[str, Assessment]) -> None:
    assert screen(projects["full"], EDIT) == screen(projects["full"], EDIT)


def test_only_the_layout_goes_in_unescaped(pages: dict[str, Page]) -> None:
    page = pages["three lines"]
    html = print_html(page, layout="a{b:c}", dense=True, cut="<b> Left out", rules="", language='"><b>')
    assert "<style>a{b:c}</style>" in html
    assert '<html lang="&#34;&gt;&lt;b&gt;">' in html
    assert "shortened texts end in […].&lt;b&gt; Left out" in html
    assert not isinstance(html, Markup)


def test_addresses_are_escaped(pages: dict[str, Page], projects: dict[str, Assessment]) -> None:
    bad = '"><b>'
    around = Around(bad, bad, bad, bad, bad, Neighbour(bad, bad), Neighbour(bad, bad))
    assert "<b>" not in project_html(pages["three lines"], NO_MARGIN, around)
    assert "<b>" not in screen(projects["full"], f"https://git.example.com/{bad}/{{file}}#L{{line}}")


# ---- what a reader meets


def test_hostile_text_is_shown_and_does_not_act(
    pages: dict[str, Page], projects: dict[str, Assessment]
) -> None:
    for html in (web(pages["hostile"]), screen(projects["hostile"], EDIT), paper(pages["hostile"])):
        assert parse(html).all("script", "img", "iframe", "object") == []
        assert (
            "<script>x</script> {{ 7*7 }} {% raw %} \" ' & [a](javascript:x) b \N{REPLACEMENT CHARACTER}`"
            in seen(html)
        )


def test_a_project_without_anything_has_a_page(pages: dict[str, Page]) -> None:
    text = seen(web(pages["nothing but a format"]))
    assert text.startswith(
        "All projects One-page PDF YAML file 15 missing As of 22 Nov 2026 · projects/triage.yaml · format 1 triage"
    )


def test_an_unreadable_file_has_a_page_that_says_what_is_wrong(pages: dict[str, Page]) -> None:
    (group,) = pages["unreadable"].missing.groups
    (line,) = group.lines
    assert seen(web(pages["unreadable"])) == (
        "All projects One-page PDF YAML file As of 22 Nov 2026 · projects/triage.yaml · format unknown triage"
        " This project's file cannot be read, so its page cannot be made. Every other project is unaffected."
        " Not readable projects/triage.yaml What is wrong, and where"
        f" SRC001 line 2, column 8: {line.message} {line.hint}title: [ ^"
    )


def test_nothing_missing_is_good_news(tmp_path: Path) -> None:
    text = seen(
        web(
            laid_out(
                tmp_path, "format: 1\ntitle: T\nstage: retired\ngovernance: {decisions: [{outcome: stop}]}\n"
            )
        )
    )
    assert "Missing on this page 0 Nothing is missing at this stage." in text
    assert " missing As of" not in text


def test_paper_has_a_box_for_the_decision(pages: dict[str, Page]) -> None:
    assert (
        "Decision Release to all enterprise customers, due 4 Dec 2026 Go Hold StopReason Dana Fox, date"
        in seen(paper(pages["ticket-classifier"]))
    )
    assert "Decision none is planned Go Hold StopReason Name, date" in seen(paper(pages["three lines"]))


def test_paper_says_that_it_was_cut(pages: dict[str, Page]) -> None:
    html = print_html(
        pages["full"], layout="", dense=True, cut=" Left out: 2 links.", rules="", language="en"
    )
    assert seen(html).endswith("Cut to fit on one sheet: shortened texts end in […]. Left out: 2 links.")
    assert "Cut to fit" not in seen(paper(pages["full"]))


# ---- good HTML


def test_no_id_is_there_twice(bodies: dict[str, Element]) -> None:
    for name, body in bodies.items():
        ids = [element.attributes["id"] for element in body.walk() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), name
        assert all(one and " " not in one for one in ids), name


def test_headings_stand_in_order_without_a_skip(bodies: dict[str, Element]) -> None:
    for name, body in bodies.items():
        levels = [int(heading.name[1]) for heading in body.all(*HEADINGS)]
        assert levels[:1] == [1], name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name
        assert all(heading.text.strip() for heading in body.all(*HEADINGS)), name


def test_every_table_has_header_cells_with_a_scope(bodies: dict[str, Element]) -> None:
    for name, body in bodies.items():
        for table in body.all("table"):
            columns = [cell.attributes.get("scope") for head in table.all("thead") for cell in head.all("th")]
            assert set(columns) <= {"col"}, name
            rows = [cell.attributes.get("scope") for tbody in table.all("tbody") for cell in tbody.all("th")]
            assert set(rows) <= {"row"}, name
            assert columns or len(rows) == len(list(table.all("tr"))), name
            widths = {
                sum(
                    int(cell.attributes.get("colspan", 1)) for cell in row.walk() if cell.name in {"td", "th"}
                )
                for row in table.all("tr")
            }
            assert len(widths) == 1, name
            assert widths == {len(columns)} or not columns, name
            assert all(cell.text.strip() for head in table.all("thead") for cell in head.all("th")), name


def test_every_sign_that_is_used_is_drawn(bodies: dict[str, Element]) -> None:
    for name, body in bodies.items():
        drawn = {f"#{element.attributes.get('id')}" for element in body.walk()}
        assert {use.attributes["xlink:href"] for use in body.all("use")} <= drawn, name


def test_every_drawing_has_a_role_and_a_label(bodies: dict[str, Element]) -> None:
    for name, body in bodies.items():
        for drawing in body.all("svg"):
            if drawing.attributes.get("aria-hidden") != "true":
                assert drawing.attributes.get("role") in {"img", "group"}, name
                assert drawing.attributes.get("aria-label", "").strip(), name


def test_drawings_point_with_the_old_attribute(bodies: dict[str, Element]) -> None:
    """Material's instant navigation writes to the `href` of every element that has one, and fails on those of SVG."""
    for name, body in bodies.items():
        for drawing in body.all("svg"):
            assert not [one for one in drawing.walk() if "href" in one.attributes], name


def test_every_link_has_a_text_and_leads_somewhere(bodies: dict[str, Element]) -> None:
    for name, body in bodies.items():
        ids = {element.attributes.get("id") for element in body.walk()}
        for link in body.all("a"):
            target = link.attributes.get("href") or link.attributes["xlink:href"]
            assert link.text.strip() or link.attributes.get("aria-label", "").strip(), name
            ways = ("https://", "http://", "mailto:", "../", "projects/", "decisions/", "pdf/", "#", "?")
            assert target.startswith(ways) or target == "x.yaml", (name, target)
            assert not target.startswith("#") or target[1:] in ids, (name, target)


def test_nothing_stands_where_html_does_not_allow_it(bodies: dict[str, Element]) -> None:
    """Blocks in paragraphs and headings, list items outside of lists, links in links, cells outside of rows."""
    blocks = {"p", "div", "ul", "li", "table", "section", "header", "nav", "pre", "figure", *HEADINGS}
    parents = {
        "li": {"ul"},
        "tr": {"thead", "tbody"},
        "td": {"tr"},
        "th": {"tr"},
        "thead": {"table"},
        "tbody": {"table"},
    }
    for name, body in bodies.items():
        for element in body.walk():
            inside = [child for child in element.children if isinstance(child, Element)]
            for child in inside:
                if child.name in parents:
                    assert element.name in parents[child.name], (name, child.name, element.name)
            if element.name in {"p", "span", "a", "strong", "em", "code", *HEADINGS}:
                below = {one.name for child in inside for one in child.walk()}
                assert not below & blocks, (name, element.name, below & blocks)
            if element.name == "a":
                assert not any(child.all("a") for child in inside), name
            if element.name in {"ul", "table", "thead", "tbody", "tr"}:
                assert not any(isinstance(child, str) and child.strip() for child in element.children), name


def test_a_part_that_can_be_scrolled_can_be_reached(bodies: dict[str, Element]) -> None:
    for name, frame in (("board", "gp-table-frame"), ("rules", "gp-frame")):
        frames = [element for element in bodies[name].walk() if element.of(frame)]
        assert frames
        assert all(
            (one.attributes["role"], one.attributes["tabindex"]) == ("region", "0")
            and (one.attributes.get("aria-label") or one.attributes["aria-labelledby"])
            for one in frames
        )


def test_paper_is_a_whole_document_with_title_and_language(bodies: dict[str, Element]) -> None:
    for name, body in bodies.items():
        if name.startswith("paper: "):
            (root,) = body.all("html")
            assert root.attributes == {"lang": "en"}
            (title,) = body.all("title")
            assert title.text.strip(), name


def test_no_markup_of_ours_is_shown_as_text(bodies: dict[str, Element]) -> None:
    """Neither the ways to the lines of the source nor what else stands beside a field."""
    sourced = {name: body for name, body in bodies.items() if name.startswith("with source")}
    assert sum(one.of("gp-at") for one in sourced["with source: full"].walk()) > 50
    assert [name for name, body in sourced.items() if 'class="gp-' in body.text] == []
