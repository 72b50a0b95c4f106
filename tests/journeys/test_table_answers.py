"""Every answer to the reader's questions is a recipe the reader obeys; nothing is answered beforehand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables import ColumnNote, Question, Reading, Recipe, ValueColumn, read
from app.journeys import atlas, table_answers
from app.models.wording import tables

PLACES = atlas.catalogue(True)


def reading_of(text: str, recipe: Recipe | None = None) -> Reading:
    return read(text.encode(), "tabell.csv", recipe, PLACES)


def asked_of(reading: Reading, code: str) -> table_answers.Asked:
    return next(each for each in table_answers.asked(reading) if each.code == code)


def test_blocking_questions_come_first() -> None:
    questions = (Question("dubbletter", False, (("count", "2"),)), Question("vilket_ar", True))
    said = table_answers.asked(Reading("t", Recipe(), questions=questions))
    assert [each.code for each in said] == ["vilket_ar", "dubbletter"]
    assert said[0].entry == "year"


def test_the_decimal_sign_can_be_answered_either_way() -> None:
    text = "Stadsdel;År;Index\nEkliden;2014;1.234\nTallmon;2014;2.345\n"
    first = reading_of(text)
    asked = asked_of(first, "decimal_eller_tusental")
    values = {}
    for answer in asked.answers:
        again = reading_of(text, table_answers.stating(Recipe(), answer.states))
        assert not again.blocking
        values[answer.words] = again.rows[0].value
    assert values == {"Komma är decimaltecken": 1234.0, "Punkt är decimaltecken": 1.234}


def test_lines_without_columns_are_parted_by_the_separator_that_is_chosen() -> None:
    text = "Ekliden 2014 12\nTallmon 2014 13\n"
    asked = asked_of(reading_of(text), "inga_kolumner")
    assert [answer.words for answer in asked.answers] == ["Semikolon", "Komma", "Tabb", "Lodstreck", "Mellanslag"]
    assert asked.entry == "numbers_per_row"


def test_a_guessed_year_is_confirmed_with_one_button() -> None:
    reading = reading_of("Uppgifter 2014\nStadsdel;Arbetslöshet\nEkliden;12,5\nTallmon;8,5\n")
    answer = asked_of(reading, "ar_ur_rubriken").answers[0]
    assert answer.words == "Ja, 2014"
    assert table_answers.stating(Recipe(), answer.states).year == 2014


@pytest.mark.parametrize("code", sorted(tables.QUESTIONS))
def test_every_question_can_be_shown_with_its_answers(code: str) -> None:
    facts = ("column", "3"), ("columns", "2, 3"), ("year", "2014"), ("count", "2"), ("title", "T"), ("header", "H")
    more = ("examples", "1.234"), ("sheet", "A"), ("sheets", "A, B"), ("row", "4"), ("rows", "4")
    reading = Reading("t", Recipe(), questions=(Question(code, False, (*facts, *more)),))
    said = table_answers.asked(reading)[0]
    assert "{" not in said.sentence
    for answer in said.answers:
        assert table_answers.stating(Recipe(), answer.states) != Recipe()


def test_naming_one_column_states_the_others_as_they_were_understood() -> None:
    reading = reading_of("Stadsdel;År;Arbetslöshet;Trångboddhet\nEkliden;2014;12,5;30,1\n")
    named = table_answers.with_value_column(reading, Recipe(), 3, "Arbetslösa")
    assert named.values == (ValueColumn(3, "Arbetslösa"), ValueColumn(4, "Trångboddhet"))
    assert (named.unit_column, named.year_column) == (1, 2)
    less = table_answers.with_value_column(reading, Recipe(), 4, None)
    assert less.values == (ValueColumn(3, "Arbetslöshet"),)


def test_a_year_column_that_is_left_out_and_taken_back_is_still_a_year() -> None:
    text = "Stadsdel;2013;2014\nEkliden;12,5;13,1\nTallmon;8,5;9,1\n"
    first = reading_of(text)
    without = table_answers.with_value_column(first, Recipe(), 3, None)
    then = reading_of(text, without)
    assert {row.year for row in then.rows} == {2013}
    back = reading_of(text, table_answers.with_value_column(then, without, 3, "2014"))
    assert back.rows == first.rows


@pytest.mark.parametrize("fields", [{"sheet": "B"}, {"separator": "|"}, {"numbers_per_row": 3}])
def test_other_columns_take_back_what_was_said_of_the_old_ones(fields: dict[str, object]) -> None:
    said = Recipe(year=2014, unit_column=2, values=(ValueColumn(3, "X"),))
    again = table_answers.stating(said, fields)
    assert (again.values, again.unit_column) == (None, None)
    assert again.year == 2014
    assert table_answers.stating(again, fields) == again


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=8)


@given(st.lists(st.tuples(names, names), max_size=6))
def test_an_alias_has_one_meaning_the_last_that_was_given(pairs: list[tuple[str, str]]) -> None:
    recipe = Recipe()
    for name, place in pairs:
        recipe = table_answers.with_alias(recipe, name, place)
    assert dict(recipe.aliases) == dict(pairs)
    assert len(recipe.aliases) == len(dict(pairs))
    for name, _ in pairs:
        recipe = table_answers.with_alias(recipe, name, "")
    assert recipe.aliases == ()


@given(st.lists(st.tuples(names, st.sampled_from(["bortfall", "sekretess"])), max_size=6))
def test_a_marker_has_one_meaning_and_the_others_keep_theirs(pairs: list[tuple[str, str]]) -> None:
    known = (("..", "sekretess"), ("-", "ej_levererad"))
    recipe = Recipe()
    for marker, status in pairs:
        recipe = table_answers.with_marker(recipe, known, marker, status)
    if pairs:
        meant = dict(known) | dict(pairs)
        assert sorted(recipe.markers or ()) == sorted(meant.items())


def test_a_column_is_called_by_number_and_heading() -> None:
    assert table_answers.column_words(ColumnNote(1, "Stadsdel", "stadsdel", "angiven")) == "1: Stadsdel"
    assert table_answers.column_words(ColumnNote(3, "", "varde", "siffror")) == "3: utan rubrik"
