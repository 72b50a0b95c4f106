"""The activities as bars over the years."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.scene import Line, Polygon, Rectangle, ring_box
from app.figures.timeline import timeline_chart, timeline_height, timeline_layout
from app.figures.timeline_rows import Cell, Group, Row, Sums, TimelineData


def plain(text, size, bold):
    return len(text) * size * (0.54 if bold else 0.5)


def cells(quarters=(1, 2, 3, 4), year=2016, **more):
    return tuple(Cell(year, quarter, "2,5", f"{year} {quarter}", **more) for quarter in quarters)


JOB = Row("a1", "Jobbtorg på plats i Ekliden", 2015.67, 2018.0, "Jobbtorg, hela sanningen", "2 årsarbetare", "running")
LATE = Row("a2", "Lärlingsplatser", 2016.0, 2019.0, "Lärlingar", waits_for=("a1",), early=("a1",))
AFTER = Row("a3", "Uppföljning", 2018.5, 2019.0, "Uppföljning", status="done", waits_for=("a1",))
STOPPED = Row("a4", "Avslutad sak", 2015.0, 2015.02, "Avslutad", status="stopped")
DATA = TimelineData(
    (2015, 2020),
    (
        Group(
            "o",
            "Exempelbostäder AB",
            "2 årsarbetare att tillgå",
            (JOB, LATE),
            cells(over=True, overlap=True),
            cells((0,)),
        ),
        Group("anna", "Anna", "bemanning att tillgå är inte angiven", (AFTER, STOPPED), cells(), cells((0,))),
    ),
    (Sums("Kostnad, tkr", {2015: "1 200", 2016: "4 170"}), Sums("Årsarbetare, medeltal", {2016: "6,4"})),
)


@pytest.mark.parametrize("width", [420, 560, 860, 1100])
@pytest.mark.parametrize("scale", [0.7, 1.0, 2.0])
def test_it_is_sound_at_every_size(width, scale, sound):
    size = (width * scale, timeline_height(DATA, scale) + 30 * scale)
    sound(timeline_chart(DATA, size, plain, scale=scale))


def test_every_activity_and_every_cell_is_a_mark_in_reading_order():
    scene = timeline_chart(DATA, (1100, timeline_height(DATA)), plain)
    bars = [mark.key for mark in scene.marks if "|" not in mark.key]
    assert bars == ["a1", "a2", "a3", "a4"]
    assert scene.mark("a1").label == "Jobbtorg, hela sanningen"
    assert scene.mark("o|2016|1").label == "2016 1"


def test_quarters_give_way_to_years_in_every_group_where_they_have_no_room():
    wide, narrow = (timeline_chart(DATA, (width, timeline_height(DATA)), plain) for width in (1100, 420))
    assert {mark.key for mark in wide.marks if "|2016|" in mark.key} >= {"o|2016|1", "anna|2016|4"}
    assert {mark.key for mark in narrow.marks if "|2016|" in mark.key} == {"o|2016|0", "anna|2016|0"}


def test_an_arrow_goes_from_what_ends_to_what_waits_and_a_start_too_early_is_dashed_with_a_warning():
    scene = timeline_chart(DATA, (1100, timeline_height(DATA)), plain)
    paths = [prim for prim in scene.prims if isinstance(prim, Line) and len(prim.points) > 2]
    dashed = [path for path in paths if path.dash]
    assert (len(paths), len(dashed)) == (2, 1)
    right_of_job = ring_box(scene.mark("a1").rings)[2]
    assert all(path.points[0][0] == pytest.approx(right_of_job - 3) for path in paths)
    warnings = [p for p in scene.prims if isinstance(p, Polygon) and p.fill == "remark" and len(p.rings[0]) == 3]
    assert len(warnings) == 1 + 1  # at the bar and in the legend


def test_only_what_is_there_is_explained():
    calm = TimelineData((2015, 2016), (Group("o", "Bolaget", "", (replace(JOB, status="planned"),), (), ()),))
    told = [text.text for text in timeline_chart(calm, (800, 200), plain).texts()]
    assert "Planerad" in told
    assert not {"Pågår", "Väntar på", "Flera samtidigt"} & set(told)


spans = st.tuples(st.floats(2015, 2020.9), st.floats(0.0, 3.0)).map(lambda p: (p[0], min(p[0] + p[1], 2021.0)))


@given(st.lists(spans, min_size=1, max_size=6), st.integers(420, 1400))
def test_a_bar_is_as_long_as_its_time_and_stands_among_its_years(times, width):
    rows = tuple(Row(f"a{n}", "Namn", *span, "Ord") for n, span in enumerate(times))
    data = TimelineData((2015, 2020), (Group("o", "Bolaget", "", rows),))
    scene = timeline_chart(data, (width, timeline_height(data)), plain)
    layout = timeline_layout(data, width)
    bars = [prim for prim in scene.prims if isinstance(prim, Rectangle) and prim.fill == "map2"][1:]
    for row, bar in zip(rows, bars, strict=True):
        assert bar.x == pytest.approx(layout.x(row.start))
        assert bar.w == pytest.approx(max(layout.x(row.end) - layout.x(row.start), 4))
        assert layout.left - 0.01 <= bar.x
    assert [bar.y for bar in bars] == sorted(bar.y for bar in bars)
