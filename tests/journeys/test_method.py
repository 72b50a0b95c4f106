"""A plan's method: the usual one until somebody settles on another, with a name and a reason, and never in silence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis import IndexRefused, Method, compute_prepared
from app.analysis.presets import PRESETS
from app.journeys import documents, example, method, method_change, views
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.models import verbs
from app.models.errors import UserError
from app.models.schema import DOMAINS
from tests.storage.desk import hurried, library_in


def computed(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path))) as session:
        yield session


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as session:
        yield computed(session)


def indicator_of(found: Situation, domain: str) -> str:
    return next(iter(method.in_force(found).indicators[domain]))


# What is in force


def test_without_a_choice_the_standard_method_with_equal_weights_is_in_force(known: Situation) -> None:
    draft = method.in_force(known)
    assert known.settled is None
    assert draft.standard
    assert draft == method.standard_draft(known)
    assert draft.domains == dict.fromkeys(DOMAINS, 25.0)
    assert known.own_method == ""
    assert "Egen metod" not in views.source_line(known)


def test_every_preset_computes_on_the_example(known: Situation) -> None:
    draft = method.in_force(known)
    for key in PRESETS:
        found = method_change.preview(known, draft.choosing(key), draws=60)
        assert draft.choosing(key).preset == key
        assert len(found.situation.ranked) == 39
        assert found.intervals is not None
        assert found.intervals.kept > 0
        assert (found.intervals.points_low <= found.intervals.points_high).all()


def test_choosing_a_preset_keeps_bounds_and_weights(known: Situation) -> None:
    draft = method.in_force(known).sharing("halsa", 40).choosing("percentile").choosing("standard")
    assert draft.method == known.standard
    assert draft.domains["halsa"] == 40


# What a proposal does


def test_a_preview_is_what_the_index_becomes_when_it_is_saved(plan: Session) -> None:
    before = computed(plan)
    draft = method.in_force(before).sharing("halsa", 55).sharing(indicator_of(before, "forsorjning"), 60)
    draft = draft.choosing("geometric")
    seen = method_change.preview(before, draft, draws=100)
    method_change.save(plan, before, draft, "Anna Lindqvist", "Hälsan är vårt uppdrag.")
    after = computed(plan)
    assert after.result.fingerprint == seen.situation.result.fingerprint
    assert after.ranked == seen.situation.ranked
    assert method.in_force(after).method == draft.method
    assert method.in_force(after).domains == pytest.approx(draft.domains, abs=1e-4)


def test_weights_are_in_the_fingerprint(known: Situation) -> None:
    draft = method.in_force(known)
    other = method_change.preview(known, draft.sharing("halsa", 26), draws=20)
    same = method_change.preview(known, draft.sharing("halsa", 26).sharing("halsa", 25), draws=20)
    assert other.situation.result.fingerprint != known.result.fingerprint
    assert same.situation.result.fingerprint == known.result.fingerprint


def test_moves_tell_every_place_before_and_after(known: Situation) -> None:
    seen = method_change.preview(known, method.in_force(known).choosing("percentile"), draws=20)
    moves = method_change.moves(known, seen.situation)
    assert set(moves) == set(known.ranked)
    assert moves["Ekliden"] == (1, seen.situation.result.rank("Ekliden", known.year))


def test_a_method_the_table_cannot_take_is_refused_by_name(known: Situation) -> None:
    draft = method.in_force(known)
    with pytest.raises(IndexRefused) as refusal:
        method_change.preview(known, replace(draft, method=replace(draft.method, within="geometric")))
    assert refusal.value.problems[0].code == "not_positive"


@pytest.fixture(scope="module")
def the(known: Situation) -> Callable[[], Situation]:
    """The same behind a function, for a property test that would otherwise write out the whole table."""
    return lambda: known


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(DOMAINS), st.floats(5, 85)), max_size=4), st.sampled_from(sorted(PRESETS)))
def test_what_is_stored_says_all_there_is_to_say_of_method_and_domains(
    the: Callable[[], Situation], shared: list[tuple[str, float]], preset: str
) -> None:
    draft = method.in_force(the()).choosing(preset)
    for domain, share in shared:
        draft = draft.sharing(domain, share)
    stored = json.loads(method_change.settings_text(draft))
    weights = stored.pop("weights", {})
    assert Method.from_json(json.dumps(stored)) == draft.method
    table = method_change.proposed_table(the().prepared, draft)
    written = table.framework.reweighed({domain: weights.get(domain, 1.0) for domain in DOMAINS})
    assert compute_prepared(table).fingerprint == compute_prepared(replace(table, framework=written)).fingerprint


# Settling and going back


def test_another_method_asks_for_a_name_and_a_reason(plan: Session) -> None:
    before = computed(plan)
    draft = method.in_force(before).choosing("percentile")
    for author, reason, code in (("  ", "För att.", "method_without_author"), ("Anna", " ", "method_without_reason")):
        with pytest.raises(UserError) as refusal:
            method_change.save(plan, before, draft, author, reason)
        assert refusal.value.code == code
    assert not plan.plan.of("index_method")


def test_saving_is_one_change_and_undo_takes_all_of_it_back(plan: Session) -> None:
    before = computed(plan)
    key = indicator_of(before, "halsa")
    draft = method.in_force(before).sharing("halsa", 40).sharing(key, 70)
    method_change.save(plan, before, draft, "Anna Lindqvist", "Hälsan är vårt uppdrag.")
    record = plan.plan.of("index_method")[0]
    assert (record.text("author"), record.text("reason")) == ("Anna Lindqvist", "Hälsan är vårt uppdrag.")
    assert json.loads(record.text("settings"))["weights"]["halsa"] == pytest.approx(1.6)
    changed = {d.text("key") for d in plan.plan.of("indicator_definition") if d.text("weight") != "1"}
    assert changed == set(draft.indicators["halsa"])
    assert plan.undo_name == "Ångra: valde metod för indexet"
    plan.undo()
    assert not plan.plan.of("index_method")
    assert method.in_force(computed(plan)).standard
    assert computed(plan).result.fingerprint == before.result.fingerprint


def test_choosing_again_changes_the_same_record(plan: Session) -> None:
    first = computed(plan)
    method_change.save(plan, first, method.in_force(first).choosing("zscore"), "Anna Lindqvist", "Skeva mått.")
    second = computed(plan)
    record = plan.plan.of("index_method")[0].id
    method_change.save(plan, second, method.in_force(second).choosing("damped"), "Bo Ek", "Ett fel i tabellen.")
    assert [r.id for r in plan.plan.of("index_method")] == [record]
    assert computed(plan).settled is not None
    assert "Egen metod: dämpade extremvärden, vald av Bo Ek." in views.source_line(computed(plan))


def test_going_back_to_the_standard_needs_no_reason_and_takes_everything_away(plan: Session) -> None:
    before = computed(plan)
    draft = method.in_force(before).sharing("halsa", 40).sharing(indicator_of(before, "halsa"), 70)
    method_change.save(plan, before, draft, "Anna Lindqvist", "Hälsan är vårt uppdrag.")
    own = computed(plan)
    method_change.save(plan, own, method.standard_draft(own), "", "")
    after = computed(plan)
    assert after.settled is None
    assert after.result.fingerprint == before.result.fingerprint
    plan.undo()
    assert method.in_force(computed(plan)).domains["halsa"] == pytest.approx(40)


def test_every_view_and_the_documents_say_that_the_method_is_somebodys_own(plan: Session) -> None:
    before = computed(plan)
    draft = method.in_force(before).choosing("damped").sharing("halsa", 40)
    method_change.save(plan, before, draft, "Anna Lindqvist", "Ett fel i tabellen syns inte.")
    after = computed(plan)
    said = "Egen metod: dämpade extremvärden och egna vikter, vald av Anna Lindqvist."
    for kind in views.VIEWS:
        shown = views.view(after, kind.key, views.Asked())
        assert shown is not None
        assert said in shown.source
    parts = documents.attachments(plan, "2015-04-23", after).situation
    assert parts
    assert all(said in part.source for part in parts)


def test_indicators_of_unequal_weight_without_anybodys_reason_are_told_as_such(plan: Session) -> None:
    definition = plan.plan.of("indicator_definition")[0]
    plan.do(verbs.set_value(plan.plan, definition.id, "weight", "3"))
    assert "Egen metod: egna vikter, utan skrivet skäl." in views.source_line(computed(plan))


# Plans from before, and settings that cannot be used


def test_a_plan_whose_settings_have_no_weights_opens_as_before(plan: Session) -> None:
    text = computed(plan).standard.to_json().replace('"minmax"', '"zscore"')
    plan.do(verbs.create(plan.plan, "index_method", {"settings": text, "author": "A", "reason": "B"}, plan.chance))
    found = computed(plan)
    assert found.result.method.normalise == "zscore"
    assert method.in_force(found).domains == dict.fromkeys(DOMAINS, 25.0)
    assert "Egen metod: annan metod, vald av A." in views.source_line(found)


@pytest.mark.parametrize(
    "weights", ["3", '{"halsa": 0}', '{"halsa": -1}', '{"halsa": "mycket"}', '{"miljö": 1}', '{"halsa": true}', "[1]"]
)
def test_weights_that_cannot_be_used_are_refused_in_words_and_there_is_a_way_back(plan: Session, weights: str) -> None:
    given = {"settings": f'{{"weights": {weights}}}', "author": "A", "reason": "B"}
    plan.do(verbs.create(plan.plan, "index_method", given, plan.chance))
    with pytest.raises(UserError) as refusal:
        computed(plan)
    assert refusal.value.code == "bad_weights"
    assert "Gå tillbaka till standardmetoden" in str(refusal.value)
    method_change.go_back(plan)
    assert method.in_force(computed(plan)).standard


def test_where_two_people_each_chose_the_last_is_in_force_and_choosing_again_leaves_one(plan: Session) -> None:
    before = computed(plan)
    for name in ("damped", "zscore"):
        text = method_change.settings_text(method.in_force(before).choosing(name))
        given = {"settings": text, "author": name, "reason": "B"}
        plan.do(verbs.create(plan.plan, "index_method", given, plan.chance))
    now = computed(plan)
    assert now.settled is not None
    assert now.settled.author == "zscore"
    method_change.save(plan, now, method.in_force(now).sharing("halsa", 30), "Anna", "Vi är överens.")
    assert [record.text("author") for record in plan.plan.of("index_method")] == ["Anna"]
