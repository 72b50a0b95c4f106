"""The results chain in words: what cards, lines and heads say, and that every link is one line."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.figures.chain import Lack
from app.journeys.chain_picture import described, picture_of
from app.models import budget
from app.models.chain import chain, thread_of
from app.models.wording import typography
from tests.models.chain_plans import chain_plans
from tests.models.conftest import build, whole


def shown(plan):
    return picture_of(plan, chain(plan))


def card(data, key):
    return next(one for one in data.cards if one.key == key)


@pytest.fixture(scope="module")
def data():
    return shown(whole())


def test_each_kind_of_card_says_what_matters_about_it(data):
    details = {one.key: one.detail.replace("\u00a0", " ") for one in data.cards}
    assert details == {
        "f1": "1 indikator",
        "g1": "Exempelnämnden",
        "m1": "12,5 → 9 procent 2018",
        "m2": "0 → 400 procent 2018",
        "a1": "930 tkr, 2015–2018",
        "ap": "söker 930 tkr",
    }


def test_the_heads_count_and_sum(data):
    heads = [tuple(words.replace("\u00a0", " ") for words in head) for head in data.heads]
    assert heads == [
        ("1 slutsats", "inget saknas"),
        ("1 mål", "inget saknas"),
        ("2 mått", "inget saknas"),
        ("1 aktivitet", "930 tkr"),
        ("1 ansökan", "söker 930 tkr"),
    ]


def test_a_card_is_read_with_its_kind_its_gaps_and_what_it_is_linked_to():
    label = card(shown(whole(without=["t1", "ap"])), "m1").label
    assert label.startswith("Mått: Arbetslöshet 20–24 år. 12,5")
    assert label.endswith("Saknar målvärde. Kopplad till ”Fler unga i arbete”.")
    alone = card(shown(build(("finding", "f", {"title": "Ensam"}))), "f")
    assert alone.label == "Slutsats: Ensam. Saknar mål. Inte kopplad."


def test_a_line_is_read_as_what_the_link_means(data):
    said = {line.key: line.label for line in data.lines}
    assert said["f1>g1>findings"].endswith("”Fler unga i arbete” svarar på slutsatsen ”Många unga saknar arbete”.")
    assert said["m1>ap>outcome_measures"].startswith("Koppling: Ansökan ”Jobbtorg på plats i Ekliden” följs upp med")


def test_a_gap_is_on_the_side_where_the_thread_breaks():
    sides = {(one.key, lack.words): lack.side for one in shown(whole(without=["g1"])).cards for lack in one.lacks}
    assert sides == {
        ("f1", "Saknar mål"): "right",
        ("m1", "Saknar mål"): "left",
        ("m2", "Saknar mål"): "left",
        ("a1", "Saknar mål"): "left",
        ("a1", "Pengarna mäts inte"): "",
    }
    assert card(shown(whole(without=["a1"])), "g1").lacks == (Lack("Saknar aktivitet", "right"),)
    assert card(shown(whole(without=["a1"])), "ap").lacks == (Lack("Saknar aktivitet", "left"),)


def test_the_whole_is_described_in_words():
    said = described(chain(whole(without=["m1"]))).replace("\u00a0", " ")
    assert said == (
        "Från slutsats till ansökan: 1 slutsats, 1 mål, 1 mått, 1 aktivitet och 1 ansökan, med 5 kopplingar. "
        "Inget saknas i tråden."
    )


def test_a_focused_thread_keeps_what_its_cards_lack_in_the_whole_plan():
    plan = whole(("finding", "f2", {"title": "Annat"}))
    part = picture_of(plan, chain(plan).only(thread_of(plan, "f2")))
    assert [(one.key, one.lacks[0].words) for one in part.cards] == [("f2", "Saknar mål")]


def test_what_is_not_to_be_sent_yet_is_not_in_the_sum():
    data = shown(whole(ap={"withheld": True}))
    assert data.heads[4][1].replace("\u00a0", " ") == "söker 0 kr"
    assert card(data, "ap").detail.endswith("skickas inte än")


@given(plan=chain_plans())
def test_every_link_is_one_line_between_two_cards_and_the_reverse(plan):
    found, data = chain(plan), shown(plan)
    assert [(line.key, line.left, line.right) for line in data.lines] == [(t.key, t.left, t.right) for t in found.ties]
    keys = [one.key for one in data.cards]
    assert len(set(keys)) == len(keys)
    columns = {one.key: one.column for one in data.cards}
    assert all(columns[line.left] < columns[line.right] for line in data.lines)


@given(plan=chain_plans())
def test_the_sums_over_the_columns_are_the_budgets(plan):
    heads = shown(plan).heads
    assert heads[3][1] == typography.money(budget.of_plan(plan).total)
    assert heads[4][1] == f"söker {typography.money(budget.applied(plan).programme)}"
