"""A page that says texts in every place where a project file can say a text, made from the format itself.

In: one text, or several that take turns. Out: a page as data. A field that the format gains is said in without a
change here.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

from generator.model.artifact import Artifact
from generator.model.kinds import ListKind
from generator.model.single import ChoiceKind, Kind, ParsedKind, YesNoKind
from tests.model.test_format import Data, Filler

LONGEST = 400
"""Characters of a text: as many as a sentence of a thoughtless person has."""

KEY = 200
"""Characters of a key; YAML ends them at 1,024 bytes."""


@dataclass
class Sayer(Filler):
    """Says a text wherever a text may stand, and with ``spoilt`` where a date, a number or a choice must stand too."""

    said: Iterator[str] = field(default_factory=lambda: cycle(("",)))
    spoilt: bool = False

    def value(self, kind: Kind, name: str) -> Data:
        """A value of a kind for the field with this name."""
        if self.spoilt and isinstance(kind, (ChoiceKind, YesNoKind)):
            return next(self.said)
        if isinstance(kind, ListKind):
            return [self.value(kind.item, f"{name}[{index}]") for index in range(2)]
        return super().value(kind, name)

    def _text(self, name: str, what: str) -> str:
        if name == "format":
            return "1"
        return next(self.said)[:KEY] if what in {"key", "inner"} else next(self.said)

    def _parsed(self, kind: ParsedKind, name: str) -> str:
        if self.spoilt:
            return next(self.said)
        if kind.noun == "a person's name":
            return f"Dana Fox, {next(self.said)}"[:KEY]
        return super()._parsed(kind, name)


def saying(*texts: str, spoilt: bool = False) -> Data:
    """A page that says the texts, in turn, everywhere. Its stage stays, so that the same is due on every page."""
    said = cycle([text[:LONGEST] for text in texts])
    page = Sayer(said=said, spoilt=spoilt).section(Artifact, "")
    page["stage"] = "pilot"
    return page


_UNSEEN = re.compile(
    "[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001ffff]"
)


def as_yaml(page: Data) -> bytes:
    """Write a page as JSON, which is YAML, with every character escaped that cannot stand there as it is."""
    text = json.dumps(page, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\U{ord(found[0]):08x}", text).encode()
