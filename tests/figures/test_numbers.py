"""Numbers as a Swedish reader writes them, and round axes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.numbers import number, round_step, rounded, signed, tick_decimals, ticks

ordinary = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (41.3, 1, "41,3"),
        (-2.2, 1, "\u22122,2"),
        (44.5, 0, "45"),
        (0.25, 1, "0,3"),
        (2.675, 2, "2,68"),
        (-0.04, 1, "0,0"),
        (3450000, 0, "3\u00a0450\u00a0000"),
    ],
)
def test_numbers_are_written_in_swedish(value, decimals, text):
    assert number(value, decimals) == text


def test_a_contribution_carries_its_sign_but_zero_has_none():
    assert signed(8.6) == "+8,6"
    assert signed(-3.4) == "\u22123,4"
    assert signed(0.04) == "0,0"
    assert signed(-0.04) == "0,0"


@given(ordinary, st.integers(0, 4))
def test_a_written_number_reads_back_as_the_rounded_value(value, decimals):
    text = number(value, decimals).replace("\u00a0", "").replace(",", ".").replace("\u2212", "-")
    assert float(text) == rounded(value, decimals)
    assert abs(rounded(value, decimals) - value) <= 0.5 * 10**-decimals * (1 + 1e-9)


@given(st.floats(1e-4, 1e7), st.integers(1, 10))
def test_a_round_step_is_the_smallest_that_suffices(span, most):
    step = round_step(span, most)
    assert span / step <= most * (1 + 1e-6)
    assert span / (step / 2.5) > most * (1 - 1e-6)


@given(st.lists(st.floats(-1000, 1000), min_size=1, max_size=30), st.integers(2, 8))
def test_an_axis_holds_every_value_in_equal_round_steps(values, most):
    marks = ticks(values, most)
    slack = 1e-6 * max(1.0, *(abs(value) for value in values))
    assert marks[0] <= min(values) + slack
    assert marks[-1] >= max(values) - slack
    assert 2 <= len(marks) <= most + 2
    steps = [b - a for a, b in itertools.pairwise(marks)]
    assert steps == pytest.approx([steps[0]] * len(steps))


def test_the_index_axis_goes_from_0_to_100_in_quarters():
    assert ticks([0.0, 100.0], 4) == (0.0, 25.0, 50.0, 75.0, 100.0)


def test_ticks_are_written_with_as_many_decimals_as_they_need():
    assert tick_decimals((0.0, 25.0)) == 0
    assert tick_decimals((0.0, 2.5, 5.0)) == 1
    assert tick_decimals((0.25, 0.5)) == 2
