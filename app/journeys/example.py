"""The complete example plan: *Exempelnämnden* in a made-up city, every step of the golden thread filled in.

It is built through the same verbs and journeys as any plan, from the texts in `resources/data/exempel_plan.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from app.journeys import atlas, decisions, evidence, founding, import_index
from app.journeys.library import Library
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.models.apply_json import from_json

DATA = atlas.RESOURCES / "data"


@cache
def _script() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((DATA / "exempel_plan.json").read_text("utf-8"))
    return found


def build(library: Library) -> Session:
    """An open session on a new, complete example plan."""
    session = founding.new_plan(library, _script()["title"], atlas.EXAMPLE_BOARD)
    _take_in_tables(session)
    names = _apply(session)
    computed = situation(session.plan, session.blob)
    if computed is not None:
        _quote(session, computed, names)
    _decide(session, names)
    return session


def _take_in_tables(session: Session) -> None:
    words = import_index.DatasetWords("Exempelindex 2008–2014", "Exempeldata, påhittade siffror", "Handslag")
    people = import_index.DatasetWords(
        "Exempelbefolkning", "Exempeldata, påhittade siffror", "Handslag", "", "population"
    )
    for table, said, framework in (("index", words, DATA / "exempel_ramverk.csv"), ("befolkning", people, None)):
        reading = import_index.read_table(session.plan, DATA / f"exempel_{table}.csv")
        import_index.take_in(session, reading, said, framework)


def _apply(session: Session) -> dict[str, str]:
    """Does the script's items as one Change; the records' ids by the names the script gives them."""
    plan = session.plan
    known = {"@plan": plan.id}
    known |= {f"@theme:{record.text('wording')}": record.id for record in plan.of("programme_goal")}
    known |= {f"@indicator:{record.text('label')}": record.id for record in plan.of("indicator_definition")}
    items = [_filled(item, known) for item in _script()["items"]]
    done = session.do(from_json(plan, items, session.chance))
    made = [item for item in items if "type" in item]
    return {str(item["id"]): made_id for item, made_id in zip(made, done.created, strict=True) if "id" in item}


def _filled(item: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    fields = {name: known.get(value, value) if isinstance(value, str) else value for name, value in item["set"].items()}
    filled = {**item, "set": fields}
    if item.get("id") in known:
        filled["id"] = known[item["id"]]
    return filled


def _quote(session: Session, computed: Situation, names: Mapping[str, str]) -> None:
    by_label = {record.text("label"): key for key, record in computed.definitions.items()}
    for entry in _script()["evidence"]:
        for label in entry["indicators"]:
            found = evidence.indicator_quote(computed, entry["neighbourhood"], by_label[label])
            evidence.as_evidence(session, names[entry["finding"]], found)


def _decide(session: Session, names: Mapping[str, str]) -> None:
    version = decisions.name_version(session, **_script()["version"])
    about = {**names, "@version": version}
    for given in _script()["decisions"]:
        decisions.record_decision(session, about[given["about"]], {k: v for k, v in given.items() if k != "about"})
