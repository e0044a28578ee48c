"""Text from project files as HTML: everything is shown as typed; only inline Markdown gets a meaning.

In: text that anybody may have written. Out: safe HTML. Images are never made; links lead to http, https and mailto
addresses alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from generator.render.breaks import breakable

_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_MARKUP = re.compile(r"[*_`\[\]\\&<~]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_DEEPEST = 16
"""Emphasis within emphasis. Deeper than that nobody means it, and layout would fail on it."""

_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False})
    parser.enable(["emphasis", "backticks", "link", "escape"])
    parser.validateLink = safe_address  # type: ignore[method-assign, assignment]  # the library's way to set it
    parser.add_render_rule("text", lambda _, tokens, index, *__: breakable(tokens[index].content))
    return parser


def safe_address(address: str) -> bool:
    """Whether a link may lead there."""
    return _LINK.fullmatch(address.strip()) is not None


def _quiet(text: str) -> str:
    return _ODD.sub("\N{REPLACEMENT CHARACTER}", text)


_PARSER = _parser()


def typed(text: object) -> Markup:
    """Show a text exactly as typed; characters that act instead of being drawn are made visible."""
    return Markup(breakable(_quiet(str(text))))  # noqa: S704 - escaped by breakable


def bare(text: object) -> Markup:
    """Show a text where no markup can stand: in an attribute, in a title."""
    return escape(_quiet(str(text)))


_QUOTED = re.compile(r"`([^`]+)`")


def told(text: str) -> Markup:
    """Show a message of ours: names of fields and ids stand between backticks."""
    pieces = _QUOTED.split(text)  # every second one stood between backticks
    code = Markup("<code>{}</code>")
    return Markup("").join(
        code.format(typed(piece)) if index % 2 else typed(piece) for index, piece in enumerate(pieces)
    )


@lru_cache(maxsize=65536)
def inline(text: str) -> Markup:
    """Show a text with its emphasis, code and links."""
    flat = _BLANKS.sub(" ", _quiet(text))
    if not _MARKUP.search(flat):
        return Markup(breakable(flat))  # noqa: S704 - escaped by breakable
    tokens = _PARSER.parseInline(flat)
    pieces = [piece for token in tokens for piece in token.children or ()]
    if _depth(pieces) > _DEEPEST or _bad_link(pieces):
        return Markup(breakable(flat))  # noqa: S704 - escaped by breakable
    for piece in pieces:
        if piece.type == "link_open":
            piece.attrSet("rel", "noopener noreferrer")
    # The parser escapes whatever it doesn't know.
    return Markup(_PARSER.renderer.render(tokens, _PARSER.options, {}))  # noqa: S704


def _depth(pieces: list[Token]) -> int:
    """How deep emphasis and links are nested."""
    return max(accumulate(piece.nesting for piece in pieces), default=0)


def _bad_link(pieces: list[Token]) -> bool:
    """Whether a link leads nowhere, or has no text, so that nobody would see it."""
    inside: str | None = None
    for piece in pieces:
        if piece.type == "link_open":
            inside = ""
            if not safe_address(str(piece.attrGet("href") or "")):
                return True
        elif piece.type == "link_close":
            if not (inside or "").strip():
                return True
            inside = None
        elif inside is not None:
            inside += piece.content
    return False


def address(text: str) -> Markup:
    """Show an address: as a link where it may be one, else as typed."""
    shown, target = typed(text), _quiet(text.strip())
    if not safe_address(target):
        return shown
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(target, shown)
