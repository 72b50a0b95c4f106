"""A method in words: what it does, what it costs, who weighs what, and what a proposal does to the places."""

from __future__ import annotations

import pytest

from app.models.wording import method as words
from app.models.wording.typography import NBSP


@pytest.mark.parametrize("key", words.PRESETS)
def test_every_preset_has_a_name_a_reason_and_a_cost(key: str) -> None:
    name, why, cost = words.PRESETS[key]
    assert name
    assert why.endswith(".")
    assert cost.endswith(".")


def test_a_method_is_told_in_plain_words() -> None:
    assert words.described("minmax", 2014, ("arithmetic", "arithmetic"), "none", False) == (
        "Varje indikator räknas om med min–max mot värdena 2014. De vägs ihop med vanligt medelvärde."
    )
    bent = words.described("minmax", "all", ("arithmetic", "geometric"), "winsorise", True)
    assert "mot alla års värden, och värden utanför gränserna räknas som gränsen" in bent
    assert "vanligt medelvärde inom områdena och geometriskt mellan dem" in bent
    assert bent.endswith("Extrema värden dras först in till närmaste granne.")
    assert "percentiler inom varje år" in words.described(
        "percentile", 2014, ("arithmetic", "arithmetic"), "none", False
    )
    assert "mot varje års egna värden" in words.described("zscore", None, ("harmonic", "harmonic"), "none", False)
    assert "givna gränser. De" in words.described("goalposts", 2014, ("arithmetic", "arithmetic"), "none", False)


def test_the_scale_is_told_by_its_ends_or_by_its_middle() -> None:
    assert words.scale_sentence("minmax", (0, 100)) == (
        "Poängen går från 0 där risken är lägst till 100 där den är högst."
    )
    assert words.scale_sentence("zscore", (50, 10)).startswith("50 poäng är medel basåret och 10 poäng")


def test_who_weighs_what_is_told_largest_first() -> None:
    said = words.shares_sentence([("Försörjning", 20.0), ("Hälsa", 40.0), ("Ekonomi", 20.0)])
    assert said == f"Hälsa 40{NBSP}%, Ekonomi 20{NBSP}%, Försörjning 20{NBSP}%"


def test_the_line_at_every_figure_names_what_is_different_and_who_chose_it() -> None:
    assert words.in_force_line("", False, "Anna") == ""
    assert words.in_force_line("Percentiler", False, "Anna") == "Egen metod: percentiler, vald av Anna."
    assert words.in_force_line("z-tal", True, "Anna") == "Egen metod: z-tal och egna vikter, vald av Anna."
    assert words.in_force_line("", True, "") == "Egen metod: egna vikter, utan skrivet skäl."


def test_what_a_proposal_does_is_told_for_the_own_first_and_counted_for_the_others() -> None:
    assert words.moves_sentence({"Ekliden": (1, 1)}, 0) == "Ingen plats ändras."
    assert words.moves_sentence({"Ekliden": (1, 1)}, 1) == ("Ingen av era platser ändras, men 1 annan plats ändras.")
    assert words.moves_sentence({"Ekliden": (1, 2), "Norrtorp": (2, 1)}, 3) == (
        "Ekliden plats 1 → 2 och Norrtorp plats 2 → 1, och 3 andra platser ändras."
    )
    assert words.moves_sentence({"Ekliden": (1, None)}, 0) == "Ekliden förlorar sitt index."
    assert words.moves_sentence({"Ekliden": (None, 4)}, 0) == "Ekliden får sitt index."
    assert words.preset_name(None) == "Annan metod"
