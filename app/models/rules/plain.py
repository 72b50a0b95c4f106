"""What is asked for and still empty, what people have answered differently, and requirements that are not ticked."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.plan import Plan
from app.models.rules.kinds import Found, IndexFacts
from app.models.schema import RECORD_TYPES, fields_of
from app.models.wording import labels
from app.models.wording.labels import field_label


def empty(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """A remark for each field that is asked for and not filled in; types unknown to this version are passed by."""
    for record_type in RECORD_TYPES:
        wanted = [name for name, field in fields_of(record_type).items() if field.wanted]
        for record in plan.of(record_type) if wanted else ():
            for name in wanted:
                if record.is_empty(name):
                    facts = {"field": field_label(record_type, name)}
                    yield Found("empty", "remark", record.id, name, "empty", facts)


def unsettled(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """A stop for each field where several people's values wait to be settled."""
    for record in plan:
        for name in sorted(record.differing):
            known = record.type in RECORD_TYPES and name in fields_of(record.type)
            facts = {"field": field_label(record.type, name) if known else name}
            yield Found("unsettled", "block", record.id, name, "unsettled", facts)


def requirements(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """A remark for each requirement that is not ticked, and for one that is and does not say what answers it."""
    for requirement in plan.of("requirement"):
        facts = {"wording": requirement.text("wording") or labels.NAMELESS[0]}
        if not requirement.flag("done"):
            yield Found("requirement", "remark", requirement.id, "done", "requirement.open", facts)
        elif requirement.is_empty("answered_by"):
            yield Found("requirement", "remark", requirement.id, "answered_by", "requirement.unanswered", facts)
