"""Rules of the file itself: whether it can be read. They report what reading met, at any stage."""

from collections.abc import Iterator

from generator.check.case import Case
from generator.check.rule import rule
from generator.check.units import units_differ
from generator.findings import Gap, Party
from generator.model.field import Stage


@rule("SRC001", "file cannot be read as YAML", since=Stage.IDEA, settles=Party.BUILD)
def unreadable_file(case: Case) -> Iterator[Gap]:
    """The file cannot be read as YAML.

    What it checks:
        The file is text, and its indentation, quotes and brackets are in order.

    Why it matters:
        A file that cannot be read has no page. Nothing else on it can be judged.

    Bad:
        specification:
          workflow: "First-pass classification of tickets
          input: Tickets from the CRM queue

    Good:
        specification:
          workflow: "First-pass classification of tickets"
          input: Tickets from the CRM queue
    """
    yield from case.met_while_reading("SRC001")


@rule("SRC002", "key given twice", since=Stage.IDEA, settles=Party.BUILD)
def key_given_twice(case: Case) -> Iterator[Gap]:
    """A key stands twice in one place.

    What it checks:
        Each key occurs once among its neighbours.

    Why it matters:
        Only one of the two values counts, and a reader can't see which. The first one is shown on the page.

    Bad:
        operations:
          reviewer: Priya Nair
          reviewer: Tom Adler

    Good:
        operations:
          reviewer: Priya Nair
    """
    yield from case.met_while_reading("SRC002")


@rule("SRC003", "unknown key", since=Stage.IDEA, settles=Party.BUILD)
def unknown_key(case: Case) -> Iterator[Gap]:
    """The format has no such key in this place.

    What it checks:
        Every key belongs to the format. Your own keys go under `extra`.

    Why it matters:
        A misspelt key looks settled in the file and is missing on the page.

    Bad:
        operations:
          reviwer: Priya Nair

    Good:
        operations:
          reviewer: Priya Nair
    """
    yield from case.met_while_reading("SRC003")


@rule("SRC004", "wrong kind of value", since=Stage.IDEA, settles=Party.BUILD)
def wrong_kind(case: Case) -> Iterator[Gap]:
    """A list stands where one text is wanted, or keys where a list is.

    What it checks:
        Each value has the kind that its field takes: one text, a list, or keys and values.

    Why it matters:
        The value can't be shown in its place, and no rule can judge it.

    Bad:
        operations:
          reviewer: [Priya Nair, Tom Adler]

    Good:
        operations:
          reviewer: Priya Nair
    """
    yield from case.met_while_reading("SRC004")


@rule("SRC005", "value outside its list", since=Stage.IDEA, settles=Party.BUILD)
def outside_its_list(case: Case) -> Iterator[Gap]:
    """The field takes one word of a list, and this is none of them.

    What it checks:
        Fields such as `stage`, `side`, `outcome` and `treatment` hold a word of their list. Case and blanks
        do not matter.

    Why it matters:
        Rules and comparisons rest on these words. Another word can't be compared with anything.

    Bad:
        ownership:
          side: marketing

    Good:
        ownership:
          side: business
    """
    yield from case.met_while_reading("SRC005")


@rule("SRC006", "not a calendar date", since=Stage.IDEA, settles=Party.BUILD)
def not_a_date(case: Case) -> Iterator[Gap]:
    """A date is not written as a date, or the calendar has no such day.

    What it checks:
        Days are written as 2026-11-22, or as 2026-11 where only the month is known.

    Why it matters:
        A day that can be read in two ways is late on one of them. Due dates must not be guessed.

    Bad:
        started: 4 May 2026

    Good:
        started: 2026-05-04
    """
    yield from case.met_while_reading("SRC006")


@rule("SRC007", "quantity or condition cannot be read", since=Stage.IDEA, settles=Party.BUILD)
def unreadable_quantity(case: Case) -> Iterator[Gap]:
    """A number with its unit cannot be read, or has another unit than the target that it is held against.

    What it checks:
        Quantities, conditions, rhythms and durations can be read in one way only. A measured value has the
        unit of its target or condition.

    Why it matters:
        A threshold is worth as much as the comparison behind it. What can't be compared is a finding, not a
        guess.

    Bad:
        specification:
          quality:
            - {id: speed, metric: Time to an answer, target: less than 10 s, actual: 94 %}

    Good:
        specification:
          quality:
            - {id: speed, metric: Time to an answer, target: less than 10 s, actual: 8 s}
    """
    yield from case.met_while_reading("SRC007")
    yield from units_differ(case)


@rule("SRC008", "format number absent or newer than supported", since=Stage.IDEA, settles=Party.BUILD)
def unsupported_format(case: Case) -> Iterator[Gap]:
    """The file does not say its format, or says one that this program does not know.

    What it checks:
        The file has the number of its format, and the program reads that format.

    Why it matters:
        A newer format may mean something else with the same words. Then nothing of the file is judged.

    Bad:
        format: 2
        title: Ticket triage
        stage: idea

    Good:
        format: 1
        title: Ticket triage
        stage: idea
    """
    yield from case.met_while_reading("SRC008")


@rule("SRC009", "two files with one id, or an id that is not allowed", since=Stage.IDEA, settles=Party.BUILD)
def doubtful_id(case: Case) -> Iterator[Gap]:
    """The file's name is no id, or another file has the same one.

    What it checks:
        The file's name without its ending is the project's id: lower-case letters, digits and hyphens, at
        most 80 characters, used once.

    Why it matters:
        The id is the page's address, the PDF's name and the identity in every comparison. Two projects with
        one id overwrite each other.

    Bad:
        # projects/triage.yaml
        title: Ticket triage

        # projects/triage.yml
        title: Ticket triage, second version

    Good:
        # projects/triage.yaml
        title: Ticket triage

        # projects/triage-2.yaml
        title: Ticket triage, second version
    """
    yield from case.met_while_reading("SRC009")


@rule(
    "SRC010",
    "evidence file missing, unreadable, or outside the project's folder",
    since=Stage.IDEA,
    settles=Party.BUILD,
)
def no_evidence_file(case: Case) -> Iterator[Gap]:
    """A file that the page rests on is not there, can't be read, or lies elsewhere.

    What it checks:
        Every file that the page names lies in the project's own folder, beside the page, and can be read.

    Why it matters:
        A value is evidence as long as somebody else can look at where it came from.

    Bad:
        evaluation:
          dataset: evidence/gold.csv

    Good:
        evaluation:
          dataset: evidence/golden.csv
    """
    yield from case.met_while_reading("SRC010")
