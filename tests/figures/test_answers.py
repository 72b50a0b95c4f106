"""The coverage as a picture: a thread in every row, a sign and words at every gap, the kronor last."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.answers import AnswerData, AnswerLine, Cell, answer_chart, table
from app.figures.scene import Ellipse, Line, overlaps, ring_box, text_box
from tests.figures.conftest import measure

HEADS = ("Svag indikator", "Slutsats", "Mål", "Mått", "Aktivitet", "Kronor")


def cell(key, state, *texts, lacks=()):
    return Cell(key, state, texts, lacks, f"Cell {key}.")


def line(key, states, texts=(), lacks=(), money=("620 tkr",)):
    cells = tuple(
        cell(f"{key}/{at}", state, *(texts if state == "there" else ()), lacks=lacks if state == "missing" else ())
        for at, state in enumerate(states)
    )
    return AnswerLine(key, f"Indikatorn {key}", "Ekliden", cells, cell(f"{key}/k", "there", *money), f"Rad {key}.")


def data(*groups):
    return AnswerData(HEADS, groups, ("Summa", "1 240 tkr"), description="Två rader.")


WHOLE = line("a", ("there",) * 4, ("Fler unga i arbete eller studier",))
BROKEN = line("b", ("there", "missing", "blank", "blank"), ("Lågt valdeltagande",), ("Saknar mål",), ("–",))
LOOSE = line(
    "c", ("missing", "there", "missing", "there"), ("Ett mål",), ("Saknar slutsats",), ("1 tkr", "delas med andra")
)
SHOWN = data(("", (WHOLE, BROKEN)), ("Svarar inte på någon svag indikator", (LOOSE,)))


@pytest.mark.parametrize(("width", "scale"), [(560, 1.0), (860, 1.0), (1122, 1.0), (1122, 2.0), (770, 0.7)])
def test_it_is_sound_at_every_width_and_size(width, scale, sound, measure):
    sound(answer_chart(SHOWN, width, measure, scale=scale))


def test_only_two_stations_that_are_there_are_joined_by_the_thread(measure):
    prims = table(SHOWN, 1000, measure).scene().prims
    assert len([p for p in prims if isinstance(p, Line) and p.stroke == "thread"]) == 3
    assert len([p for p in prims if isinstance(p, Line) and p.dash]) == 1 + 3
    assert len([p for p in prims if isinstance(p, Ellipse) and p.fill == "thread"]) == 4 + 1 + 2


def test_a_gap_says_in_words_what_is_missing(measure):
    said = [text for text in answer_chart(SHOWN, 1000, measure).texts() if text.colour == "remark"]
    assert [text.text for text in said] == ["Saknar mål", "Saknar slutsats", "Saknar slutsats"]


def test_every_cell_can_be_pointed_at_once_and_none_covers_another(measure):
    marks = answer_chart(SHOWN, 1000, measure).marks
    assert [mark.key for mark in marks[:6]] == ["a", "a/0", "a/1", "a/2", "a/3", "a/k"]
    assert len(marks) == 3 * 6
    boxes = [ring_box(mark.rings) for mark in marks]
    assert not any(overlaps(one, two) for at, one in enumerate(boxes) for two in boxes[at + 1 :])


def test_the_sum_stands_last_and_the_heading_before_its_rows(measure):
    texts = list(answer_chart(SHOWN, 1000, measure).texts())
    assert texts[-1].text == "1 240 tkr"
    places = {text.text: text.y for text in texts}
    assert places["Indikatorn b"] < places["Svarar inte på någon svag indikator"] < places["Indikatorn c"]


def test_a_heading_without_rows_is_not_drawn(measure):
    texts = [text.text for text in answer_chart(data(("", (WHOLE,)), ("Inget", ())), 1000, measure).texts()]
    assert "Inget" not in texts


@given(
    titles=st.lists(
        st.text("abcåäö ", min_size=1, max_size=160).map(lambda t: t.strip() or "x"), min_size=1, max_size=6
    ),
    width=st.sampled_from([600, 900, 1200]),
)
def test_rows_are_as_high_as_their_words_and_never_overlap(titles, width):
    rows = tuple(line(f"r{at}", ("there",) * 4, (title, title)) for at, title in enumerate(titles))
    made = table(data(("", rows)), width, measure)
    boxes = [made.tops[row.key] for row in rows]
    assert all(one[3] == two[1] for one, two in pairwise(boxes))
    texts = [text_box(text, measure) for text in made.scene().texts()][:-2]
    assert all(bottom <= boxes[-1][3] for _, _, _, bottom in texts), "no words reach below the last row"
    for at, one in enumerate(texts):
        assert not any(overlaps(one, two, slack=0.5) for two in texts[at + 1 :])
    assert made.breaks == tuple(box[3] for box in boxes)
