"""The catalogue of rules as a reader sees it."""

from generator.check.catalogue import FAMILIES, catalogue
from generator.view.rules import RuleEntry, rule_entry, rule_families


def test_every_rule_stands_in_its_family_in_the_order_of_the_page() -> None:
    families = rule_families()
    assert [rule.code for family in families for rule in family.rules] == list(catalogue())
    assert [family.title for family in families] == [
        title for key, title in FAMILIES.items() if any(code.startswith(key) for code in catalogue())
    ]
    assert {family.id for family in families} <= {key.lower() for key in FAMILIES}
    assert all(rule.code.lower().startswith(family.id) for family in families for rule in family.rules)


def test_a_rule_reads() -> None:
    entry = rule_entry(catalogue()["GAT003"])
    assert (entry.code, entry.title, entry.severity, entry.since, entry.settles) == (
        "GAT003",
        "no Stop row",
        "error",
        "PoC",
        "business owner",
    )


def test_a_rule_of_the_file_is_always_due() -> None:
    assert rule_entry(catalogue()["SRC003"]) == RuleEntry(
        code="SRC003",
        title="unknown key",
        severity="error",
        since="always",
        settles="build team",
        summary=rule_entry(catalogue()["SRC003"]).summary,
        checks="Every key belongs to the format. Your own keys go under `extra`.",
        matters="A misspelt key looks settled in the file and is missing on the page.",
        bad="operations:\n  reviwer: Priya Nair",
        good="operations:\n  reviewer: Priya Nair",
    )


def test_no_text_of_a_rule_is_empty_or_broken_over_lines() -> None:
    for family in rule_families():
        for rule in family.rules:
            assert rule.title
            for text in (rule.checks, rule.matters):
                assert text.endswith(".")
                assert "\n" not in text
            assert rule.bad.strip()
            assert rule.good.strip()
