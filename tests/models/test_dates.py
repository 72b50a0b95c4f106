"""Dates and years as people write them become one stored form, or a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import values
from app.models.errors import UserError
from app.models.schema import fields_of
from app.models.wording.dates import parse_date, parse_years
from app.models.wording.typography import date_long


@pytest.mark.parametrize(
    "text", ["2015-04-23", "20150423", "23/4 2015", "23/04/2015", "23 april 2015", "23 Apr 2015", " 23  april 2015 "]
)
def test_every_common_way_to_write_a_date_is_read(text: str) -> None:
    assert parse_date(text) == "2015-04-23"


@pytest.mark.parametrize("text", ["", "2015", "15-04-23", "23 brumaire 2015", "2015-02-30", "april 2015", "4/23/2015"])
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="datum"):
        parse_date(text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_date_that_is_shown_is_read_back(day: date) -> None:
    assert parse_date(date_long(day.isoformat())) == day.isoformat()


@pytest.mark.parametrize("text", ["2009, 2012", "2012 och 2009", "2012;2009;2012", " 2009  2012. ", "2009 AND 2012"])
def test_every_common_way_to_write_years_is_read(text: str) -> None:
    assert parse_years(text) == "2009, 2012"


@pytest.mark.parametrize("text", ["2012 (ny blankett)", "212", "20122", "2009-2012", "1850", "i fjol", ","])
def test_what_is_not_years_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="2009, 2012"):
        parse_years(text)


@given(st.lists(st.integers(1900, 2099), min_size=1), st.sampled_from([",", ", ", " och ", "; ", " "]))
def test_years_in_any_order_have_one_stored_form_that_the_field_takes(found: list[int], between: str) -> None:
    text = parse_years(between.join(map(str, found)))
    assert text == ", ".join(map(str, sorted(set(found))))
    assert parse_years(text) == text
    assert values.stored(fields_of("indicator_definition")["break_years"], text) == text
