"""Rules of the page on paper. Only the commands that lay pages out can judge them."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.overflow import longest_fields
from generator.check.rule import rule
from generator.findings import Gap, Party
from generator.model.field import Stage

_NAMED = 3
"""Fields that the finding names at most."""

_WORTH_NAMING = 0.05
"""The least share of the page's text."""


@rule(
    "PAG001",
    "the page does not fit on one printed page",
    since=Stage.IDEA,
    settles=Party.BUILD,
    on_paper=True,
)
def page_overflows(case: Case) -> Iterator[Gap]:
    """The page needs more room than one sheet of paper has, even in the smallest readable type.

    What it checks:
        In type of 6.5 pt everything that the page says fits on one sheet. Only a layout shows that: `gatepage build`,
        `gatepage pdf` and `gatepage pack` judge it, `gatepage check` does not. It enters neither the reading nor the
        page's own list of gaps.

    Why it matters:
        A committee decides with one sheet in its hands. What has no room on it is cut, visibly, and is decided upon
        without having been read.

    Bad:
        specification:
          excluded:
            [
              &x "Cases that belong to another desk, since its people know the customer, the contract and its story",
              *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x,
              *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x,
              *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x,
              *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x,
              *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x,
              *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x, *x,
            ]

    Good:
        specification:
          excluded:
            - Cases that belong to another desk
    """
    if case.overflow is None:
        return
    fields = longest_fields(case.document)
    least = _WORTH_NAMING * sum(length for _, length in fields)
    longest = [field for field in fields[:_NAMED] if field[1] >= least]
    named = ", ".join(f"`{'.'.join(map(str, route))}` ({length:,} characters)" for route, length in longest)
    over = case.overflow
    yield Gap(
        longest[0][0] if longest else (),
        f"the page overflows one {over.paper} sheet by {over.percent} % at {over.points:g} pt, and is cut; "
        f"its longest texts: {named}",
        "shorten them, or put the detail into a document and name it in `links`",
        on="key",
    )
