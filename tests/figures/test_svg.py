"""Scenes as SVG: the golden files are what the charts look like, in text."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.figures.classes import INDEX
from app.figures.gap import GapBar, gap_chart
from app.figures.map import MapData, map_chart
from app.figures.scene import Mark, Rectangle, Scene, Text, box_ring
from app.figures.standing import StandingRow, standing_chart
from app.figures.svg import to_svg

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="session")
def colours():
    return json.loads((ROOT / "resources" / "tokens.json").read_text("utf-8"))["colour"]["light"]


def standing(measure):
    own = {"Björkholm": (81.4, 2), "Ekliden": (74.2, 3), "Stenhaga": (57.9, 5), "Norrtorp": (52.6, 9)}
    others = {f"Ort {index}": 83.0 - 4.7 * index for index in range(14)}
    rows = [StandingRow(name, True, score, score - 4.2, score + 4.2, rank) for name, (score, rank) in own.items()]
    rows += [StandingRow(name, False, score, score - 5, score + 5) for name, score in others.items()]
    return standing_chart([*rows, StandingRow("Lillmossen", True, None)], 41.3, (432, 470), measure)


def gap(measure):
    bars = [
        GapBar("Försörjning", "Arbetslöshet 20–24 år", 8.6),
        GapBar("Försörjning", "Långvarigt ekonomiskt bistånd", 7.9),
        GapBar("Sociala riskfaktorer", "Trångboddhet", 6.8),
        GapBar("Sociala riskfaktorer", "Behöriga till gymnasiet", 5.1),
        GapBar("Sociala riskfaktorer", "Valdeltagande", 3.9),
        GapBar("Hälsa", "Ohälsotal", 4.4),
        GapBar("Hälsa", "Självskattad hälsa", -2.2),
        GapBar("Säkerhet & trygghet", "Anmälda våldsbrott", -3.4),
        GapBar("Säkerhet & trygghet", "Upplevd trygghet", 1.8, missing=True),
    ]
    return gap_chart(41.3, 74.2, bars, (636, 470), measure, names=("Hela staden", "Ekliden"))


@pytest.mark.parametrize(("name", "chart"), [("laget", standing), ("varfor", gap)])
def test_the_charts_look_as_they_did(name, chart, measure, colours):
    """Write the golden file anew by setting HANDSLAG_GOLDEN, and look at it before it is kept."""
    drawn = to_svg(chart(measure), colours)
    path = GOLDEN / f"{name}.svg"
    if os.environ.get("HANDSLAG_GOLDEN"):
        path.write_text(drawn, "utf-8")
    assert drawn == path.read_text("utf-8")


def test_every_shape_and_every_mark_is_there(measure, colours, example_map, example_water):
    values = {feature["properties"]["stadsdel"]: 50.0 for feature in example_map["features"]} | {"Lillmossen": None}
    scene = map_chart(example_map, MapData(values, "Exempelnämnden", INDEX), (284, 470), measure, water=example_water)
    tree = ElementTree.fromstring(to_svg(scene, colours))
    assert len(tree.findall(f"{SVG}text")) == len(list(scene.texts()))
    titles = [
        path.findtext(f"{SVG}title") for path in tree.findall(f"{SVG}path") if path.find(f"{SVG}title") is not None
    ]
    assert titles == [mark.label for mark in scene.marks]
    assert len(tree.findall(f"{SVG}clipPath")) == 2
    assert tree.findtext(f"{SVG}title") == scene.title
    assert tree.findtext(f"{SVG}desc") == scene.description


def test_words_with_signs_of_markup_stay_words(colours):
    mark = Mark("a", 'R&D <"x">', (box_ring((0, 0, 5, 5)),))
    scene = Scene(10, 10, "a < b", "c & d", (Text(1, 5, "<b> & co", 9), Rectangle(0, 0, 1, 1)), (mark,))
    tree = ElementTree.fromstring(to_svg(scene, colours, family='O\'Hara "Sans"', ground=""))
    assert tree.findtext(f"{SVG}text") == "<b> & co"
    assert tree.findtext(f"{SVG}path/{SVG}title") == 'R&D <"x">'
    assert tree.find(f"{SVG}rect").get("fill") == "none"


def test_a_turned_text_is_turned_about_its_anchor(colours):
    tree = ElementTree.fromstring(to_svg(Scene(40, 40, "t", "d", (Text(20, 30, "ab", 9, turned=True),)), colours))
    assert tree.find(f"{SVG}text").get("transform") == "rotate(-90 20 30)"


def test_an_unknown_role_is_a_bug_and_not_black(colours):
    with pytest.raises(KeyError):
        to_svg(Scene(1, 1, "t", "d", (Rectangle(0, 0, 1, 1, fill="crimson"),)), colours)
