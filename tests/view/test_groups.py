"""Groups of rows: one for a short list, one for each month of a long one."""

from datetime import date, timedelta

from generator.view.groups import SHORT, Group, by_month


def day(text: date | None) -> date | None:
    return text


def test_nothing_has_no_group() -> None:
    assert by_month("due", [], day) == ()


def test_a_short_list_is_not_divided() -> None:
    days = [date(2026, 11, 22)] * SHORT
    assert by_month("due", days, day) == (Group("", "", tuple(days)),)


def test_a_long_list_has_a_group_for_each_month_in_its_order() -> None:
    days = [date(2026, 11, 30) + timedelta(days=number) for number in range(32)]
    found = by_month("due", [*days, None], day)
    assert [(group.anchor, group.title, len(group.rows)) for group in found] == [
        ("due-2026-11", "Nov 2026", 1),
        ("due-2026-12", "Dec 2026", 31),
        ("due-undated", "Without a day", 1),
    ]
