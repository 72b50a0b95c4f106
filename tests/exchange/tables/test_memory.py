"""What people have stated before is used on the next table, and said: names, and how a table like it was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables import Applied, Memory, Recipe, Remembered, ValueColumn, for_another_file, read
from app.models.places import NEIGHBOURHOOD, Place, Places, name_key
from tests.exchange.tables.test_text_tables import codes

TABLE = b"Stadsdel;Arbetsl.;Valdelt.\nEkliden c;12,5;80\nNorrtorp;8;85\n"


def test_names_stated_in_the_plan_are_followed_and_told(places: Places) -> None:
    memory = Memory((("ekliden  C", "Ekliden"),), (("Arbetsl.", "arbetsloshet"),))
    reading = read(TABLE, "t_2014.csv", None, places, memory=memory)
    assert {(row.unit, row.indicator) for row in reading.rows} == {
        (unit, name) for unit in ("Ekliden", "Norrtorp") for name in ("arbetsloshet", "Valdelt.")
    }
    assert reading.applied == (
        Applied("place", "Ekliden c", "Ekliden", "plan", 1),
        Applied("indicator", "Arbetsl.", "arbetsloshet", "plan", 2),
    )


def test_what_is_stated_for_this_table_goes_before_the_plan(places: Places) -> None:
    memory = Memory((("Ekliden c", "Ängsvik"),), (("Arbetsl.", "a"),))
    recipe = Recipe(aliases=(("Ekliden c", "Ekliden"),), indicator_aliases=(("Arbetsl.", "b"),))
    reading = read(TABLE, "t_2014.csv", recipe, places, memory=memory)
    assert {(each.meaning, each.by) for each in reading.applied} == {("Ekliden", "recipe"), ("b", "recipe")}
    assert "b" in reading.indicators()
    assert Recipe.from_json(reading.recipe.to_json()).indicator_aliases == (("Arbetsl.", "b"),)


def test_spellings_that_handslag_knows_are_told_too(places: Places) -> None:
    known = places.with_aliases([("Ekliden c", "Ekliden")])
    assert read(TABLE, "t_2014.csv", None, known).applied == (Applied("place", "Ekliden c", "Ekliden", "shipped", 1),)
    assert read(b"Stadsdel;A\nEKLIDEN ;1\nNorrtorp;2\n", "t_2014.csv", None, known).applied == ()


def test_a_name_with_two_meanings_has_none(places: Places) -> None:
    memory = Memory(
        (("Ekliden c", "Ekliden"), ("EKLIDEN C", "Ängsvik")), (("Arbetsl.", "a"), ("arbetsl.", "b"), ("Valdelt.", "v"))
    )
    reading = read(TABLE, "t_2014.csv", None, places, memory=memory)
    assert [each.name for each in reading.unmatched] == ["Ekliden c"]
    assert reading.indicators() == ("Arbetsl.", "v")
    (asked,) = [question for question in reading.questions if question.code == "namn_med_flera_betydelser"]
    assert dict(asked.facts)["names"] == "Arbetsl., Ekliden c"


def test_a_total_that_is_given_a_meaning_is_read(places: Places) -> None:
    data = b"Stadsdel;A\nEkliden;1\nNorrtorp;2\nSumma;3\n"
    assert "Hela staden" in read(data, "t_2014.csv", None, places, memory=Memory((("Summa", "Hela staden"),))).units()


@given(
    st.lists(
        st.sampled_from(["Ekliden", "Norrtorp", "Ängsvik", "Okändby", "Summa"]), min_size=1, max_size=5, unique=True
    ),
    st.sets(st.sampled_from(["ekliden", "Norrtorp ", "OKÄNDBY"])),
)
def test_the_rows_of_a_name_that_does_not_belong_are_left_out_and_told(given_names: list[str], out: set[str]) -> None:
    data = "\n".join(["Stadsdel;A", *(f"{name};{at}" for at, name in enumerate(given_names))]).encode()
    known = Places(tuple(Place(name, NEIGHBOURHOOD) for name in ("Ekliden", "Norrtorp", "Ängsvik")))
    reading = read(data, "t_2014.csv", Recipe(not_here=tuple(sorted(out)), header_rows=(1,)), known)
    keys = {name_key(name) for name in out}
    gone = {name for name in given_names if name_key(name) in keys}
    assert not gone & {*reading.units(), *(unmatched.name for unmatched in reading.unmatched)}
    assert {each.name for each in reading.applied if not each.meaning} == gone
    told = {row.text.split()[0] for row in reading.skipped if row.reason == "hor_inte_hit"}
    assert told == gone


STATED = Recipe(
    header_rows=(2,),
    unit_column=1,
    year=2014,
    values=(ValueColumn(2, "arbetsloshet", 2014), ValueColumn(3, "inkomst")),
    skip_rows=(9,),
    last_row=12,
    decimal=",",
)
OLD = "Uttag 2014\nOmråde;Arbetslöshet 2014;Inkomst\nEkliden;12;240\nNorrtorp;8;310\n"
NEW = OLD.replace("2014", "2015")


def remembered(stated: Recipe = STATED, text: str = OLD, name: str = "Index 2014") -> Remembered:
    return Remembered(name, stated, read(text.encode(), "t.csv", stated).headings)


def test_the_next_file_that_looks_the_same_is_said_to_and_read_by_nobody_unasked(places: Places) -> None:
    memory = Memory(tables=(remembered(),))
    reading = read(NEW.encode(), "t.csv", None, places, memory=memory)
    assert reading.looks_like is not None
    assert reading.looks_like.name == "Index 2014"
    assert reading.indicators() != ("arbetsloshet", "inkomst")
    like = read(NEW.encode(), "t.csv", reading.looks_like.recipe, places, memory=memory)
    assert like.indicators() == ("arbetsloshet", "inkomst")
    assert {row.year for row in like.rows} == {2015}
    assert like.looks_like is None


def test_what_is_true_of_one_file_only_is_not_carried_over() -> None:
    recipe = for_another_file(STATED)
    assert (recipe.year, recipe.skip_rows, recipe.last_row, recipe.first_row) == (None, (), None, None)
    assert [value.year for value in recipe.values or ()] == [None, None]
    assert (recipe.decimal, recipe.header_rows, recipe.unit_column) == (",", (2,), 1)


@pytest.mark.parametrize(
    "other",
    [
        "Uttag 2015\nOmråde;Inkomst;Arbetslöshet 2015\nEkliden;240;12\nNorrtorp;310;8\n",
        "Uttag 2015\nOmråde;Arbetslöshet 2015\nEkliden;240\nNorrtorp;310\n",
        "Uttag 2015\nA;B;C\nEkliden;240;3\nNorrtorp;310;4\n",
    ],
)
def test_a_table_with_other_columns_does_not_look_the_same(other: str, places: Places) -> None:
    assert read(other.encode(), "t.csv", None, places, memory=Memory(tables=(remembered(),))).looks_like is None


def test_a_column_that_has_come_last_does_not_hide_the_likeness(places: Places) -> None:
    wider = "Uttag 2015\nOmråde;Arbetslöshet 2015;Inkomst;Ny\nEkliden;12;240;1\nNorrtorp;8;310;2\n"
    reading = read(wider.encode(), "t.csv", None, places, memory=Memory(tables=(remembered(),)))
    assert reading.looks_like is not None


def test_the_newest_likeness_is_the_one_that_is_told(places: Places) -> None:
    newer = remembered(Recipe(decimal=",", unit_column=1), name="Index 2015")
    reading = read(NEW.encode(), "t.csv", None, places, memory=Memory(tables=(newer, remembered())))
    assert reading.looks_like is not None
    assert reading.looks_like.name == "Index 2015"


def test_a_table_that_nobody_had_to_correct_teaches_nothing(places: Places) -> None:
    memory = Memory(tables=(remembered(Recipe()),))
    assert read(NEW.encode(), "t.csv", None, places, memory=memory).looks_like is None


TURNED = "Indikator;Ekliden;Norrtorp\nArbetslöshet;12,5;~8\nInkomst;240;310\n"


def test_a_table_with_places_as_columns_can_be_turned(places: Places) -> None:
    assert "stadsdelar_i_rubriken" in codes(read(TURNED.encode(), "t_2014.csv", None, places))
    reading = read(TURNED.encode(), "t_2014.csv", Recipe(turned=True), places)
    assert {(row.unit, row.indicator): row.value for row in reading.rows} == {
        ("Ekliden", "Arbetslöshet"): 12.5,
        ("Ekliden", "Inkomst"): 240.0,
        ("Norrtorp", "Inkomst"): 310.0,
    }
    assert [(cell.row, cell.column, cell.text) for cell in reading.unread] == [(2, 3, "~8")]
    assert not reading.blocking
    assert Recipe.from_json(reading.recipe.to_json()).turned is True
