"""The cases of an evaluation set, counted: answers, rejections, repeats, labels, and a fingerprint over them all.

In: tables, and which column means what. Out: a ``Tally``. Cells count without the blanks around them; the order of
rows and files, formats, encodings and line ends do not count at all. Nothing of a case is kept but digests, short
labels and the places of the first of each trouble.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from generator.read.dataset import Table
from generator.read.dataset_text import MOST_CASES, too_many_cases
from generator.read.evidence import EvidenceError
from generator.read.quoting import listed, nearest, shorten
from generator.read.roles import ROLES, Roles, guess, position

_LONGEST_LABEL = 100
_MOST_KINDS = 20
_QUOTES = dict.fromkeys(map(ord, "\"'`´‘’‚‛“”„‟«»‹›"))


class NoColumn(EvidenceError):  # noqa: N818 - a state of the file, as CannotRead is
    """A role that leads to no column of a file, or of any file where there are several and ``file`` is empty."""

    def __init__(self, role: str, name: str, file: str, columns: Collection[str]) -> None:
        there = f"there are: {listed([column for column in columns if column])}"
        shown = f"“{shorten(file)}”"
        if name:
            close = nearest(name, columns)
            column = f"column “{shorten(name)}”"
            message = f"{shown} has no {column}" if file else f"no file of the set has a {column}"
            hint = f"did you mean “{shorten(close)}”? {there}" if close else there
        else:
            message = (
                f"which column of {shown} holds the {ROLES[role]} is not said, and none has a usual name"
            )
            hint = f"add  columns: {{{role}: ...}}; {there}"
        super().__init__(message, hint, inside=True)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a case stands."""

    file: str
    unit: str
    number: int

    def __str__(self) -> str:
        """Name the place: line 17 of “evidence/golden.csv”."""
        return f"{self.unit} {self.number} of “{shorten(self.file)}”"


