"""Where templates, styles and fonts are: inside the package when installed, beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FONTS = {
    ("normal", 400): "Inter-Regular",
    ("italic", 400): "Inter-Italic",
    ("normal", 600): "Inter-SemiBold",
    ("normal", 700): "Inter-Bold",
}
"""One complete file for each style and weight: split files made WeasyPrint draw wrong letters.

Each lies there twice: compressed for browsers, and plain for paper, where unpacking it cost a second a process.
"""


@cache
def templates_folder() -> Path:
    """The folder of templates."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def font_faces(base: str, ending: str) -> str:
    """The ``@font-face`` rules with addresses below ``base``; ``ending`` is woff2 or ttf."""
    form = {"woff2": "woff2", "ttf": "truetype"}[ending]
    return "\n".join(
        f'@font-face{{font-family:"Inter";font-style:{style};font-weight:{weight};font-display:swap;'
        f'src:url("{base}{file}.{ending}") format("{form}")}}'
        for (style, weight), file in FONTS.items()
    )


def style(name: str) -> str:
    """The text of one style sheet."""
    return (templates_folder() / "styles" / name).read_text(encoding="utf-8")


_SCHEMAS = Path(__file__).resolve().parents[1] / "schema"
_SCHEMA = ".schema.json"


def schema_file(name: str) -> Path:
    """The file of a JSON Schema that ships with the package, by one of ``schema_names``."""
    return _SCHEMAS / f"{name}{_SCHEMA}"


def schema_names() -> tuple[str, ...]:
    """The names of the JSON Schemas that ship with the package."""
    return tuple(sorted(file.name.removesuffix(_SCHEMA) for file in _SCHEMAS.glob(f"*{_SCHEMA}")))
