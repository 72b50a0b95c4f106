"""How Swedish writes numbers, money and dates, and reads them back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import UserError
from app.models.wording import typography as t

NB = "\u00a0"
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("12.5", None, "12,5"),
        ("-3", None, "\u22123"),
        ("1234.5", None, f"1{NB}234,5"),
        (44.5, 0, "45"),
        ("0.25", 1, "0,3"),
        ("-0.04", 1, "0,0"),
        (0.1 + 0.2, 2, "0,30"),
        (Decimal("2"), 1, "2,0"),
    ],
)
def test_numbers_have_a_decimal_comma_a_true_minus_and_groups_that_hold_together(value, places, text):
    assert t.number(value, places) == text


def test_a_number_that_is_no_number_is_a_bug_and_not_a_dash():
    for value in (float("nan"), float("inf"), "x", ""):
        with pytest.raises(ValueError):
            t.number(value)


def test_a_signed_number_shows_plus_only_above_zero():
    assert [t.signed(v, 1) for v in ("2", "-2", "0.01")] == ["+2,0", "\u22122,0", "0,0"]


def test_money_is_written_in_kronor_thousands_and_millions():
    assert t.kr(3_450_000) == f"3{NB}450{NB}000{NB}kr"
    assert t.tkr(2_410_000) == f"2{NB}410{NB}tkr"
    assert t.mnkr(2_410_000) == f"2,4{NB}mnkr"
    assert [t.money(a) for a in (150_000_000, 2_410_000, 12_345, 0)] == [
        f"150{NB}mnkr",
        f"2{NB}410{NB}tkr",
        f"12{NB}345{NB}kr",
        f"0{NB}kr",
    ]


def test_per_cent_keeps_its_sign_beside_the_number():
    assert t.percent("12") == f"12{NB}%"
    assert t.percent(7.25, 1) == f"7,3{NB}%"


def test_years_make_a_range_with_an_en_dash():
    assert [t.year_range(*p) for p in ((2015, 2020), (2015, 2015), (None, 2020), (None, None))] == [
        "2015–2020",
        "2015",
        "2020",
        "",
    ]


def test_dates_are_long_in_text_and_iso_in_tables():
    assert t.date_long("2015-04-03") == f"3{NB}april 2015"
    assert t.date_day("2015-05-21") == f"21{NB}maj"
    assert t.date_brief("2015-04-23") == f"23{NB}apr"
    assert t.date_brief("2015-06-23") == f"23{NB}juni"
    assert t.date_short("2015-04-23T12:00:00Z") == "2015-04-23"
    with pytest.raises(ValueError):
        t.date_long("2015-13-01")


def test_a_clock_has_a_point():
    assert t.clock(13, 5) == "13.05"


def test_counts_are_written_in_figures_or_in_words():
    assert [t.plural(n, "mått", "mått") for n in (1, 1000)] == [f"1{NB}mått", f"1{NB}000{NB}mått"]
    assert t.spelled(3, "slutsats", "slutsatser") == "Tre slutsatser"
    assert t.spelled(1, "mål", "mål", neuter=True) == "Ett mål"
    assert t.spelled(0, "mål", "mål") == "Inga mål"
    assert t.spelled(13, "mål", "mål") == f"13{NB}mål"


def test_lists_have_no_comma_before_och():
    assert [t.listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a och b", "a, b och c"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("12,5 mnkr", f"12,5{NB}mnkr"),
        ("3 450 000 kr", f"3{NB}450{NB}000{NB}kr"),
        ("§ 5 och §7", f"§{NB}5 och §{NB}7"),
        ("12 % och 3%", f"12{NB}% och 3{NB}%"),
        ("2015-2020", "2015–2020"),
        ("2015 - 2020", "2015–2020"),
        ("den 23 april 2015", f"den 23{NB}april 2015"),
        ("minus -3 grader", "minus \u22123 grader"),
        ("så - till sist", "så – till sist"),
        ("på s. 8, t.ex. bl.a.", f"på s.{NB}8, t.{NB}ex. bl.{NB}a."),
        ("2015-04-23 och dnr 1.2.1-342-2016", f"2015-04-23 och dnr{NB}1.2.1-342-2016"),
        ("400 mil", "400 mil"),
        ("- punkt ett\n- punkt två", "- punkt ett\n- punkt två"),
    ],
)
def test_prose_keeps_numbers_with_what_they_count(typed, printed):
    assert t.prose(typed) == printed


@given(st.text(alphabet="ab 1234567890-–%§.,\n\u00a0kr", max_size=40))
def test_prose_done_twice_changes_nothing_more_and_never_touches_letters_or_digits(text):
    once = t.prose(text)
    assert t.prose(once) == once
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        (" 1 234,5 ", "1234.5"),
        (f"1{NB}234", "1234"),
        ("\u22123,10", "-3.1"),
        ("-0", "0"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed, stored):
    assert t.parse_number(typed) == stored


@pytest.mark.parametrize("typed", ["", "tolv", "1.234,5", "1 23", "12,", "1e5", "٣", "NaN", "--3"])
def test_a_number_that_could_mean_two_things_is_asked_about(typed):
    with pytest.raises(UserError) as problem:
        t.parse_number(typed)
    assert problem.value.code == "number_unreadable"
    assert "12,5" in str(problem.value)


def test_whole_kronor_have_no_decimals():
    assert t.parse_whole("1 250 000") == 1_250_000
    assert t.parse_whole("12,0") == 12
    for typed in ("12,5", "x"):
        with pytest.raises(UserError) as problem:
            t.parse_whole(typed)
        assert problem.value.code == "whole_number_unreadable"


@given(decimals)
def test_what_is_written_is_read_back_as_the_same_number(value):
    assert Decimal(t.parse_number(t.number(value))) == value


@given(decimals)
def test_the_stored_form_is_shortest_and_stays_the_same(value):
    stored = t.shortest(value)
    assert t.parse_number(stored) == stored
    assert Decimal(stored) == value
    assert "E" not in stored and not stored.endswith(".")


def test_a_aa_ae_oe_come_after_z():
    names = ["Ängsvik", "Östberga", "Zinken", "Årsta", "alnäs", "Édith", "Farsta"]
    assert sorted(names, key=t.swedish_key) == ["alnäs", "Édith", "Farsta", "Zinken", "Årsta", "Ängsvik", "Östberga"]


@given(st.lists(st.text(alphabet="aAbZåÅäöæøé ", max_size=4)))
def test_sorting_gives_one_order_whatever_order_the_names_came_in(names):
    turned = names[::-1]
    assert sorted(names, key=t.swedish_key) == sorted(turned, key=t.swedish_key)


@given(st.lists(st.text("aåäöéB x", max_size=6)))
def test_text_without_digits_sorts_alike_with_and_without_regard_to_numbers(names: list[str]) -> None:
    assert sorted(names, key=t.natural_key) == sorted(names, key=t.swedish_key)


@given(st.lists(st.integers(0, 10**12)), st.text("aö ", max_size=3))
def test_numbers_inside_text_sort_by_size(numbers: list[int], before: str) -> None:
    texts = [f"{before}{number} st" for number in numbers]
    assert sorted(texts, key=t.natural_key) == [f"{before}{number} st" for number in sorted(numbers)]
