"""*Hur säkert* in words: the place, its reach, what moves it most, and what is not tested."""

from __future__ import annotations

from app.models.wording.views import robust as words


def test_a_place_that_nothing_moves_is_told_as_such() -> None:
    found = words.robust_sentence("Ekliden", (1, 39), (1, 1), tried=27, movers=[])
    assert found == (
        "Ekliden har plats 1 av 39 med planens metod, och samma plats i vart och ett av de 27 andra val som prövats."
    )


def test_the_reach_and_the_choice_that_moves_most_are_named() -> None:
    found = words.robust_sentence("Ekliden", (2, 39), (1, 3), tried=27, movers=[("Percentiler", 3)])
    assert found.endswith(
        "och plats 1–3 oavsett vilket enskilt val som görs annorlunda. Störst skillnad gör ”Percentiler”: plats 3."
    )
    several = words.robust_sentence("Ekliden", (2, 39), (1, 3), tried=9, movers=[("Percentiler", 3), ("z-tal", 1)])
    assert "gör bland annat ”Percentiler”: plats 3." in several


def test_losing_the_index_is_said() -> None:
    one = words.robust_sentence("Ekliden", (1, 39), (1, 1), tried=9, movers=[], lost=["Utan Ohälsotal"])
    assert one.endswith("Med ”Utan Ohälsotal” får Ekliden inget index.")
    two = words.robust_sentence("Ekliden", (1, 39), (1, 1), tried=9, movers=[], lost=["Utan Ohälsotal", "Utan X"])
    assert two.endswith("Med 2 av valen får Ekliden inget index.")


def test_a_move_is_told_in_places_and_direction() -> None:
    assert words.moved_words(0) == "samma plats"
    assert words.moved_words(-1) == "1\u00a0plats mot högre risk"
    assert words.moved_words(3) == "3\u00a0platser mot lägre risk"


def test_what_is_left_out_and_doubled_is_named() -> None:
    assert words.choice_label("without:x", "indicator", "Trångboddhet")[:2] == ("Trångboddhet", "Utan Trångboddhet")
    assert words.choice_label("double:halsa", "weights", "Hälsa")[:2] == ("Hälsa dubbelt", "Hälsa väger dubbelt")
    assert words.choice_label("zscore", "normalise", "")[0] == "z-tal"


def test_the_caveat_counts_what_cannot_be_computed() -> None:
    assert words.caveat(0) == words.NOT_SAID
    assert words.caveat(2).endswith("Två val går inte att räkna; skälen står i tabellen.")
