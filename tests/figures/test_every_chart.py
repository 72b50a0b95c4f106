"""What holds for every chart there is."""

import json
from pathlib import Path

import pytest

from app.figures.change import ChangeRow, change_chart
from app.figures.classes import INDEX
from app.figures.gap import gap_chart
from app.figures.heat import HeatNames, heat_chart
from app.figures.map import MapData, map_chart
from app.figures.pairs import PairRow, pair_chart
from app.figures.profile import Names, profile_chart
from app.figures.robust import RobustRow, robust_chart
from app.figures.scene import prim_box
from app.figures.similar import SimilarData, SimilarRow, similar_chart
from app.figures.standing import standing_chart
from app.figures.thread import ThreadRow, thread_chart
from app.figures.trend import TrendAxis, TrendCurve, TrendData, TrendDot, TrendYear, trend_chart
from app.figures.years import YearBar, bars_by_year

TOKENS = Path(__file__).parents[2] / "resources" / "tokens.json"


DOTS = (TrendDot(2011, 61.2), TrendDot(2012, 58.3, True), TrendDot(2013, 60.1, True, alike=False))
FOLLOWED = TrendData(
    (TrendCurve("Ekliden", "own", DOTS), TrendCurve("Hela staden", "city", DOTS[:2])),
    tuple(TrendYear(year, f"Ekliden {year}: 60,0 poäng") for year in (2011, 2012, 2013)),
    TrendAxis("poäng", "högre risk"),
    ((2012, "ny definition 2012"),),
)
LIKE = SimilarData(
    (("Hälsa", "Hälsa"), ("Säkerhet & trygghet", "Trygghet")),
    SimilarRow("Ekliden", "Nämnd", (70.5, 62.0), "Ekliden"),
    tuple(SimilarRow(name, "Nämnd", (40.0, None), name, "9,1") for name in ("Alnäs", "Mossby")),
    "Linje: Ekliden.",
)
TRIED = [
    RobustRow("percentile", "Annat sätt", "Percentiler", 3, 39, 1),
    RobustRow("geometric", "Annat sätt", "Geometriskt medelvärde", None, note="går inte"),
]


CHARTS = [
    "standing",
    "gap",
    "map",
    "thread",
    "years",
    "change",
    "profile",
    "trend",
    "similar",
    "robust",
    "pairs",
    "heat",
]


@pytest.fixture(params=CHARTS)
def chart(request, rows, bars, example_map, measure):
    """Builds one chart for a size and a scale."""

    def build(width, height, scale=1.0):
        size = (width, height)
        match request.param:
            case "standing":
                scene = standing_chart(rows, 41.3, size, measure, scale=scale)
            case "change":
                changed = [
                    ChangeRow("index", "Sammanvägt index", 88.65, 79.6, "plats 1 → 2 av 39", "Index", main=True),
                    ChangeRow("halsa", "Hälsa", 88.8, 88.8, "plats 2 av 39", "Hälsa"),
                    ChangeRow("sakerhet", "Säkerhet & trygghet", None, None, "", "Säkerhet"),
                ]
                scene = change_chart(changed, size, measure, scale=scale)
            case "gap":
                total = 41.3 + sum(bar.value for bar in bars)
                scene = gap_chart(41.3, total, bars, size, measure, scale=scale)
            case "map":
                values = {f["properties"]["stadsdel"]: 50.0 for f in example_map["features"]} | {"Lillmossen": None}
                data = MapData(values, "Exempelnämnden", INDEX)
                scene = map_chart(example_map, data, size, measure, scale=scale)
            case "profile":
                strips = request.getfixturevalue("strips")
                scene = profile_chart(
                    strips, Names("Ekliden", board="Nämnden", other="Ortlund"), size, measure, scale=scale
                )
            case "heat":
                names = HeatNames(("Ekliden", "Norrtorp", "Lövholmen"), frozenset({"Ekliden"}))
                scene = heat_chart(request.getfixturevalue("heat_lines"), names, size, measure, scale=scale)
            case "thread":
                row = ThreadRow("Valdeltagande", "Ekliden", ("there", "there", "missing", "later", "none"))
                scene = thread_chart(
                    [row], ("Slutsats", "Mål", "Mått", "Aktivitet", "Ansökan"), size, measure, scale=scale
                )
            case "pairs":
                pairs = [
                    PairRow("e", "Ekliden", "index 88,7", 40.3, 22.2, "Ekliden"),
                    PairRow("b", "Björkholm", "index 74,2", 0.0, 0.0, "Björkholm"),
                    PairRow("untied", "Utan stadsdel", "", 12.0, None, "Utan stadsdel", "hör inte till någon stadsdel"),
                ]
                names = ("Del av pengarna", "Del av invånarna över gränsen")
                scene = pair_chart(pairs, names, size, measure, scale=scale)
            case "trend":
                scene = trend_chart(FOLLOWED, size, measure, scale=scale)
            case "robust":
                scene = robust_chart(2, 39, TRIED, size, measure, scale=scale)
            case "similar":
                scene = similar_chart(LIKE, size, measure, scale=scale)
            case _:
                bars_of = [YearBar(2015, (1.2, 0.4)), YearBar(2016, None)]
                scene = bars_by_year(bars_of, ("Sökt", "Egen"), size, measure, scale=scale)
        return scene

    return build


def test_twice_the_size_at_twice_the_scale_is_the_same_picture(chart, measure):
    """So that a document and a reader with large text see the same chart."""
    small, large = chart(640, 480), chart(1280, 960, 2.0)
    assert [type(prim) for prim in small.prims] == [type(prim) for prim in large.prims]
    for one, two in zip(small.prims, large.prims, strict=True):
        assert [2 * edge for edge in prim_box(one, measure)] == pytest.approx(prim_box(two, measure), abs=0.01)
    assert [text.text for text in small.texts()] == [text.text for text in large.texts()]


def test_the_same_rows_give_the_same_scene(chart):
    assert chart(640, 480) == chart(640, 480)
    assert hash(chart(640, 480)) == hash(chart(640, 480))


def test_no_text_is_smaller_than_thirteen_pixels(chart):
    assert min(text.size for text in chart(500, 420).texts()) >= 13


def test_marks_say_the_same_at_every_size(chart):
    words = [(mark.key, mark.label) for mark in chart(500, 420).marks]
    assert words == [(mark.key, mark.label) for mark in chart(1100, 800).marks]


@pytest.mark.parametrize("colours", ["light", "dark", "contrast_light", "contrast_dark"])
def test_every_role_has_a_colour_in_every_set(chart, colours):
    known = json.loads(TOKENS.read_text("utf-8"))["colour"][colours]
    used = {getattr(prim, name, "") for prim in chart(640, 480).prims for name in ("fill", "stroke", "hatch", "colour")}
    assert used - {""} <= set(known)


def test_red_is_the_threads_alone(chart, request):
    used = {getattr(prim, name, "") for prim in chart(640, 480).prims for name in ("fill", "stroke")}
    assert ("thread" in used) == ("thread" in request.node.callspec.params["chart"])


def test_numbers_wear_swedish_signs(chart):
    for text in chart(640, 480).texts():
        assert "-" not in text.text
        assert not any(part.replace(".", "").isdigit() and "." in part for part in text.text.split())
