"""A view's table outside the window: numbers that can be counted with, units in the headings, words left alone."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.journeys.views.parts import Row, Table
from app.journeys.views.plain import plain
from app.models.wording import typography


def table(*rows: tuple[str, ...], titles: tuple[str, ...] = ("Stadsdel", "Värde")) -> Table:
    made = tuple(Row(row[0], row) for row in rows)
    return Table(titles, frozenset(range(1, len(titles))), made)


def test_one_unit_goes_to_the_heading() -> None:
    found = plain(table(("Ekliden", "19,4\u00a0%"), ("Norrtorp", "\u22120,5\u00a0%"), ("Lillmossen", "sekretess")))
    assert found == [["Stadsdel", "Värde (%)"], ["Ekliden", "19,4"], ["Norrtorp", "-0,5"], ["Lillmossen", "sekretess"]]


def test_units_that_differ_by_row_get_a_column_of_their_own() -> None:
    shown = table(
        ("Ohälsotal", "34,1\u00a0dagar", "17,9\u00a0dagar", "+5,9"),
        ("Inkomst", "190,4\u00a0tkr", "saknas", "rest 4,6"),
        titles=("Indikator", "Ekliden", "Staden", "Bidrag"),
    )
    assert plain(shown) == [
        ["Indikator", "Ekliden", "Staden", "Bidrag", "Enhet"],
        ["Ohälsotal", "34,1", "17,9", "5,9", "dagar"],
        ["Inkomst", "190,4", "saknas", "rest 4,6", "tkr"],
    ]


def test_a_figure_without_a_unit_is_never_given_one_by_its_heading() -> None:
    assert plain(table(("Index", "88,7"), ("Arbetslöshet", "19,4\u00a0%")))[0] == ["Stadsdel", "Värde"]
    assert plain(table(("Index", "88,7"), ("Arbetslöshet", "19,4\u00a0%")))[2] == ["Arbetslöshet", "19,4\u00a0%"]


def test_words_intervals_and_places_are_left_as_they_are() -> None:
    cells = ("86,2–90,8", "1 av 40, svag", "1\u202f→\u202f2", "–", "2014 (2012)")
    assert [row[1] for row in plain(table(*((f"{at}", cell) for at, cell in enumerate(cells))))[1:]] == list(cells)


def test_only_the_rows_asked_for_are_given_under_the_same_headings() -> None:
    whole = table(("Ekliden", "2\u00a0445\u00a0040\u00a0kr"), ("Norrtorp", "10\u00a0kr"))
    assert plain(whole, whole.rows[:1]) == [["Stadsdel", "Värde (kr)"], ["Ekliden", "2445040"]]


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["%", "dagar", "kr", "‰", "poäng"]))
def test_what_is_written_as_a_number_comes_out_as_that_number(value: Decimal, unit: str) -> None:
    cell = typography.with_unit(typography.number(value), unit)
    head, row = plain(table(("Ekliden", cell)))
    assert head[1] == f"Värde ({unit})"
    assert Decimal(row[1].replace(",", ".")) == value
