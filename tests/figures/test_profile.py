"""View Profil: strips from best to worst, the neighbourhood's own dot on each."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.profile import REST, Names, Strip, profile_chart
from app.figures.scene import Ellipse, Line, Polygon, Rectangle, text_box

SIZES = [(432, 470), (560, 440), (860, 520), (1100, 760), (330, 300)]
NAMES = Names("Ekliden", board="Exempelnämnden, medel", other="Norrtorp")


def dots(scene):
    return [prim for prim in scene.prims if isinstance(prim, Ellipse)]


def said(scene):
    return [text.text for text in scene.texts()]


def in_rows(scene, strips):
    """The own dots of the rows, the legend's left out, beside the strips that have one."""
    return list(zip([strip for strip in strips if strip.own is not None], dots(scene), strict=False))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_sound_at_every_size(size, scale, strips, sound, measure):
    if scale == 1.0 or size[0] > 500:
        sound(profile_chart(strips, NAMES, size, measure, scale=scale))


def test_farther_right_is_always_higher_risk(strips, measure):
    scene = profile_chart(strips, NAMES, (560, 440), measure)
    placed = sorted(in_rows(scene, strips), key=lambda pair: pair[0].own)
    assert [dot.x for _, dot in placed] == sorted(dot.x for _, dot in placed)
    assert said(scene).index("högst risk") >= 0
    low, high = (next(text for text in scene.texts() if text.text == end) for end in ("lägst risk", "högst risk"))
    assert text_box(low, measure)[2] < text_box(high, measure)[0]


def test_weak_and_strong_are_told_by_a_word_and_by_a_form(strips, measure):
    scene = profile_chart(strips, NAMES, (560, 440), measure)
    assert said(scene).count("svag") == 1
    assert said(scene).count("stark") == 1
    up, down = (
        next(prim for prim in scene.prims if isinstance(prim, Polygon) and prim.fill == role)
        for role in ("raises", "lowers")
    )
    tops = [min(y for _, y in shape.rings[0]) for shape in (up, down)]
    assert [sum(y == top for _, y in shape.rings[0]) for shape, top in zip((up, down), tops, strict=True)] == [1, 2]


def test_what_is_strong_is_written_as_heavily_as_what_is_weak(strips, measure):
    scene = profile_chart(strips, NAMES, (560, 440), measure)
    bold = {text.text for text in scene.texts() if text.bold}
    assert {"19,4 %", "81,2 %"} <= bold
    assert "20,1 dagar" not in bold


def test_a_missing_figure_is_hatched_with_its_reason_and_never_a_dot(strips, measure):
    scene = profile_chart(strips, NAMES, (560, 440), measure)
    hatched = [prim for prim in scene.prims if isinstance(prim, Rectangle) and prim.hatch]
    assert len(hatched) == 1
    assert "bortfall" in said(scene)
    mark = scene.mark("u5")
    assert mark is not None
    assert not any(mark.near[0][1] < dot.y < mark.near[0][3] for dot in dots(scene))


def test_an_indicator_that_is_alike_everywhere_says_so_and_keeps_its_figure(strips, measure):
    scene = profile_chart(strips, NAMES, (560, 440), measure)
    assert {"lika i alla", "12,0 %"} <= set(said(scene))


def test_every_indicator_stands_under_its_domain_once(strips, measure):
    words = said(profile_chart(strips, NAMES, (860, 520), measure))
    order = [word for word in words if word in {"Försörjning", "Hälsa", "Trygghet", *(s.label for s in strips)}]
    assert order[:3] == ["Försörjning", "Arbetslöshet 20–24 år", "Disponibel inkomst, median"]
    assert order.count("Hälsa") == 1


def test_marks_are_the_indicators_and_say_everything(strips, measure):
    scene = profile_chart(strips, NAMES, (560, 440), measure)
    assert [(mark.key, mark.label) for mark in scene.marks] == [(strip.key, strip.words) for strip in strips]


def test_the_legend_names_what_is_there_and_nothing_else(strips, measure):
    words = said(profile_chart(strips, NAMES, (860, 520), measure))
    assert {"Hela staden", "Exempelnämnden, medel", "Norrtorp", "mål", "hälften av alla"} <= set(words)
    bare = [replace(strip, city=None, board=None, other=None, target=None) for strip in strips]
    left = said(profile_chart(bare, NAMES, (860, 520), measure))
    assert not {"Hela staden", "Exempelnämnden, medel", "Norrtorp", "mål"} & set(left)


def test_the_city_is_dashed(strips, measure):
    scene = profile_chart(strips, NAMES, (560, 440), measure)
    dashed = [prim for prim in scene.prims if isinstance(prim, Line) and prim.dash]
    assert len(dashed) == 1 + sum(strip.city is not None for strip in strips), "one in the legend"


def test_a_target_beyond_the_worst_or_best_stands_just_outside(strips, measure):
    scene = profile_chart([replace(strips[0], target=-5.0)], NAMES, (560, 440), measure)
    flags = [prim for prim in scene.prims if isinstance(prim, Polygon) and prim.fill == "ink"]
    line = next(prim for prim in scene.prims if isinstance(prim, Line) and prim.stroke == "edge")
    assert 0 < line.points[0][0] - flags[0].rings[0][0][0] < 60


def test_where_not_all_fit_what_tells_least_is_counted_on_one_line(strips, measure, sound):
    scene = profile_chart(strips, NAMES, (560, 190), measure)
    sound(scene)
    shown = {mark.key for mark in scene.marks}
    assert REST in shown
    assert "u4" not in shown, "neither weak nor strong, and nearest the middle"
    assert {"u1", "u3"} <= shown
    rest = scene.mark(REST)
    assert rest is not None
    assert "utan uppgift" in rest.label


many = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["", "weak", "strong"]), st.booleans(), st.integers(0, 3)),
    max_size=40,
)


@given(many, st.integers(120, 700))
def test_nothing_is_left_out_in_silence(drawn, height):
    strips = [
        Strip(
            f"k{at}",
            f"Område {domain}",
            f"Indikator {at}",
            "" if missing else "1,0 %",
            f"Ord {at}",
            None if missing else own,
            standing="" if missing else standing,
            note="saknas" if missing else "",
        )
        for at, (own, standing, missing, domain) in enumerate(sorted(drawn, key=lambda one: one[3]))
    ]
    scene = profile_chart(strips, NAMES, (560, height), lambda text, size, bold: len(text) * size * 0.5)
    rest = scene.mark(REST)
    folded = int(rest.label.split(" ", 1)[0]) if rest is not None else 0
    assert len(scene.marks) - (rest is not None) + folded == len(strips)
    if folded and len(scene.marks) > 1:
        kept = {mark.key for mark in scene.marks}
        left = [strip for strip in strips if strip.key not in kept]
        if any(strip.standing for strip in left):
            assert all(strip.standing for strip in strips if strip.key in kept)


def test_no_indicators_still_make_a_chart(measure, sound):
    sound(profile_chart([], Names("Ekliden"), (432, 470), measure))
