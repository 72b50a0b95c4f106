"""What may leave the group, as data, and the schema that describes it."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.package_data import dump_json, plan_json, plan_json_schema
from app.models.schema import RECORD_TYPES, fields_of

STAYS = [t.name for t in RECORD_TYPES.values() if not t.in_package]


def ids(data):
    return {record["id"] for record in data["records"]}


def fields(data, record_id):
    return next(record["fields"] for record in data["records"] if record["id"] == record_id)


def test_the_plan_is_records_with_id_type_parent_position_and_fields(whole_plan):
    data = plan_json(whole_plan())
    assert list(data) == ["format", "plan", "tips", "records"]
    assert (data["format"], data["plan"], data["tips"]) == ("handslag-plan-1", "p", ["tip"])
    cost = next(record for record in data["records"] if record["id"] == "c1")
    assert list(cost) == ["id", "type", "parent", "position", "fields"]
    assert (cost["type"], cost["parent"]) == ("cost", "a1")
    assert fields(data, "c1")["amount"] == 310_000


def test_equal_plans_give_equal_bytes_and_empty_fields_are_left_out(whole_plan):
    plan = whole_plan(ap={"equipment_reason": None, "other_grants": ""})
    assert json.dumps(plan_json(plan)) == json.dumps(
        plan_json(whole_plan(ap={"equipment_reason": None, "other_grants": ""}))
    )
    assert not {"equipment_reason", "other_grants"} & set(fields(plan_json(plan), "ap"))
    assert fields(plan_json(whole_plan(ap={"yearly_cost_after": 0})), "ap")["yearly_cost_after"] == 0


@pytest.mark.parametrize("record_type", STAYS)
def test_what_never_leaves_stays(whole_plan, record_type):
    plan = whole_plan((record_type, "x", {"about": "ap", "text": "Hemligt"}, "ap"))
    assert "x" not in ids(plan_json(plan))
    assert "Hemligt" not in json.dumps(plan_json(plan))


def test_an_application_not_to_be_sent_stays_with_all_that_only_speaks_of_it(whole_plan):
    plan = whole_plan(
        ("decision", "d", {"about": "ap", "motive": "Hemligt"}),
        ("attachment", "b", {"describes": "d"}),
        ("follow_up", "u", {"about": "b"}),
        ap={"withheld": True},
    )
    assert not {"ap", "d", "b", "u"} & ids(plan_json(plan))
    assert {"a1", "c1", "g1", "dv"} <= ids(plan_json(plan))


def test_a_reference_to_what_stays_behind_is_left_out_too(whole_plan):
    plan = whole_plan(
        ("task", "secret", {"what": "x"}),
        ("deadline", "d", {"about": "ap", "what": "Nämnden"}),
        f1={"dialogue_inputs": ["secret", "gone"]},
    )
    assert fields(plan_json(plan), "f1")["dialogue_inputs"] == ["gone"]
    assert "secret" not in json.dumps(plan_json(plan))


def test_records_that_speak_of_each_other_do_not_turn_in_circles(plan_of):
    plan = plan_of(("deadline", "d1", {"about": "d2"}), ("deadline", "d2", {"about": "d1"}))
    assert ids(plan_json(plan)) == {"p", "d1", "d2"}


def test_a_record_of_an_unknown_type_stays_until_a_version_that_knows_it(plan_of):
    plan = plan_of(("hologram", "h", {"glow": "blue"}))
    assert ids(plan_json(plan)) == {"p"}
    assert ids(dump_json(plan)) == {"p", "h"}


def test_the_dump_has_everything_and_says_what_is_unsettled(whole_plan):
    plan = whole_plan(
        ("comment", "k", {"text": "Bra"}, "ap"), m1={"differing": ["unit", "name"]}, ap={"withheld": True}
    )
    data = dump_json(plan)
    assert {"k", "ap"} <= ids(data)
    assert data["unsettled"] == [{"record": "m1", "field": "name"}, {"record": "m1", "field": "unit"}]


def test_the_schema_describes_every_type_and_field_that_may_leave():
    schema = plan_json_schema()
    assert set(schema["$defs"]) == {t.name for t in RECORD_TYPES.values() if t.in_package}
    for name, described in schema["$defs"].items():
        properties = described["properties"]["fields"]["properties"]
        assert set(properties) == set(fields_of(name)) - {"position"}
        for field in fields_of(name).values():
            if field.choices:
                assert properties[field.name]["enum"] == list(field.choices)
    json.dumps(schema)


def test_the_plans_data_keeps_to_its_own_schema(approved_plan):
    schema = plan_json_schema()
    for record in plan_json(approved_plan())["records"]:
        assert_fits(record, schema["$defs"][record["type"]])


@pytest.mark.parametrize(("field", "value"), [("kind", "crypto"), ("amount", "5"), ("year", True), ("colour", "red")])
def test_the_schema_refuses_what_the_plan_would(whole_plan, field, value):
    record = next(r for r in plan_json(whole_plan())["records"] if r["id"] == "c1")
    record["fields"][field] = value
    with pytest.raises(AssertionError):
        assert_fits(record, plan_json_schema()["$defs"]["cost"])


@given(data=st.data())
def test_any_legal_plan_keeps_to_the_schema_and_never_shows_what_stays(any_plans, data):
    plan = data.draw(any_plans)
    leaving, schema = plan_json(plan), plan_json_schema()
    stays = {record.id for record in plan} - ids(leaving)
    for record in leaving["records"]:
        assert_fits(record, schema["$defs"][record["type"]], parent_of_any=True)
        assert record["parent"] is None or record["parent"] in ids(leaving)
        named = [t for value in record["fields"].values() for t in (value if isinstance(value, list) else [value])]
        assert not stays & {target for target in named if isinstance(target, str)}
    assert stays >= {r.id for r in plan if r.type in STAYS or r.flag("withheld")}
    assert ids(dump_json(plan)) == {record.id for record in plan}


def assert_fits(value, schema, parent_of_any=False):
    """The few words of JSON Schema that ours uses. `parent_of_any`: a made-up plan nests records anywhere."""
    kinds = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    wanted = schema.get("type", [])
    allowed = tuple(kinds[k] for k in ([wanted] if isinstance(wanted, str) else wanted))
    if allowed:
        assert isinstance(value, allowed) and (bool in allowed or not isinstance(value, bool))
    assert "const" not in schema or value == schema["const"]
    assert "enum" not in schema or value in schema["enum"]
    assert "pattern" not in schema or re.search(schema["pattern"], value)
    for name in schema.get("required", ()):
        assert name in value
    for name, inner in value.items() if isinstance(value, dict) else ():
        assert name in schema["properties"]
        if name == "parent" and parent_of_any:
            continue
        assert_fits(inner, schema["properties"][name])
    for inner in value if isinstance(value, list) else ():
        assert_fits(inner, schema["items"])
