"""How single values are written for a spreadsheet and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import UserError
from app.models.wording import cells
from app.models.wording.typography import shortest

VALUES = st.one_of(
    st.tuples(st.just("number"), st.decimals(-(10**9), 10**9, places=4).map(shortest)),
    st.tuples(st.just("money"), st.integers(-(2**50), 2**50)),
    st.tuples(st.just("year"), st.integers(1900, 2199)),
    st.tuples(st.just("date"), st.dates().map(lambda day: day.isoformat())),
    st.tuples(st.just("flag"), st.booleans()),
    st.tuples(st.just("text"), st.text(min_size=1)),
)


@given(VALUES)
def test_what_is_written_for_a_spreadsheet_is_read_back(drawn) -> None:
    kind, value = drawn
    assert cells.READERS[kind](cells.spreadsheet_text(kind, value)) == value


@given(st.sampled_from(["number", "money", "year", "years", "date", "flag"]), st.sampled_from(["", " ", "\u00a0"]))
def test_a_blank_cell_has_no_value(kind, text) -> None:
    assert cells.READERS[kind](text) is None
    assert cells.spreadsheet_text(kind, None) == ""


def test_yes_and_no_are_read_as_people_write_them_and_nothing_else_is() -> None:
    assert [cells.read_flag(text) for text in (" Ja", "x", "1", "NEJ", "0")] == [True, True, True, False, False]
    with pytest.raises(UserError, match="varken ja eller nej"):
        cells.read_flag("kanske")
