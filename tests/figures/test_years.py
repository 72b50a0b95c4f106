"""Costs by year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.numbers import number
from app.figures.scene import Rectangle
from app.figures.years import YearBar, bars_by_year

PARTS = ("Sökt", "Egen finansiering")
BARS = [YearBar(2015, (1.2, 0.4)), YearBar(2016, (2.4, 0.8)), YearBar(2017, (1.9, 0.0)), YearBar(2018, None)]


def plain(text, size, bold):
    return len(text) * size * (0.54 if bold else 0.5)


@pytest.mark.parametrize("size", [(420, 280), (300, 200), (800, 400)])
def test_it_is_sound_at_every_size(size, sound):
    sound(bars_by_year(BARS, PARTS, size, plain))


amounts = st.lists(st.floats(0, 90).map(lambda v: round(v, 2)), min_size=1, max_size=6)


@given(amounts)
def test_every_bar_carries_its_value_and_is_as_tall_as_it(values):
    bars = [YearBar(2015 + index, (value,)) for index, value in enumerate(values)]
    scene = bars_by_year(bars, ("Sökt",), (500, 300), plain)
    texts = [text.text for text in scene.texts() if text.bold]
    assert texts == [number(value) for value in values]
    tall = [prim.h for prim in scene.prims if isinstance(prim, Rectangle)]
    shown = [value for value in values if value]
    if shown:
        per_unit = max(tall) / max(shown)
        assert tall == pytest.approx([value * per_unit for value in shown])


def test_parts_are_stacked_without_gaps_and_named():
    scene = bars_by_year(BARS, PARTS, (420, 280), plain)
    first, second = [p for p in scene.prims if isinstance(p, Rectangle) and p.w != p.h][:2]
    assert second.y + second.h == pytest.approx(first.y)
    assert (first.fill, second.fill) == ("own", "map3")
    assert set(PARTS) <= {text.text for text in scene.texts()}
    assert scene.mark("2016").label == "2016: 3,2\u00a0mnkr, varav sökt 2,4, egen finansiering 0,8"


def test_a_year_without_a_figure_is_not_zero():
    scene = bars_by_year(BARS, PARTS, (420, 280), plain)
    assert scene.mark("2018").label == "2018: uppgift saknas"
    assert "saknas" in [text.text for text in scene.texts()]
    assert "0,0" not in [text.text for text in scene.texts()]


@pytest.mark.parametrize(
    ("bars", "parts"),
    [
        ([YearBar(2015, (-1.0,))], ("a",)),
        ([YearBar(2015, (1.0,))], ("a", "b")),
        ([YearBar(2015, (1.0,) * 4)], tuple("abcd")),
    ],
)
def test_amounts_that_cannot_be_are_a_bug(bars, parts):
    with pytest.raises(ValueError, match=r"never negative|three parts"):
        bars_by_year(bars, parts, (420, 280), plain)


def test_no_years_is_an_empty_chart():
    assert bars_by_year([], ("Sökt",), (420, 280), plain).marks == ()
