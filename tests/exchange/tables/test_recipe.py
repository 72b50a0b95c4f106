"""The recipe: a guess that can be kept, corrected and used again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables import Recipe, ValueColumn, read
from app.exchange.index_tables.recipe import STATUSES
from app.models.errors import UserError
from app.models.places import Places
from app.models.wording import table_errors, tables

counts = st.integers(1, 500)
names = st.text(min_size=1, max_size=12)
recipes = st.builds(
    Recipe,
    encoding=st.sampled_from([None, "utf-8", "cp1252"]),
    separator=st.sampled_from([None, ";", "\t", "blanks"]),
    sheet=st.none() | names,
    header_rows=st.none() | st.lists(counts, max_size=3).map(tuple),
    unit_column=st.none() | counts,
    year=st.none() | counts,
    values=st.none()
    | st.lists(st.builds(ValueColumn, counts, st.none() | names, st.none() | counts), min_size=1, max_size=4).map(
        tuple
    ),
    fill_down=st.none() | st.lists(counts, max_size=2).map(tuple),
    decimal=st.sampled_from([None, ",", "."]),
    thousands=st.sampled_from([None, "", " ", " ."]),
    percent=st.sampled_from([None, "as_shown", "as_stored"]),
    markers=st.none()
    | st.dictionaries(names, st.sampled_from(STATUSES[1:]), max_size=3).map(lambda d: tuple(d.items())),
    aliases=st.dictionaries(names, names, max_size=3).map(lambda d: tuple(d.items())),
    totals=st.none() | st.lists(names, max_size=3).map(tuple),
    not_here=st.lists(names, max_size=3).map(tuple),
    skip_rows=st.lists(counts, max_size=3).map(tuple),
)


@given(recipes)
def test_a_recipe_comes_back_from_json_as_it_was(recipe: Recipe) -> None:
    assert Recipe.from_json(recipe.to_json()) == recipe


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[]", "format"),
        ('{"format": 2}', "format"),
        ('{"format": 1, "year_colunm": 2}', "year_colunm"),
        ('{"format": 1, "year_column": "2"}', "year_column"),
        ('{"format": 1, "year_column": true}', "year_column"),
        ('{"format": 1, "year_column": 0}', "year_column"),
        ('{"format": 1, "decimal": ";"}', "decimal"),
        ('{"format": 1, "encoding": "zip"}', "encoding"),
        ('{"format": 1, "markers": {"x": "ok"}}', "markers"),
        ('{"format": 1, "markers": ["x"]}', "markers"),
        ('{"format": 1, "values": []}', "values"),
        ('{"format": 1, "values": [{"col": 1}]}', "values"),
        ('{"format": 1, "values": [3]}', "values"),
        ('{"format": 1, "thousands": "x"}', "thousands"),
        ('{"format": 1, "totals": [1]}', "totals"),
    ],
)
def test_a_recipe_that_is_wrong_names_its_field(text: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        Recipe.from_json(text)
    assert refused.value.code == "recipe_bad"
    assert refused.value.facts["field"] == field
    assert field in str(refused.value)


DATA = (
    "Titel 2014\n\nStadsdel;Kön;Antal;Andel\nEkliden;män;1 234;12,5\n;kvinnor;..;7\nNorrtorp;män;3;~5\n;kvinnor;4;8\n"
    "Summa;;9;9\n"
)


def test_reading_again_with_the_recipe_gives_the_same_without_new_guesses(places: Places) -> None:
    first = read(DATA.encode(), "t.csv", None, places)
    again = read(DATA.encode(), "t.csv", Recipe.from_json(first.recipe.to_json()), places)
    assert again.rows == first.rows
    assert again.unread == first.unread
    assert again.skipped == first.skipped
    assert again.recipe == first.recipe
    assert not again.questions


def test_every_part_of_the_guess_can_be_corrected(places: Places) -> None:
    first = read(DATA.encode(), "t.csv", None, places)
    renamed = tuple(
        replace(value, indicator={"Antal": "folk", "Andel": "del"}[value.indicator or ""])
        for value in first.recipe.values or ()
    )
    corrected = replace(
        first.recipe,
        values=renamed[:1],
        year=2013,
        skip_rows=(6, 7),
        markers=(("..", "bortfall"),),
        aliases=(("Summa", "Hela staden"),),
        totals=(),
        empty_sex="everybody",
    )
    reading = read(DATA.encode(), "t.csv", corrected, places)
    assert {(row.unit, row.year, row.indicator, row.sex): (row.value, row.status) for row in reading.rows} == {
        ("Ekliden", 2013, "folk", "men"): (1234.0, "ok"),
        ("Ekliden", 2013, "folk", "women"): (None, "bortfall"),
        ("Hela staden", 2013, "folk", ""): (9.0, "ok"),
    }
    assert [(row.row, row.reason) for row in reading.skipped] == [(6, "angiven"), (7, "angiven")]


def test_another_heading_row_can_be_chosen(places: Places) -> None:
    data = "Stadsdel;Gammalt;Namn\nStadsdel;A;B\nEkliden;1;2\nNorrtorp;3;4\n"
    reading = read(data.encode(), "t_2014.csv", Recipe(header_rows=(1,), first_row=3), places)
    assert reading.indicators() == ("Gammalt", "Namn")


def test_a_table_without_heading_can_be_stated(places: Places) -> None:
    recipe = Recipe(header_rows=(), unit_column=1, values=(ValueColumn(2, "a", 2014),))
    reading = read(b"Ekliden;1\nNorrtorp;2\n", "t.csv", recipe, places)
    assert [(row.unit, row.value) for row in reading.rows] == [("Ekliden", 1.0), ("Norrtorp", 2.0)]


def test_columns_beyond_the_table_give_nothing_rather_than_an_error(places: Places) -> None:
    recipe = Recipe(unit_column=1, year=2014, values=(ValueColumn(400, "a"),), split_columns=(300,), fill_down=(200,))
    assert not read(DATA.encode(), "t.csv", recipe, places).rows
    assert not read(DATA.encode(), "t.csv", replace(recipe, year=None), places).rows


def test_every_question_and_reason_in_a_reading_has_words_in_both_languages(places: Places) -> None:
    reading = read(DATA.encode(), "t.csv", None, places)
    for language in (0, 1):
        assert all("{" not in tables.question_sentence(question, language) for question in reading.questions)
        for reason in [c.reason for c in reading.unread] + [s.reason for s in reading.skipped]:
            assert tables.reason_sentence(reason, language)
        for note in (*reading.columns, *reading.preview):
            assert tables.reason_sentence(note.reason, language)
            assert tables.ROLES[note.role][language]


def test_every_code_in_the_reader_has_a_sentence() -> None:
    import re
    from pathlib import Path

    import app.exchange.index_tables as package

    source = "".join(path.read_text("utf-8") for path in Path(package.__file__).parent.glob("*.py"))
    assert set(re.findall(r'UserError\(\s*"(\w+)"', source)) <= set(table_errors.ERRORS)
    asked = set(re.findall(r'(?:\.ask|Question)\(\s*"(\w+)"', source))
    assert asked <= set(tables.QUESTIONS)
    assert asked


def test_the_json_of_a_recipe_is_readable_swedish() -> None:
    text = Recipe(aliases=(("Åkerby2", "Åkerby"),), decimal=",").to_json()
    assert json.loads(text) == {"format": 1, "aliases": {"Åkerby2": "Åkerby"}, "decimal": ","}
    assert "Åkerby" in text


def test_the_reading_says_of_every_part_what_was_understood_and_why(places: Places) -> None:
    reading = read(DATA.encode(), "t.csv", None, places)
    said = {
        each.part: (tables.understood_value(each.part, each.value, each.example), each.reason)
        for each in reading.understood
    }
    assert said == {
        "teckenkodning": ("utf-8", "teckenkodning_utf8"),
        "avskiljare": ("semikolon", "avskiljare_delar_lika"),
        "rubrikrader": ("3", "rubrik_ovanfor_siffror"),
        "forsta_rad": ("4", "forsta_med_siffror"),
        "namnkolumn": ("1: Stadsdel", "kanda_namn"),
        "niva": ("stadsdelar", "flest_namn"),
        "konkolumn": ("2: Kön", "ord_for_kon"),
        "ar": ("2014", "ar_i_titeln"),
        "decimaltecken": ("komma, som i 12,5", "tecken_bevisat"),
        "utfyllnad": ("1", "tomt_i_blocket"),
    }
    stated = read(DATA.encode(), "t.csv", Recipe(decimal=",", year=2013, level="neighbourhood", turned=False), places)
    assert {each.part for each in stated.understood if each.reason == "angiven"} == {"decimaltecken", "ar", "niva"}
    for each in (*reading.understood, *stated.understood):
        assert each.reason in tables.REASONS
        assert tables.PARTS[each.part][1]


@pytest.mark.parametrize(
    ("data", "part", "value", "reason"),
    [
        ("Stadsdel;A\nEkliden;1\nNorrtorp;2\n", "ar", "inte bestämt", "okant_ar"),
        ("Stadsdel;2010;2011\nEkliden;1;2\nNorrtorp;2;3\n", "ar", "2010, 2011", "ar_i_rubriken"),
        ("Stadsdel;År;A\nEkliden;2014;1\nNorrtorp;2014;2\n", "ar", "2: År", "rubriken_sager"),
        ("Stadsdel;A\nEkliden;1.234\nNorrtorp;2\n", "decimaltecken", "inte bestämt", "okant_decimaltecken"),
        ("Stadsdel;A\nEkliden;1\nNorrtorp;2\n", "decimaltecken", "komma", "inga_decimaler"),
    ],
)
def test_what_is_not_settled_is_said_too(data: str, part: str, value: str, reason: str, places: Places) -> None:
    reading = read(data.encode(), "t.csv", None, places)
    (said,) = [each for each in reading.understood if each.part == part]
    assert (tables.understood_value(part, said.value), said.reason) == (value, reason)
