"""View Proportionalitet: two shares under each other, from zero, on one axis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.pairs import PairRow, pair_chart
from app.figures.scene import Rectangle, overlaps, text_box

NAMES = ("Del av pengarna", "Del av invånarna över gränsen")
EKLIDEN = PairRow("Ekliden", "Ekliden", "index 88,7", 40.3, 22.2, "Ekliden: 40,3 och 22,2")
NOBODY = PairRow("Björkholm", "Björkholm", "index 24,2", 3.5, 0.0, "Björkholm: 3,5 och 0")
UNTIED = PairRow("untied", "Utan stadsdel", "", 56.2, None, "Utan stadsdel: 56,2", "hör inte till någon stadsdel")
ROWS = (EKLIDEN, NOBODY, UNTIED)


def plain(text, size, bold):
    return len(text) * size * (0.54 if bold else 0.5)


def drawn(scene, filled):
    """The bars of the rows, without the key's first box."""
    fill = "own" if filled else "surface"
    boxes = [p for p in scene.prims if isinstance(p, Rectangle) and p.fill == fill and (filled or p.stroke == "own")]
    return boxes[1:]


@pytest.mark.parametrize("size", [(400, 300), (560, 440), (860, 520)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_sound_at_every_size(size, scale, sound, measure):
    if scale == 1.0 or size[0] > 400:
        sound(pair_chart(ROWS, NAMES, size, measure, scale=scale))


def test_the_first_share_is_filled_and_the_second_has_only_its_outline(measure):
    scene = pair_chart((EKLIDEN,), NAMES, (560, 300), measure)
    (money,), (people,) = drawn(scene, True), drawn(scene, False)
    assert money.y < people.y
    assert money.w > people.w


def test_both_shares_and_their_difference_are_written(measure):
    texts = [text.text for text in pair_chart(ROWS, NAMES, (560, 440), measure).texts()]
    assert {"40,3\u00a0%", "22,2\u00a0%", "+18,1", "0\u00a0%", *NAMES} <= set(texts)
    assert "index 88,7" in texts


def test_nothing_is_drawn_for_no_share_and_what_cannot_be_said_is_hatched_with_its_reason(measure):
    scene = pair_chart((NOBODY, UNTIED), NAMES, (560, 300), measure)
    assert drawn(scene, False) == []
    assert [prim.hatch for prim in scene.prims if isinstance(prim, Rectangle) and prim.hatch] == ["missing"]
    texts = [text.text for text in scene.texts()]
    assert "hör inte till någon stadsdel" in texts
    assert UNTIED.difference == ""


def test_a_share_under_zero_is_refused(measure):
    with pytest.raises(ValueError, match="never negative"):
        pair_chart((PairRow("a", "A", "", -1.0, 2.0, "A"),), NAMES, (560, 300), measure)


def test_without_height_the_notes_give_way(measure):
    texts = [text.text for text in pair_chart(ROWS, NAMES, (560, 230), measure).texts()]
    assert "index 88,7" not in texts
    assert "Ekliden" in texts


shares = st.floats(0, 100)


@given(st.lists(st.tuples(shares, st.one_of(st.none(), shares)), min_size=1, max_size=8))
def test_bars_are_as_long_as_their_shares_and_no_words_touch(pairs):
    rows = [PairRow(f"r{n}", f"Rad {n}", "index", *pair, f"rad {n}", "saknas") for n, pair in enumerate(pairs)]
    scene = pair_chart(rows, NAMES, (700, 620), plain)
    bars = drawn(scene, True)
    lengths = [(pair[0], bar.w) for pair, bar in zip([p for p in pairs if p[0] > 0], bars, strict=True)]
    longest = max((length for _, length in lengths), default=0)
    most = max((share for share, _ in lengths), default=1)
    for share, length in lengths:
        assert length == pytest.approx(max(longest * share / most, min(2.0, longest)), abs=0.5)
    boxes = [text_box(text, plain) for text in scene.texts()]
    assert not any(overlaps(one, two, 1.0) for at, one in enumerate(boxes) for two in boxes[at + 1 :])
