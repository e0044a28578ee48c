"""The catalogue of rules: every rule of every family, by code.

In: the modules of ``rules``, found by their place. Out: the rules. Nothing is registered by hand.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from generator.check import rules
from generator.check.rule import REGISTRY, Rule

FAMILIES = {
    "SRC": "The file",
    "SPC": "Specification",
    "OPS": "Operations",
    "GAT": "Gate",
    "LRN": "Learning",
    "EVL": "Evaluation",
    "OWN": "Ownership",
    "GOV": "Governance",
    "PAG": "The page",
}


@cache
def catalogue() -> dict[str, Rule]:
    """All rules by code, families in the order of the page."""
    for module in pkgutil.iter_modules(rules.__path__):
        importlib.import_module(f"{rules.__name__}.{module.name}")
    order = list(FAMILIES)
    return dict(sorted(REGISTRY.items(), key=lambda item: (order.index(item[1].family), item[0])))
