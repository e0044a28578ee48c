"""The kinds of value that a field can hold, in the guide's words: how each is written, and what to know of it.

In: the kinds of the model. Out: entries with an anchor. Which field takes which kind does not belong here.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.kinds import ListKind, SectionKind, TableKind
from generator.model.single import PARSED, ChoiceKind, Kind, OwnKind, TextKind, YesNoKind
from generator.model.values.cadence import Cadence
from generator.model.values.condition import Condition
from generator.model.values.day import Day
from generator.model.values.duration import Duration
from generator.model.values.fingerprint import Fingerprint
from generator.model.values.path import RelativePath
from generator.model.values.person import Person
from generator.model.values.quantity import Quantity
from generator.model.values.stated import Stated
from generator.words import _


@dataclass(frozen=True, slots=True)
class KindEntry:
    """One kind of value: what it is called, examples of how it is written, and what to know."""

    anchor: str
    title: str
    written: tuple[str, ...]
    note: str


_PARSED = {
    Day: "date",
    Quantity: "quantity",
    Stated: "quantity",
    Condition: "condition",
    Duration: "duration",
    Cadence: "rhythm",
    Person: "person",
    RelativePath: "path",
    Fingerprint: "fingerprint",
}
_ANCHORS = {id(PARSED[cls]): name for cls, name in _PARSED.items()}


def kind_anchor(kind: Kind) -> str:
    """The anchor of a kind; of a list, that of its items."""
    match kind:
        case ListKind():
            return kind_anchor(kind.item)
        case TextKind():
            return "text"
        case ChoiceKind():
            return "choice"
        case YesNoKind():
            return "yes-no"
        case SectionKind() | TableKind():
            return "keys"
        case OwnKind():
            return "anything"
        case _:
            return _ANCHORS[id(kind)]


def kind_title(kind: Kind) -> str:
    """What a field takes, in a few words: a date; a list of texts; one of idea, poc, pilot."""
    if isinstance(kind, ListKind):
        return _("list, each: %(kind)s", kind=kind_title(kind.item))
    if isinstance(kind, ChoiceKind):
        return _("one of: %(words)s", words=", ".join(kind.options))
    if isinstance(kind, TableKind):
        return _("keys of your own, each: %(kind)s", kind=kind_title(kind.item))
    return {entry.anchor: entry.title for entry in kinds()}[kind_anchor(kind)]


def kinds() -> tuple[KindEntry, ...]:
    """Every kind of value, in the order of the guide."""
    return (
        KindEntry(
            "open",
            _("not settled yet"),
            ("TBD", "TBD, depends on the new contract", "?"),
            _(
                "Allowed for every field. It counts as absent, and the page prints the reason. TODO, TBC and"
                " “to be named” mean the same; the configuration can add words."
            ),
        ),
        KindEntry(
            "text",
            _("text"),
            ("Tickets from the CRM queue", '"94 %: see the report"'),
            _(
                "One line. Put it in quotes where it begins with a sign or holds a colon and a blank. Emphasis, code"
                " and links of Markdown work; HTML is shown as typed."
            ),
        ),
        KindEntry(
            "list",
            _("list"),
            ("[taxonomy, evaluation set]", "taxonomy"),
            _("A single value reads as a list of one."),
        ),
        KindEntry(
            "person",
            _("person"),
            ("Dana Fox", "Dana Fox, director customer care"),
            _(
                "Name, then role. A committee, a board, a team or two persons are no person; a post without its"
                " holder, or a single word, is doubtful."
            ),
        ),
        KindEntry(
            "date",
            _("date"),
            ("2026-11-22", "2026-11"),
            _(
                "A month counts with its last day where something is due, and with its first where something was"
                " measured or done. Nothing else is read as a date."
            ),
        ),
        KindEntry(
            "rhythm",
            _("rhythm"),
            ("week", "2 weeks", "change of model or prompt"),
            _(
                "day, week, month, quarter or year, with a number before it. Anything else is an event, which is"
                " never overdue. Days are Monday to Friday. “Regularly” promises nothing."
            ),
        ),
        KindEntry(
            "quantity",
            _("quantity"),
            ("94 %", "0.004 EUR", "120 000 EUR per year", "6 to 14 s"),
            _(
                "A number or a range, and its unit. A space sets thousands apart. One comma or point before exactly"
                " three digits can be read in two ways and is refused: 53,617."
            ),
        ),
        KindEntry(
            "condition",
            _("condition"),
            ("at least 92 %", "at most 3 per 30 days", "more than 5 %", "exactly 0"),
            _("A comparator, then a quantity. 0.92 and 92 % are the same; other units are never compared."),
        ),
        KindEntry(
            "duration",
            _("duration"),
            ("5 working days", "month", "4 hours"),
            _("How long something may take, or counts. Working days are Monday to Friday."),
        ),
        KindEntry("yes-no", _("yes or no"), ("yes", "no", "true", "false"), _("Without quotes.")),
        KindEntry(
            "choice",
            _("one of a list"),
            ("pilot", "mitigate"),
            _("Capitals and blanks do not matter; a word that is nearly right is asked about."),
        ),
        KindEntry(
            "path",
            _("path"),
            ("evidence/golden.csv",),
            _("A file beside the project: below projects/ID/. It never leads out of that folder."),
        ),
        KindEntry(
            "fingerprint",
            _("fingerprint"),
            ("sha256-5c1e0f9a4b7d2e865c1e0f9a4b7d2e86",),
            _("Written by  gatepage approve; void as soon as what was signed changes."),
        ),
        KindEntry(
            "keys",
            _("keys and values"),
            ("{metric: Accuracy, target: at least 92 %}",),
            _("On one line in braces, or each key on a line of its own, indented."),
        ),
        KindEntry("anything", _("anything"), ("CC-4711",), _("Kept and shown as it is, and never judged.")),
    )
