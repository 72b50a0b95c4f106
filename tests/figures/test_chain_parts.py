"""A chain divided where nothing is linked: no part is lost, none is split."""

from __future__ import annotations

from hypothesis import given

from app.figures.chain_parts import gathered, parts
from tests.figures.test_chain_steps import data_of, drawings


def test_what_is_not_linked_makes_parts_of_its_own():
    data = data_of([0, 0, 1, 1], [("k0", "k2")])
    assert [[card.key for card in part.cards] for part in parts(data)] == [["k0", "k2"], ["k1"], ["k3"]]


def test_parts_are_gathered_while_they_fit():
    data = data_of([0, 0, 0, 0, 0], [])
    pages = gathered(data, lambda part: len(part.cards) <= 2)
    assert [len(page.cards) for page in pages] == [2, 2, 1]


def test_a_part_too_large_for_a_page_stands_alone():
    data = data_of([0, 1, 0], [("k0", "k1")])
    assert [len(page.cards) for page in gathered(data, lambda _part: False)] == [2, 1]


@given(shown=drawings())
def test_every_card_and_line_is_on_one_page(shown):
    pages = gathered(shown.data, lambda part: len(part.cards) <= 4)
    assert sorted(card.key for page in pages for card in page.cards) == sorted(card.key for card in shown.data.cards)
    assert sorted(line.key for page in pages for line in page.lines) == sorted(line.key for line in shown.data.lines)
    assert all({line.left, line.right} <= {card.key for card in page.cards} for page in pages for line in page.lines)
