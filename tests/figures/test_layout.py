"""Labels pushed apart, texts that fit."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.layout import Sheet, fits, spread

heights = st.lists(st.floats(0, 400), min_size=1, max_size=15).map(sorted)


@given(heights)
def test_labels_are_never_closer_than_asked_and_never_outside(wanted):
    apart, low, high = 20.0, 0.0, 400.0
    places = spread(wanted, apart, low, high)
    assert len(places) == len(wanted)
    assert all(b - a >= apart - 1e-6 for a, b in itertools.pairwise(places))
    assert places[0] >= low - 1e-6
    assert places[-1] <= high + 1e-6


@given(st.lists(st.integers(1, 12), min_size=1, max_size=9))
def test_labels_that_do_not_collide_stay_where_they_are_wanted(gaps):
    wanted = [10.0 + 20.0 * sum(gaps[: index + 1]) for index in range(len(gaps))]
    assert spread(wanted, 20.0, 0.0, 5000.0) == pytest.approx(wanted)


def test_two_that_collide_give_way_equally():
    assert spread([100.0, 104.0], 20.0, 0.0, 400.0) == pytest.approx([92.0, 112.0])


def test_no_labels_need_no_places():
    assert spread([], 20.0, 0.0, 100.0) == []


@pytest.mark.parametrize(("high", "count"), [(100.0, 6), (99.9, 5), (0.0, 1), (-5.0, 0)])
def test_as_many_labels_fit_as_there_are_steps(high, count):
    assert fits(0.0, high, 20.0) == count


@given(
    st.text(st.characters(codec="latin-1", exclude_categories=["C", "Z"]), min_size=1, max_size=60), st.floats(15, 300)
)
def test_a_fitted_text_is_never_wider_than_its_room(text, room):
    sheet = Sheet(100, 100, lambda words, size, bold: len(words) * size * 0.5)
    fitted = sheet.fitted(text, room)
    assert sheet.wide(fitted) <= room
    assert fitted == text or (fitted.endswith("…") and text.startswith(fitted[:-1]))


def test_everything_grows_with_the_readers_text_size():
    sheet = Sheet(100, 100, lambda words, size, bold: len(words) * size, scale=1.5)
    assert (sheet.px(10), sheet.body, sheet.small) == (15, 22.5, 19.5)
    assert sheet.text((10, 50), "a", small=True).size == 19.5
