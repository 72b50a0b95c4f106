"""`main.py index`: plain files in, a plain file out, and faults named by file, row and reason."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from app.analysis import Method
from app.analysis.method import MEANS, NORMALISATIONS
from app.analysis.problems import STATUSES
from app.journeys.index_file import FRAMEWORK as FRAMEWORK_FILE
from app.journeys.index_file import POPULATION, VALUES, run_index
from app.models.errors import UserError

REFERENCE = Path(__file__).resolve().parents[1] / "analysis" / "reference"
FRAMEWORK = "key,parent,weight,direction\nindex,,,\nwork,index,1,\nhealth,index,1,\nw,work,1,1\nh,health,1,-1\n"
UNITS = ("Ekliden", "Norrtorp", "Stenhaga", "Björkholm", "NA", "Lillmossen", "Åsby")


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def table(units: tuple[str, ...] = UNITS, lines: str = "") -> str:
    rows = [
        f"{unit},2014,{key},{10 + place * 3 + shift}"
        for place, unit in enumerate(units)
        for key, shift in (("w", 0), ("h", 5))
    ]
    return "unit,year,indicator,value\n" + "\n".join(rows) + "\n" + lines


def out_of(folder: Path, **files: str) -> dict[tuple[str, str, str], tuple[str, str]]:
    given = {"values": table(), "framework": FRAMEWORK} | files
    paths = {name: write(folder, f"{name}.csv", text) for name, text in given.items()}
    run_index(paths["values"], paths["framework"], folder / "out.csv", paths.get("method"), paths.get("population"))
    with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["unit"], row["year"], row["key"]): (row["score"], row["rank"]) for row in rows}


@pytest.fixture
def asem_files(tmp_path: Path) -> tuple[Path, Path]:
    """The ASEM table and framework in the shapes of the command line."""
    meta = pd.read_csv(REFERENCE / "asem_00_meta.csv", keep_default_na=False)
    with (tmp_path / "framework.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("key", "parent", "weight", "direction"))
        for row in meta[meta["Type"].isin(["Indicator", "Aggregate"])].itertuples():
            writer.writerow((row.iCode, row.Parent, row.Weight, row.Direction))
    with (REFERENCE / "asem_05_treated.csv").open(encoding="utf-8", newline="") as file:
        wide = list(csv.DictReader(file))
    with (tmp_path / "values.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("unit", "year", "indicator", "value"))
        for country in wide:
            unit = country.pop("uCode")
            writer.writerows((unit, 2018, key, value) for key, value in country.items())
    return tmp_path / "values.csv", tmp_path / "framework.csv"


def test_the_published_example_comes_out_to_the_ninth_decimal_with_the_same_ranks(
    tmp_path: Path, asem_files: tuple[Path, Path]
) -> None:
    run_index(*asem_files, tmp_path / "out.csv")
    found = pd.read_csv(tmp_path / "out.csv", keep_default_na=False)
    assert list(found.columns) == ["unit", "year", "key", "score", "rank"]
    scores = found.pivot(index="unit", columns="key", values="score")
    ranks = found.pivot(index="unit", columns="key", values="rank")
    wanted = pd.read_csv(REFERENCE / "asem_07_aggregated.csv").set_index("uCode")
    assert len(scores) == 51
    assert (scores[wanted.columns].loc[wanted.index] - wanted).abs().to_numpy().max() < 1e-9
    published = pd.read_csv(REFERENCE / "asem_08_ranks.csv").set_index("uCode")
    for key in ("Index", "Conn", "Sust", "Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social"):
        assert (ranks[key].loc[published.index] == published[key]).all()


def test_a_method_file_changes_the_calculation(tmp_path: Path, asem_files: tuple[Path, Path]) -> None:
    method = write(
        tmp_path, "method.json", json.dumps({"normalise": "zscore", "scale": [10, 2], "within": "geometric"})
    )
    result = run_index(*asem_files, tmp_path / "out.csv", method).result
    assert (result.method.scale, result.method.within) == ((10, 2), "geometric")


def test_scores_survive_the_file_to_the_last_bit(tmp_path: Path, asem_files: tuple[Path, Path]) -> None:
    result = run_index(*asem_files, tmp_path / "out.csv").result
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert float(row["score"]) == result.score(row["unit"], int(row["year"]), row["key"])


def test_every_node_has_a_row_for_every_unit_and_a_unit_may_be_called_na(tmp_path: Path) -> None:
    found = out_of(tmp_path)
    assert len(found) == len(UNITS) * 5
    assert ("NA", "2014", "index") in found
    assert all(score and rank for score, rank in found.values())


def test_what_is_missing_or_grey_has_a_row_with_empty_score_and_rank(tmp_path: Path) -> None:
    values = table(units=(*UNITS, "Hela staden")).replace("Ekliden,2014,w,10", "Ekliden,2014,w,")
    people = "unit,year,population\n" + "".join(f"{u},2014,{900 if u == 'NA' else 4000}\n" for u in UNITS)
    found = out_of(tmp_path, values=values, population=people)
    assert found["Ekliden", "2014", "w"] == found["Ekliden", "2014", "index"] == ("", "")
    assert found["Ekliden", "2014", "health"] != ("", "")
    assert {found["NA", "2014", key] for key in ("index", "work", "health", "w", "h")} == {("", "")}
    score, rank = found["Hela staden", "2014", "index"]
    assert score
    assert rank == ""


def test_a_status_column_keeps_a_secret_figure_out(tmp_path: Path) -> None:
    lines = table().splitlines()
    lines = [lines[0] + ",status,n", lines[1] + ",sekretess,3", *(line + ",ok,250" for line in lines[2:])]
    assert out_of(tmp_path, values="\n".join(lines))["Ekliden", "2014", "w"] == ("", "")


@pytest.mark.parametrize(
    ("files", "file", "said"),
    [
        ({"values": table(lines="Ekliden,2014,x,3\n")}, "values.csv (rad 16)", "”x” finns inte i ramverket"),
        ({"values": table(lines="Ekliden,2014,w,3\n")}, "values.csv (rad 2, 16)", "mer än ett värde"),
        ({"values": table(lines='Ny,2014,w,"3,5"\n')}, "values.csv (rad 16)", "”3,5” i kolumnen value"),
        ({"values": table(lines="Ny,2014,w,nan\n")}, "values.csv (rad 16)", "”nan”"),
        ({"values": table(lines="Ny,2014,w,1_0\n")}, "values.csv (rad 16)", "”1_0”"),
        ({"values": table(lines="Ny,2014,w,inf\n")}, "values.csv (rad 16)", "inte ett ändligt tal"),
        ({"values": table(lines="Ny,i år,w,1\n")}, "values.csv (rad 16)", "”i år” i kolumnen year"),
        ({"values": table(lines="Ny,,w,1\n")}, "values.csv (rad 16)", "inte ett årtal"),
        ({"values": table(lines="Ny,2014,w\n")}, "values.csv (rad 16)", "3 celler"),
        ({"values": "unit;year;indicator;value\n"}, "values.csv (rad 1)", "unit, year, indicator, value"),
        ({"values": ""}, "values.csv (rad 1)", "unit, year, indicator, value"),
        ({"values": "unit,year,indicator,value\n"}, "values.csv", "inga rader"),
        ({"framework": FRAMEWORK.replace("h,health,1,-1", "h,health,1,")}, "framework.csv (rad 6)", "Riktningen för h"),
        ({"framework": FRAMEWORK.replace("w,work,1,1", "w,work,-1,1")}, "framework.csv (rad 5)", "Vikten för w"),
        ({"framework": FRAMEWORK.replace("w,work", "w,play")}, "framework.csv (rad 5)", "hör till play"),
        ({"population": "unit,year,population\nEkliden,2014,5000\n"}, "values.csv", "folkmängdstabellen"),
        (
            {"population": "unit,year,population\nEkliden,2014,-5\n"},
            "population.csv (rad 2)",
            "Folkmängden saknas eller är inte",
        ),
        ({"method": '{"normalise": "magic"}'}, "method.csv", "magic"),
        ({"method": "{"}, "method.csv", "inte JSON från rad 1"),
    ],
)
def test_a_fault_is_named_by_file_row_and_reason(tmp_path: Path, files: dict[str, str], file: str, said: str) -> None:
    with pytest.raises(UserError) as fault:
        out_of(tmp_path, **files)
    assert file in str(fault.value)
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)
    assert not (tmp_path / "out.csv").exists()


def test_a_file_that_is_not_there_or_not_text_or_not_writable_is_a_plain_error(tmp_path: Path) -> None:
    framework = write(tmp_path, "f.csv", FRAMEWORK)
    with pytest.raises(UserError) as fault:
        run_index(tmp_path / "none.csv", framework, tmp_path / "out.csv")
    assert fault.value.code == "index_file_unreadable"
    (tmp_path / "latin.csv").write_bytes("unit,year,indicator,value\nÅ,2014,w,1\n".encode("latin-1"))
    with pytest.raises(UserError) as fault:
        run_index(tmp_path / "latin.csv", framework, tmp_path / "out.csv")
    assert fault.value.code == "index_file_unreadable"
    with pytest.raises(UserError) as fault:
        run_index(write(tmp_path, "v.csv", table()), framework, tmp_path / "no" / "out.csv")
    assert fault.value.code == "index_file_unwritable"


def test_what_is_worth_saying_is_said_with_its_file_and_rows_and_the_fingerprint_last(tmp_path: Path) -> None:
    lines = table().splitlines()
    lines = [lines[0] + ",status", lines[1] + ",ok", lines[2] + ",sekretess", *(line + "," for line in lines[3:])]
    values = write(tmp_path, "values.csv", "\n".join(lines).replace("2014", "2018"))
    run = run_index(values, write(tmp_path, "f.csv", FRAMEWORK), tmp_path / "out.csv")
    assert run.said[0].startswith("Anmärkning, values.csv (rad 3): Värden som är märkta som saknade")
    assert run.said[1].endswith("mäts mot 2018, senare än analysen. Likadant i 1 fall till.")
    assert run.said[-1] == f"out.csv: 7 stadsdelar, 1 år, 1 utan index. Fingeravtryck {run.result.fingerprint}."


def test_too_few_neighbourhoods_is_said_and_not_left_as_empty_cells(tmp_path: Path) -> None:
    values = write(tmp_path, "values.csv", table(UNITS[:4]))
    run = run_index(values, write(tmp_path, "f.csv", FRAMEWORK), tmp_path / "out.csv")
    assert "Antal stadsdelar med alla områden för 2014: 4" in run.said[0]
    assert run.said[-1].startswith("out.csv: 4 stadsdelar, 1 år, 4 utan index.")


def test_an_input_is_never_written_over_and_nothing_half_done_is_left(tmp_path: Path) -> None:
    values, framework = write(tmp_path, "v.csv", table()), write(tmp_path, "f.csv", FRAMEWORK)
    for out in (values, framework):
        with pytest.raises(UserError) as fault:
            run_index(values, framework, out)
        assert "skriva över" in str(fault.value)
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(UserError) as fault:
        run_index(values, framework, tmp_path / "out.csv")
    assert fault.value.code == "index_file_unwritable"
    assert {path.name for path in tmp_path.iterdir()} == {"v.csv", "f.csv", "out.csv"}


def test_the_rows_of_a_fault_are_lines_of_the_file_even_past_empty_rows(tmp_path: Path) -> None:
    with pytest.raises(UserError) as fault:
        out_of(tmp_path, values=table(lines="\n\nEkliden,2014,x,3\n"))
    assert "values.csv (rad 18)" in str(fault.value)
    with pytest.raises(UserError) as fault:
        out_of(tmp_path, framework=FRAMEWORK.replace("work,index,1,\n", "\nwork,,1,\n"))
    assert "framework.csv (rad 2, 4)" in str(fault.value)


@pytest.mark.parametrize(
    ("files", "where"),
    [
        ({"method": '{"normalise": "goalposts"}'}, "framework.csv (rad 6)"),
        ({"method": '{"within": "geometric"}'}, "values.csv (rad 15)"),
        ({"method": '{"normalise": "distance_to_reference", "reference": "Ingenstans"}'}, "method.csv kan"),
        ({"values": re.sub(r",w,\d+", ",w,7", table())}, "values.csv (rad 2, 4, 6, 8, 10 …)"),
    ],
)
def test_what_is_wrong_with_an_indicator_is_found_in_its_file(
    tmp_path: Path, files: dict[str, str], where: str
) -> None:
    with pytest.raises(UserError) as fault:
        out_of(tmp_path, **files)
    assert where in str(fault.value)


def test_what_was_pulled_in_or_lies_outside_is_said(tmp_path: Path) -> None:
    values = table() + "".join(f"{unit},2015,{key},{50 + n}\n" for n, unit in enumerate(UNITS) for key in "wh")
    framework = write(tmp_path, "f.csv", FRAMEWORK)
    plain = run_index(write(tmp_path, "v.csv", values), framework, tmp_path / "out.csv").said
    assert plain[0] == "Utanför gränserna, v.csv: h för Björkholm 2015. Sådana värden räknas som de är; antal 14."
    method = write(tmp_path, "m.json", '{"treat": "winsorise", "clip": true}')
    extreme = write(tmp_path, "v.csv", values.replace("Ekliden,2014,w,10", "Ekliden,2014,w,9000"))
    said = run_index(extreme, framework, tmp_path / "out.csv", method).said
    assert "Extremvärde, v.csv: w för Ekliden 2014 är 9000 och räknas som 28." in said
    assert any("räknas som gränsen" in line for line in said)
    logged = write(tmp_path, "m.json", '{"treat": "winsorise", "winmax": 0}')
    assert (
        "Extremvärden, v.csv: w räknas på logaritmen."
        in run_index(extreme, framework, tmp_path / "out.csv", logged).said
    )


def test_the_handbook_names_every_choice_and_every_column() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "handbok" / "rakna-index.md").read_text(encoding="utf-8")
    for name in (*vars(Method()), *NORMALISATIONS, *MEANS, *STATUSES, "winsorise"):
        assert name in page, name
    for layout in (VALUES, FRAMEWORK_FILE, POPULATION):
        for column in (*layout.wanted, *layout.optional):
            assert column in page, column
