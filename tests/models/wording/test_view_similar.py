"""The sentences of *Liknande stadsdelar*."""

from __future__ import annotations

from app.models.wording.views import similar as words


def test_a_board_is_named_so_that_people_know_whom_to_ring() -> None:
    assert words.board_words("Farsta") == "Farsta stadsdelsnämnd"
    assert words.board_words("Östra nämnden") == "Östra nämnden"
    assert words.board_words("") == ""


def test_what_is_most_alike_is_not_also_what_differs_most() -> None:
    assert words.compared("Smedvik", "Hälsa", "Hälsa", -4.0).replace("\u00a0", " ") == (
        "I hälsa är skillnaden störst: Smedvik har 4 poäng lägre risk."
    )


def test_a_lone_neighbour_has_no_followers() -> None:
    assert words.nearest("Tallmon", ["Smedvik"], 5.0, far=False) == "Mest lik Tallmon är Smedvik."


def test_many_left_out_are_counted_and_few_are_named() -> None:
    few = [("Lillmossen", "för få invånare"), ("Alnäs", "för få indikatorer")]
    assert words.left_out(few) == "Lillmossen är inte med: för få invånare. Alnäs är inte med: för få indikatorer."
    many = [(f"Ort {place}", "för få indikatorer") for place in range(4)]
    assert words.left_out(many).replace("\u00a0", " ") == (
        "Fyra stadsdelar har för lite gemensamt att jämföra och är inte med."
    )
