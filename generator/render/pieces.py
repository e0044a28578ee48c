"""The smallest pieces of markup: what a page is made of by the hundred.

In: parts and marks of ``view``, words of the interface. Out: safe HTML. Templates could say all of this as well; they
take several times as long for each piece.
"""

from __future__ import annotations

from itertools import zip_longest

from markupsafe import Markup, escape

from generator.render.inline import inline, typed
from generator.view.margin import Chip, Margin, Mark
from generator.view.parts import Line, Part, Parts, Tone
from generator.words import catalogue


def said(text: str, /, **values: object) -> Markup:
    """A text of the interface in the language that is spoken; ``%(name)s`` in it stands for a value."""
    return Markup(catalogue().gettext(text)) % values  # noqa: S704 - ours; the values are escaped


def counted(one: str, many: str, num: int, /, **values: object) -> Markup:
    """A text of the interface that counts; ``%(num)s`` in it stands for the number."""
    told = Markup(catalogue().ngettext(one, many, num))  # noqa: S704 - ours; the values are escaped
    return told % {"num": num, **values}


def parts(run: Parts) -> Markup:
    """The parts of a line."""
    return Markup("".join([_part(part) for part in run]))  # noqa: S704 - every text is escaped


def _part(part: Part) -> str:
    text = inline(part.text) if part.written else typed(part.text)
    match part.tone:
        case Tone.PLAIN:
            return text
        case Tone.STRONG:
            return f"<strong>{text}</strong>"
        case tone:
            return f'<span class="gp-{tone}">{text}</span>'


def chips(mark: Mark) -> Markup:
    """The findings and doubts beside a field."""
    return Markup("".join([_chip(chip) for chip in mark.chips]))  # noqa: S704 - every text is escaped


def _chip(chip: Chip) -> str:
    sign = f'<svg class="gp-sign" role="img" aria-label="{said(chip.kind)}"><use xlink:href="#gp-{chip.kind}"/></svg>'
    return f' <a class="gp-chip gp-chip--{chip.kind}" href="#{escape(chip.anchor)}">{sign} {escape(chip.text)}</a>'


def beside(mark: Mark) -> Markup:
    """The same, and the way to the line in the source."""
    if not mark.source:
        return chips(mark)
    label = said("line %(num)s", num=mark.line)
    at = f'<a class="gp-at" href="{escape(mark.source)}" aria-label="{label}" data-l="{mark.line}"></a>'
    return Markup(f"{chips(mark)}{at}")  # noqa: S704 - every text is escaped; `+` would escape the link


_BETWEEN = '<span class="gp-separator"> ·</span> '


def items_of(line: Line, margin: Margin) -> Markup:
    """The items of a line, each with what stands beside it."""
    marks = [margin.marks.get(place) for place in line.places[: len(line.items)]]
    shown = [_item(item, mark) for item, mark in zip_longest(line.items, marks)]
    return Markup(("" if line.stacked else _BETWEEN).join(shown))  # noqa: S704 - every text is escaped


def _item(item: Parts, mark: Mark | None) -> str:
    if mark is None:
        return f'<span class="gp-item">{parts(item)}</span>'
    return f'<span class="gp-item" id="{escape(mark.anchor)}">{parts(item)}{beside(mark)}</span>'
