"""Mutated files: the reader refuses with a sentence or reads, in short time, and never a wrong number in silence.

A few files on every run; with HANDSLAG_HEAVY set, as many as HANDSLAG_MUTATIONS says (20 000 unless told).
"""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables import Memory, Recipe, read, to_canonical_csv
from app.exchange.index_tables.cells import tidy
from tests.exchange.tables.fuzzing import NAMES, PLACES, check, files, mutate

HEAVY = bool(os.environ.get("HANDSLAG_HEAVY"))
MUTATIONS = int(os.environ.get("HANDSLAG_MUTATIONS", "20000")) if HEAVY else 500


def test_no_mutated_file_breaks_the_reader_and_every_figure_is_accounted_for() -> None:
    for turn, (name, data, recipe) in enumerate(files(MUTATIONS, 20150401)):
        reading = check(data, name, recipe)
        if reading is not None and reading.rows and turn % 10 == 0:
            own = Recipe(encoding="utf-8", separator=",", decimal=".")
            back = read(to_canonical_csv(reading), "kanon.csv", own, PLACES)
            assert back.rows == reading.rows


FOUND = (
    ("1e5\n0\n0\n", Recipe(header_rows=(2,), decimal=".")),  # a figure above the row that was said to be the heading
    (
        "\ufeffRad,NaN,12,345,6,a;b,Farsta2\nEkliden,10,954,9,1e5,1,234,4.7,4.0,ok\n"
        "Norrtorp,396,331,0.6,0.5,5 793,5,2010–2014",
        None,
    ),
    # a row said to be the heading stands among the figures
    (
        "Kod,Namn,Oh 2013,Val 2010,..\n0101,Ekliden,30.5,80,x\n0102,Ekliden,20,85,Ekliden\n0103,Tallmon,-,.,0",
        Recipe(header_rows=(3,), first_row=2, vintage=2014, skip_rows=(2, 5)),
    ),
)
"""Files that have broken a promise once."""


@pytest.mark.parametrize(("text", "recipe"), FOUND)
def test_what_broke_a_promise_once_does_so_no_more(text: str, recipe: Recipe | None) -> None:
    check(text.encode(), "fil_2014.csv", recipe)


def texts(count: int, seed: int) -> list[tuple[str, bytes, Recipe | None]]:
    """A workbook carries the time it was made; a text is nothing but its bytes."""
    return [made for made in files(count, seed) if made[0].endswith(".csv")]


def test_the_same_seed_gives_the_same_files() -> None:
    assert texts(30, 1) == texts(30, 1)
    assert texts(30, 1) != texts(30, 2)
    assert mutate(b"Ekliden;1", random.Random(3)) == mutate(b"Ekliden;1", random.Random(3))


SEPARATORS = st.sampled_from([";", "\t", "|"])
DECIMALS = st.sampled_from([",", "."])
FIGURES = st.one_of(
    st.none(),
    st.integers(-99, 10**7).map(float),
    st.integers(-(10**7), 10**7).map(lambda number: number / 100),
    st.integers(0, 10**6).map(lambda number: number / 1000),
)


def _written(value: float | None, decimal: str, group: str) -> str:
    if value is None:
        return ".."
    text = f"{value:,.3f}".rstrip("0").rstrip(".")
    return text.replace(",", "§").replace(".", decimal).replace("§", group)


@given(
    st.lists(st.lists(FIGURES, min_size=2, max_size=2), min_size=len(NAMES), max_size=len(NAMES)),
    SEPARATORS,
    DECIMALS,
    st.sampled_from(["", " ", "\u00a0", "other"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    st.booleans(),
)
def test_a_figure_is_read_as_it_was_meant_or_not_at_all(  # noqa: PLR0917
    table: list[list[float | None]], separator: str, decimal: str, group: str, encoding: str, preamble: bool
) -> None:
    other = "." if decimal == "," else ","
    group = other if group == "other" else group
    lines = ["Uppgifter om kön", ""] if preamble else []
    lines.append(separator.join(["Stadsdel", "A", "B"]))
    for name, row in zip(NAMES, table, strict=True):
        lines.append(separator.join([name, *(_written(value, decimal, group) for value in row)]))
    data = "\n".join(lines).encode(encoding)
    reading = check(data, "t.csv", Recipe(year=2014), Memory())
    if reading is None:
        assert all(value is None for row in table for value in row)
        return
    meant = {(n, i): v for n, row in zip(NAMES, table, strict=True) for i, v in zip("AB", row, strict=True)}
    listed = {tidy(cell.text) for cell in reading.unread}
    read_values = {(row.unit, row.indicator): row.value for row in reading.rows}
    for key, value in read_values.items():
        assert key in meant
        assert value == meant[key]
    for key, value in meant.items():
        if key not in read_values and reading.recipe.values and len(reading.recipe.values) == 2:
            assert _written(value, decimal, group) in listed
