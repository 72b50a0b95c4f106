"""The coverage matrix: the golden thread, station by station."""

import pytest

from app.figures.scene import Ellipse, Line
from app.figures.thread import ThreadRow, thread_chart, thread_height

STATIONS = ("Slutsats", "Mål", "Mått", "Aktivitet", "Ansökan")
ROWS = [
    ThreadRow("Arbetslöshet 20–24 år", "Björkholm, Ekliden", ("there",) * 5),
    ThreadRow("Valdeltagande", "Björkholm", ("there", "there", "missing", "there", "later")),
    ThreadRow("Trångboddhet", "Ekliden", ("none",) * 5, "Ingen svarar på den", "remark", key="i3"),
    ThreadRow("Anmälda våldsbrott", "Norrtorp", ("there", "none", "none", "none", "none"), "Lämnas, med motivering"),
]


@pytest.mark.parametrize("width", [520, 740, 1100])
def test_it_is_sound_at_every_width(width, sound, measure):
    sound(thread_chart(ROWS, STATIONS, (width, thread_height(len(ROWS))), measure))


def test_only_two_stations_that_are_there_are_joined_by_thread(measure):
    scene = thread_chart(ROWS, STATIONS, (740, 260), measure)
    solid = [prim for prim in scene.prims if isinstance(prim, Line) and prim.stroke == "thread"]
    dotted = [prim for prim in scene.prims if isinstance(prim, Line) and prim.dash]
    assert len(solid) == 4 + 1
    assert len(dotted) == 3
    assert all(line.width == 3 for line in solid)


def test_the_thread_is_a_line_and_rings_are_what_is_missing(measure):
    scene = thread_chart(ROWS, STATIONS, (740, 260), measure)
    stations = [prim for prim in scene.prims if isinstance(prim, Ellipse)]
    in_key = 2
    assert sum(dot.fill == "thread" for dot in stations) == 5 + 3 + 1 + in_key - 1
    assert sum(dot.stroke == "thread" for dot in stations) == 1 + in_key - 1
    assert sum(dot.stroke == "other" for dot in stations) == 1


def test_every_station_can_be_pointed_at_and_says_its_state(measure):
    scene = thread_chart(ROWS, STATIONS, (740, 260), measure)
    assert len(scene.marks) == 5 + 5 + 0 + 1
    assert scene.mark("Valdeltagande/Mått").label == "Valdeltagande, mått: saknas"
    assert "Trångboddhet: Ingen svarar på den" in scene.description


def test_a_note_stands_after_the_last_station(measure):
    scene = thread_chart(ROWS, STATIONS, (740, 260), measure)
    by_text = {text.text: text for text in scene.texts()}
    assert by_text["Ingen svarar på den"].colour == "remark"
    assert by_text["Lämnas, med motivering"].x > by_text["Ingen svarar på den"].x


def test_a_long_name_is_shortened_and_its_mark_keeps_it_whole(measure):
    name = "Långvarigt ekonomiskt bistånd bland unga vuxna 20–24 år i åldersgruppen"
    scene = thread_chart([ThreadRow(name, "Ekliden", ("there",) * 5)], STATIONS, (600, 120), measure)
    assert any(text.text.endswith("…") for text in scene.texts())
    assert scene.marks[0].label.startswith(name)


def test_rows_share_what_height_there_is(measure, sound):
    many = [ThreadRow(f"Indikator {index}", "Ekliden", ("there",) * 5) for index in range(12)]
    sound(thread_chart(many, STATIONS, (740, 330), measure))


def test_no_rows_is_an_empty_matrix(measure, sound):
    sound(thread_chart([], STATIONS, (740, 100), measure))
