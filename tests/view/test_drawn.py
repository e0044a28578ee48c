"""Texts in drawings: whole where there is room, else shortened, never wider than the room."""

import pytest

from generator.view.drawn import fit


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Loan request", "Loan request"),
        ("Loan\n  request", "Loan request"),
        ("Support-ticket classifier", "Support-tic…"),
        ("Reports, and what follows", "Reports, an…"),
        ("Loans; - (all) tickets", "Loans; - (a…"),
        ("票據分類器票據分類器", "票據分類器票…"),
        ("MMMMMMMMMMMMMMMM", "MMMMMM…"),
        ("", ""),
    ],
)
def test_a_text_is_shortened_to_its_room(text: str, shown: str) -> None:
    assert fit(text, 84, 12) == shown


def test_what_is_cut_ends_without_a_stray_sign() -> None:
    assert fit("Router: all offices", 61, 12) == "Router…"
