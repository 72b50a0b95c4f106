"""Whose index it is, in words."""

import pytest

from app.models.wording.published import beside_sentence, genitive, index_of, several_series
from app.models.wording.views.standing import heads


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("Sweco", "Swecos"),
        ("Stockholms stad", "Stockholms stads"),
        ("SCB", "SCB:s"),
        ("Ramböll Analys", "Ramböll Analys"),
    ],
)
def test_a_name_owns_what_is_its_own(name, whose):
    assert genitive(name) == whose


def test_an_index_nobody_has_put_a_name_to_is_the_published_one():
    assert index_of("") == "Det publicerade indexet"
    assert index_of("Sweco") == "Swecos index"


def test_a_long_name_does_not_head_a_column_of_figures():
    assert heads("Sweco")[0] == "Sweco"
    assert heads("Områdesstatistik för Stockholm")[0] == heads("")[0] == "Publicerat"


def test_without_an_interval_of_ours_nothing_is_said_of_how_sure_it_is():
    said = beside_sentence("Swecos index", 2014, "Ekliden", 3, 40, same=False, within=None)
    assert said == "Swecos index 2014 sätter Ekliden på plats\u00a03 av 40."


def test_many_columns_are_not_all_named():
    assert "(A, B, C, D och fler)" in several_series("ABCDE")
