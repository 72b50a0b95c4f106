"""Money and paper: applications, decisions, versions, deadlines, and what was sent and received."""

from __future__ import annotations

from app.models.schema.kinds import ANY, BOARD, INSTANCES, OUTCOMES, RecordType, field

MONEY = (
    RecordType(
        "application",
        "title",
        (
            field("title", "text", "wanted"),
            field("activities", "refs", "wanted", to="activity"),
            field("applicant", "ref", "wanted", to=BOARD),
            field("needs_analysis", "prose", "wanted"),
            field("target_group", "text", "wanted"),
            field("target_group_size", "number", "wanted", unit="people"),
            field("method_and_evidence", "prose", "wanted"),
            field("what_is_new", "prose", "wanted"),
            field("regular_financing", "prose", "wanted"),
            field("outcome_measures", "refs", "wanted", to="measure"),
            field("process_measures", "refs", "wanted", to="measure"),
            field("follow_up_plan", "prose", "wanted"),
            field("receiving_unit", "text", "wanted"),
            field("implementation_decision_date", "date", "wanted"),
            field("yearly_cost_after", "money", "wanted"),
            field("funded_by_after", "text", "wanted"),
            field("exit_if_not", "prose", "wanted"),
            field("equipment_reason", "prose", "more"),
            field("proportion_reason", "prose", "more"),
            field("other_grants", "prose", "more"),
            field("earlier_projects", "prose", "more"),
            field("withheld", "flag", "more"),
        ),
        approved_with=("activities", "outcome_measures", "process_measures"),
    ),
    RecordType(
        "version",
        "name",
        (field("name", "text"), field("tips", "text", "once"), field("date", "date"), field("decided_by", "text")),
        in_digest=False,
    ),
    RecordType(
        "decision",
        "instance",
        (
            field("about", "ref", to=ANY),
            field("instance", "choice", "wanted", choices=INSTANCES),
            field("date", "date", "wanted"),
            field("outcome", "choice", "wanted", choices=OUTCOMES),
            field("paragraph", "text"),
            field("case_number", "text"),
            field("motive", "prose", "more"),
            field("dissent", "prose", "more"),
            field("immediate_minutes_approval", "flag", "more"),
            field("digest", "text", "once", "more"),
        ),
        in_digest=False,
    ),
    RecordType(
        "follow_up",
        "period",
        (
            field("about", "ref", to=ANY),
            field("period", "text"),
            field("fulfilment", "choice", choices=("full", "partial", "none")),
            field("motive", "prose"),
            field("deviation", "prose"),
            field("proposed_action", "prose"),
            field("accrued_cost", "money"),
        ),
        in_digest=False,
    ),
)
_TODO_FIELDS = (
    field("what", "text"),
    field("when", "date"),
    field("who", "text"),
    field("about", "ref", to=ANY),
    field("done", "flag"),
)
DESK = (
    RecordType("deadline", "what", _TODO_FIELDS, in_digest=False),
    RecordType("task", "what", _TODO_FIELDS, in_package=False, in_digest=False),
    RecordType(
        "package",
        "file_name",
        (
            field("file_name", "text", "once"),
            field("package_id", "text", "once"),
            field("payload_digest", "text", "once"),
            field("previous", "text", "once"),
            field("signers", "text"),
            field("verdict", "text"),
            field("exported_on", "date", "once"),
        ),
        in_package=False,
        in_digest=False,
    ),
    RecordType(
        "receipt",
        "arrival",
        (field("payload_digest", "text"), field("arrival", "date"), field("verdict", "text"), field("signers", "text")),
        in_package=False,
        in_digest=False,
    ),
    RecordType(
        "reply",
        "outcome",
        (field("payload_digest", "text"), field("arrival", "date"), field("outcome", "text"), field("text", "prose")),
        in_package=False,
        in_digest=False,
    ),
    RecordType(
        "comment",
        "text",
        (field("text", "prose"), field("resolved", "flag")),
        parents=(ANY,),
        in_package=False,
        in_digest=False,
    ),
    RecordType(
        "attachment",
        "name",
        (
            field("name", "text"),
            field("media_type", "text"),
            field("blob", "text", "once"),
            field("describes", "ref", to=ANY),
        ),
    ),
)
