"""A decided target changes only with a reference to the decision that changes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import decided, verbs
from app.models.apply_json import from_json
from app.models.change import Delete, Set
from app.models.errors import UserError

NEW = "Lokala styrgruppen 2016-03-02 § 12"
OUTCOMES = ("approved", "partly", "endorsed", "rejected", "referred_back", "tabled", "forwarded", "")
YES = {"approved", "partly", "endorsed"}


def chance(length):
    return "0" * length


def plan_with(plan_of, about="p", instance="local_group", outcome="approved", **target):
    lines = [
        ("goal", "g", {"wording": "Fler i arbete"}),
        ("measure", "m", {"goal": "g", "name": "Arbetslöshet"}),
        ("target", "t", {"year": 2018, "value": "9.5", "decision_reference": "§ 6"} | target, "m"),
        ("version", "v", {"name": "Beslutad"}),
        ("application", "a", {"outcome_measures": ["m"]}),
        ("goal", "other", {"wording": "Något annat"}),
    ]
    if about:
        lines.append(
            ("decision", "d", {"about": about, "instance": instance, "outcome": outcome, "date": "2015-04-14"})
        )
    return plan_of(*lines)


@pytest.mark.parametrize(("outcome", "broken"), [("approved", ["a"]), ("rejected", [])])
def test_the_applications_that_another_value_breaks_are_those_that_have_been_approved(plan_of, outcome, broken):
    plan = plan_with(plan_of, "a", outcome=outcome)
    assert [one.id for one in decided.applications_decided(plan, plan.record("t"))] == broken


def test_before_any_decision_a_target_is_free(plan_of):
    plan = plan_with(plan_of, about="")
    assert verbs.set_value(plan, "t", "value", "9").edits == (Set("t", "value", "9"),)
    assert verbs.delete(plan, ["t"]).edits == (Delete("t"),)


@pytest.mark.parametrize("about", ["p", "v", "g", "m", "a"])
def test_an_approval_of_the_plan_its_version_the_goal_the_measure_or_an_application_binds_the_target(plan_of, about):
    plan = plan_with(plan_of, about)
    for attempt in (lambda: verbs.set_value(plan, "t", "value", "9"), lambda: verbs.delete(plan, ["t"])):
        with pytest.raises(UserError, match="beslutat 14\u00a0april 2015"):
            attempt()


def test_an_approval_of_something_else_does_not(plan_of):
    assert verbs.set_value(plan_with(plan_of, "other"), "t", "value", "9").edits


@given(
    outcome=st.sampled_from(OUTCOMES), about=st.sampled_from(["p", "v", "g", "m", "a", "other"]), later=st.booleans()
)
def test_it_is_bound_exactly_when_the_newest_decision_is_a_yes(plan_of, outcome, about, later):
    plan = plan_with(plan_of, about, outcome=outcome)
    if later:
        said = {"about": about, "instance": "local_group", "outcome": "rejected", "date": "2016-01-01"}
        plan.put(next(iter(plan_of(("decision", "d2", said)).of("decision"))))
    wanted = outcome in YES and about != "other" and not later
    assert decided.is_bound(plan, plan.record("t")) is wanted


@given(
    name=st.sampled_from(decided.PROMISED),
    value=st.sampled_from(["1", "9.5", "40"]),
    reference=st.sampled_from(["", "  ", "§ 6", NEW]),
)
def test_value_and_decision_are_kept_in_one_change_or_not_at_all(plan_of, name, value, reference):
    plan = plan_with(plan_of, value_women="10", value_men="9")
    new = int(value.partition(".")[0]) + 2000 if name == "year" else value
    if new == plan.record("t").get(name):
        assert verbs.set_value(plan, "t", name, new, decision=reference).edits == ()
    elif reference == NEW:
        edits = verbs.set_value(plan, "t", name, new, decision=reference).edits
        assert edits == (Set("t", name, new), Set("t", "decision_reference", NEW))
        assert verbs.set_value(plan, "t", name, new, decision=reference).note == f"beslut {NEW}"
    else:
        with pytest.raises(UserError, match="Ange beslutet"):
            verbs.set_value(plan, "t", name, new, decision=reference)


def test_emptying_a_decided_value_is_changing_it(plan_of):
    with pytest.raises(UserError, match="Ange beslutet"):
        verbs.set_value(plan_with(plan_of), "t", "value", None)


def test_a_first_value_and_everything_else_about_the_target_are_free(plan_of):
    plan = plan_with(plan_of)
    assert verbs.set_value(plan, "t", "value_women", "10").edits == (Set("t", "value_women", "10"),)
    assert verbs.set_value(plan, "t", "decision_reference", "§ 7").edits
    assert verbs.create(plan, "target", {"year": 2020, "value": "7"}, chance, "m").edits


def test_a_target_without_a_value_may_be_taken_away(plan_of):
    assert verbs.delete(plan_with(plan_of, value=None), ["t"]).edits == (Delete("t"),)


def test_taking_away_the_measure_takes_the_decided_target_with_it_and_needs_the_same(plan_of):
    plan = plan_with(plan_of)
    with pytest.raises(UserError, match="Ange beslutet"):
        verbs.delete(plan, ["m"])
    edits = verbs.delete(plan, ["m"], decision=NEW).edits
    assert edits == (Set("t", "decision_reference", NEW), Delete("t"), Delete("m"))


def test_the_command_line_names_the_decision_beside_the_values_and_it_is_stored_once(plan_of):
    plan = plan_with(plan_of, value_women="10")
    item = {"id": "t", "set": {"value": "9", "value_women": "8", "decision_reference": NEW}}
    edits = from_json(plan, [item], chance).edits
    assert sorted(edit.field for edit in edits) == ["decision_reference", "value", "value_women"]
    with pytest.raises(UserError, match="Ange beslutet"):
        from_json(plan, [{"id": "t", "set": {"value": "9"}}], chance)
    assert from_json(plan, [{"id": "t", "delete": True, "set": {"decision_reference": NEW}}], chance).edits


def test_a_reference_names_who_when_and_paragraph():
    assert decided.reference("local_group", "2016-03-02", "12", "2016-04-01").words == (
        "Lokala styrgruppen 2016-03-02 §\u00a012"
    )


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        (("", "2016-03-02", "12"), "reference_without_instance"),
        (("local_group", "", "12"), "reference_without_date"),
        (("local_group", "2016-04-02", "12"), "reference_in_the_future"),
        (("local_group", "2016-03-02", " § "), "reference_without_paragraph"),
    ],
)
def test_a_reference_that_lacks_something_says_what(given_, code):
    with pytest.raises(UserError) as told:
        decided.reference(*given_, "2016-04-01")
    assert told.value.code == code


def test_history_tells_the_target_before_and_after_and_the_paragraph(plan_of):
    target = plan_with(plan_of, value="45").record("t")
    assert decided.change_words(target, "value", "40", NEW) == "ändrade målvärde 45 → 40, beslut § 12"
    assert decided.removal_words([target], "Nämnden 2016") == "tog bort målvärde 45 för 2018, beslut Nämnden 2016"


# The other things that one edit needs beside it


def test_a_judgement_needs_its_grounds_first(plan_of):
    plan = plan_of(
        ("follow_up", "f", {"period": "2016"}), ("follow_up", "j", {"fulfilment": "full", "motive": "Klart."})
    )
    with pytest.raises(UserError, match="Skriv motiveringen först"):
        verbs.set_value(plan, "f", "fulfilment", "full")
    with pytest.raises(UserError, match="Skriv motiveringen först"):
        verbs.set_value(plan, "j", "motive", " ")
    with pytest.raises(UserError, match="Skriv motiveringen först"):
        verbs.create(plan, "follow_up", {"fulfilment": "partial"}, chance)
    assert verbs.set_value(plan, "j", "fulfilment", "partial").edits
    assert verbs.set_value(plan, "f", "motive", "Lokalen försenades.").edits


def test_a_baseline_that_is_changed_by_hand_is_no_longer_a_quote(plan_of):
    plan = plan_of(("dataset", "d", {}), ("measure", "m", {"baseline_value": "19.4", "baseline_dataset": "d"}))
    edits = verbs.set_value(plan, "m", "baseline_value", "20").edits
    assert [(edit.field, getattr(edit, "value", None)) for edit in edits] == [
        ("baseline_value", "20"),
        ("baseline_dataset", None),
    ]
    assert len(verbs.set_value(plan, "m", "name", "Arbetslöshet").edits) == 1
