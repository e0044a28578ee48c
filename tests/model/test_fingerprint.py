"""What a fingerprint covers: the meaning of a section, not how it is written, and nothing that is measured."""

import pytest

from generator.check.approved import signed
from generator.model.field import Section
from generator.model.fingerprint import changed_fields, content_of, fingerprint_of
from generator.model.kinds import ListKind, SectionKind, kinds_of
from generator.model.project import read_project
from generator.model.specification import Specification
from generator.model.values.fingerprint import Fingerprint
from generator.model.values.unreadable import Unreadable
from generator.read.source import parse_document

SAMPLE = """\
  workflow: First-pass classification
  output: [Category, Rationale]
  model: {name: a model, since: 2026-08-03}
  quality:
    - {id: accuracy, metric: Accuracy, target: at least 92 %, actual: 94 %, measured: 2026-11-12, valid: month}
  cost: {per_item: 0.004 EUR, monthly: 1 500 EUR}
"""


def specification(text: str) -> Section:
    document = parse_document(f"format: 1\nspecification:\n{text}".encode(), "")
    project = read_project("x", document)
    assert project.readable
    assert project.problems == ()
    return project.artifact.specification


def taken(text: str) -> str:
    return fingerprint_of("specification", content_of(specification(text))).text


def test_it_stays_what_it_is() -> None:
    """Another canonical form would make every approval void that was ever given: think twice."""
    assert taken(SAMPLE) == "sha256-27b223b640c3f1c178052a97f2f60351"


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("  workflow: First-pass classification\n", "  workflow: [First-pass classification]\n"),
        (
            "  workflow: First-pass classification\n",
            "  'workflow': >\n    First-pass\n\n    classification\n",
        ),
        ("{name: a model, since: 2026-08-03}", "{since: '2026-08-03', name: a   model}  # why"),
        ("at least 92 %", "'>= 92.0 %'"),
        ("at least 92 %", "no less than 0.92"),
        ("0.004 EUR", "0.0040 €"),
        ("1 500 EUR", "1500 EUR"),
        ("valid: month", "valid: 1 month"),
        ("  cost", "  integration: TBD, depends on the new contract\n  forbidden: []\n  input:\n  cost"),
        ("actual: 94 %, measured: 2026-11-12", "actual: 20 %, sample: 10, baseline: 1 %, evidence: a.json"),
        ("  cost", "  approval: {by: Dana Fox, day: 2026-10-02}\n  cost"),
    ],
)
def test_how_it_is_written_and_what_is_measured_do_not_count(written: str, other: str) -> None:
    assert written in SAMPLE
    assert taken(SAMPLE.replace(written, other)) == taken(SAMPLE)


@pytest.mark.parametrize(
    ("written", "other", "named"),
    [
        ("First-pass", "Second-pass", ("workflow",)),
        ("[Category, Rationale]", "[Rationale, Category]", ("output",)),
        ("[Category, Rationale]", "[Category]", ("output",)),
        ("a model,", "a new model,", ("model.name",)),
        ("at least 92 %", "more than 92 %", ("quality[accuracy].target",)),
        ("at least 92 %", "at least 92", ("quality[accuracy].target",)),
        ("at least 92 %", "TBD", ("quality[accuracy].target",)),
        ("valid: month", "valid: 2 months", ("quality[accuracy].valid",)),
        ("id: accuracy", "id: exactness", ("quality[accuracy]", "quality[exactness]")),
        ("monthly: 1 500 EUR", "monthly: 1 500 USD", ("cost.monthly",)),
        (", monthly: 1 500 EUR", "", ("cost.monthly",)),
        ("  cost", "  integration: Writes everything\n  cost", ("integration",)),
    ],
)
def test_what_it_means_counts_and_is_named(written: str, other: str, named: tuple[str, ...]) -> None:
    assert written in SAMPLE
    changed = SAMPLE.replace(written, other)
    assert taken(changed) != taken(SAMPLE)
    before, after = content_of(specification(SAMPLE)), content_of(specification(changed))
    assert set(changed_fields(before, after)) == set(named)


def test_a_bare_one_is_a_count_and_no_percentage() -> None:
    one, hundred = (SAMPLE.replace("at least 92 %", target) for target in ("at most 1", "at most 100 %"))
    assert taken(one) != taken(hundred)


def test_the_order_of_criteria_is_named_as_such() -> None:
    two = "  quality:\n    - {id: a, metric: A}\n    - {id: b, metric: B}\n"
    turned = "  quality:\n    - {id: b, metric: B}\n    - {id: a, metric: A}\n"
    before, after = content_of(specification(two)), content_of(specification(turned))
    assert changed_fields(before, after) == ("quality (order)",)


def test_sections_never_share_a_fingerprint() -> None:
    assert fingerprint_of("specification", {}).text != fingerprint_of("evaluation", {}).text


def test_the_cases_stand_for_their_file() -> None:
    def evaluation(text: str, cases: str | None) -> str:
        document = parse_document(f"format: 1\nevaluation:\n{text}".encode(), "")
        return signed("evaluation", read_project("x", document).artifact, cases).fingerprint.text

    named = "  dataset: evidence/golden.csv\n  columns: {input: text}\n  built: 2026-05-18\n"
    renamed = "  dataset: [evidence/set.xlsx]\n  built: 2026-05-18\n"
    assert evaluation(named, "sha256-a") == evaluation(renamed, "sha256-a")
    assert evaluation(named, "sha256-a") != evaluation(named, "sha256-b")
    assert evaluation(named, "sha256-a") != evaluation(named.replace("05-18", "05-19"), "sha256-a")
    stated = "  kept: vault\n  cases: 240\n"
    assert evaluation(stated, None) == evaluation(stated.replace("240", "240.0"), None)
    assert evaluation(stated, None) != evaluation(stated.replace("240", "239"), None)


def observed(section: type[Section], above: str = "") -> set[str]:
    found = set()
    for key, kind, says in kinds_of(section).values():
        inner = kind.item if isinstance(kind, ListKind) else kind
        found |= {f"{above}{key}"} if says.observed else set()
        found |= observed(inner.cls, f"{above}{key}.") if isinstance(inner, SectionKind) else set()
    return found


def test_the_observations_are_those_of_the_format() -> None:
    names = ("actual", "measured", "sample", "baseline", "evidence")
    assert observed(Specification) == {f"quality.{name}" for name in names}


@pytest.mark.parametrize("digits", [32, 33, 64])
def test_at_least_32_digits_are_compared(digits: int) -> None:
    whole = Fingerprint.of(b"content")
    assert len(whole.digits) == 64
    assert Fingerprint.parse(f" SHA256-{whole.digits[:digits].upper()} ").matches(whole)
    other = f"{whole.digits[: digits - 1]}{'0' if whole.digits[digits - 1] != '0' else '1'}"
    assert not Fingerprint.parse(f"sha256-{other}").matches(whole)


@pytest.mark.parametrize(
    "text", ["sha256-5c1e", "5c1e" * 8, "sha256-" + "5" * 65, "sha256:" + "5" * 32, "md5"]
)
def test_everything_else_is_none(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        Fingerprint.parse(text)
    assert refused.value.code == "SRC004"
    assert refused.value.message.endswith("is no fingerprint")