class Tally:
    """The running count of one set. Files are added one after the other."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles
        self.cases = 0
        self.rejections = 0
        self.repeats = 0
        self.first_repeat: tuple[Spot, Spot] | None = None
        self.unanswered = 0
        self.first_unanswered: Spot | None = None
        self.blank = 0
        self.first_blank: Spot | None = None
        self.labels: Counter[str] = Counter()
        self.long_answers = 0
        self._kinds_answered: dict[str, None] = {}
        self._kinds_unanswered: dict[str, None] = {}
        self._kinds_rejected: dict[str, None] = {}
        self.files: list[str] = []
        self.remarks: dict[str, None] = {}
        self.answer_column = ""
        self.kind_column = ""
        self.columns: dict[str, None] = {}
        self._found: set[str] = set()
        self._met: set[tuple[str, str]] = set()
        self._spellings: defaultdict[str, set[str]] = defaultdict(set)
        self._digests: list[bytes] = []
        self._inputs: dict[bytes, tuple[Spot, int]] = {}

    def add(self, table: Table) -> None:
        """Count the cases of a file.

        Raises:
            EvidenceError: when a row cannot be read, or there are too many of them.
            NoColumn: when no column holds the input.
        """
        columns = self._columns(table)
        if "input" not in columns:
            named = self.roles.columns.get("input", "")
            raise NoColumn("input", named, table.file, table.columns)
        self.files.append(table.file)
        if table.remark:
            self.remarks[f"“{shorten(table.file)}” {table.remark}"] = None
        self.columns.update(dict.fromkeys(column for column in table.columns if column))
        self._found.update(columns)
        self.answer_column = self.answer_column or _named(table, columns.get("expected"))
        self.kind_column = self.kind_column or _named(table, columns.get("kind"))
        of_input, of_answer, of_kind = (_cell(columns.get(role)) for role in ("input", "expected", "kind"))
        rejecting = [
            (role, _cell(columns[role]), values)
            for role, values in self.roles.folded.items()
            if role in columns
        ]
        file = Spot(table.file, table.unit, 0)
        for number, cells in table.rows:
            self.cases += 1
            if self.cases > MOST_CASES:
                error = too_many_cases()
                raise EvidenceError(f"“{shorten(table.file)}” {error.message}", error.hint)
            met = [
                (role, value)
                for role, cell, values in rejecting
                if (value := cell(cells).strip().casefold()) in values
            ]
            self._met.update(met)
            self.rejections += bool(met)
            self._count(file, number, of_input(cells), of_answer(cells), of_kind(cells), rejected=bool(met))

    def _columns(self, table: Table) -> dict[str, int]:
        """The position of each role's column in a file, where it has one."""
        found: dict[str, int] = {}
        for role, name in self.roles.columns.items():
            place = position(name, table)
            if place is not None:
                found[role] = place
        for role in ("input", "expected", "kind"):
            if role not in self.roles.columns:
                guessed = guess(role, table, set(found.values()))
                if guessed is not None:
                    found[role] = guessed
        for role in self.roles.rejection:
            place = position(role, table) if role not in found and role not in self.roles.columns else None
            if place is not None:
                found[role] = place
        return found

    def _count(self, file: Spot, number: int, text: str, answer: str, kind: str, *, rejected: bool) -> None:
        spelling, text, answer, kind = answer, text.strip(), answer.strip(), kind.strip()
        digest = _digest(text)
        if not text:
            self.blank += 1
            self.first_blank = self.first_blank or Spot(file.file, file.unit, number)
        else:
            self._repeat(file, number, digest[:16])
        answered = self._kinds_answered if answer else self._kinds_unanswered
        kinds = self._kinds_rejected if rejected else answered
        if len(kinds) <= _MOST_KINDS:
            kinds[kind[:_LONGEST_LABEL]] = None
        if not rejected:
            if not answer:
                self.unanswered += 1
                self.first_unanswered = self.first_unanswered or Spot(file.file, file.unit, number)
            elif len(answer) <= _LONGEST_LABEL:
                self.labels[answer] += 1
                if len(spelling) <= _LONGEST_LABEL:
                    self._spellings[_twin_key(answer)].add(spelling)
            else:
                self.long_answers += 1
        self._digests.append(digest + _digest(answer, kind, "rejection" if rejected else ""))

    def _repeat(self, file: Spot, number: int, digest: bytes) -> None:
        if digest not in self._inputs:
            self._inputs[digest] = (file, number)
            return
        self.repeats += 1
        if self.first_repeat is None:
            other, line = self._inputs[digest]
            self.first_repeat = (
                Spot(file.file, file.unit, number),
                Spot(other.file, other.unit, line),
            )

    def lacks(self, role: str) -> bool:
        """Whether no file has a column for a role."""
        return role not in self._found

    def unmet(self) -> list[tuple[str, str]]:
        """The roles and folded values that mark rejection cases and stand in no row."""
        return [
            (role, value)
            for role, values in self.roles.folded.items()
            for value in sorted(values)
            if role in self._found and (role, value) not in self._met
        ]

    @property
    def kinds(self) -> list[str]:
        """The kinds that the cases have; none where there are too many for kinds."""
        found = {**self._kinds_answered, **self._kinds_unanswered, **self._kinds_rejected}
        return sorted(kind for kind in found if kind) if len(found) <= _MOST_KINDS else []

    @property
    def kinds_unanswered(self) -> list[str]:
        """The kinds of which no case has an answer, where all cases without one are of such a kind."""
        alone = "" not in self._kinds_unanswered and not self._kinds_unanswered.keys() & self._kinds_answered
        return sorted(self._kinds_unanswered) if alone and self.kinds else []

    @property
    def labelled(self) -> bool:
        """Whether the expected answers are labels, on the average used twice at least, and not texts."""
        return not self.long_answers and 0 < 2 * len(self.labels) <= self.labels.total()

    @property
    def twins(self) -> tuple[tuple[str, ...], ...]:
        """The labels that differ only in case, quotes or blanks, together."""
        groups = (tuple(sorted(group)) for group in self._spellings.values() if len(group) > 1)
        return tuple(sorted(groups))

    @property
    def fingerprint(self) -> str:
        """Of the cases as a heap: the same for any order of rows and files."""
        return fingerprint_of(b"cases", *sorted(self._digests))


def fingerprint_of(*parts: bytes) -> str:
    """The first 128 bits of SHA-256 as a fingerprint is written."""
    return f"sha256-{hashlib.sha256(b''.join(parts)).hexdigest()[:32]}"


def _digest(*cells: str) -> bytes:
    """One case, its cells told apart by their lengths."""
    whole = hashlib.sha256()
    for cell in cells:
        if "\r" in cell:
            cell = cell.replace("\r\n", "\n").replace("\r", "\n")  # noqa: PLW2901 - no other line ends below
        data = cell.encode("utf-8", "surrogatepass")
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.digest()


def _cell(place: int | None) -> Callable[[Sequence[str]], str]:
    """What reads one column of a row; a row may be short."""
    if place is None:
        return lambda cells: ""  # noqa: ARG005 - as wanted by its callers
    return lambda cells: cells[place] if place < len(cells) else ""


def _named(table: Table, place: int | None) -> str:
    return table.columns[place] if place is not None else ""


def _twin_key(label: str) -> str:
    return "".join(unicodedata.normalize("NFC", label).casefold().translate(_QUOTES).split())
