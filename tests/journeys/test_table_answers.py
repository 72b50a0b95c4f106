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
    new = ("indicator", "I"), ("years", "2010"), ("names", "N"), ("units", "%"), ("ours", "%"), ("theirs", "kr")
    reading = Reading("t", Recipe(), questions=(Question(code, False, (*facts, *more, *new)),), sheets=("A", "B"))
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


SEXES = "Stadsdel;Kön;2014\nEkliden;män;10\nEkliden;kvinnor;20\nTallmon;;30\n"
ANSWERED = {
    "kon_i_kolumn": SEXES,
    "kon_ej_angivet": SEXES,
    "kon_utan_total": SEXES,
    "kon_i_rubriken": "Stadsdel;År;A män;A kvinnor\nEkliden;2014;1;2\nTallmon;2014;3;4\n",
    "antal_svar_gissad": "Stadsdel;År;A;B;B, antal svar\nEkliden;2014;1;2;30\nTallmon;2014;3;4;40\n",
    "antal_svar_alla": "Stadsdel;År;A;B;Antal svar\nEkliden;2014;1;2;30\nTallmon;2014;3;4;40\n",
    "olika_enheter": "Stadsdel;År;Mått;Enhet;Värde\nEkliden;2014;A;%;1\nEkliden;2014;A;antal;2\nTallmon;2014;A;%;3\n",
    "streck_kan_vara_noll": "Stadsdel;År;A\nEkliden;2014;-\nTallmon;2014;3\n",
    "flera_tabeller": "Stadsdel;2014\nEkliden;1\nTallmon;2\n\nStadsdel;2015\nEkliden;3\nTallmon;4\n",
    "stadsdelar_i_rubriken": "Indikator 2014;Ekliden;Tallmon\nA;1;2\nB;3;4\n",
    "utfyllnad_gissad": "Stadsdel;Åk;2014\nEkliden;x;1\n;y;2\nTallmon;x;3\n;y;4\n",
    "uppdelning_gissad": "Stadsdel;Åk;2014\nEkliden;x;1\nEkliden;y;2\nTallmon;x;3\nTallmon;y;4\n",
    "kolumn_mest_text": "Stadsdel;År;A;B\nEkliden;2014;1;x\nTallmon;2014;3;y\nAlnäs;2014;4;5\n",
}


@pytest.mark.parametrize("code", sorted(ANSWERED))
def test_a_question_that_is_answered_is_not_asked_again(code: str) -> None:
    reading = reading_of(ANSWERED[code])
    answers = asked_of(reading, code).answers
    assert answers
    read_as = set()
    for answer in answers:
        again = reading_of(ANSWERED[code], table_answers.stating(Recipe(), answer.states))
        assert code not in [each.code for each in table_answers.asked(again)], answer.words
        read_as.add((tuple(again.rows), tuple(again.unread)))
    assert len(read_as) == len(answers), "two answers read the table the same way"


def test_a_dash_that_is_zero_is_a_figure_and_the_other_markers_keep_their_meaning() -> None:
    text = "Stadsdel;År;A\nEkliden;2014;-\nTallmon;2014;..\nAlnäs;2014;3\n"
    zero = asked_of(reading_of(text), "streck_kan_vara_noll").answers[0]
    recipe = table_answers.stating(Recipe(), zero.states)
    assert Recipe.from_json(recipe.to_json()) == recipe
    assert [(row.unit, row.value, row.status) for row in reading_of(text, recipe).rows] == [
        ("Alnäs", 3.0, "ok"),
        ("Ekliden", 0.0, "ok"),
        ("Tallmon", None, "sekretess"),
    ]


def test_another_sheet_is_offered_by_name() -> None:
    questions = (Question("flera_blad", False, (("sheet", "B"), ("sheets", "A, B, C"))),)
    said = table_answers.asked(Reading("t", Recipe(), questions=questions, sheets=("A", "B", "C")))
    assert [(answer.words, answer.states) for answer in said[0].answers] == [
        ("Läs A", {"sheet": "A"}),
        ("Läs C", {"sheet": "C"}),
    ]


def test_a_total_a_unit_and_an_indicator_s_meaning_are_stated_and_taken_back() -> None:
    recipe = table_answers.with_total(Recipe(), ("Summa",), "Söder")
    assert table_answers.with_total(recipe, (), "Söder").totals == ("Summa", "Söder")
    recipe = table_answers.with_unit(table_answers.with_unit(Recipe(), "A", "%"), "A", "tkr")
    assert recipe.units == (("A", "tkr"),)
    assert table_answers.with_unit(recipe, "A", "").units == ()
    recipe = table_answers.with_indicator_alias(Recipe(), "Arbetslösa", "arbetsloshet")
    assert recipe.indicator_aliases == (("Arbetslösa", "arbetsloshet"),)
    assert table_answers.with_indicator_alias(recipe, "Arbetslösa", "").indicator_aliases == ()
