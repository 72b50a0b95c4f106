"""Finding in the plan: every record that holds the words, in groups, with the words around what was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES
from app.models.search.folding import fold
from app.models.search.index import NOT_SOUGHT, Found, SearchIndex
from tests.models.conftest import build

LONG_ID = "a1b2c3d4" * 8 + ":0"
PROSE = {kind.name: [f.name for f in kind.fields if f.kind == "prose"] for kind in RECORD_TYPES.values()}
TITLED = [kind.name for kind in RECORD_TYPES.values() if kind.name not in ("plan",)]


@pytest.fixture
def plan() -> Plan:
    return build(
        ("member", "eva", {"name": "Eva Berg", "organisation": "o"}),
        ("organisation", "o", {"name": "Exempelbostäder AB"}),
        ("finding", "f1", {"title": "Unga utan arbete", "text": "På caféet i Ekliden sa många att de söker jobb."}),
        ("finding", "f2", {"title": "Lågt valdeltagande", "neighbourhoods": ["area:Ekliden"]}),
        ("goal", "g1", {"wording": "Fler unga i arbete", "findings": ["f1"], "lead_responsible": "o"}),
        ("measure", "m1", {"name": "Arbetslöshet", "kind": "outcome", "baseline_value": "12.5", "responsible": "eva"}),
        ("decision", "d1", {"about": "g1", "instance": "district_board", "paragraph": "§ 12", "date": "2015-04-23"}),
        ("comment", LONG_ID, {"text": "Är 12,5 rätt siffra?"}, "m1"),
        ("cost", "c1", {"amount": 3_450_000, "note": "Personal"}, "g1"),
    )


def found(plan: Plan, typed: str) -> list[str]:
    return [hit.record for hit in SearchIndex().find(plan, typed).hits]


def test_accents_and_case_do_not_matter_but_swedish_letters_do(plan: Plan) -> None:
    assert found(plan, "CAFE") == ["f1"]
    assert found(plan, "arbete") == ["f1", "g1"]
    assert found(plan, "lagt") == []


def test_every_word_must_be_there_and_in_quotes_they_stand_together(plan: Plan) -> None:
    assert found(plan, "ekliden unga") == ["f1"]
    assert found(plan, '"unga i"') == ["g1"]
    assert found(plan, "”unga i”") == ["g1"]


def test_numbers_money_dates_choices_and_places_are_found_as_they_are_shown(plan: Plan) -> None:
    assert found(plan, "12,5") == ["m1", LONG_ID]
    assert found(plan, "3 450 000") == ["c1"]
    assert found(plan, "§ 12") == ["d1"]
    assert found(plan, "stadsdelsnämnden") == ["d1"]
    assert found(plan, "resultatmått") == ["m1"]
    assert found(plan, "ekliden") == ["f1", "f2"]


def test_a_person_brings_what_she_is_responsible_for_and_an_organisation_its_people(plan: Plan) -> None:
    result = SearchIndex().find(plan, "Eva Berg")
    assert [(hit.record, hit.field, hit.context) for hit in result.hits] == [
        ("m1", "responsible", "Eva Berg"),
        ("eva", "name", "Eva Berg"),
    ]
    assert set(found(plan, "exempelbostäder")) == {"o", "eva", "g1"}


def test_an_id_or_its_beginning_finds_its_record(plan: Plan) -> None:
    assert found(plan, LONG_ID) == found(plan, LONG_ID[:6]) == [LONG_ID]


def test_the_groups_go_along_the_thread_and_their_counts_are_of_all(plan: Plan) -> None:
    result = SearchIndex().find(plan, "e", most=2)
    assert [hit.type for hit in result.hits] == ["finding", "finding"]
    assert [kind for kind, _ in result.counts] == [
        "finding", "goal", "measure", "decision", "cost", "organisation", "member",
    ]  # fmt: skip
    assert result.total == 8


def test_a_hit_shows_the_words_around_it_and_where_it_is(plan: Plan) -> None:
    (hit,) = SearchIndex().find(plan, "cafe").hits
    assert (hit.title, hit.field) == ("Unga utan arbete", "text")
    assert hit.context[hit.start : hit.end] == "café"
    assert hit.context.startswith("På caféet")


def test_long_text_is_cut_at_words(plan: Plan) -> None:
    long = build(("finding", "f", {"title": "T", "text": "ord " * 50 + "målet " + "ord " * 50}))
    (hit,) = SearchIndex().find(long, "målet").hits
    assert hit.context.startswith("… ord") and hit.context.endswith("ord …") and len(hit.context) < 150
    assert hit.context[hit.start : hit.end] == "målet"


def test_nothing_typed_finds_nothing(plan: Plan) -> None:
    assert SearchIndex().find(plan, "  ") == Found((), ())


def test_a_changed_record_is_found_by_its_new_words_only(plan: Plan) -> None:
    index = SearchIndex()
    assert [hit.record for hit in index.find(plan, "valdeltagande").hits] == ["f2"]
    plan.put(Record("f2", "finding", None, "district", "b0003", {"title": "Få röstar"}))
    assert index.find(plan, "valdeltagande").total == 0
    assert [hit.record for hit in index.find(plan, "röstar").hits] == ["f2"]
    plan.drop("f2")
    assert index.find(plan, "röstar").total == 0


def test_a_record_of_a_newer_version_is_found_too() -> None:
    newer = build(("invention", "x", {"idea": "Något nytt"}))
    assert found(newer, "något") == ["x"]


def test_the_index_can_be_made_ready_a_little_at_a_time(plan: Plan) -> None:
    index = SearchIndex()
    steps = 0
    while not index.warm(plan, 3):
        steps += 1
    assert steps == 3
    assert index.find(plan, "cafe").total == 1


words = st.text(alphabet="abcdeéåäöÅÄÖ", min_size=1, max_size=6)


@given(
    word=words,
    kind=st.sampled_from([kind for kind in TITLED if kind not in NOT_SOUGHT]),
    others=st.lists(words, max_size=4),
    data=st.data(),
)
def test_every_record_whose_text_holds_the_word_is_found(
    word: str, kind: str, others: list[str], data: st.DataObject
) -> None:
    texts = [f.name for f in RECORD_TYPES[kind].fields if f.kind in ("text", "prose")]
    if not texts:
        return
    name = data.draw(st.sampled_from(texts))
    about = build(
        (kind, "x", {name: f"{' '.join(others)} xx{word}yy"}),
        *(("finding", f"f{at}", {"title": other}) for at, other in enumerate(others)),
    )
    expected = {r.id for r in about if any(fold(word) in fold(str(value)) for value in r.fields.values())}
    assert expected <= set(found(about, word))
    assert "x" in found(about, word)


def test_a_tick_in_ils_is_not_found_by_who_ticked_it() -> None:
    plan = build(("goal", "g", {"wording": "Målet"}), ("ils_paste", "x", {"name": "wording", "pasted_by": "Anna"}, "g"))
    assert SearchIndex().find(plan, "anna").total == 0
