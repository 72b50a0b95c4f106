"""Replacing words: every place is shown first, only our own words are touched, and the rest stands as it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.change import Set, Write
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.schema import RECORD_TYPES
from app.models.search.replacing import LEFT_ALONE, Wanted, may_replace, places, replaced
from tests.models.conftest import build


@pytest.fixture
def plan() -> Plan:
    return build(
        ("finding", "f1", {"title": "Unga utan arbete", "text": "Unga i Ekliden är unga.\nUngas röst, de unga."}),
        ("evidence", "e1", {"sentence": "Unga utan arbete: 15,8 %"}, "f1"),
        ("decision", "d1", {"about": "f1", "motive": "De unga först."}),
        ("comment", "c1", {"text": "unga?"}, "f1"),
        ("dialogue_input", "i1", {"said": "Vi unga vill ha jobb"}),
        ("goal", "g1", {"wording": "Fler unga i arbete", "target_group": "unga"}),
    )


def shown(plan: Plan, wanted: Wanted) -> list[tuple[str, str, str, str]]:
    return [(p.record, p.field, p.found, p.put) for p in places(plan, wanted)]


def test_every_place_is_listed_with_before_and_after_and_keeps_its_capital(plan: Plan) -> None:
    assert shown(plan, Wanted("unga", "ungdomar")) == [
        ("f1", "title", "Unga", "Ungdomar"),
        ("f1", "text", "Unga", "Ungdomar"),
        ("f1", "text", "unga", "ungdomar"),
        ("f1", "text", "unga", "ungdomar"),
        ("g1", "wording", "unga", "ungdomar"),
    ]


def test_parts_of_words_and_capitals_only_when_asked_for(plan: Plan) -> None:
    assert ("f1", "text", "Unga", "Ungdomar") in shown(plan, Wanted("unga", "ungdomar", whole_word=False))
    assert len(shown(plan, Wanted("unga", "ungdomar", whole_word=False))) == 6
    assert [found for *_, found, _ in shown(plan, Wanted("Unga", "Barn", match_case=True))] == ["Unga", "Unga"]


def test_words_apart_by_a_no_break_space_or_a_new_line_are_found() -> None:
    plan = build(("goal", "g", {"lesson": "300\u00a0personer och\npersoner 300 personer"}))
    assert len(places(plan, Wanted("300 personer", "x"))) == 2


def test_only_the_ticked_places_are_replaced_each_field_once(plan: Plan) -> None:
    found = places(plan, Wanted("unga", "ungdomar"))
    change = replaced(plan, [found[0], found[2], found[4]])
    assert change.edits == (
        Set("f1", "title", "Ungdomar utan arbete"),
        Write("f1", "text", "Unga i Ekliden är ungdomar.\nUngas röst, de unga."),
        Set("g1", "wording", "Fler ungdomar i arbete"),
    )
    assert replaced(plan, []).edits == ()


def test_a_text_that_has_changed_since_is_not_touched(plan: Plan) -> None:
    found = places(plan, Wanted("unga", "ungdomar"))
    other = build(("finding", "f1", {"title": "Något annat"}))
    with pytest.raises(UserError) as caught:
        replaced(other, found[:1])
    assert caught.value.code == "replace_text_changed"


def test_nothing_to_find_or_nothing_new_gives_no_places(plan: Plan) -> None:
    assert places(plan, Wanted(" ", "x")) == [] and places(plan, Wanted("unga", "unga")) == []


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_quotes_decisions_ids_and_what_is_set_once_are_never_ours_to_replace(kind: str) -> None:
    for field in RECORD_TYPES[kind].fields:
        if kind in LEFT_ALONE or field.set_once or field.kind not in ("prose", "text"):
            assert not may_replace(kind, field)


words = st.text(alphabet="abÅå", min_size=1, max_size=3)
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)


@given(text=sentences, find=words, put=words, whole=st.booleans(), case=st.booleans())
def test_replacing_everywhere_leaves_every_other_character_as_it_was(
    text: str, find: str, put: str, whole: bool, case: bool
) -> None:
    plan = build(("goal", "g", {"lesson": text}), ("evidence", "e", {"sentence": text}, "g"))
    found = places(plan, Wanted(find, put, whole, case))
    change = replaced(plan, found)
    assert {getattr(edit, "record", "") for edit in change.edits} <= {"g"}
    new = change.edits[0].text if change.edits and isinstance(change.edits[0], Write) else text
    kept, last, pieces = 0, 0, []
    for place in found:
        pieces += [text[last : place.start], place.put]
        kept += len(place.put)
        last = place.end
    assert new == "".join([*pieces, text[last:]])
