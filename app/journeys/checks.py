"""Everything the rules say of a plan, with what they need to know of its index."""

from __future__ import annotations

from app.journeys.session import Session
from app.journeys.situation import Situation, only_published, situation
from app.journeys.views.known import Known
from app.models import rules
from app.models.rules import Remark


def remarks(session: Session, computed: Situation | None = None) -> list[Remark]:
    """Stops first. The index is computed when it is not given; without one the rules that need it say so."""
    known: Known | None = computed if computed is not None else situation(session.plan, session.blob)
    known = known if known is not None else only_published(session.plan, session.blob)
    return rules.check(session.plan, known.facts() if known is not None else None)
