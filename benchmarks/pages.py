"""The same pages as a team would write them by hand in Markdown, for plain MkDocs.

In: assessed projects and a folder. Out: `docs/` with one Markdown file for each page that we make, holding the same
texts in headings, tables and lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.corpus import TODAY
from benchmarks.markdown import markdown
from generator.check.assess import Assessment
from generator.check.standards import read_standards
from generator.render.portfolio_pages import portfolio_pages
from generator.view.page import Page, make_page
from generator.view.parts import Line, Part, Tone
from generator.view.rules import RuleEntry, rule_families

_MARKS = {Tone.STRONG: "**", Tone.MUTED: "_", Tone.BAD: "**"}


def write_pages(portfolio: Sequence[Assessment], docs: Path) -> None:
    """Write the home page, a page for each project, those about the whole portfolio, the guide and the rules."""
    pages = [make_page(assessment) for assessment in portfolio]
    _write(docs / "index.md", _home(pages))
    for page in pages:
        _write(docs / "projects" / page.address / "index.md", _project(page))
    _write(docs / "rules" / "index.md", _rules())
    for other in portfolio_pages(portfolio, read_standards("", docs), TODAY):
        _write(docs / f"{other.path}.md", markdown(other.html))


def _write(file: Path, lines: Iterable[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield ""
    yield f"| {' | '.join(heads)} |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '&#124;') or ' ' for cell in row)} |"
    yield ""


def _run(parts: Iterable[Part]) -> str:
    texts = ((part.text.strip(), _MARKS.get(part.tone, "")) for part in parts)
    return " ".join(f"{mark}{text}{mark}" if text.isalnum() else text for text, mark in texts)


def _line(line: Line) -> str:
    label = f"**{line.label}:** " if line.label else ""
    return label + ("; " if line.stacked else ", ").join(_run(item) for item in line.items)


def _cell(lines: Iterable[Line]) -> str:
    return "<br>".join(_line(line) for line in lines)


def _project(page: Page) -> Iterator[str]:
    yield f"# {page.title}"
    yield from ("", "[All projects](../../index.md)", "", page.summary, "")
    yield from (f"- {_line(line)}" for line in page.facts)
    yield f"- **Complete:** {page.complete} of {page.required}"
    yield from ("", f"## Reading: {page.outcome.label}", "")
    yield from (f"- {reason}" for reason in page.because)
    yield from ("", "## Specification and operations")
    rows = ((f"**{pair.label}**", _cell(pair.specification), _cell(pair.operations)) for pair in page.pairs)
    yield from _table(("Item", "Specification", "Operations"), rows)
    yield "## Gate"
    gate = (
        (
            f"**{row.outcome.label}**",
            "<br>".join(f"{signal.state}: {_run(signal.parts)}" for signal in row.signals),
            "<br>".join(_run(owner) for owner in row.owners),
            f"{_run(row.action)} {row.treatment}".strip(),
        )
        for row in page.gate
    )
    yield from _table(("Outcome", "Signal", "Decision owner", "Next action"), gate)
    yield "## Learning"
    loops = (
        (
            _run(loop.exception),
            ", ".join(_run(update) for update in loop.updates),
            _run(loop.rhythm),
            _run(loop.by),
            "<br>".join(_run(lesson) for lesson in loop.learned),
        )
        for loop in page.loops
    )
    yield from _table(("Exception", "Updates", "Loop", "By", "Learned"), loops)
    yield "## Three-point check"
    for box in page.boxes:
        yield from ("", f"### {box.title}", "")
        yield from (f"- {_line(line)}" for line in box.lines)
    yield from ("", "## Decided and happened", "")
    for happening in page.history:
        outcome = f"**{happening.outcome.label}** " if happening.outcome else ""
        yield f"- {happening.day} {outcome}{_run(happening.parts)}"
    yield from _missing(page)
    yield from ("", "## Notes", "")
    yield from (f"- {_line(line)}" for line in (*page.doubts, *page.waivers, *page.notes))
    yield from (f"- {name}: <{address}>" for name, address in page.links)


def _missing(page: Page) -> Iterator[str]:
    yield from ("", "## Missing on this page")
    for group in page.missing.groups:
        yield from ("", f"### {group.party.value.capitalize()} settles", "")
        for line in group.lines:
            code = f"[{line.code}](../../rules/index.md)"
            yield f"- {line.severity} {code} {line.message}, line {line.line}: {_code(line.hint)}"
    if page.missing.later:
        yield from ("", "### Not due yet at this stage", "")
        yield from (f"- {line.code} {line.message}" for line in page.missing.later)


def _code(text: str) -> str:
    return f"`{text}`" if text and "`" not in text else text


def _home(pages: Sequence[Page]) -> Iterator[str]:
    yield "# AI projects"
    rows = (
        (
            f"[{page.title}](projects/{page.address}/index.md)",
            _cell(page.facts[:1]),
            page.outcome.label,
            str(page.missing.now),
            page.decision.decision if page.decision else "",
            page.decision.due if page.decision else "",
        )
        for page in sorted(pages, key=lambda page: page.title.casefold())
    )
    yield from _table(("Project", "Stage", "Reading", "Missing", "Next decision", "Due"), rows)


def _rules() -> Iterator[str]:
    yield "# Rules"
    rules = [rule for family in rule_families() for rule in family.rules]
    heads = ("Code", "Finding", "Severity", "Due from", "Settled by")
    yield from _table(heads, ((r.code, r.title, r.severity, r.since, r.settles) for r in rules))
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: RuleEntry) -> Iterator[str]:
    yield from (f"### {rule.code} {rule.title}", "", rule.checks, "")
    yield from (f"**Why it matters.** {rule.matters}", "", "Bad:", "")
    yield from (f"    {line}" for line in rule.bad.split("\n"))
    yield from ("", "Good:", "")
    yield from (f"    {line}" for line in rule.good.split("\n"))
    yield ""
