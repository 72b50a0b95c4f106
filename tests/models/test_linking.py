"""Links made and removed in the chain: only those that belong there, each one change with a name."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.models.chain import KINDS, WAYS, Tie, chain
from app.models.change import Create, Link, Set, SetRef, Unlink
from app.models.errors import UserError
from app.models.linking import allowed, kinds_beside, made_beside, tie, untie
from app.models.schema import RECORD_TYPES
from tests.models.chain_plans import chain_plans


def chance(length):
    return "k" * length


def test_a_goal_is_linked_to_a_finding_from_either_end(whole_plan):
    plan = whole_plan(("finding", "f2", {"title": "Annat"}))
    for ends in (("f2", "g1"), ("g1", "f2")):
        deed = tie(plan, *ends)
        assert deed.change.edits == (Link("g1", "findings", "f2"),)
        assert deed.words == "kopplade mål till slutsats"


def test_a_measure_that_has_a_goal_is_moved_to_the_other(whole_plan):
    plan = whole_plan(("goal", "g2", {"wording": "Annat mål"}))
    deed = tie(plan, "m1", "g2")
    assert deed.change.edits == (SetRef("m1", "goal", "g2"),)
    assert deed.words == "flyttade mått till annat mål"


def test_an_application_names_each_measure_among_those_of_its_kind(whole_plan):
    plan = whole_plan(ap={"outcome_measures": [], "process_measures": []})
    assert tie(plan, "m1", "ap").change.edits == (Link("ap", "outcome_measures", "m1"),)
    assert tie(plan, "ap", "m2").change.edits == (Link("ap", "process_measures", "m2"),)


def test_a_measure_that_does_not_say_its_kind_is_refused_with_the_way_out(whole_plan):
    plan = whole_plan(m1={"kind": None}, ap={"outcome_measures": []})
    assert "m1" not in allowed(plan, "ap")
    with pytest.raises(UserError, match="resultatmått eller processmått"):
        tie(plan, "m1", "ap")


@pytest.mark.parametrize("ends", [("f1", "a1"), ("f1", "g1"), ("g1", "g1"), ("m1", "a1")])
def test_what_does_not_belong_together_or_is_linked_already_is_refused(whole_plan, ends):
    with pytest.raises(UserError, match="Det går inte att koppla"):
        tie(whole_plan(), *ends)


def test_a_link_is_removed_where_it_is_kept(whole_plan):
    plan = whole_plan()
    assert untie(plan, Tie("g1", "m1", "goal")).change.edits == (SetRef("m1", "goal", None),)
    deed = untie(plan, Tie("a1", "ap", "activities"))
    assert deed.change.edits == (Unlink("ap", "activities", "a1"),)
    assert deed.words == "kopplade bort ansökan från aktivitet"


def test_a_link_of_a_record_that_is_gone_cannot_be_removed(whole_plan):
    with pytest.raises(UserError, match="finns inte i planen"):
        untie(whole_plan(), Tie("f1", "gone", "findings"))


def test_what_can_be_made_beside_a_record_follows_the_thread(whole_plan):
    plan = whole_plan()
    beside = {name: kinds_beside(plan.record(name)) for name in ("f1", "g1", "m1", "a1", "ap", "company")}
    assert beside == {
        "f1": ("goal",),
        "g1": ("measure", "activity", "finding"),
        "m1": ("application",),
        "a1": ("application", "goal"),
        "ap": ("activity",),
        "company": (),
    }
    loose = whole_plan(m1={"goal": None, "kind": None}).record("m1")
    assert kinds_beside(loose) == ("goal",)


def test_a_new_record_is_made_and_linked_in_one_change(whole_plan):
    deed = made_beside(whole_plan(), "f1", "goal", "Fler i arbete", chance)
    first, _place, *rest = deed.change.edits
    assert first == Create("goal", None)
    assert rest == [Set("#0", "wording", "Fler i arbete"), Link("#0", "findings", "f1")]
    assert deed.words == "lade till mål för slutsats"


def test_a_new_record_before_another_is_named_by_it(whole_plan):
    deed = made_beside(whole_plan(), "a1", "goal", "Nytt mål", chance)
    assert deed.change.edits[-1] == Link("a1", "goals", "#0")
    loose = made_beside(whole_plan(m1={"goal": None}), "m1", "goal", "Nytt mål", chance)
    assert loose.change.edits[-1] == SetRef("m1", "goal", "#0")


def test_nothing_is_made_beside_what_it_does_not_belong_to(whole_plan):
    with pytest.raises(UserError, match="Det går inte att koppla slutsats till aktivitet"):
        made_beside(whole_plan(), "f1", "activity", "Jobbtorg", chance)


@given(plan=chain_plans())
def test_exactly_what_is_allowed_can_be_linked(plan):
    tied = {(found.left, found.right, found.field) for found in chain(plan).ties}
    records = [one.id for kind in KINDS for one in plan.of(kind)]
    for one in records:
        can = set()
        for other in records:
            try:
                tie(plan, one, other)
            except UserError:
                continue
            for edit in tie(plan, one, other).change.edits:
                assert (edit.target, edit.record, edit.field) not in tied, "no link is made twice"
            can.add(other)
        assert can == allowed(plan, one)
        assert all(one in allowed(plan, other) for other in can)


@given(plan=chain_plans())
def test_every_tie_of_the_chain_can_be_removed(plan):
    for found in chain(plan).ties:
        [edit] = untie(plan, found).change.edits
        assert (edit.record, edit.field) == (found.right, found.field)


@given(plan=chain_plans())
def test_what_is_made_beside_is_always_linked(plan):
    for kind in KINDS:
        for record in plan.of(kind):
            for made in kinds_beside(record):
                edits = made_beside(plan, record.id, made, "Ny", chance).change.edits
                links = [e for e in edits if isinstance(e, Link | SetRef)]
                assert len(links) == 1
                assert {links[0].record, links[0].target} == {"#0", record.id}
                assert RECORD_TYPES[made].title in {e.field for e in edits if isinstance(e, Set)}
                assert any({way.left, way.right} == {kind, made} and way.field == links[0].field for way in WAYS)
