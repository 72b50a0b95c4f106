"""View Värmetabell: indicators down, neighbourhoods across."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.heat import REST, HeatLine, HeatNames, HeatSquare, heat_chart
from app.figures.picking import Picker
from app.figures.scene import Polygon, Rectangle
from tests.figures.conftest import heat_line

NAMES = HeatNames(("Ekliden", "Norrtorp", "Tallmon"), frozenset({"Ekliden", "Norrtorp"}))
SIZES = [(432, 470), (560, 440), (860, 520), (1100, 760), (330, 300)]


def said(scene):
    return [text.text for text in scene.texts()]


def cells(scene):
    return [mark for mark in scene.marks if mark.key != REST]


def city(units, indicators, own=8):
    """A whole city: cells of every level, those first in need first."""
    lines = [
        heat_line(f"nummer {row:02}", f"Område {row * 4 // indicators}", [5 - (at + row) % 5 for at in range(units)])
        for row in range(indicators)
    ]
    columns = tuple(f"Hägerstensåsen {at:03}" for at in range(units))
    return lines, HeatNames(columns, frozenset(columns[units - own :]))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_sound_at_every_size(size, scale, heat_lines, sound, measure):
    if scale == 1.0 or size[0] > 500:
        sound(heat_chart(heat_lines, NAMES, size, measure, scale=scale))


@pytest.mark.parametrize("size", [(560, 440), (860, 520)])
@pytest.mark.parametrize(("units", "indicators"), [(8, 12), (8, 16), (130, 23)])
def test_it_is_sound_for_a_board_and_for_a_whole_city(size, units, indicators, sound, measure):
    lines, names = city(units, indicators)
    scene = heat_chart(lines, names, size, measure)
    sound(scene)
    if units == 8:
        shown = {mark.key.split("|")[0] for mark in cells(scene)}
        assert len(shown) == 8, "a board is whole in the smallest window"


def test_a_cell_has_its_class_and_its_place_in_it(heat_lines, measure):
    scene = heat_chart(heat_lines, NAMES, (560, 440), measure)
    mark = scene.mark("0|trangboddhet")
    left, top = mark.rings[0][0]
    cell = next(p for p in scene.prims if isinstance(p, Rectangle) and (p.x, p.y) == (left, top))
    assert cell.fill == "map5"
    text = next(t for t in scene.texts() if t.x == left + cell.w / 2 and top < t.y < top + cell.h)
    assert (text.text, text.colour, text.bold) == ("1", "on_map5", True)


def test_weak_and_strong_are_told_by_form_too(heat_lines, measure):
    scene = heat_chart(heat_lines, NAMES, (560, 440), measure)
    corners = {}
    for prim in scene.prims:
        if isinstance(prim, Polygon):
            ys = [y for _, y in prim.rings[0]]
            corners.setdefault(prim.fill, []).append(ys.count(min(ys)) == 2)
    assert corners["on_map5"] == [True] * 5, "four cells and the legend, cut above"
    assert corners["on_map1"] == [False] * 3, "two cells and the legend, cut below"


def test_a_missing_figure_is_hatched_with_its_reason_in_words(heat_lines, measure):
    scene = heat_chart(heat_lines, NAMES, (860, 520), measure)
    hatched = [prim for prim in scene.prims if isinstance(prim, Rectangle) and prim.hatch]
    assert len(hatched) == 2, "the cell and the legend"
    assert "bortfall" in said(scene)
    whole = [line for line in heat_lines if line.key != "ohalsotal"]
    assert "uppgift saknas" not in said(heat_chart(whole, NAMES, (860, 520), measure))


def test_every_row_counts_its_weak_and_most_is_written_heavier(heat_lines, measure):
    scene = heat_chart(heat_lines, NAMES, (560, 440), measure)
    counts = [(text.text, text.bold) for text in scene.texts() if " av " in text.text]
    assert counts == [("2 av 3", True), ("1 av 3", False), ("1 av 2", False), ("0 av 3", False)]


def test_names_stand_level_where_they_have_room_and_turned_where_not(heat_lines, measure):
    wide = heat_chart(heat_lines, NAMES, (860, 520), measure)
    assert not any(text.turned for text in wide.texts())
    narrow = heat_chart(heat_lines, NAMES, (330, 300), measure)
    assert sum(text.turned for text in narrow.texts()) == 3
    assert [text.bold for text in narrow.texts() if text.turned] == [True, True, False], "our own"


def test_arrow_keys_go_cell_by_cell(heat_lines, measure):
    picker = Picker(heat_chart(heat_lines, NAMES, (560, 440), measure))
    assert picker.first() == "0|trangboddhet"
    assert picker.next("0|trangboddhet", "right") == "1|trangboddhet"
    assert picker.next("1|trangboddhet", "down") == "1|valdeltagande"
    assert picker.next("1|valdeltagande", "down") == "1|ohalsotal", "past the heading of a domain"
    assert picker.next("1|ohalsotal", "left") == "0|ohalsotal"
    assert picker.next("2|trangboddhet", "right") == "2|trangboddhet"


def test_marks_say_everything(heat_lines, measure):
    scene = heat_chart(heat_lines, NAMES, (560, 440), measure)
    assert scene.mark("1|ohalsotal").label == "Ord 1 ohalsotal"
    assert "svag i 2 av 3" in scene.description


@pytest.mark.parametrize(("units", "words"), [(10, "1 stadsdel till"), (11, "2 stadsdelar till")])
def test_what_is_left_out_is_counted_in_words(units, words, measure):
    lines, names = city(units, 3, own=0)
    rest = heat_chart(lines, names, (420, 300), measure).mark(REST)
    assert rest.label.startswith(words)
    assert rest.label.endswith(f"svaga räknas i alla {units}.")


def test_our_own_columns_are_kept_when_others_must_go(measure):
    lines, names = city(130, 23)
    scene = heat_chart(lines, names, (560, 440), measure)
    shown = {int(mark.key.split("|")[0]) for mark in cells(scene)}
    assert set(range(122, 130)) <= shown
    assert 0 in shown
    assert sorted(shown) == [*range(len(shown) - 8), *range(122, 130)]


columns = st.integers(1, 60)
levels = st.integers(0, 5)


@given(columns, st.integers(1, 30), st.integers(280, 900), st.integers(200, 700), st.data())
def test_nothing_is_left_out_in_silence(units, indicators, width, height, data):
    lines = [
        HeatLine(
            f"k{row}",
            f"Område {row // 4}",
            f"Indikator {row}",
            tuple(HeatSquare(f"{at}|k{row}", data.draw(levels), "7", "Ord") for at in range(units)),
        )
        for row in range(indicators)
    ]
    names = HeatNames(tuple(f"Ort {at}" for at in range(units)))
    scene = heat_chart(lines, names, (width, height), lambda text, size, bold: len(text) * size * 0.5)
    shown = [mark.key.split("|") for mark in cells(scene)]
    rows, across = {key for _, key in shown}, {at for at, _ in shown}
    assert len(shown) == len(rows) * len(across), "whole rows of whole columns"
    rest = scene.mark(REST)
    if not rows:
        assert rest is not None, "what was left out is still counted"
        return
    folded = indicators - len(rows) + units - len(across)
    assert (rest is not None) == (folded > 0)
    if rest is not None:
        numbers = [int(word) for word in rest.label.split(";")[0].split() if word.isdigit()]
        assert sum(numbers) == folded


def test_no_indicators_still_make_a_chart(measure, sound):
    sound(heat_chart([], NAMES, (432, 470), measure))
