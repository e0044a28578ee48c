"""Every field has an explanation, and the guide a place to which it leads."""

from generator.render.portfolio_pages import portfolio_pages
from generator.view.explained import explanations
from tests.markup import parse
from tests.paging import TODAY, sample


def fields() -> dict[str, list[str]]:
    return dict(explanations()["fields"])  # type: ignore[arg-type]


def test_a_field_is_told_with_guidance_example_stage_and_party() -> None:
    assert fields()["operations.rollback"] == [
        "Way back",
        "How work goes on without the AI, and when that was last tried.",
        "{path: Switch routing rule R-17 off, by: Priya Nair, rehearsed: 2026-10-15}",
        "Due from Pilot, settled by IT operations",
    ]
    assert all(title and guidance and example for title, guidance, example, _ in fields().values())


def test_every_explanation_leads_to_a_place_in_the_guide() -> None:
    pages = portfolio_pages([sample("ticket-classifier")], (), TODAY)
    (guide,) = (page for page in pages if page.path == "guide/index")
    ids = {element.attributes.get("id") for element in parse(guide.html).walk()}
    assert set(fields()) - ids == set()
