"""What one cell says, and what it does not prove."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables.cells import number, numberish, signs, tidy, why_not, year_of
from app.models.wording import tables

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,5", 12.5),
        ("0", 0.0),
        ("0,0", 0.0),
        ("5 793,5", 5793.5),
        (f"5{NBSP}793,5", 5793.5),
        ("1\u202f234\u202f567", 1234567.0),
        ("-3,2", -3.2),
        ("\u22123,2", -3.2),
        ("\u20133", -3.0),
        ("12,5 %", 12.5),
        (f"12,5{NBSP}%", 12.5),
        ("1.234,5", 1234.5),
        ("12.345.678", 12345678.0),
    ],
)
def test_a_swedish_number_is_read(text: str, expected: float) -> None:
    assert number(text, ",", " .") == expected


NO_NUMBERS = (
    "|-|..|~100|<5|12,5*|12,5\u00b9|12 345 6|2015 2016|1 23|0180|01|1,2,3|,5|5,|1.5e3|1,2E+05|2014-01-02|abc"
    "|NaN|inf|१२|1_000|+5|(12)|1.23,4|12 %%"
)


@pytest.mark.parametrize("text", NO_NUMBERS.split("|"))
def test_what_is_not_quite_a_number_is_no_number(text: str) -> None:
    assert number(text, ",", " .") is None


def test_the_decimal_point_is_read_only_where_it_is_the_decimal_sign() -> None:
    assert number("4.7", ".", " ,") == 4.7
    assert number("1,234.5", ".", " ,") == 1234.5
    assert number("4.7", ",", " ") is None
    assert number("1e-05", ".", " ") == 1e-05


def test_a_grouped_number_uses_one_kind_of_sign() -> None:
    assert number("1 234.567", ",", " .") is None


@pytest.mark.parametrize(
    ("texts", "decimal", "thousands"),
    [
        (["12,5", "7"], ",", " "),
        (["12.5", "7"], ".", " "),
        (["1.234,5"], ",", " ."),
        (["1,234.5"], ".", " ,"),
        (["1.234.567"], ",", " ."),
        (["1,234", "1,234.5"], ".", " ,"),
        (["1.234", "1.234.567", "12,5"], ",", " ."),
        (["0,123"], ",", " "),
        (["1234,567"], ",", " "),
        (["5 793,500"], ",", " "),
        (["12", "1 234"], ",", " "),
        (["12,5 %"], ",", " "),
    ],
)
def test_the_figures_prove_their_signs(texts: list[str], decimal: str, thousands: str) -> None:
    found = signs(texts)
    assert (found.decimal, found.thousands) == (decimal, thousands)


@pytest.mark.parametrize(
    "texts", [["1.234"], ["1,234", "5,678"], ["1,234", "12"], ["1.234", "1,234"], ["2,500", "1.5"]]
)
def test_a_lone_group_of_three_proves_nothing(texts: list[str]) -> None:
    found = signs(texts)
    assert found.decimal is None
    assert found.ambiguous


@pytest.mark.parametrize("texts", [["12,5", "12.5"], ["1.234.567", "1.5"], ["1.234,5", "1,234.5"]])
def test_signs_that_contradict_are_said_to(texts: list[str]) -> None:
    found = signs(texts)
    assert found.decimal is None
    assert found.contradicts


@given(st.floats(-1e12, 1e12, allow_nan=False).map(lambda x: round(x, 3)), st.sampled_from([",", "."]))
def test_a_number_written_by_the_rules_is_read_back(value: float, decimal: str) -> None:
    other = "." if decimal == "," else ","
    for group in ("", " ", NBSP, other):
        text = f"{value:,.3f}".replace(",", "§").replace(".", decimal).replace("§", group)
        assert number(text, decimal, f" {other}") == value


@given(st.text(max_size=12), st.sampled_from([",", ".", None]))
def test_a_number_is_never_read_from_other_signs(text: str, decimal: str | None) -> None:
    found = number(tidy(text), decimal, " .,")
    if found is not None:
        digits = [char for char in text if char.isdigit()]
        assert digits
        assert all(char in "0123456789" for char in digits)
        assert not any(char.isalpha() and char != "e" for char in text)


@given(st.text("0123456789., %-~<", max_size=14))
def test_every_unread_text_has_a_reason_with_words(text: str) -> None:
    for decimal in (",", ".", None):
        assert tables.reason_sentence(why_not(text, decimal))
        assert tables.reason_sentence(why_not(text, decimal), 1)


def test_reasons_tell_the_traps_apart() -> None:
    wanted = {
        "~100": "ungefarligt",
        "ca 100": "ungefarligt",
        "<5": "gransvarde",
        "0180": "inledande_nolla",
        "1,2E+05": "avrundat_av_kalkylprogram",
        "2014-01-02": "datum",
        "12,5*": "tecken_efter_talet",
        "12 34": "oklara_siffergrupper",
        "#N/A": "fel_i_kalkylbladet",
        "uppgift": "inte_ett_tal",
    }
    assert {text: why_not(text, ",") for text in wanted} == wanted
    assert why_not("1.234", None) == "okant_decimaltecken"


def test_a_year_is_four_figures_and_nothing_else() -> None:
    assert year_of("2014") == 2014
    assert [year_of(text) for text in ("2014/15", "14", "1799", "2101", "2014,5", "")] == [None] * 6


def test_a_cell_from_a_sheet_becomes_plain_text() -> None:
    assert tidy(2010.0) == "2010"
    assert tidy(0.1) == "0.1"
    assert tidy(f"{NBSP}\ufeffEkliden \u200b") == "Ekliden"


def test_approximate_figures_still_look_like_figures() -> None:
    assert all(map(numberish, ["~100", "<5", "5 793,5", "12 %", "ca 100"]))
    assert not any(map(numberish, ["Ekliden", "", "20–24 år"]))
