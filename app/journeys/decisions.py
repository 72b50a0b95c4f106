"""Recording what was decided, bound to exactly what it was decided on; and naming a state of the plan."""

from __future__ import annotations

from collections.abc import Mapping

from app.journeys.session import Session
from app.models import verbs
from app.models.digest import digest


def record_decision(session: Session, about: str, given: Mapping[str, object]) -> str:
    """A decision about a record or a version, with the digest of what it stands on now. The decision's id."""
    plan = session.plan
    subject = plan.id if plan.record(about).type == "version" else about
    filled = {**given, "about": about, "digest": digest(plan, subject)}
    return session.do(verbs.create(plan, "decision", filled, session.chance)).created[0]


def name_version(session: Session, name: str, date: str, decided_by: str = "") -> str:
    """A named version of the plan as it stands now. The version's id."""
    plan = session.plan
    filled = {"name": name, "tips": " ".join(plan.tips), "date": date, "decided_by": decided_by}
    return session.do(verbs.create(plan, "version", filled, session.chance)).created[0]
