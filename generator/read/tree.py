"""Events to a tree with positions: without recursion, in a budget, one bad thing at the cost of that thing.

In: clean text. Out: the root node (None where there is no document) and the problems met on the way. What makes
the whole file unreadable is raised. Whether the root is what a project file needs, and what the nodes mean, does
not belong here. Scalars stay text, whatever they look like.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.findings import Gap, Problem, Route, Span
from generator.read import refusals
from generator.read.anchors import MAX_EXPANDED, Anchored, Anchors, Refusal
from generator.read.document import Dropped, Entry, Mapping, Node, Scalar, Sequence
from generator.read.parser import Mark, Parser
from generator.read.scalars import ScalarReader, span_of
from generator.read.syntax import explain
from generator.read.syntax.complaint import Complaint, Place

if TYPE_CHECKING:
    from generator.read.positions import Positions

MAX_DEPTH = 64
MAX_NODES = 50_000

# Tuples made once: they are asked for with every event, and a union would be built anew each time.
_BEGINS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)

_TAG = re.compile(r"!\S*")  # libyaml ends a tag at a blank and nowhere else, not even at a bracket


class _Open:
    """A list or a mapping that has begun and not ended."""

    __slots__ = (
        *("anchor", "before", "dropped", "entries", "height", "items", "key", "last", "lines", "start"),
        "waiting",
    )

    def __init__(self, anchor: str | None, before: int, start: Span | None, *, mapping: bool) -> None:
        self.anchor = anchor
        self.before = before  # nodes counted before it
        self.start = start  # where it begins; None until the first thing in it is known
        self.last: Span | None = None  # the last thing in it
        self.height = 1  # levels from here down
        self.items: list[Node] = []
        self.entries: list[Entry] = []
        self.lines: dict[str, int] | None = {} if mapping else None  # of a mapping: the line of each key
        self.key: Scalar | None = None  # None while its value is to be dropped, with the key that is
        self.dropped: Node
        self.waiting = False  # for the value of a key


class TreeBuilder:
    """Builds the tree of one text."""

    def __init__(self, text: str, places: Positions) -> None:
        self._text = text
        self._places = places
        self._parser = Parser(text)
        self._anchors = Anchors()
        self._stack: list[_Open] = []
        self._count = 0
        self._reported: Node | None = None  # what stands for an alias that stands for nothing
        self._unused: dict[str, Problem] = {}  # anchors of texts that no alias refers to yet
        self._problems = refusals.Problems()
        self.dropped: list[Dropped] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong, as far as it cost less than the file."""
        return self._problems.told()

    def build(self) -> Node | None:
        """Read the first document; what follows it is a problem."""
        for start, end in self._parser.directives:
            self._directive(start, end)
        stack = self._stack
        next_event = self._parser.next
        # Kept by nobody, it goes when this is done, and the parser with it: 100 kB that would wait for the collector.
        read_scalar = ScalarReader(self._text, self._places, self._parser, self._report).read
        root: Node | None = None
        node: Node | None = None
        event: Event | None = None
        while True:
            try:
                event = next_event()
            except Exception as error:  # whatever a parser raises is a trouble of the file
                raise refusals.Unreadable(self._explain(error, event, node)) from error
            if isinstance(event, ScalarEvent):
                node = read_scalar(event)
                self._count += 1
                if event.anchor is not None:
                    self._anchor(event, node)
                if event.ctag is not None:
                    self._tag(event)
            elif isinstance(event, _BEGINS):
                stack.append(self._begin(event))
                continue
            elif isinstance(event, _ENDS):
                node = self._end(event, stack.pop())
            elif isinstance(event, AliasEvent):
                node = self._alias(event)
            elif isinstance(event, DocumentEndEvent):
                self._after(event, node)
                return root
            elif event is None:
                return root
            else:
                continue
            if self._count > MAX_NODES:
                raise refusals.too_many(MAX_NODES, node.span)
            if not stack:
                root = node
                continue
            frame = stack[-1]
            frame.last = node.span
            if frame.lines is None:
                frame.items.append(node)
            elif frame.waiting:
                frame.waiting = False
                if frame.key is not None:
                    frame.entries.append(Entry(frame.key, node))
                else:
                    self.dropped.append(Dropped(self._route(), frame.dropped, node))
            else:
                frame.start = frame.start or node.span
                frame.key = self._key(frame, frame.lines, node)

    def _after(self, ended: DocumentEndEvent, node: Node | None) -> None:
        """See that nothing follows the document."""
        for problem in self._unused.values():
            self._problems.add(problem)
        try:
            event = self._parser.next()
        except Exception as error:
            gap = self._explain(error, None, node)
            if not ended.explicit:
                raise refusals.Unreadable(gap) from error
            self._report(refusals.second_document(gap.span))
        else:
            if isinstance(event, DocumentStartEvent):
                self._report(refusals.second_document(span_of(event.start_mark, event.end_mark)))

    # ---- lists and mappings

    def _begin(self, event: MappingStartEvent | SequenceStartEvent) -> _Open:
        if len(self._stack) >= MAX_DEPTH:
            raise refusals.too_deep(MAX_DEPTH, span_of(event.start_mark, event.end_mark))
        mapping = isinstance(event, MappingStartEvent)
        frame = _Open(event.anchor, self._count, self._start(event, mapping=mapping), mapping=mapping)
        if event.anchor is not None:
            self._anchors.begin(event.anchor, frame)
        if event.ctag is not None:
            self._tag(event)
        self._count += 1
        return frame

    def _start(self, event: MappingStartEvent | SequenceStartEvent, *, mapping: bool) -> Span | None:
        """Where it begins: at its bracket, or its first dash; a block mapping begins with its first key."""
        end = event.end_mark
        before = self._text[end.index - 1 : end.index] if end.index != event.start_mark.index else ""
        if event.flow_style and before in ("{", "["):
            return Span(end.line + 1, end.column, end.line + 1, end.column + 1)
        if mapping:
            return None
        # The mark lies before the first dash or behind it, as the dash is indented below the key or not.
        column = end.column if before == "-" else end.column + 1
        return Span(end.line + 1, column, end.line + 1, column + 1)

    def _end(self, event: MappingEndEvent | SequenceEndEvent, frame: _Open) -> Node:
        start, end = event.start_mark, event.end_mark
        last = frame.last
        if last is None or end.index != start.index:  # empty, or closed by a bracket
            last = span_of(start, end)
        lines = self._places.lines
        if last.end_line > len(lines) > 0:  # an empty value of "? key" stands behind the last line
            last = Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 1)
        first = frame.start or last
        span = Span(first.line, first.column, last.end_line, last.end_column)
        mapping = frame.lines is not None
        node: Node = Mapping(tuple(frame.entries), span) if mapping else Sequence(tuple(frame.items), span)
        if frame.anchor is not None:
            anchored = Anchored(node, self._count - frame.before, frame.height)
            self._anchors.end(frame.anchor, frame, anchored)
        self._raise_to(frame.height)
        return node

    def _raise_to(self, height: int) -> None:
        """Note in the surrounding list or mapping how many levels lie below it."""
        if self._stack and height >= self._stack[-1].height:
            self._stack[-1].height = height + 1

    def _key(self, frame: _Open, lines: dict[str, int], node: Node) -> Scalar | None:
        """The node as a key, or None where it can be none and its entry is dropped."""
        frame.key, frame.waiting = None, True
        span = node.span
        if not isinstance(node, Scalar):
            kind = "list" if isinstance(node, Sequence) else "mapping"
            self._report(refusals.bad_key(f"a {kind} stands where a key should be", span))
        elif node is self._reported:
            pass
        elif node.empty:
            self._report(refusals.bad_key("there is no key in front of the colon", span))
        elif span.line != span.end_line:
            self._report(refusals.bad_key("a key goes over several lines", span))
        elif node.plain and node.text == "<<":
            self._report(refusals.merge_key(span))
        elif node.text in lines:
            route = (*self._route(), node.text)
            self._problems.add(refusals.twice(route, node.text, span, lines[node.text]))
        else:
            lines[node.text] = span.line
            return node
        frame.dropped = node
        return None

    # ---- anchors, aliases, tags, directives

    def _anchor(self, event: ScalarEvent, node: Scalar) -> None:
        name = event.anchor
        self._anchors.end(name, None, Anchored(node, 1, 0))
        if node.plain and node.text:
            start = self._text.index("&", event.start_mark.index)
            gap = refusals.unused_anchor(name, self._places.span(start, start + 1 + len(name)))
            self._unused[name] = Problem("SRC001", replace(gap, route=self._route()))

    def _alias(self, event: AliasEvent) -> Node:
        span = span_of(event.start_mark, event.end_mark)
        found = self._anchors.resolve(event.anchor)
        self._unused.pop(event.anchor, None)
        if isinstance(found, Anchored):
            if len(self._stack) + found.height > MAX_DEPTH:
                raise refusals.too_deep(MAX_DEPTH, span)
            self._count += found.size
            self._raise_to(found.height)
            return found.at(span)
        if found is Refusal.TOO_MANY:
            raise refusals.too_many_aliased(MAX_EXPANDED, span)
        words = refusals.endless_alias if found is Refusal.CYCLE else refusals.unknown_alias
        self._report(words(event.anchor, span))
        self._count += 1
        self._reported = Scalar("", span)
        return self._reported

    def _tag(self, event: NodeEvent) -> None:
        found = _TAG.search(self._text, event.start_mark.index)
        if found is not None:
            self._report(refusals.tag(found.group(), self._places.span(*found.span())))

    def _directive(self, start: int, end: int) -> None:
        """``%YAML 1.2`` says what holds anyway."""
        text = self._text[start:end].rstrip()
        if text.split("#")[0].split() != ["%YAML", "1.2"]:
            self._report(refusals.directive(text, self._places.span(start, start + len(text))))

    # ---- problems

    def _route(self) -> Route:
        """The route of the place that is being read."""
        route: list[str | int] = []
        for frame in self._stack:
            if frame.lines is None:
                route.append(len(frame.items))
            elif frame.key is None:
                break
            elif frame.waiting:
                route.append(frame.key.text)
        return tuple(route)

    def _report(self, gap: Gap, code: str = "SRC001") -> None:
        self._problems.add(Problem(code, replace(gap, route=self._route())))

    def _explain(self, error: Exception, event: Event | None, node: Node | None) -> Gap:
        """Put what the parser raised into words. It may be any exception, with places or without."""
        span = node.span if node is not None else Span.start_of_file()
        at = _place(getattr(error, "problem_mark", None)) or Place(span.end_line, span.end_column)
        # Text behind a quoted text, a bracket or an alias is often the trouble; plain text simply goes on.
        plain = isinstance(node, Scalar) and node.plain and not isinstance(event, AliasEvent)
        between = self._places.line(at.line)[span.end_column - 1 : at.column - 1]
        behind = not (plain or isinstance(event, _BEGINS) or between.strip()) and span.end_line == at.line
        return explain(
            Complaint(
                problem=str(getattr(error, "problem", None) or type(error).__name__),
                context=str(getattr(error, "context", None) or ""),
                at=at,
                since=_place(getattr(error, "context_mark", None)),
                before=span if node is not None and behind else None,
                places=self._places,
            )
        )


def _place(mark: Mark | None) -> Place | None:
    return None if mark is None else Place(mark.line + 1, mark.column + 1)
