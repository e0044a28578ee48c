"""References inside a page that lead nowhere.

In: a case. Out: a gap for each id or field that a page names and does not have. Files are no references.
"""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.naming import short
from generator.findings import Gap, Route
from generator.model.reference import follow
from generator.model.values.choice import closest
from generator.read.document import Scalar, Sequence

_CRITERIA: Route = ("specification", "quality")


def dead_references(case: Case) -> Iterator[Gap]:
    """Report ids in a signal's ``quality``, fields in ``filled``, in doubts and in waivers, and rules in waivers."""
    for _, row in case.artifact.gate.rows():
        for signal in row.signals:
            yield from _criteria(case, (*signal.route, "quality"))
            yield from _field(case, (*signal.route, "filled"), signal.filled)
    for doubt in case.artifact.doubts:
        yield from _field(case, (*doubt.route, "about"), doubt.about_)
    for waiver in case.artifact.waivers:
        yield from _rule((*waiver.route, "rule"), waiver.rule)
        yield from _field(case, (*waiver.route, "field"), waiver.field)


def _rule(route: Route, text: str | None) -> Iterator[Gap]:
    """A code that the catalogue does not have."""
    from generator.check.catalogue import catalogue  # the catalogue imports the rules, which import this

    if text is None or text.strip().upper() in catalogue():
        return
    meant = closest(text.strip().upper(), list(catalogue()))
    hint = f"did you mean `{meant}`?" if meant else "`gatepage explain --all` lists the rules"
    yield Gap(route, f"there is no rule `{short(text)}`", hint, values=(text,))


def _field(case: Case, route: Route, text: str | None) -> Iterator[Gap]:
    if text is None:
        return
    reference = follow(text, case.artifact)
    if reference.problem:
        yield Gap(route, reference.problem, reference.hint, values=(text,))


def _criteria(case: Case, route: Route) -> Iterator[Gap]:
    known = [criterion.id for criterion in case.artifact.specification.quality if criterion.id]
    if _unknown_criteria(case):
        return
    for place, name in _texts(case, route):
        if name in known:
            continue
        meant = closest(name, known)
        listed = f"known: {', '.join(known)}" if known else "give a quality criterion this id"
        hint = f"did you mean `{meant}`?" if meant else listed
        yield Gap(place, f"no quality criterion has the id `{name}`", hint, values=(name,))


def _unknown_criteria(case: Case) -> bool:
    """Whether the criteria, or the id of one of them, are absent or unreadable: then that alone is told."""
    unreadable = (*(problem.gap.route for problem in case.project.problems), *case.project.misspelt)
    return not case.artifact.specification.quality or any(
        route[:2] == _CRITERIA and (route[-1] in {"quality", "id"} or isinstance(route[-1], int))
        for route in unreadable
    )


def _texts(case: Case, route: Route) -> Iterator[tuple[Route, str]]:
    """The texts of a list, or of a single text in its place, each with its own route."""
    found = case.document.find(route)
    node = found[1] if found else None
    several = isinstance(node, Sequence)
    for index, entry in enumerate(node.items if isinstance(node, Sequence) else [node]):
        place = (*route, index) if several else route
        if isinstance(entry, Scalar) and not entry.empty and place not in case.project.open:
            yield place, entry.text.strip()
