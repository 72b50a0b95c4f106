"""What sets two tables apart is told whole: nothing is left out and nothing is told twice."""

from __future__ import annotations

import math

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import Difference, difference

Cells = dict[tuple[str, str, int], float | None]
COLUMNS = ["indicator", "unit", "year", "value", "status"]
cells = st.dictionaries(
    st.tuples(st.sampled_from(("i", "j")), st.sampled_from(("A", "B", "Ö")), st.sampled_from((2014, 2015))),
    st.one_of(st.none(), st.sampled_from((0.0, 1.5, 2.0))),
)


def frame(given_cells: Cells) -> pd.DataFrame:
    rows = [(*key, math.nan if v is None else v, "sekretess" if v is None else "ok") for key, v in given_cells.items()]
    made = pd.DataFrame(rows, columns=COLUMNS)
    return made.astype({"year": "int64", "value": "float64", "indicator": "object", "unit": "object"})


def between(before: Cells, after: Cells) -> Difference:
    return difference(frame(before), frame(after))


def test_what_came_and_what_went_are_named() -> None:
    found = between({("i", "A", 2014): 1.0, ("i", "B", 2014): 2.0}, {("i", "A", 2014): 1.5, ("j", "C", 2015): None})
    assert (found.indicators_added, found.indicators_gone) == (("j",), ())
    assert (found.units_added, found.units_gone) == (("C",), ("B",))
    assert (found.years_added, found.years_gone) == ((2015,), ())
    assert (found.same, found.added, found.gone) == (0, 1, 1)
    only = found.changed[0]
    assert (only.indicator, only.unit, only.year, only.before, only.after) == ("i", "A", 2014, 1.0, 1.5)


def test_a_figure_that_is_withheld_now_has_changed_and_is_not_zero() -> None:
    only = between({("i", "A", 2014): 0.0}, {("i", "A", 2014): None}).changed[0]
    assert (only.before, only.after, only.status_before, only.status_after) == (0.0, None, "ok", "sekretess")


def test_another_reason_for_what_is_missing_is_a_change() -> None:
    before = frame({("i", "A", 2014): None})
    after = before.assign(status="bortfall")
    assert [each.status_after for each in difference(before, after).changed] == ["bortfall"]


@given(cells)
def test_a_table_differs_in_nothing_from_itself_in_any_order(one: Cells) -> None:
    turned = frame(one).iloc[::-1].reset_index(drop=True)
    found = difference(frame(one), turned)
    assert found.nothing
    assert found.same == len(one)


@given(cells, cells)
def test_every_cell_is_told_once(one: Cells, other: Cells) -> None:
    found = between(one, other)
    assert found.same + len(found.changed) + found.gone == len(one)
    assert found.same + len(found.changed) + found.added == len(other)
    assert {(c.indicator, c.unit, c.year) for c in found.changed} == {
        key for key in one.keys() & other.keys() if one[key] != other[key]
    }


@given(cells, cells)
def test_seen_from_the_other_side_it_is_mirrored(one: Cells, other: Cells) -> None:
    there, back = between(one, other), between(other, one)
    assert (there.added, there.gone, there.same) == (back.gone, back.added, back.same)
    assert (there.units_added, there.years_gone) == (back.units_gone, back.years_added)
    assert [(c.before, c.after) for c in there.changed] == [(c.after, c.before) for c in back.changed]
