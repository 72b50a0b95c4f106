"""A grid keeps every cell as it came, in little room, and never more than the reader takes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables import grid as grids
from app.exchange.index_tables.cells import tidy
from app.exchange.index_tables.grid import BROKEN, PERCENT, GridBuilder, Marks
from app.models.errors import UserError

CELLS = st.one_of(
    st.text(st.sampled_from("ab1 ,.\u00a0\ufeff"), max_size=4),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: number + 0.0),
)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=8))
def test_every_cell_is_found_again_where_it_stood(rows: list[list[str | float]]) -> None:
    builder = GridBuilder("t.csv")
    for row in rows:
        builder.add(row)
    grid = builder.grid()
    while rows and not any(map(tidy, rows[-1])):
        rows.pop()
    assert [grid.row(at) for at in range(1, grid.height + 1)] == [[tidy(cell) for cell in row] for row in rows]
    assert grid.row(0) == grid.row(grid.height + 1) == []
    for at, row in enumerate(rows):
        for column, cell in enumerate(row, 1):
            assert grid.text(at + 1, column) == tidy(cell)
            kept = float(grid.numbers[grid.column(column)[at]])
            assert kept == cell if isinstance(cell, float) else math.isnan(kept)


def test_a_column_that_is_not_there_holds_nothing() -> None:
    builder = GridBuilder("t.csv")
    builder.add(["a", "b"])
    grid = builder.grid()
    for column in (None, 0, -1, 3):
        assert grid.column(column).tolist() == grid.marked(column).tolist() == [0]
    assert grid.text(1, 9) == ""


def test_a_broken_cell_makes_room_for_itself_and_a_way_of_showing_nothing_does_not() -> None:
    builder = GridBuilder("t.xlsx")
    builder.add(["a", 0.5])
    marks = Marks()
    for row, column, kind in ((1, 2, PERCENT), (1, 1, PERCENT), (9, 9, PERCENT), (2, 3, BROKEN)):
        marks.add(row, column, kind)
    grid = builder.grid("Blad1", marks)
    assert (grid.height, grid.width) == (2, 3)
    assert grid.marked(2).tolist() == [PERCENT, 0]
    assert grid.text(2, 3) == "#FEL"
    assert grid.row(2) == ["", "", ""]


def test_too_many_rows_columns_or_cells_are_refused_while_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MAX_ROWS", 3)
    monkeypatch.setattr(grids, "MAX_CELLS", 8)
    builder = GridBuilder("t.csv")
    for _ in range(3):
        builder.add(["a"])
    with pytest.raises(UserError) as rows:
        builder.add(["a"])
    assert rows.value.facts["rows"] == 4
    with pytest.raises(UserError) as cells:
        GridBuilder("t.csv").add(["a"] * 9)
    assert cells.value.facts["columns"] == 9
    ragged = GridBuilder("t.csv")
    ragged.add(["a"] * 5)
    ragged.add(["a"])
    with pytest.raises(UserError):
        ragged.grid()


def test_equal_cells_share_one_text() -> None:
    builder = GridBuilder("t.csv")
    for _ in range(1000):
        builder.add(["Ekliden", " Ekliden ", "1"])
    grid = builder.grid()
    assert grid.texts == ["", "Ekliden", "1"]
    assert grid.distinct(grid.codes).tolist() == [1, 2]
    assert grid.codes.dtype == np.int32
