"""HTML as a tree, and as the plain text that a reader meets.

In: HTML that the program made. Out: elements, and text with one line for each block. Markup that is not well formed
is an error here, where browsers would guess.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "wbr"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TABLE = ("table", "thead", "tbody", "tr", "th", "td")
BLOCKS = frozenset(
    {*HEADINGS, *TABLE, "p", "li", "ul", "div", "section", "header", "nav", "pre", "figure", "figcaption"}
    | {"article", "body", "html"}
)


@dataclass
class Element:
    """One element. ``children`` are elements and texts in their order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        """This element and all below it, parents first."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *names: str) -> "list[Element]":
        """All elements of some names below this one."""
        return [one for one in self.walk() if one.name in names]

    @property
    def text(self) -> str:
        """All text of the element, as it stands."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def of(self, *classes: str) -> bool:
        """Whether it has all of these classes."""
        return set(classes) <= set(self.attributes.get("class", "").split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.stack = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.stack[-1].name == tag, f"</{tag}> stands where </{self.stack[-1].name}> is due"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration came out: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction came out: {data}")


def parse(html: str) -> Element:
    """Read HTML. Every element is closed where it should be, or this fails."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.stack == [builder.root], f"<{builder.stack[-1].name}> is never closed"
    return builder.root


def reading(html: str) -> str:
    """What a reader meets who has no script: a line for each block, cells apart by `` | ``, signs as names in brackets.

    A row with several blocks in a cell has a line for each block; the first of each cell begins with `` | ``.
    """
    lines = list(_lines(parse(html)))
    return "\n".join(lines) + "\n"


def _lines(element: Element) -> Iterator[str]:
    for block in _blocks(element):
        if isinstance(block, str):
            yield from _wrapped("", block)
        elif block.name == "tr":
            yield from _row(block)
        elif block.name in HEADINGS:
            yield ""
            yield f"{'#' * int(block.name[1])} {_inline(block)}"
        elif block.name == "li":
            first, *rest = list(_lines(_plain(block))) or [""]
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
        elif block.name == "pre":
            yield from (f"    {line}".rstrip() for line in block.text.split("\n"))
        elif block.of("gp-line--stacked"):
            yield from _stacked(block)
        else:
            yield from _lines(_plain(block))


def _plain(element: Element) -> Element:
    return Element("", {}, element.children)


def _blocks(element: Element) -> Iterator[Element | str]:
    """Blocks below an element, and the runs of text between them."""
    run: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element) and "hidden" in child.attributes:
            continue  # a script may show it
        if isinstance(child, Element) and child.name == "br":
            yield _inline(Element("", {}, run))
            run = []
        elif isinstance(child, Element) and _is_block(child):
            yield _inline(Element("", {}, run))
            run = []
            yield child
        else:
            run.append(child)
    yield _inline(Element("", {}, run))


def _is_block(element: Element) -> bool:
    return (
        element.name in BLOCKS
        or element.of("gp-lesson")
        or any(_is_block(c) for c in element.children if isinstance(c, Element))
    )


def _stacked(line: Element) -> Iterator[str]:
    """A label with items that stand below each other."""
    items = [one for one in line.walk() if one.of("gp-item")]
    label = [one for one in line.walk() if one.of("gp-label")]
    if label:
        yield f"{_inline(label[0])}:"
    yield from (f"  • {_inline(item)}" for item in items)


def _row(row: Element) -> Iterator[str]:
    cells = [list(_lines(_plain(child))) for child in row.children if isinstance(child, Element)]
    if all(len(cell) <= 1 for cell in cells):
        yield " | ".join(cell[0] if cell else "" for cell in cells).rstrip()
        return
    for number, cell in enumerate(cells):
        first, *rest = cell or [""]
        yield (f" | {first}" if number else first).rstrip()
        yield from (f"   {line}" for line in rest)


def _inline(element: Element) -> str:
    """The text of a run, with the names of signs in brackets."""
    return re.sub(r"[ \t\n]+", " ", "".join(_pieces(element))).strip()


def _pieces(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.name == "svg" and child.attributes.get("aria-hidden"):
            continue
        elif child.name == "svg":
            yield f"[{child.attributes.get('aria-label', '')}]"
        else:
            yield from _pieces(child)


def _wrapped(prefix: str, text: str) -> Iterator[str]:
    if text:
        yield prefix + text
