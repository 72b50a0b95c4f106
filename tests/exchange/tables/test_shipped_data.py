"""The data that ships: marked, deterministic, and read by the reader itself."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest

from app.exchange.index_tables import Reading, read
from app.models import places as catalogue
from app.models.places import Places

RESOURCES = Path(__file__).parents[3] / "resources"
DATA = RESOURCES / "data"


def _map(*names: str) -> Places:
    return catalogue.from_geojson(*(json.loads((RESOURCES / "map" / f"{n}.geojson").read_text("utf-8")) for n in names))


@pytest.fixture(scope="module")
def example_city() -> Places:
    return _map("exempel_stadsdelar")


@pytest.fixture(scope="module")
def stockholm() -> Places:
    return _map("stadsdelsnamnder", "stadsdelar")


def _read(name: str, places: Places) -> Reading:
    reading = read(DATA / name, name, None, places)
    assert not reading.unread
    assert not reading.unmatched
    assert not reading.questions
    return reading


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("skapa_exempel", DATA / "skapa_exempel.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["skapa_exempel"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["exempel_index.csv", "exempel_ramverk.csv", "exempel_befolkning.csv"])
def test_the_example_is_made_the_same_every_time(name: str, maker: ModuleType, tmp_path: Path) -> None:
    maker.make(tmp_path)
    assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()


@pytest.mark.parametrize("name", ["exempel_index.csv", "exempel_ramverk.csv", "exempel_befolkning.csv"])
def test_every_row_of_the_example_says_that_it_is(name: str) -> None:
    rows = (DATA / name).read_text("utf-8").splitlines()[1:]
    assert all(row.endswith("Exempeldata") for row in rows)


def test_the_example_index_covers_the_made_up_city(example_city: Places) -> None:
    reading = _read("exempel_index.csv", example_city)
    assert {row.year for row in reading.rows} == {2008, *range(2010, 2015)}
    assert {row.unit for row in reading.rows} == {place.name for place in example_city.neighbourhoods()} | {
        "Hela staden"
    }
    assert len(reading.indicators()) == 14
    assert {"sekretess", "bortfall", "ej_levererad", "ej_tillampligt"} <= {row.status for row in reading.rows}
    assert all(0 < row.value < 1000 for row in reading.rows if row.value is not None)


def test_the_examples_safety_survey_asks_every_third_year_and_says_how_many_answered(example_city: Places) -> None:
    rows = [row for row in _read("exempel_index.csv", example_city).rows if row.indicator == "upplevd_trygghet"]
    answered = [row for row in rows if row.value is not None and row.unit != "Hela staden"]
    assert {row.year for row in answered} == {2008, 2011, 2014}
    assert all(row.n is not None and 100 < row.n < 300 for row in answered)


def test_one_indicator_of_the_example_changed_its_definition_and_jumps_there(example_city: Places) -> None:
    framework = csv.DictReader(io.StringIO((DATA / "exempel_ramverk.csv").read_text("utf-8")))
    (broken,) = [row for row in framework if row["break_years"]]
    assert (broken["key"], broken["break_years"]) == ("skadegorelse", "2012")
    city = {
        row.year: row.value
        for row in _read("exempel_index.csv", example_city).rows
        if (row.indicator, row.unit) == ("skadegorelse", "Hela staden") and row.value is not None
    }
    steps = {year: abs(city[year] - city[year - 1]) for year in range(2011, 2015)}
    assert max(steps, key=lambda year: steps[year]) == 2012


def test_the_figures_of_2014_are_those_that_the_example_plan_and_the_handbook_quote() -> None:
    rows = (DATA / "exempel_index.csv").read_text("utf-8").splitlines()
    quoted = "\n".join(row for row in rows if row.split(",")[1] == "2014")
    assert sha256(quoted.encode()).hexdigest() == "e6cad9e3fd6f25d5b535620ea565106b2a1e3b96ea9a18491bee2a6b7d932af5"


def test_the_example_never_names_a_real_place(example_city: Places, stockholm: Places) -> None:
    made_up = {place.name for place in example_city if place.kind != "city"}
    assert not made_up & {place.name for place in stockholm}


def test_one_neighbourhood_is_below_a_thousand_inhabitants(example_city: Places) -> None:
    reading = _read("exempel_befolkning.csv", example_city)
    small = {row.unit for row in reading.rows if row.value is not None and row.value < 1000}
    assert small == {"Lillmossen"}


def test_the_example_index_gives_every_large_neighbourhood_an_index(example_city: Places) -> None:
    import pandas as pd

    from app.analysis import Framework, Method, check, compute

    framework = Framework(pd.read_csv(DATA / "exempel_ramverk.csv"))
    people = pd.read_csv(DATA / "exempel_befolkning.csv")
    frame = _read("exempel_index.csv", example_city).frame()
    assert not [problem for problem in check(frame, framework, Method(), people) if problem.severity == "error"]
    index = compute(frame, framework, Method(), people).index.loc[2014]
    assert list(index.index[index["score"].isna()]) == ["Lillmossen"]
    assert index["score"].drop("Hela staden").idxmax() == "Ekliden"


def test_the_real_figures_are_those_of_the_fourteen_boards(stockholm: Places) -> None:
    reading = _read("verkliga_uppgifter.csv", stockholm)
    boards = {place.name for place in stockholm.boards()}
    assert len(boards) == 14
    for indicator in reading.indicators():
        for year in {row.year for row in reading.rows if row.indicator == indicator}:
            have = {row.unit for row in reading.rows if (row.indicator, row.year) == (indicator, year)}
            assert have == boards | {"Hela staden"}


@pytest.mark.parametrize("name", ["verkliga_uppgifter.csv", "verkliga_uppgifter_ovriga.csv"])
def test_every_real_figure_has_source_and_quality(name: str, stockholm: Places) -> None:
    _read(name, stockholm)
    for row in csv.DictReader(io.StringIO((DATA / name).read_text("utf-8"))):
        assert row["quality"] in ("A", "B")
        assert row["source"].startswith("http")
        assert row["licence"]
        assert row["quality"] == "A" or row["note"]


def test_turnout_is_never_called_official() -> None:
    rows = list(csv.DictReader(io.StringIO((DATA / "verkliga_uppgifter_ramverk.csv").read_text("utf-8"))))
    (turnout,) = [row for row in rows if row["key"].startswith("valdeltagande")]
    assert turnout["label"] == "Valdeltagande på valdagen (beräknat)"


def test_real_figures_give_domains_where_they_exist_and_no_index(stockholm: Places) -> None:
    import pandas as pd

    from app.analysis import Framework, Method, compute

    framework = Framework(pd.read_csv(DATA / "verkliga_uppgifter_ramverk.csv"))
    result = compute(_read("verkliga_uppgifter.csv", stockholm).frame(), framework, Method())
    assert result.index["score"].isna().all()
    for domain, year, exists in (
        ("forsorjning", 2016, True),
        ("sociala_riskfaktorer", 2010, True),
        ("halsa", 2016, False),
        ("sakerhet_trygghet", 2016, False),
    ):
        scores = result.scores[result.framework.tree.number[domain]][result.panel.years.index(year)]
        assert bool(pd.notna(scores).all()) is exists


def test_every_alias_leads_to_a_real_place(stockholm: Places) -> None:
    rows = list(csv.DictReader(io.StringIO((DATA / "alias.csv").read_text("utf-8"))))
    named = stockholm.with_aliases((row["alias"], row["name"]) for row in rows)
    for row in rows:
        assert not stockholm.named(row["alias"])
        assert named.find(row["alias"]) == stockholm.find(row["name"])
