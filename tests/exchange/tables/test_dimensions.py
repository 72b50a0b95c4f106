"""What a figure is about beside its place: women or men, when it was measured, how many answered, and in what unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables import Reading, Recipe, ValueColumn, read, to_canonical_csv
from app.exchange.index_tables.values import Values, of_values
from app.exchange.index_tables.words import answers_and_rest, is_measure, measure_in, sex_and_rest, sex_of
from app.models.places import Places
from tests.exchange.tables.test_text_tables import codes, unread
from tests.exchange.tables.test_values import VALUES, key


def told(reading: Reading) -> dict[tuple[str, str, str], float | None]:
    return {(row.unit, row.indicator, row.sex): row.value for row in reading.rows}


# Women and men


def test_sex_in_a_column_of_its_own_is_no_part_of_the_name(places: Places) -> None:
    data = "Stadsdel;Kön;Andel\nEkliden;Totalt;5\nEkliden;Kvinnor;6\nEkliden;Män;4\nNorrtorp;Totalt;7\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert told(reading) == {
        ("Ekliden", "Andel", ""): 5,
        ("Ekliden", "Andel", "women"): 6,
        ("Ekliden", "Andel", "men"): 4,
        ("Norrtorp", "Andel", ""): 7,
    }
    assert {note.column: note.role for note in reading.columns}[2] == "kon"
    assert "kon_utan_total" not in codes(reading)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Stadsdel;Totalt;Kvinnor;Män", "Trygghet"),
        ("Stadsdel;Trygghet;Trygghet kvinnor;Trygghet män", "Trygghet"),
        ("Stadsdel;Trygghet, totalt;Trygghet, flickor;Trygghet, pojkar", "Trygghet"),
        ("Stadsdel;Trygghet (totalt);Trygghet (kvinnor);Trygghet (män)", "Trygghet"),
    ],
)
def test_sex_in_headings_is_one_indicator(heading: str, names: str, places: Places) -> None:
    reading = read(f"Trygghet\n\n{heading}\nEkliden;5;6;4\nNorrtorp;7;8;6\n".encode(), "t_2014.csv", None, places)
    assert told(reading) == {
        (unit, names, sex): value
        for unit, values in (("Ekliden", (5, 6, 4)), ("Norrtorp", (7, 8, 6)))
        for sex, value in zip(("", "women", "men"), values, strict=True)
    }
    assert "kon_i_rubriken" in codes(reading)
    apart = read(
        f"Trygghet\n\n{heading}\nEkliden;5;6;4\nNorrtorp;7;8;6\n".encode(),
        "t.csv",
        Recipe(by_sex=False, year=2014),
        places,
    )
    assert len(apart.indicators()) == 3
    assert not any(row.sex for row in apart.rows)


def test_sex_above_the_names_of_the_columns_is_one_indicator(places: Places) -> None:
    data = ";Kvinnor;;Män;\nStadsdel;A;B;A;B\nEkliden;1;2;3;4\nÄngsvik;5;6;7;8\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert told(reading)["Ängsvik", "B", "men"] == 8
    assert reading.indicators() == ("A", "B")


def test_a_lone_heading_with_a_word_for_women_is_an_indicator_of_its_own(places: Places) -> None:
    reading = read("Stadsdel;Andel kvinnor;Andel unga\nEkliden;1;2\nÄngsvik;5;6\n".encode(), "t_2014.csv", None, places)
    assert reading.indicators() == ("Andel kvinnor", "Andel unga")
    assert not any(row.sex for row in reading.rows)


def test_two_totals_beside_women_and_men_are_left_as_they_are_called(places: Places) -> None:
    data = b"Stadsdel;A;A totalt;A kvinnor;A m\xe4n\nEkliden;1;2;3;4\nNorrtorp;5;6;7;8\n"
    reading = read(data, "t_2014.csv", None, places)
    assert len(reading.indicators()) == 4


def test_figures_without_a_total_are_told_and_added_only_when_asked(places: Places) -> None:
    data = "Stadsdel;Kön;2014\nEkliden;män;10\nEkliden;kvinnor;20\nNorrtorp;män;30\nNorrtorp;kvinnor;..\nFarsta;män;5\n"
    reading = read(data.encode(), "Antal.csv", None, places)
    assert ("kon_utan_total", (("count", "3"),)) in [(q.code, q.facts) for q in reading.questions]
    assert not [row for row in reading.rows if not row.sex]
    added = read(data.encode(), "Antal.csv", Recipe(add_sexes=True), places)
    assert {(row.unit, row.value, row.status) for row in added.rows if not row.sex} == {
        ("Ekliden", 30.0, "ok"),
        ("Norrtorp", None, "sekretess"),
    }
    assert "kon_utan_total" not in codes(added)
    assert "kon_utan_total" not in codes(read(data.encode(), "Antal.csv", Recipe(add_sexes=False), places))


def test_a_row_that_does_not_say_the_sex_is_asked_about_and_never_given_one(places: Places) -> None:
    data = "Stadsdel;Kön;2014\nEkliden;män;10\nEkliden;kvinnor;20\nEkliden;;30\nNorrtorp;man;1\nNorrtorp;okänt;2\n"
    reading = read(data.encode(), "Antal.csv", Recipe(sex_column=2), places)
    assert unread(reading) == [(4, 3, "30", "okant_kon"), (6, 3, "2", "okant_kon")]
    assert "kon_ej_angivet" in codes(reading)
    everybody = read(data.encode(), "Antal.csv", Recipe(sex_column=2, empty_sex="everybody"), places)
    assert told(everybody)["Ekliden", "Antal", ""] == 30
    above = read(data.encode(), "Antal.csv", Recipe(sex_column=2, fill_down=(2,)), places)
    assert [cell.reason for cell in above.unread] == ["dubblett", "dubblett", "okant_kon"]


def test_letters_are_sexes_only_in_a_column_that_says_so(places: Places) -> None:
    data = "Stadsdel;Kön;2014\nEkliden;M;10\nEkliden;K;20\nEkliden;T;30\n"
    assert {row.sex for row in read(data.replace("T", "Totalt").encode(), "a.csv", None, places).rows} == {
        "",
        "women",
        "men",
    }
    other = read(data.replace("Kön", "Klass").encode(), "a.csv", None, places)
    assert not any(row.sex for row in other.rows)


@given(st.lists(VALUES, max_size=20, unique_by=key))
def test_adding_up_never_touches_what_is_there_and_never_counts_a_missing_one_as_zero(
    given_values: list[object],
) -> None:
    columns = of_values(given_values)  # type: ignore[arg-type]
    columns = columns.take(columns.order())
    before, after = list(Values(columns)), list(Values(columns.with_totals()))
    assert [value for value in after if value in before] == before
    known = {key(value): value for value in before}
    for value in (each for each in after if key(each) not in known):
        women = known[value.year, value.unit, value.indicator, "women"]
        men = known[value.year, value.unit, value.indicator, "men"]
        assert value.sex == ""
        whole = women.value is not None and men.value is not None
        assert (value.value is not None) == whole
        if whole:
            assert value.value == women.value + men.value  # type: ignore[operator]
    assert columns.without_total() == len({key(v)[:3] for v in before} - {key(v)[:3] for v in before if not v.sex})


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Arbetslöshet, kvinnor", ("women", "Arbetslöshet")),
        ("Män – Antal", ("men", "Antal")),
        ("Andel (män)", ("men", "Andel")),
        ("Flickor", ("women", "")),
        ("Kvinnor och män", ("", "")),
        ("Kvinnojour", (None, "Kvinnojour")),
        ("Kvinnor i styrelser", (None, "Kvinnor i styrelser")),
        ("Totalt antal", (None, "Totalt antal")),
        ("Antal män 16–64", (None, "Antal män 16–64")),
    ],
)
def test_a_heading_says_whose_figures_it_has_or_nothing(heading: str, expected: tuple[str | None, str]) -> None:
    assert sex_and_rest(heading) == expected
    assert sex_of("K") is None


# When it was measured


def test_a_vintage_and_the_year_of_measuring_are_kept_apart(places: Places) -> None:
    data = "Stadsdel;Årgång;Mätår;Ohälsotal\nEkliden;2014;2012;30\nNorrtorp;2014;2013;20\nFarsta;2014;i fjol;1\n"
    reading = read(data.encode(), "t.csv", None, places)
    assert [(row.unit, row.year, row.reference_year) for row in reading.rows] == [
        ("Ekliden", 2014, 2012),
        ("Norrtorp", 2014, 2013),
    ]
    assert unread(reading) == [(4, 4, "1", "inte_ett_matar")]


def test_a_year_of_measuring_alone_is_the_year(places: Places) -> None:
    reading = read("Stadsdel;Mätår;Ohälsotal\nEkliden;2012;30\nNorrtorp;2012;20\n".encode(), "t.csv", None, places)
    assert {(row.year, row.reference_year) for row in reading.rows} == {(2012, None)}


def test_indicators_of_different_years_may_be_one_vintage(places: Places) -> None:
    data = "Stadsdel;Ohälsotal 2013;Valdeltagande 2010\nEkliden;30;80\nNorrtorp;20;85\n".encode()
    reading = read(data, "t.csv", None, places)
    assert {(row.indicator, row.year) for row in reading.rows} == {("Ohälsotal", 2013), ("Valdeltagande", 2010)}
    assert ("olika_matar", (("years", "2010, 2013"),)) in [(q.code, q.facts) for q in reading.questions]
    stated = read(data, "t.csv", Recipe(vintage=2014), places)
    assert {(row.indicator, row.year, row.reference_year) for row in stated.rows} == {
        ("Ohälsotal", 2014, 2013),
        ("Valdeltagande", 2014, 2010),
    }
    assert "olika_matar" not in codes(stated)
    assert to_canonical_csv(stated).splitlines()[0] == b"year,unit,indicator,value,status,n,reference_year"


def test_two_years_of_one_indicator_under_one_vintage_are_both_left_unread(places: Places) -> None:
    data = "Stadsdel;Ohälsotal 2013;Ohälsotal 2010\nEkliden;30;80\nNorrtorp;20;85\n".encode()
    assert "olika_matar" not in codes(read(data, "t.csv", None, places))
    reading = read(data, "t.csv", Recipe(vintage=2014), places)
    assert not reading.rows
    assert {cell.reason for cell in reading.unread} == {"dubblett"}


# How many answered


@pytest.mark.parametrize(
    "heading", ["Stadsdel;Trygghet;Antal svar", "Stadsdel;Trygghet;n", "Stadsdel;Trygghet;Trygghet, antal svar"]
)
def test_the_number_of_answers_belongs_to_the_figure_beside_it(heading: str, places: Places) -> None:
    reading = read(
        f"{heading}\nEkliden;61,5;250\nNorrtorp;70;..\nFarsta;65;ca 40\n".encode(), "t_2014.csv", None, places
    )
    assert [(row.unit, row.indicator, row.value, row.n) for row in reading.rows] == [
        ("Ekliden", "Trygghet", 61.5, 250.0),
        ("Norrtorp", "Trygghet", 70.0, None),
    ]
    assert unread(reading) == [(4, 2, "65", "antal_svar_olast")]
    assert "antal_svar_gissad" in codes(reading)


def test_each_indicator_has_its_own_number_of_answers(places: Places) -> None:
    data = ";Trygghet;;Hälsa;\nStadsdel;Andel;Antal svar;Andel;Antal svar\nEkliden;61;250;80;240\nFarsta;70;90;75;88\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert [(row.indicator, row.value, row.n) for row in reading.rows if row.unit == "Ekliden"] == [
        ("Hälsa – Andel", 80.0, 240.0),
        ("Trygghet – Andel", 61.0, 250.0),
    ]


def test_one_number_of_answers_for_several_figures_is_asked_about(places: Places) -> None:
    data = b"Stadsdel;A;B;Antal svar\nEkliden;61;80;250\nFarsta;70;75;90\n"
    reading = read(data, "t_2014.csv", None, places)
    assert reading.indicators() == ("A", "Antal svar", "B")
    assert ("antal_svar_alla", (("column", "4"),)) in [(q.code, q.facts) for q in reading.questions]
    stated = read(data, "t_2014.csv", Recipe(n_column=4), places)
    assert {(row.indicator, row.n) for row in stated.rows if row.unit == "Farsta"} == {("A", 90.0), ("B", 90.0)}


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("n", ""),
        ("Antal svar", ""),
        ("Trygghet (n)", "Trygghet"),
        ("Trygghet – Antal svar", "Trygghet"),
        ("Barn", None),
    ],
)
def test_a_heading_says_that_it_counts_answers_or_nothing(heading: str, rest: str | None) -> None:
    assert answers_and_rest(heading) == rest


# What it is counted in


LONG = "Stadsdel;År;Indikator;Enhet;Värde\nEkliden;2014;A;procent;1\nEkliden;2014;B;antal;2\nFarsta;2014;A;{};3\n"


def test_what_figures_are_counted_in_is_read_from_heading_cell_column_or_person(places: Places) -> None:
    data = "Stadsdel;Arbetslöshet (%);Inkomst, tkr;Andel\nEkliden;12;240;5 %\nNorrtorp;8;310;6 %\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert reading.units_of == (("Andel", "%"), ("Arbetslöshet (%)", "%"), ("Inkomst, tkr", "tkr"))
    stated = read(data.encode(), "t_2014.csv", Recipe(units=(("Inkomst, tkr", "kr"),)), places)
    assert dict(stated.units_of)["Inkomst, tkr"] == "kr"
    long = (
        "Stadsdel;År;Indikator;Enhet;Värde\nEkliden;2014;A;procent;1\nEkliden;2014;B;antal;2\nFarsta;2014;A;procent;3\n"
    )
    assert read(long.encode(), "t.csv", None, places).units_of == (("A", "procent"), ("B", "antal"))


def test_an_indicator_in_two_units_is_asked_about(places: Places) -> None:
    data = (
        "Stadsdel;År;Indikator;Enhet;Värde\nEkliden;2014;A;procent;1\nEkliden;2014;B;antal;2\nFarsta;2014;A;antal;3\n"
    )
    reading = read(data.encode(), "t.csv", None, places)
    assert [q.code for q in reading.blocking] == ["olika_enheter"]
    apart = read(data.encode(), "t.csv", Recipe(split_columns=(4,)), places)
    assert not apart.blocking
    assert apart.indicators() == ("A, antal", "A, procent", "B, antal")


def test_a_column_called_enhet_with_names_is_the_place(places: Places) -> None:
    reading = read(b"Enhet;A\nEkliden;1\nNorrtorp;2\n", "t_2014.csv", None, places)
    assert reading.units() == ("Ekliden", "Norrtorp")


@pytest.mark.parametrize("text", ["%", "Procent", "per 1 000 invånare", "antal per 100 000", "tkr"])
def test_words_for_what_is_counted_are_known(text: str) -> None:
    assert is_measure(text)
    assert measure_in(f"Något ({text})") == text
    assert not is_measure(f"Något {text}")


# Stated values keep their dimensions


def test_stated_columns_keep_sex_and_answers(places: Places) -> None:
    recipe = Recipe(
        year=2014,
        unit_column=1,
        values=(ValueColumn(2, "a", sex="women", n_column=4), ValueColumn(3, "a", sex="men", n_column=4)),
    )
    assert Recipe.from_json(recipe.to_json()) == recipe
    reading = read(b"Stadsdel;x;y;z\nEkliden;1;2;30\nNorrtorp;3;4;40\n", "t.csv", recipe, places)
    assert [(row.sex, row.value, row.n) for row in reading.rows if row.unit == "Ekliden"] == [
        ("men", 2.0, 30.0),
        ("women", 1.0, 30.0),
    ]
    assert {note.column: note.role for note in reading.columns}[4] == "antal_svar"
