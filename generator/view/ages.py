"""How long ago something was, in words.

In: two days. Out: days, months or years, as a person would say it.
"""

from __future__ import annotations

from datetime import date

from generator.words import ngettext


def age(since: date, today: date) -> str:
    """How long ago a day was: 12 days, 5 months, 3 years; nothing where it is still to come."""
    days = (today - since).days
    if days < 0:
        return ""
    if days < 60:
        return ngettext("%(num)s day", "%(num)s days", days)
    months = int(days / 30.44)
    if months < 24:
        return ngettext("%(num)s month", "%(num)s months", months)
    return ngettext("%(num)s year", "%(num)s years", months // 12)
