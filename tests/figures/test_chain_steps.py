"""The arrow keys walk along links and columns, and reach everything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.chain import ChainCard, ChainData, ChainLine, drawing
from app.figures.chain_steps import aim, first, in_column, step
from tests.figures.conftest import measure

HEADS = (("", ""),) * 5
PAIRS = ((0, 1), (1, 2), (1, 3), (2, 4), (3, 4))


def data_of(columns, links):
    cards = tuple(ChainCard(f"k{n}", column, f"Kort {n}", "", (), f"Kort {n}.") for n, column in enumerate(columns))
    return ChainData(HEADS, cards, tuple(ChainLine(f"{a}>{b}", a, b, f"{a} till {b}.") for a, b in links))


@st.composite
def drawings(draw):
    columns = draw(st.lists(st.integers(0, 4), min_size=1, max_size=14))
    pairs = [(f"k{a}", f"k{b}") for a, x in enumerate(columns) for b, y in enumerate(columns) if (x, y) in PAIRS]
    links = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=16)) if pairs else []
    return drawing(data_of(columns, links), 1000, measure)


@pytest.fixture
def small():
    return drawing(data_of([0, 0, 1, 3, 4], [("k0", "k2"), ("k2", "k3"), ("k3", "k4")]), 1000, measure)


def test_right_from_a_card_is_its_link_and_then_the_card_it_leads_to(small):
    assert step(small, "k0", "right") == "k0>k2"
    assert step(small, "k0>k2", "right") == "k2"
    assert step(small, "k2", "left") == "k0>k2"
    assert step(small, "k0>k2", "left") == "k0"


def test_right_from_a_card_without_links_is_the_nearest_card_of_the_next_column(small):
    assert step(small, "k1", "right") == "k2"
    assert step(small, "k4", "right") == "k4"
    lone = drawing(data_of([0, 4], []), 1000, measure)
    assert step(lone, "k0", "right") == "k1"


def test_up_and_down_stay_in_the_column_and_stop_at_its_ends(small):
    top, bottom = (card.key for card in in_column(small, 0))
    assert step(small, top, "down") == bottom
    assert step(small, bottom, "down") == bottom
    assert step(small, top, "up") == top


def test_down_on_a_link_is_the_next_link_of_the_same_gap():
    fan = drawing(data_of([0, 1, 1], [("k0", "k1"), ("k0", "k2")]), 1000, measure)
    upper, lower = sorted((line.key for line in fan.data.lines), key=lambda key: fan.path(key)[0][1])
    assert step(fan, upper, "down") == lower
    assert step(fan, lower, "up") == upper


def test_from_nothing_the_first_card_is_next(small):
    assert step(small, "", "down") == first(small) == in_column(small, 0)[0].key
    assert first(drawing(ChainData(HEADS, (), ()), 1000, measure)) == ""


@given(shown=drawings())
def test_every_card_and_link_can_be_reached_and_no_step_leads_outside(shown):
    known = {card.key for card in shown.data.cards} | {line.key for line in shown.data.lines}
    reached, waiting = set(), [first(shown)]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += [step(shown, here, way) for way in ("left", "right", "up", "down")]
    assert reached == known


@given(shown=drawings(), data=st.data())
def test_a_link_can_be_aimed_at_everything_it_may_end_at_and_at_nothing_else(shown, data):
    keys = [card.key for card in shown.data.cards]
    source = data.draw(st.sampled_from(keys))
    among = frozenset(data.draw(st.lists(st.sampled_from(keys), unique=True))) - {source}
    reached, waiting = set(), [aim(shown, source, among, "", "right")] if among else []
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += [aim(shown, source, among, here, way) for way in ("left", "right", "up", "down")]
    columns = {card.column for card in shown.data.cards if card.key in among}
    assert reached <= among
    assert {card.column for card in shown.data.cards if card.key in reached} == columns
    assert reached == among
