"""What the figure tests share: a plain way to measure text, the colour roles, the maps, example-like rows."""

import json
import math
from pathlib import Path
from random import Random

import pytest

from app.figures.gap import GapBar
from app.figures.heat import HeatLine, HeatSquare
from app.figures.profile import Strip
from app.figures.scene import Line, Text, overlaps, prim_box, text_box
from app.figures.standing import StandingRow

RESOURCES = Path(__file__).parents[2] / "resources"


def measure(text, size, bold):
    """About as wide as Source Sans 3, without a font."""
    return len(text) * size * (0.54 if bold else 0.5)


@pytest.fixture(name="measure")
def measure_fixture():
    return measure


@pytest.fixture(scope="session")
def roles():
    return set(json.loads((RESOURCES / "tokens.json").read_text("utf-8"))["colour"]["light"])


def _map(name):
    return json.loads((RESOURCES / "map" / f"{name}.geojson").read_text("utf-8"))


@pytest.fixture(scope="session")
def example_map():
    return _map("exempel_stadsdelar")


@pytest.fixture(scope="session")
def example_water():
    return _map("exempel_vatten")


@pytest.fixture(scope="session")
def city_map():
    return _map("stadsdelar")


@pytest.fixture(scope="session")
def city_water():
    return _map("vatten")


@pytest.fixture
def rows():
    """Forty made-up neighbourhoods, eight own, one of them without an index."""
    random = Random(4)
    made = []
    for index in range(40):
        score = round(min(95.0, max(8.0, random.gauss(43, 17))), 3)
        made.append(StandingRow(f"Ort {index:02}", index % 5 == 0, score, score - 3.2, score + 4.1, index + 1))
    return [*made[:-5], StandingRow("Lillmossen", True, None), *made[-4:]]


@pytest.fixture
def bars():
    return [
        GapBar("Försörjning", "Arbetslöshet 20–24 år", 8.6, key="u1"),
        GapBar("Försörjning", "Långvarigt ekonomiskt bistånd", 7.9),
        GapBar("Sociala riskfaktorer", "Trångboddhet", 6.8),
        GapBar("Hälsa", "Självskattad hälsa", -2.2),
        GapBar("Säkerhet & trygghet", "Anmälda våldsbrott", -3.4),
        GapBar("Säkerhet & trygghet", "Upplevd trygghet", 1.8, missing=True),
    ]


@pytest.fixture
def strips():
    """Six indicators of three domains: weak, strong, between, alike everywhere, and one without a figure."""
    middle = (0.2, 0.45)
    return [
        Strip(
            "u1",
            "Försörjning",
            "Arbetslöshet 20–24 år",
            "19,4 %",
            "Arbetslöshet",
            1.0,
            middle,
            0.3,
            0.5,
            standing="weak",
        ),
        Strip("u2", "Försörjning", "Disponibel inkomst, median", "190,4 tkr", "Inkomst", 0.9, middle, 0.3, 0.5, 0.7),
        Strip("u3", "Hälsa", "Självskattad hälsa", "81,2 %", "Hälsa", 0.02, middle, 0.3, 0.2, standing="strong"),
        Strip("u4", "Hälsa", "Ohälsotal", "20,1 dagar", "Ohälsotal", 0.48, middle, 0.3, 0.6, 0.4, 1.4),
        Strip("u5", "Trygghet", "Upplevd trygghet", "", "Ingen uppgift", None, middle, 0.3, 0.5, note="bortfall"),
        Strip("u6", "Trygghet", "Grannsamverkan", "12,0 %", "Lika i alla", note="lika i alla"),
    ]


def heat_line(key, domain, levels):
    """A line of cells from their levels: 5 is weak, 1 strong, 0 missing."""
    standing = {5: "weak", 1: "strong"}
    squares = tuple(
        HeatSquare(
            f"{at}|{key}", level, str(6 - level) if level else "bortfall", f"Ord {at} {key}", standing.get(level, "")
        )
        for at, level in enumerate(levels)
    )
    return HeatLine(key, domain, f"Indikatorn {key}", squares)


@pytest.fixture
def heat_lines():
    """Four indicators of two domains over three neighbourhoods; one figure is missing."""
    return [
        heat_line("trangboddhet", "Sociala riskfaktorer", (5, 5, 3)),
        heat_line("valdeltagande", "Sociala riskfaktorer", (5, 4, 2)),
        heat_line("ohalsotal", "Hälsa", (5, 0, 1)),
        heat_line("psykisk ohälsa bland unga", "Hälsa", (3, 2, 1)),
    ]


@pytest.fixture
def sound(roles, measure):
    """Checks what must hold for every scene, whatever it shows."""

    def check(scene, texts_apart=True):
        texts = list(scene.texts())
        boxes = [text_box(text, measure) for text in texts]
        for prim in scene.prims:
            if isinstance(prim, Line) and not prim.points:
                raise AssertionError("a line without points")
            left, top, right, bottom = prim_box(prim, measure)
            assert all(math.isfinite(value) for value in (left, top, right, bottom)), prim
            assert left >= -1 and top >= -1, (prim, left, top)
            assert right <= scene.width + 1 and bottom <= scene.height + 1, (prim, right, bottom)
            used = {getattr(prim, name, "") for name in ("fill", "stroke", "hatch", "colour")} - {""}
            assert used <= roles, used
        if texts_apart:
            for index, box in enumerate(boxes):
                for other, text in zip(boxes[index + 1 :], texts[index + 1 :], strict=True):
                    assert not overlaps(box, other, slack=1.0), (texts[index].text, text.text)
        keys = [mark.key for mark in scene.marks]
        assert len(set(keys)) == len(keys)
        assert all(mark.key and mark.label and mark.rings for mark in scene.marks)
        assert scene.title and scene.description
        assert all(isinstance(text, Text) and text.text for text in texts)

    return check
