"""A field takes the stored form of its kind and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import values
from app.models.errors import UserError
from app.models.schema import fields_of

YEAR = fields_of("target")["year"]
NUMBER = fields_of("target")["value"]
MONEY = fields_of("cost")["amount"]
KIND = fields_of("cost")["kind"]
NOTE = fields_of("cost")["note"]
START = fields_of("activity")["start"]
YEARS = fields_of("indicator_definition")["break_years"]
WHAT = fields_of("activity")["what"]
FLAG = fields_of("application")["withheld"]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (NUMBER, "12.5", "12.5"),
        (NUMBER, "-3", "-3"),
        (NUMBER, 7, "7"),
        (MONEY, 2_410_000, 2_410_000),
        (YEAR, 2015, 2015),
        (YEARS, "2009, 2012", "2009, 2012"),
        (KIND, "staff", "staff"),
        (START, "2015-04-23", "2015-04-23"),
        (FLAG, True, True),
        (NOTE, "två\nrader", "två rader"),
        (WHAT, "en\r\ntvå", "en\ntvå"),
        (NOTE, "", None),
        (MONEY, None, None),
    ],
)
def test_a_value_in_its_stored_form_is_taken(field: object, value: object, expected: object) -> None:
    assert values.stored(field, value) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (NUMBER, "12,5"),
        (NUMBER, "12.50"),
        (NUMBER, "-0"),
        (NUMBER, "1e3"),
        (NUMBER, 1.5),
        (MONEY, "100"),
        (MONEY, True),
        (MONEY, 2**53),
        (YEAR, 215),
        (YEARS, 2012),
        (YEARS, "2012, 2009"),
        (YEARS, "2012, 2012"),
        (YEARS, "2012 och 2014"),
        (YEARS, "212"),
        (START, "2015-02-30"),
        (START, "20150423"),
        (FLAG, "true"),
        (KIND, "salary"),
        (NOTE, 5),
        (NOTE, "\ud800"),
        (NOTE, "x" * 2001),
    ],
)
def test_a_value_in_another_form_is_refused_with_a_sentence(field: object, value: object) -> None:
    with pytest.raises(UserError) as caught:
        values.stored(field, value)  # type: ignore[arg-type]
    assert "fältet" in str(caught.value)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_every_number_has_just_one_stored_form(number: object) -> None:
    text = f"{number:.4f}".rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    assert values.stored(NUMBER, text) == text
    longer = text + "0" if "." in text else text + ".0"
    with pytest.raises(UserError):
        values.stored(NUMBER, longer)


@pytest.mark.parametrize(("value", "fits"), [("0", True), ("0.25", True), ("1", True), ("1.01", False), ("25", False)])
def test_a_share_lies_between_nothing_and_all(value: str, fits: bool) -> None:
    share = fields_of("plan")["weak_threshold"]
    if fits:
        assert values.stored(share, value) == value
        return
    with pytest.raises(UserError, match="andel"):
        values.stored(share, value)
    with pytest.raises(UserError, match="andel"):
        values.stored(share, f"-{value}")
