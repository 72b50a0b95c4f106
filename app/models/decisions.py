"""What has been decided about a record, by whom, and whether it still holds for the record as it stands.

The newest decision of an instance counts. An approval holds while its fingerprint equals the record's own; one without
a fingerprint is known to have been made but not for what. It refuses to judge order and completeness: that is rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.models.digest import digest
from app.models.plan import Plan, Record

Instance = Literal["local_group", "district_board", "executive_board", "central_group"]
YES = frozenset({"approved", "partly", "endorsed"})
FORWARDING = frozenset({"forwarded"})
NO = frozenset({"rejected", "referred_back"})
FINAL = frozenset({"approved", "partly", "rejected"})
"""The outcomes with which the city executive board ends the matter; the others send it on or back."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest decision of one instance. `holds` is None when the decision names no fingerprint."""

    decision: Record
    instance: str
    date: str
    outcome: str
    holds: bool | None

    @property
    def favourable(self) -> bool:
        """Approved, partly approved or endorsed; a board that forwards has also let the matter through."""
        through = YES | FORWARDING if self.instance == "district_board" else YES
        return self.outcome in through

    @property
    def in_force(self) -> bool:
        """Favourable, and not known to be about something else than what stands now."""
        return self.favourable and self.holds is not False


def decisions_about(plan: Plan, record_id: str) -> list[Record]:
    """All decisions about the record, oldest first; those without a date last."""
    found = plan.referring(record_id, "decision", "about")
    return sorted(found, key=lambda one: (one.is_empty("date"), one.text("date")))


def newest(plan: Plan, record_id: str, instance: Instance) -> Standing | None:
    """The newest decision of an instance about an application, the plan or a version; None when there is none."""
    return standings(plan, record_id).get(instance)


def standings(plan: Plan, record_id: str) -> dict[str, Standing]:
    """The newest decision of every instance that has decided about the record."""
    found = decisions_about(plan, record_id)
    if not found:
        return {}
    now = digest(plan, record_id)
    return {one.text("instance"): _standing(one, now) for one in found}


def plan_decision(plan: Plan) -> Standing | None:
    """The local group's newest decision about the plan or a named version of it."""
    about = [plan.id, *(version.id for version in plan.of("version"))]
    found = [one for record_id in about for one in decisions_about(plan, record_id)]
    local = sorted((one for one in found if one.text("instance") == "local_group"), key=lambda one: one.text("date"))
    return _standing(local[-1], digest(plan, plan.id)) if local else None


def change_of(decision: Record) -> str:
    """The id of the change that recorded the decision: the plan as of it is what was decided on."""
    return decision.id.partition(":")[0]


def _standing(decision: Record, now: str) -> Standing:
    bound = decision.text("digest")
    return Standing(
        decision,
        decision.text("instance"),
        decision.text("date"),
        decision.text("outcome"),
        bound == now if bound else None,
    )
