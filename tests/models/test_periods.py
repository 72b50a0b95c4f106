"""When a reported figure is from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.periods import Moment, moment
from app.models.wording.typography import MONTHS


@pytest.mark.parametrize(
    ("words", "year", "month"),
    [
        ("2016", 2016, 12),
        ("T1 2016", 2016, 4),
        ("2016 t2", 2016, 8),
        ("tertialrapport 2 2016", 2016, 8),
        ("första tertialet 2016", 2016, 4),
        ("kvartal 3, 2016", 2016, 9),
        ("andra halvåret 2016", 2016, 12),
        ("april 2016", 2016, 4),
        ("2016-08-31", 2016, 8),
        ("verksamhetsberättelse 2016", 2016, 12),
    ],
)
def test_a_period_ends_where_people_mean(words, year, month):
    assert moment(words) == Moment(year, month)


@pytest.mark.parametrize("words", ["", "våren", "2015–2016", "2016-13", "fjärde tertialet 2016"])
def test_what_names_no_single_moment_is_not_guessed(words):
    assert moment(words) is None


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_every_way_to_write_a_month_means_the_same_moment(year, month):
    found = {moment(f"{year}-{month:02d}"), moment(f"{MONTHS[month - 1]} {year}"), moment(f"{year}-{month:02d}-15")}
    assert found == {Moment(year, month)}


@given(st.integers(1900, 2098), st.integers(1, 11))
def test_months_follow_each_other_and_the_year_is_its_own_end(year, month):
    assert Moment(year, month).at < Moment(year, month + 1).at <= Moment(year).at == year < Moment(year + 1, 1).at
