"""The five classes of the map."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.classes import CLASSES, INDEX, Classes, round_classes
from app.figures.numbers import number, rounded


def test_the_index_has_the_five_classes_of_the_design():
    assert INDEX.names() == ("< 30", "30–44,9", "45–59,9", "60–74,9", "75+")


@pytest.mark.parametrize(
    ("value", "expected"),
    [(-3, 0), (29.94, 0), (29.95, 1), (30, 1), (44.9, 1), (44.95, 2), (59.6, 2), (74.9, 3), (75, 4), (130, 4)],
)
def test_a_value_stands_in_the_class_its_written_figure_belongs_to(value, expected):
    assert INDEX.of(value) == expected


@given(st.floats(-50, 150))
def test_the_label_and_the_key_never_disagree(value):
    written = _read(number(value, 1))
    name = INDEX.names()[INDEX.of(value)]
    match name:
        case "< 30":
            assert written < 30
        case "75+":
            assert written >= 75
        case _:
            low, high = (_read(part) for part in name.split("–"))
            assert low <= written <= high


def _read(text):
    return Decimal(text.replace("\u2212", "-").replace(",", "."))


@given(st.lists(st.floats(0, 1000).map(lambda v: round(v, 2)), min_size=1, max_size=40))
def test_round_classes_are_five_equal_ones_over_the_values(values):
    classes = round_classes(values)
    steps = [b - a for a, b in zip(classes.limits, classes.limits[1:], strict=False)]
    assert steps == pytest.approx([steps[0]] * 3)
    assert steps[0] > 0
    assert all(limit == rounded(limit, classes.decimals) for limit in classes.limits)
    assert classes.of(min(values)) <= 1
    assert len(set(classes.names())) == CLASSES
    assert max(values) <= classes.limits[-1] + 2 * steps[0] + 1e-9


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=30).map(sorted))
def test_a_higher_value_never_stands_in_a_lower_class(values):
    classes = [INDEX.of(value) for value in values]
    assert classes == sorted(classes)


def test_small_shares_get_the_decimals_they_need():
    assert round_classes([0.1, 0.4, 0.85]).names() == ("< 0,2", "0,2–0,3", "0,4–0,5", "0,6–0,7", "0,8+")
    assert round_classes([2.1, 11.9]).limits == (4.0, 6.0, 8.0, 10.0)


def test_a_class_has_at_least_the_decimals_its_values_are_written_with():
    classes = round_classes([2.1, 11.9], 1)
    assert classes.names()[-2:] == ("8–9,9", "10+")
    assert classes.of(9.6) == 3


def test_equal_values_and_no_values_still_give_classes():
    assert len(round_classes([12.0, 12.0]).names()) == 5
    assert len(round_classes([]).names()) == 5


def test_a_class_one_step_wide_is_written_once():
    assert Classes((1.0, 2.0, 3.0, 4.0)).names() == ("< 1", "1", "2", "3", "4+")
