"""Text tables as they really look: each trap in a small file of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables import Reading, Recipe, Value, ValueColumn, read, require_answered
from app.models.errors import UserError
from app.models.places import DISTRICT_BOARD, NEIGHBOURHOOD, Place, Places

WIDE = "Stadsdel;Arbetslöshet;Valdeltagande\nEkliden;19,4;56,9\nÄngsvik;7,1;78,2\n"


def codes(reading: Reading) -> list[str]:
    return [question.code for question in reading.questions]


def figures(reading: Reading) -> dict[tuple[str, int, str], float | None]:
    return {(row.unit, row.year, row.indicator): row.value for row in reading.rows}


def unread(reading: Reading) -> list[tuple[int, int, str, str]]:
    return [(cell.row, cell.column, cell.text, cell.reason) for cell in reading.unread]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_alphabet_and_line_ends_do_not_matter(encoding: str, newline: str, places: Places) -> None:
    data = ("Stadsdel;Arbetslöshet 2014\n" + "".join(f"{n};7,5\n" for n in ("Ekliden", "Ängsvik", "Norrtorp"))).replace(
        "\n", newline
    )
    reading = read(data.encode(encoding), "t.csv", None, places)
    assert figures(reading) == {(n, 2014, "Arbetslöshet"): 7.5 for n in ("Ekliden", "Ängsvik", "Norrtorp")}
    assert not reading.unmatched


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_the_separator_is_the_one_that_splits_alike(separator: str, places: Places) -> None:
    data = WIDE.replace(";", separator).encode()
    reading = read(data, "t_2014.csv", None, places)
    assert reading.recipe.separator == separator
    assert figures(reading)["Ekliden", 2014, "Arbetslöshet"] == 19.4


def test_commas_part_columns_when_the_point_is_decimal(places: Places) -> None:
    reading = read(b"unit,year,value\nEkliden,2014,1.5\nNorrtorp,2014,2.25\n", "t.csv", None, places)
    assert figures(reading) == {("Ekliden", 2014, "value"): 1.5, ("Norrtorp", 2014, "value"): 2.25}


def test_a_separator_inside_quotes_parts_nothing(places: Places) -> None:
    data = 'unit,year,value,note\nEkliden,2014,1.5,"a; b; c, d"\nNorrtorp,2014,2.5,"e; f; g; h"\n'
    assert len(read(data.encode(), "t.csv", None, places).rows) == 2


def test_a_file_that_states_its_separator_is_believed(places: Places) -> None:
    reading = read(f"sep=;\n{WIDE}".encode(), "t_2014.csv", None, places)
    assert len(reading.rows) == 4
    assert reading.recipe.header_rows == (2,)


def test_decimal_commas_in_a_comma_file_are_listed_not_shifted(places: Places) -> None:
    data = b"Stadsdel,A,B\nEkliden,1,5,2\nNorrtorp,3,4\nFarsta,5,6\n"
    reading = read(data, "t_2014.csv", Recipe(separator=","), places)
    assert ("Ekliden", 2014, "A") not in figures(reading)
    assert {cell.reason for cell in reading.unread} == {"for_manga_falt"}
    assert figures(reading)["Norrtorp", 2014, "A"] == 3


def test_a_row_with_a_field_missing_is_listed_not_shifted(places: Places) -> None:
    reading = read(b"Stadsdel;A;B;C\nEkliden;1;2;3\nNorrtorp;4;5\n", "t_2014.csv", None, places)
    assert [cell.reason for cell in reading.unread] == ["for_fa_falt"] * 2
    assert all(row.unit == "Ekliden" for row in reading.rows)


def test_preambles_and_a_heading_far_down_are_found(places: Places) -> None:
    head = "Statistik från kontoret\n\nGrundskola\nUttag;2014\n\nLägre än 3 visas inte.\n\n\n"
    reading = read((head + WIDE).encode(), "t.csv", None, places)
    assert reading.recipe.header_rows == (9,)
    assert figures(reading)["Ängsvik", 2014, "Valdeltagande"] == 78.2
    assert "ar_ur_rubriken" in codes(reading)
    assert [row.role for row in reading.preview[:3]] == ["fore_tabellen"] * 3


def test_two_heading_rows_become_one_name(places: Places) -> None:
    data = ";Heltid;;Deltid;\nStadsdel;Antal;Andel;Antal;Andel\nEkliden;1;2,5;3;4,5\nÄngsvik;5;6,5;7;8,5\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert reading.recipe.header_rows == (1, 2)
    assert reading.indicators() == ("Deltid – Andel", "Deltid – Antal", "Heltid – Andel", "Heltid – Antal")
    assert figures(reading)["Ängsvik", 2014, "Deltid – Antal"] == 7


def test_equal_names_are_kept_apart_and_asked_about(places: Places) -> None:
    reading = read(b"Stadsdel;Antal;Antal\nEkliden;1;2\nNorrtorp;3;4\n", "t_2014.csv", None, places)
    assert reading.indicators() == ("Antal (kolumn 2)", "Antal (kolumn 3)")
    assert "dubbla_rubriker" in codes(reading)


def test_figures_without_a_name_above_are_asked_about(places: Places) -> None:
    reading = read(b"Stadsdel;;B\nEkliden;1;2\nNorrtorp;3;4\n", "t_2014.csv", None, places)
    assert "namnlos_kolumn" in codes(reading)


def test_trailing_separators_are_nothing(places: Places) -> None:
    reading = read(b"Stadsdel;A;;\nEkliden;1;;\nNorrtorp;3;;\n", "t_2014.csv", None, places)
    assert len(reading.rows) == 2
    assert not reading.unread


def test_years_as_heading_cells_make_one_value_a_year(places: Places) -> None:
    data = "Ohälsotal\n\nStadsdel;2010;2011;2012\nEkliden;34,1;33,0;..\nNorrtorp;21,9;20,5;19,8\n"
    reading = read(data.encode(), "t.csv", None, places)
    assert figures(reading)["Ekliden", 2011, "Ohälsotal"] == 33.0
    assert [row.status for row in reading.rows if row.value is None] == ["sekretess"]
    assert "rubrik_som_indikator" in codes(reading)


def test_values_that_look_like_years_stay_values(places: Places) -> None:
    reading = read(b"Stadsdel;2010;2011\nEkliden;1998;2005\nNorrtorp;2011;1500\n", "Antal.csv", None, places)
    assert figures(reading)["Ekliden", 2010, "Antal"] == 1998
    assert len(reading.rows) == 4


def test_the_long_shape_with_status_and_n_is_read(places: Places) -> None:
    data = (
        "unit;year;indicator;value;status;n\nEkliden;2014;trygghet;61,5;ok;250\n"
        "Norrtorp;2014;trygghet;;bortfall;\nFarsta;2014;trygghet;;sekretess;\n"
    )
    reading = read(data.encode(), "t.csv", None, places)
    assert reading.rows == (
        Value(2014, "Ekliden", "trygghet", 61.5, "ok", 250.0),
        Value(2014, "Farsta", "trygghet", None, "sekretess", None),
        Value(2014, "Norrtorp", "trygghet", None, "bortfall", None),
    )


@pytest.mark.parametrize(
    ("cell", "reason"),
    [("5;bortfall", "varde_trots_status"), (";ok", "status_utan_varde"), ("5;trolig", "okand_status")],
)
def test_a_status_that_contradicts_its_value_is_listed(cell: str, reason: str, places: Places) -> None:
    data = f"unit;year;indicator;value;status\nEkliden;2014;a;{cell}\nNorrtorp;2014;a;1;ok\n"
    reading = read(data.encode(), "t.csv", None, places)
    assert [row.unit for row in reading.rows] == ["Norrtorp"]
    if reason != "status_utan_varde":
        assert unread(reading)[0][3] == reason


def test_every_kind_of_missing_keeps_its_reason(places: Places) -> None:
    data = "Stadsdel;A;B\nEkliden;..;1\nÄngsvik;.;1\nNorrtorp;-;1\nFarsta;;1\nFarsta strand;NA;1\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    statuses = {row.unit: row.status for row in reading.rows if row.indicator == "A"}
    assert statuses == {
        "Ekliden": "sekretess",
        "Ängsvik": "ej_tillampligt",
        "Norrtorp": "ej_levererad",
        "Farsta": "ej_levererad",
        "Farsta strand": "bortfall",
    }
    assert all(row.value is None for row in reading.rows if row.indicator == "A")
    assert "streck_kan_vara_noll" in codes(reading)


def test_what_could_not_be_read_is_listed_by_row_column_and_reason(places: Places) -> None:
    data = "Stadsdel;A;B\nEkliden;~100;1\nÄngsvik;12,5*;1\nNorrtorp;<5;0180\nFarsta;7;1\n"
    reading = read(data.encode(), "t_2014.csv", Recipe(values=_ab(), unit_column=1), places)
    assert unread(reading) == [
        (2, 2, "~100", "ungefarligt"),
        (3, 2, "12,5*", "tecken_efter_talet"),
        (4, 2, "<5", "gransvarde"),
        (4, 3, "0180", "inledande_nolla"),
    ]
    assert len(reading.rows) == 4


def _ab() -> tuple[ValueColumn, ...]:
    return (ValueColumn(2, "A"), ValueColumn(3, "B"))


def test_only_unclear_figures_are_asked_about_and_left_unread(places: Places) -> None:
    reading = read(b"Stadsdel;A\nEkliden;1.234\nNorrtorp;5.678\nFarsta;12\n", "t_2014.csv", None, places)
    assert [question.code for question in reading.blocking] == ["decimal_eller_tusental"]
    assert [cell.reason for cell in reading.unread] == ["okant_decimaltecken"] * 2
    assert figures(reading) == {("Farsta", 2014, "A"): 12}
    with pytest.raises(UserError, match="decimaltecken") as stopped:
        require_answered(reading)
    assert stopped.value.code == "table_needs_answer"


@pytest.mark.parametrize(("decimal", "value"), [(".", 1.234), (",", 1234.0)])
def test_an_answer_settles_the_unclear_figures(decimal: str, value: float, places: Places) -> None:
    data = b"Stadsdel;A\nEkliden;1.234\nNorrtorp;5.678\n"
    reading = read(data, "t_2014.csv", Recipe(decimal=decimal), places)
    assert figures(reading)["Ekliden", 2014, "A"] == value
    require_answered(reading)


def test_contradicting_decimal_signs_are_asked_about(places: Places) -> None:
    reading = read(b"Stadsdel;A\nEkliden;12.5\nNorrtorp;12,5\n", "t_2014.csv", None, places)
    assert [question.code for question in reading.blocking] == ["blandade_decimaltecken"]
    assert not reading.rows


def test_a_per_cent_sign_on_some_cells_only_is_not_trusted(places: Places) -> None:
    data = "Stadsdel;A\nEkliden;12 %\nNorrtorp;0,12\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert [cell.reason for cell in reading.unread] == ["blandat_procenttecken"]


def test_no_year_anywhere_is_asked_for(places: Places) -> None:
    reading = read(WIDE.encode(), "t.csv", None, places)
    assert [question.code for question in reading.blocking] == ["vilket_ar"]
    assert not reading.rows
    assert len(reading.unread) == 4
    assert len(read(WIDE.encode(), "t.csv", Recipe(year=2014), places).rows) == 4


def test_a_school_year_is_no_year(places: Places) -> None:
    reading = read(f"Valt läsår: 2024/25\n\n{WIDE}".encode(), "t.csv", None, places)
    assert [question.code for question in reading.blocking] == ["vilket_ar"]


def test_unknown_names_are_listed_and_never_guessed(places: Places) -> None:
    data = "Stadsdel;A\nEklidn;1\nekliden ;2\nHela staden2;3\nA\u030angsvik;4\nA\u0308ngsvik;5\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert [(each.name, each.rows) for each in reading.unmatched] == [
        ("Eklidn", (2,)),
        ("Hela staden2", (4,)),
        ("\u00c5ngsvik".replace("\u00c5", "A\u030a"), (5,)),
    ]
    assert reading.unmatched[0].suggestions[0] == "Ekliden"
    assert figures(reading) == {("Ekliden", 2014, "A"): 2, ("Ängsvik", 2014, "A"): 5}
    assert [cell.text for cell in reading.unread] == ["1", "3", "4"]


def test_a_stated_alias_is_followed(places: Places) -> None:
    data = b"Stadsdel;A\nEklidens centrum;1\nHela staden2;3\nNorrtorp;2\n"
    recipe = Recipe(aliases=(("eklidens  CENTRUM", "Ekliden"), ("Hela staden2", "Hela staden")))
    reading = read(data, "t_2014.csv", recipe, places)
    assert {row.unit for row in reading.rows} == {"Ekliden", "Hela staden", "Norrtorp"}
    assert not reading.unmatched


def test_totals_are_skipped_with_a_reason_and_the_city_is_kept(places: Places) -> None:
    data = "Stadsdel;A\nVästerort;99\nExempelnämnden;50\nEkliden;1\nNorrtorp;2\nSumma;3\nHela staden;4\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert [(row.row, row.reason) for row in reading.skipped] == [
        (2, "summarad"),
        (3, "namnd_bland_stadsdelar"),
        (6, "summarad"),
    ]
    assert {row.unit for row in reading.rows} == {"Ekliden", "Norrtorp", "Hela staden"}


def test_a_table_of_boards_is_read_at_their_level(places: Places) -> None:
    reading = read("Nämnd;A\nExempelnämnden;1\nFarsta;2\n".encode(), "t_2014.csv", None, places)
    assert reading.recipe.level == "district_board"
    assert len(reading.rows) == 2


def test_names_that_stand_once_a_block_are_filled_down(places: Places) -> None:
    data = "Stadsdel;Kön;2014\nEkliden;män;10\n;kvinnor;20\nNorrtorp;män;30\n;kvinnor;40\n"
    reading = read(data.encode(), "Antal.csv", None, places)
    women = {row.unit: row.value for row in reading.rows if row.sex == "women"}
    assert women == {"Ekliden": 20, "Norrtorp": 40}
    assert {"utfyllnad_gissad", "kon_i_kolumn", "kon_utan_total"} <= set(codes(reading))
    apart = read(data.encode(), "Antal.csv", Recipe(by_sex=False), places)
    assert figures(apart)["Ekliden", 2014, "Antal, kvinnor"] == 20
    assert {"utfyllnad_gissad", "uppdelning_gissad"} <= set(codes(apart))


def test_a_figure_row_without_a_name_is_never_given_its_neighbours(places: Places) -> None:
    data = "Stadsdel;A\nEkliden;10\nNorrtorp;30\n;40\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert figures(reading) == {("Ekliden", 2014, "A"): 10, ("Norrtorp", 2014, "A"): 30}
    assert unread(reading) == [(4, 2, "40", "utan_namn")]


def test_two_figures_for_the_same_thing_are_both_left_unread(places: Places) -> None:
    data = "Stadsdel;A\nEkliden;10\nNorrtorp;30\nEKLIDEN;11\nEkliden;12\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert figures(reading) == {("Norrtorp", 2014, "A"): 30}
    assert sorted(cell.text for cell in reading.unread) == ["10", "11", "12"]
    assert "dubbletter" in codes(reading)


def test_codes_are_not_figures(places: Places) -> None:
    data = "Kod;Stadsdel;Antal\n0101;Ekliden;10\n0102;Norrtorp;30\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert reading.indicators() == ("Antal",)
    assert {note.column: note.role for note in reading.columns} == {1: "kod", 2: "stadsdel", 3: "varde"}


def test_notes_below_the_table_are_skipped_with_a_reason(places: Places) -> None:
    data = WIDE + "\n1 Avser personer 20–24 år\nSenast uppdaterad: 2018-05-25\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert [(row.row, row.reason) for row in reading.skipped] == [(5, "utan_siffror"), (6, "utan_siffror")]


def test_a_repeated_heading_is_skipped(places: Places) -> None:
    reading = read((WIDE + "Stadsdel;Arbetslöshet;Valdeltagande\nNorrtorp;1;2\n").encode(), "t_2014.csv", None, places)
    assert [row.reason for row in reading.skipped] == ["upprepad_rubrik"]
    assert len(reading.rows) == 6


def test_neighbourhoods_as_columns_are_asked_about(places: Places) -> None:
    reading = read("Indikator;Ekliden;Ängsvik\nA;1;2\nB;3;4\n".encode(), "t_2014.csv", None, places)
    assert "stadsdelar_i_rubriken" in [question.code for question in reading.blocking]


ALIGNED = (
    "Personer med bistånd 2015-2017\n"
    "Biståndstagare   % av befolkningen\n"
    "  2015 2016 2017   2015 2016 2017\n"
    "Ekliden 10 954 9 643 8 995 4.7 4.0 3.7\n"
    "Norrtorp 396 331 310 0.6 0.5 0.4\n"
    "Farsta 123 456 789 1.0 1.1\n"
    "Hela staden2 25 055 23 655 25 228   2.7 2.5 2.7\n"
    "1 Inkl ersättning enligt lag\n"
)


def test_columns_held_apart_by_spaces_are_never_split_unasked(places: Places) -> None:
    reading = read(ALIGNED.encode(), "b.txt", None, places)
    assert [question.code for question in reading.blocking] == ["inga_kolumner"]
    assert not reading.rows
    assert reading.preview[3].cells[0].startswith("Ekliden")


def test_spaces_are_shared_out_when_the_number_of_figures_is_stated(places: Places) -> None:
    values = tuple(
        ValueColumn(column, "Antal" if column < 5 else "Andel", 2015 + (column - 2) % 3) for column in range(2, 8)
    )
    recipe = Recipe(
        separator="blanks",
        numbers_per_row=6,
        header_rows=(3,),
        unit_column=1,
        values=values,
        aliases=(("Hela staden2", "Hela staden"),),
    )
    reading = read(ALIGNED.encode(), "b.txt", recipe, places)
    assert figures(reading)["Ekliden", 2016, "Antal"] == 9643
    assert figures(reading)["Norrtorp", 2015, "Antal"] == 396
    assert figures(reading)["Hela staden", 2017, "Andel"] == 2.7
    assert not any(row.unit == "Farsta" for row in reading.rows)
    assert [cell.reason for cell in reading.unread] == ["raden_kan_inte_delas"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table_empty"),
        (b"  \n\n", "table_empty"),
        (b"Bara prosa som handlar om annat.\nOch en rad till.\n", "table_no_table"),
        (bytes(range(256)) * 8, "table_binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "table_binary"),
        (b'Stadsdel;A\nEkliden;"1\nNorrtorp;2\n', "table_quotes"),
        (b"\xff\xfeA", "table_binary"),
        (b"Stadsdel;A\nEkliden;" + b"1" * 200_000 + b"\n", "table_long_cell"),
    ],
)
def test_bad_files_are_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as refused:
        read(data, "fil.csv")
    assert refused.value.code == code
    assert "fil.csv" in str(refused.value)


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: object) -> None:
    with pytest.raises(UserError) as refused:
        read(f"{tmp_path}/saknas.csv", "saknas.csv")
    assert refused.value.code == "table_unreadable"


def test_a_stated_alphabet_that_does_not_fit_is_refused(places: Places) -> None:
    with pytest.raises(UserError) as refused:
        read("Å;1\n".encode("cp1252"), "t.csv", Recipe(encoding="utf-8"), places)
    assert refused.value.code == "table_encoding"


def test_progress_runs_from_little_to_all_and_may_stop_the_reading(places: Places) -> None:
    seen: list[float] = []
    read(WIDE.encode(), "t_2014.csv", None, places, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0

    class Stopped(Exception):
        pass

    def stop(share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read(WIDE.encode(), "t_2014.csv", None, places, stop)


def test_without_places_names_are_taken_as_they_stand() -> None:
    reading = read(b"unit;year;A\nHavet ;2014;1\nBerget;2014;2\n", "t.csv")
    assert {row.unit for row in reading.rows} == {"Havet", "Berget"}


def test_a_span_of_years_above_figures_is_asked_about_not_dated(places: Places) -> None:
    reading = read(b"Stadsdel;2010-2012;2013\nEkliden;1;2\nFarsta;3;4\n", "t_2014.csv", None, places)
    assert [question.code for question in reading.blocking] == ["vilket_ar"]
    assert {row.year for row in reading.rows} == {2013}
    assert [cell.reason for cell in reading.unread] == ["okant_ar"] * 2


def test_a_first_row_without_readable_figures_is_no_heading(places: Places) -> None:
    data = "Stadsdel;A;B\nEkliden;saknas;okänt\nÄngsvik;5;1\nNorrtorp;6;1\n"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert reading.recipe.header_rows == (1,)
    assert unread(reading) == [(2, 2, "saknas", "inte_ett_tal"), (2, 3, "okänt", "inte_ett_tal")]
    without = read(data.encode(), "t_2014.csv")
    assert without.recipe.header_rows == (1,)
    assert len(without.unread) == 2


def test_one_decimal_and_one_unclear_figure_are_asked_about(places: Places) -> None:
    reading = read(b"Stadsdel;A\nEkliden;1.5\nFarsta;2,500\n", "t_2014.csv", None, places)
    assert [question.code for question in reading.blocking] == ["decimal_eller_tusental"]
    assert not reading.rows
    swedish = read(b"Stadsdel;A\nEkliden;1,5\nFarsta;2.500\n", "t_2014.csv", Recipe(decimal=","), places)
    assert figures(swedish) == {("Ekliden", 2014, "A"): 1.5, ("Farsta", 2014, "A"): 2500.0}


def test_names_that_are_both_boards_and_neighbourhoods_are_asked_about() -> None:
    both = Places(tuple(Place(name, kind) for name in ("Farsta", "Bromma") for kind in (DISTRICT_BOARD, NEIGHBOURHOOD)))
    data = b"Namn;A\nFarsta;1\nBromma;2\n"
    assert [q.code for q in read(data, "t_2014.csv", None, both).blocking] == ["namnd_eller_stadsdel"]
    assert not read(data, "t_2014.csv", Recipe(level="district_board"), both).blocking


@given(st.permutations(["Ekliden;1,5;..", "Ängsvik;2;3", "Norrtorp;4 000;5", "Farsta;6;7,25"]))
def test_the_order_of_rows_never_changes_what_is_read(lines: list[str]) -> None:
    data = "\n".join(["Stadsdel;A;B", *lines]).encode()
    places = Places(tuple(Place(line.split(";")[0], NEIGHBOURHOOD) for line in lines))
    reading = read(data, "t_2014.csv", None, places)
    assert len(reading.rows) == 8
    assert figures(reading)["Norrtorp", 2014, "A"] == 4000
    assert figures(reading)["Ekliden", 2014, "B"] is None


@pytest.mark.parametrize("first", ["Ekliden;;\n;män;1\n", "Ekliden;män;1\n"])
def test_a_name_on_a_row_of_its_own_holds_for_the_rows_below(first: str, places: Places) -> None:
    data = f"Stadsdel;Kön;2014\n{first};kvinnor;2\nNorrtorp;;\n;män;3\n;pojkar;4\n"
    reading = read(data.encode(), "Antal.csv", Recipe(by_sex=False), places)
    assert figures(reading) == {
        ("Ekliden", 2014, "Antal, män"): 1,
        ("Ekliden", 2014, "Antal, kvinnor"): 2,
        ("Norrtorp", 2014, "Antal, män"): 3,
        ("Norrtorp", 2014, "Antal, pojkar"): 4,
    }
    assert not reading.unread


@pytest.mark.parametrize(
    "below",
    [
        "Stadsdel;B\nÄngsvik;2\n",
        "\nAndel\nStadsdel;A\nÄngsvik;2\n",
        "\nOmråde;B\nÄngsvik;2\n",
        "\nÅret därpå;B\nÄngsvik;2\n",
        ";2015\nÄngsvik;2\n",
    ],
)
def test_a_further_table_below_is_never_read_under_the_first_heading(below: str, places: Places) -> None:
    data = f"Stadsdel;A\nEkliden;1\nNorrtorp;3\n{below}"
    reading = read(data.encode(), "t_2014.csv", None, places)
    assert figures(reading) == {("Ekliden", 2014, "A"): 1, ("Norrtorp", 2014, "A"): 3}
    assert "flera_tabeller" in [question.code for question in reading.blocking]
    assert ("2", "annan_tabell") in [(cell.text, cell.reason) for cell in reading.unread]
    assert not read(data.encode(), "t_2014.csv", Recipe(last_row=3), places).blocking


def test_a_heading_between_rows_can_be_skipped_by_a_person(places: Places) -> None:
    data = "Stadsdel;A\nEkliden;1\n\nStadsdel;A\nÄngsvik;2\n"
    assert len(read(data.encode(), "t_2014.csv", Recipe(skip_rows=(4,)), places).rows) == 2


def test_a_name_is_never_carried_past_a_row_that_has_slipped(places: Places) -> None:
    data = "Stadsdel;Kön;2014\nEkliden;män;1\n;kvinnor;2\n;Norrtorp;3;män\n;kvinnor;4\nFarsta;män;5\n;kvinnor;6\n"
    reading = read(data.encode(), "Antal.csv", Recipe(fill_down=(1,), split_columns=(2,)), places)
    assert {row.unit for row in reading.rows} == {"Ekliden", "Farsta"}
    assert len(reading.rows) == 4
    assert [(row, reason) for row, _, _, reason in unread(reading)] == [
        (4, "utan_namn"),
        (4, "for_manga_falt"),
        (5, "utan_namn"),
    ]


def test_a_per_cent_sign_far_down_is_seen(places: Places) -> None:
    lines = [f"{year};Ekliden;0,12" for year in range(1900, 2100)] * 110
    data = "\n".join(["År;Stadsdel;A", *lines, "2100;Ekliden;12 %"])
    reading = read(data.encode(), "t.csv", None, places)
    assert ("12 %", "blandat_procenttecken") in [(cell.text, cell.reason) for cell in reading.unread]
    assert not reading.rows


def test_a_heading_of_years_below_carried_names_is_no_figure(places: Places) -> None:
    data = "Stadsdel;Kön;2014\nEkliden;män;1\n;kvinnor;2\n;;2015\nNorrtorp;män;3\n"
    reading = read(data.encode(), "Antal.csv", Recipe(fill_down=(1,), split_columns=(2,)), places)
    assert [question.code for question in reading.blocking] == ["flera_tabeller"]
    assert 2015.0 not in [row.value for row in reading.rows]
