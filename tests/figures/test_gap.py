"""View Varför: the waterfall from the city to a neighbourhood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.gap import GapBar, gap_chart
from app.figures.numbers import number, signed
from app.figures.scene import Line, Polygon, Rectangle


def plain(text, size, bold):
    return len(text) * size * (0.54 if bold else 0.5)


DOMAINS = ("Försörjning", "Hälsa", "Säkerhet & trygghet")
made_bars = st.lists(
    st.tuples(st.sampled_from(DOMAINS), st.floats(-9, 9).map(lambda value: round(value, 1)), st.booleans()),
    max_size=14,
).map(lambda many: [GapBar(d, f"Indikator {i:02}", value, missing) for i, (d, value, missing) in enumerate(many)])


def waterfall(bars, size=(636, 900), start=41.3, **more):
    return gap_chart(start, start + sum(bar.value for bar in bars), bars, size, plain, **more)


def drawn(scene):
    """The bars' rectangles, without the two of the colour key (which are square)."""
    return [p for p in scene.prims if isinstance(p, Rectangle) and p.fill != "surface" and (p.hatch or p.w != p.h)]


@pytest.mark.parametrize("size", [(636, 470), (500, 360), (1100, 760)])
@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_it_is_sound_at_every_size(size, scale, bars, sound):
    sound(waterfall(bars, size, names=("Hela staden", "Ekliden"), scale=scale))


@given(made_bars)
def test_every_bar_carries_its_value_with_its_sign(bars):
    texts = [text.text for text in waterfall(bars).texts()]
    for bar in bars:
        assert any(text.endswith(signed(bar.value)) for text in texts)
    for bar in bars:
        if bar.missing:
            assert any(text.endswith(f"rest {signed(bar.value)}") for text in texts)


@given(made_bars)
def test_each_bar_begins_where_the_one_before_it_ended(bars):
    scene = waterfall(bars)
    rings = [mark.rings[0] for mark in scene.marks]
    ordered = [bar for domain in dict.fromkeys(b.domain for b in bars) for bar in bars if bar.domain == domain]
    spans = [(ring[0][0], ring[1][0]) for ring in rings[1:-1]]
    assert len(spans) == len(ordered)
    for (bar, one), (after, two) in zip(
        zip(ordered, spans, strict=True), list(zip(ordered, spans, strict=True))[1:], strict=False
    ):
        if bar.value and after.value:
            ends = one[1] - 3 if bar.value > 0 else one[0] + 3
            begins = two[0] + 3 if after.value > 0 else two[1] - 3
            assert ends == pytest.approx(begins)


def test_raising_goes_right_and_lowering_left_in_their_own_colours(bars):
    scene = waterfall(bars)
    by_value = dict(zip((bar.value for bar in bars), drawn(scene), strict=True))
    assert by_value[8.6].fill == "raises"
    assert by_value[-3.4].fill == "lowers"
    assert by_value[8.6].w > by_value[7.9].w > by_value[-2.2].w
    assert by_value[1.8].hatch == "missing"
    assert not by_value[1.8].fill


def test_what_is_missing_is_said_in_words_and_hatched(bars):
    scene = waterfall(bars)
    assert "uppgift saknas, rest +1,8" in [text.text for text in scene.texts()]
    mark = scene.mark("Upplevd trygghet")
    assert mark is not None
    assert mark.label == "Upplevd trygghet (Säkerhet & trygghet): uppgift saknas, rest +1,8"


def test_no_axis_line_runs_through_a_figure(bars):
    scene = waterfall(bars)
    prims = list(scene.prims)
    figures = [text for text in scene.texts() if text.text[0] in "+\u2212" and text.x > 280 and text.bold]
    assert len(figures) >= 5
    for figure in figures:
        ground = prims[prims.index(figure) - 1]
        assert isinstance(ground, Rectangle)
        assert ground.fill == "surface"
        assert ground.x < figure.x < figure.x + plain(figure.text, figure.size, True) < ground.x + ground.w


@given(made_bars, st.floats(0, 100))
def test_the_axis_ends_inside_the_sheet(bars, start):
    scene = waterfall(bars, size=(1400, 900), start=start)
    verticals = [p.points for p in scene.prims if isinstance(p, Line) and p.stroke == "line"]
    assert all(0 <= x <= scene.width for points in verticals for x, _ in points)


def test_domains_carry_their_subtotals(bars):
    texts = [text.text for text in waterfall(bars).texts()]
    assert texts[texts.index("Försörjning") + 1] == "+16,5"
    assert texts[texts.index("Hälsa") + 1] == "\u22122,2"
    assert texts[texts.index("Säkerhet & trygghet") + 1] == "\u22121,6"


def test_bars_of_a_domain_stand_together_even_when_they_come_apart():
    bars = [GapBar("Hälsa", "a", 1.0), GapBar("Försörjning", "b", 2.0), GapBar("Hälsa", "c", 3.0)]
    assert [mark.key for mark in waterfall(bars).marks] == ["start", "a", "c", "b", "end"]


def test_the_two_ends_are_diamonds_with_their_values(bars):
    scene = waterfall(bars, names=("Hela staden", "Ekliden"))
    diamonds = [prim for prim in scene.prims if isinstance(prim, Polygon)]
    assert len(diamonds) == 2
    assert {"41,3", number(41.3 + sum(bar.value for bar in bars))} <= {text.text for text in scene.texts()}
    assert [scene.marks[0].label, scene.marks[-1].label] == ["Hela staden: 41,3", "Ekliden: 60,8"]


def test_bars_that_do_not_add_up_are_a_bug(bars):
    with pytest.raises(ValueError, match="add up"):
        gap_chart(41.3, 50.0, bars, (636, 470), plain)


@given(st.lists(st.tuples(st.sampled_from(DOMAINS), st.floats(-5, 5)), min_size=20, max_size=45))
def test_what_does_not_fit_is_folded_and_still_adds_up(many):
    bars = [GapBar(domain, f"Indikator {index}", value) for index, (domain, value) in enumerate(many)]
    scene = waterfall(bars, (636, 300))
    lowest = max(text.y for text in scene.texts())
    assert lowest <= 300
    assert any("mindre bidrag" in mark.label for mark in scene.marks)
    folded = [mark.key for mark in scene.marks if "mindre bidrag" in mark.key]
    assert len(folded) == len(set(folded)) <= len(DOMAINS)
    kept = {mark.key for mark in scene.marks}
    dropped = [abs(bar.value) for bar in bars if bar.label not in kept]
    assert sum(int(key.split(": ")[1].split()[0]) for key in folded) == len(dropped)
    beside = [abs(bar.value) for bar in bars if bar.label in kept and any(key.startswith(bar.domain) for key in folded)]
    assert max(dropped) <= min(beside, default=99.0)
    ends = [mark.label.rsplit(" ", 1)[1] for mark in scene.marks if mark.key == "end"]
    assert ends == [number(41.3 + sum(bar.value for bar in bars))]


def test_what_is_missing_is_never_folded_away():
    bars = [GapBar("Hälsa", f"Indikator {index}", 1.0) for index in range(30)]
    scene = waterfall([*bars, GapBar("Hälsa", "Upplevd trygghet", 0.1, missing=True)], (636, 300))
    assert scene.mark("Upplevd trygghet") is not None


def test_no_bars_is_a_neighbourhood_like_the_city(sound):
    sound(waterfall([], (500, 300)))
