"""What the search finds: a project by its parts, so that a result shows where a word stands."""

from generator.render.search import Entry
from generator.render.site import project_page, ways_around
from generator.render.site_page import SitePage
from generator.view.board import make_board
from tests.paging import TODAY, sample


def found(name: str) -> dict[str, Entry]:
    """The entries of a sample's page by their address."""
    project = sample(name)
    around = ways_around(make_board("T", [project], TODAY, pdfs=False), [project])
    page = project_page(project, around[name], "https://git.example.com/{file}#L{line}")
    return {entry.anchor: entry for entry in page.entries}


def test_a_project_is_found_by_its_parts() -> None:
    entry = found("ticket-classifier")
    assert {anchor: one.title for anchor, one in entry.items()} == {
        "": "Support-ticket classifier",
        "specification": "Specification and operations",
        "gate": "Gate",
        "learning": "Learning",
        "governance": "Governance nothing that is due is missing",
        "evaluation": "Evaluation nothing that is due is missing",
        "ownership": "Ownership nothing that is due is missing",
        "history": "Decided and happened",
        "missing": "Missing on this page 1, and 1 set aside",
        "notes": "Notes",
    }
    assert "Dana Fox, director customer care" in entry["ownership"].text
    assert "SPC009 quality criterion complaint-recall misses its target" in entry["missing"].text
    assert entry[""].text.endswith(" ticket-classifier")
    assert "cost centre CC-4711" in entry["notes"].text


def test_no_word_is_taken_apart() -> None:
    text = found("ticket-classifier")["missing"].text
    assert "specification.quality[complaint-recall].actual" in text


def test_a_page_of_the_site_is_found_by_its_headings() -> None:
    html = (
        '<h1>Rules</h1><p>Lead</p><h2 id="ops">Operations</h2><table><tr><td>x</table><p>Text &amp; more</p>'
    )
    assert SitePage("rules/index", "Rules", html, True).entries == (
        Entry("", "Rules", "Lead"),
        Entry("ops", "Operations", "Text &amp; more"),
    )
