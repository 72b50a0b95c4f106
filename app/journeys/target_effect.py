"""What reaching a measure's target would do to the index: one sentence, or why none can be said.

It puts the plan as it is now beside the computed index. Run on the worker: the index is computed again.
"""

from __future__ import annotations

from dataclasses import replace

from app.journeys.situation import Situation
from app.journeys.views.effect import effect_of_target
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.wording import typography
from app.models.wording.views.what_if import NOT_A_FORECAST


def effect_said(known: Situation | None, plan: Plan, measure_id: str) -> str:
    """The sentence, with the reminder that it is arithmetic; or "Kan inte räknas: …" with the reason.

    `known` is the computed situation, None where there is none. A measure without an indicator asks nothing: "".
    """
    measure = plan.get(measure_id)
    definition = plan.get(measure.text("indicator")) if measure is not None else None
    if measure is None or definition is None:
        return ""
    reason = _why_not(known, plan, measure, definition)
    if reason or known is None:
        return f"Vad det skulle betyda för indexet kan inte räknas: {reason}."
    try:
        found = effect_of_target(replace(known, plan=_alone(plan, measure)), measure)
    except UserError as error:
        return str(error)
    if found is None:
        return (
            "Vad det skulle betyda för indexet kan inte räknas: det går inte att säga vilken av planens stadsdelar "
            "måttet gäller. Välj stadsdel i måttets formulär."
        )
    return f"{found.sentence} {NOT_A_FORECAST}"


def _why_not(known: Situation | None, plan: Plan, measure: Record, definition: Record) -> str:
    """The first thing that is lacking, "" when nothing is."""
    if known is None:
        return "inget index är räknat"
    if definition.text("key") not in known.result.framework.tree.leaves:
        return f"indikatorn {definition.text('label')} finns inte i tabellen"
    if measure.text("unit") and measure.text("unit") != definition.text("unit"):
        units = f"{typography.quoted(measure.text('unit'))} och {typography.quoted(definition.text('unit'))}"
        return f"måttet och indikatorn har olika enheter, {units}"
    targets = plan.children(measure.id, "target")
    if not any(one.number("year") and one.text("value") for one in targets):
        return "måttet har inget målvärde med år"
    place = measure.text("neighbourhood").removeprefix("area:")
    if place and place not in known.own:
        return f"{place} hör inte till planens stadsdelar i tabellen"
    return ""


def _alone(plan: Plan, measure: Record) -> Plan:
    """The plan without its other measures: two that aim at the same figure are each told by their own target."""
    return Plan.of_records(plan.id, plan.tips, (one for one in plan if one.type != "measure" or one.id == measure.id))
