"""The map to choose neighbourhoods on: which are there, which are chosen, and that it never rests on colour alone."""

from __future__ import annotations

from itertools import combinations

import pytest

from app.figures.choosing import TICK, choosing_map
from app.figures.scene import Polygon, Scene, Text, text_box
from app.journeys import atlas

OWN = ("Björkholm", "Ekliden", "Lillmossen", "Norrtorp", "Solängen", "Stenhaga", "Tallmon", "Ängsvik")


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.58 if bold else 0.54)


def drawn(names: tuple[str, ...] = OWN, chosen: tuple[str, ...] = ("Ekliden",), width: float = 620) -> Scene:
    return choosing_map(atlas.shapes(True), names, chosen, (width, width * 0.65), measure)


def texts(scene: Scene) -> list[Text]:
    return [prim for prim in scene.prims if isinstance(prim, Text)]


def test_every_neighbourhood_that_can_be_chosen_is_a_mark_that_says_whether_it_is() -> None:
    scene = drawn(chosen=("Ekliden", "Tallmon"))
    assert {mark.key for mark in scene.marks} == set(OWN)
    assert {mark.key for mark in scene.marks if mark.label.endswith(": vald")} == {"Ekliden", "Tallmon"}
    assert "Valda: Ekliden, Tallmon." in scene.description


def test_a_chosen_one_is_ticked_as_well_as_filled() -> None:
    scene = drawn()
    assert f"{TICK} Ekliden" in {text.text for text in texts(scene)}
    assert [prim.fill for prim in scene.prims if isinstance(prim, Polygon)].count("accent_soft") == 1


@pytest.mark.parametrize("width", [300, 620, 1100])
def test_names_never_stand_on_each_other(width: float) -> None:
    boxes = [text_box(text, measure) for text in texts(drawn(width=width))]
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_in_a_whole_city_the_chosen_are_named_first() -> None:
    everyone = tuple(f["properties"]["stadsdel"] for f in atlas.shapes(True)["features"])
    last = everyone[-1]
    scene = drawn(everyone, (last,), 300)
    assert any(last in text.text for text in texts(scene)) and len(scene.marks) == len(everyone)


def test_nothing_to_choose_among_is_said() -> None:
    assert drawn(names=()).description == "Inga stadsdelar att välja bland."
