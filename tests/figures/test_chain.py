"""The results chain as a picture: a card for each record, a line for each link, and what is missing in words."""

from __future__ import annotations

import pytest

from app.figures.chain import ChainCard, ChainData, ChainLine, Lack, chain_chart, drawing
from app.figures.scene import Ellipse, Line, Polygon, Text, prim_box
from app.figures.svg import to_svg

HEADS = (
    ("2 slutsatser", "1 saknar något"),
    ("1 mål", ""),
    ("1 mått", ""),
    ("1 aktivitet", "620 tkr"),
    ("1 ansökan", ""),
)
DATA = ChainData(
    HEADS,
    (
        ChainCard("f1", 0, "Unga utan arbete eller studier i Ekliden", "2 indikatorer", (), "Slutsats: Unga"),
        ChainCard("f2", 0, "Lågt valdeltagande", "", (Lack("Saknar mål", "right"),), "Slutsats: Valet. Saknar mål."),
        ChainCard("g1", 1, "Fler unga i arbete", "Exempelnämnden", (), "Mål: Fler unga i arbete."),
        ChainCard("m1", 2, "Arbetslöshet", "12 → 9 % 2018", (Lack("Saknar baslinje"),), "Mått: Arbetslöshet."),
        ChainCard("a1", 3, "Jobbtorg", "620 tkr", (), "Aktivitet: Jobbtorg."),
        ChainCard("p1", 4, "Jobbtorg på plats", "söker 620 tkr", (), "Ansökan: Jobbtorg."),
    ),
    (
        ChainLine("f1>g1", "f1", "g1", "Målet svarar på slutsatsen."),
        ChainLine("g1>m1", "g1", "m1", "Måttet mäter målet."),
        ChainLine("g1>a1", "g1", "a1", "Aktiviteten leder till målet."),
        ChainLine("a1>p1", "a1", "p1", "Ansökan betalar aktiviteten."),
        ChainLine("m1>p1", "m1", "p1", "Ansökan följs upp med måttet."),
    ),
    description="Från slutsats till ansökan.",
)
THREAD = frozenset({"f1", "g1", "m1", "a1", "p1"})


def lines(scene, role):
    return [prim for prim in scene.prims if isinstance(prim, Line) and prim.stroke == role and len(prim.points) > 2]


@pytest.mark.parametrize(("width", "scale"), [(560, 1.0), (860, 1.0), (1122, 1.0), (1122, 2.0), (700, 0.6)])
def test_it_is_sound_at_every_width_and_size(width, scale, sound, measure):
    sound(chain_chart(DATA, width, measure, scale=scale))


def test_twice_the_size_at_twice_the_scale_is_the_same_picture(measure):
    one, two = chain_chart(DATA, 900, measure), chain_chart(DATA, 1800, measure, scale=2.0)
    for before, after in zip(one.prims, two.prims, strict=True):
        assert prim_box(after, measure) == pytest.approx([2 * value for value in prim_box(before, measure)])


def test_every_card_and_every_line_can_be_pointed_at_once(measure):
    keys = [mark.key for mark in chain_chart(DATA, 1000, measure).marks]
    assert sorted(keys) == sorted([card.key for card in DATA.cards] + [line.key for line in DATA.lines])


def test_marks_are_read_column_by_column_and_a_line_after_the_card_it_leaves(measure):
    keys = [mark.key for mark in chain_chart(DATA, 1000, measure).marks]
    assert keys[:3] == ["f1", "f1>g1", "f2"]
    assert keys.index("g1") < keys.index("g1>m1") < keys.index("m1") < keys.index("m1>p1") < keys.index("a1")


def test_without_a_chosen_thread_every_line_is_the_thread(measure):
    scene = drawing(DATA, 1000, measure).scene()
    assert len([p for p in scene.prims if isinstance(p, Line) and p.stroke == "thread"]) == len(DATA.lines)


def test_a_chosen_thread_is_red_and_the_others_grey_and_thinner(measure):
    scene = drawing(DATA, 1000, measure).scene(frozenset({"f1", "g1"}))
    red = [p for p in scene.prims if isinstance(p, Line) and p.stroke == "thread"]
    grey = [p for p in scene.prims if isinstance(p, Line) and p.stroke == "other"]
    assert (len(red), len(grey)) == (1, len(DATA.lines) - 1)
    assert red[0].width > max(line.width for line in grey)


def test_a_gap_has_a_sign_words_and_an_open_station_where_the_thread_breaks(measure):
    found = drawing(DATA, 1000, measure)
    scene = found.scene()
    left, top, right, bottom = found.box("f2")
    [words] = [t for t in scene.texts() if t.text == "Saknar mål"]
    assert left < words.x < right
    assert top < words.y < bottom
    assert any(isinstance(p, Polygon) and p.stroke == "remark" and left < p.rings[0][0][0] < right for p in scene.prims)
    [ring] = [p for p in scene.prims if isinstance(p, Ellipse) and p.stroke == "thread"]
    assert ring.x == right


def test_long_titles_are_broken_between_words_and_only_then_cut(measure):
    words = [t.text for t in chain_chart(DATA, 900, measure).texts()]
    assert not any(text.endswith("…") for text in words)
    long = ChainData(HEADS, (ChainCard("f", 0, "Ungdomsarbetslöshet " * 12, "", (), "Slutsats: hela texten."),), ())
    scene = chain_chart(long, 900, measure)
    assert [t.text for t in scene.texts() if t.text.endswith("…")] != []
    assert scene.mark("f").label == "Slutsats: hela texten."


def test_a_narrow_window_gets_a_wider_picture_and_not_thinner_columns(measure):
    assert drawing(DATA, 400, measure).sheet.width > 700
    assert drawing(DATA, 1122, measure).sheet.width <= 1122


def test_the_heads_can_stand_by_themselves(measure):
    found = drawing(DATA, 1122, measure)
    assert {t.text for t in found.heads().texts()} >= {"2 slutsatser", "1 saknar något", "620 tkr"}
    assert not {t.text for t in found.scene().texts()} & {"2 slutsatser"}


def test_an_empty_chain_is_only_its_heads(measure, sound):
    sound(chain_chart(ChainData(HEADS, (), (), description="Inget ännu."), 900, measure))


def test_as_a_file_it_carries_every_mark_in_words(measure, roles):
    svg = to_svg(chain_chart(DATA, 900, measure, lit=THREAD), dict.fromkeys(roles, "#000000"))
    assert svg.count("<title>") == len(DATA.cards) + len(DATA.lines)
    assert "Ansökan betalar aktiviteten." in svg


def test_texts_are_never_smaller_than_thirteen(measure):
    assert min(t.size for t in chain_chart(DATA, 900, measure).prims if isinstance(t, Text)) >= 13
