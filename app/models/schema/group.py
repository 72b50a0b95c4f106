"""The plan itself, the people around it, and the catalogues it leans on."""

from __future__ import annotations

from app.models.schema.kinds import BOARD, DOMAINS, NEIGHBOURHOOD, ORGANISATION_KINDS, PLACE, ROLE, RecordType, field

PLAN = RecordType(
    "plan",
    "title",
    (
        field("title", "text", "wanted"),
        field("example", "flag", "once"),
        field("district_board", "ref", "wanted", to=BOARD),
        field("parties", "refs", "wanted", to="organisation"),
        field("programme_neighbourhoods", "refs", to=NEIGHBOURHOOD),
        field("period_start", "year"),
        field("period_end", "year"),
        field("purpose", "prose"),
        field("mandate", "prose", "more"),
        field("method", "prose", "more"),
        field("collaboration", "prose", "more"),
        field("quorum", "number", "more", unit="people"),
        field("required_roles", "refs", "more", to=ROLE),
        field("weak_threshold", "number", "more", unit="share"),
    ),
)
PEOPLE = (
    RecordType(
        "working_group",
        "name",
        (
            field("name", "text"),
            field("purpose", "prose", "wanted"),
            field("mandate", "prose", "wanted"),
            field("members", "refs", to="member"),
            field("meets", "text"),
        ),
    ),
    RecordType(
        "requirement",
        "wording",
        (field("wording", "text"), field("source", "text"), field("answered_by", "text"), field("done", "flag")),
    ),
    RecordType(
        "organisation",
        "name",
        (
            field("name", "text", "wanted"),
            field("kind", "choice", choices=ORGANISATION_KINDS),
            field("short_name", "text"),
            field("available_staffing", "number", "more", unit="fte"),
        ),
    ),
    RecordType(
        "member",
        "name",
        (
            field("name", "text", "wanted"),
            field("organisation", "ref", "wanted", to="organisation"),
            field("role", "text"),
            field("signatory", "flag"),
            field("available_staffing", "number", "more", unit="fte"),
        ),
    ),
    RecordType(
        "housing_stock",
        "neighbourhood",
        (
            field("company", "ref", to="organisation"),
            field("neighbourhood", "ref", to=NEIGHBOURHOOD),
            field("flats", "number", unit="flats"),
            field("year", "year"),
            field("source", "text"),
        ),
    ),
)
CATALOGUES = (
    RecordType(
        "programme_goal",
        "wording",
        (
            field("level", "choice", choices=("theme", "goal", "sub_goal")),
            field("code", "text"),
            field("wording", "text"),
            field("theme", "ref", to="programme_goal"),
            field("follow_up_owner", "text"),
            field("concerned_boards", "text"),
            field("source_document", "text"),
            field("case_number", "text"),
            field("status", "choice", choices=("proposal", "adopted")),
        ),
    ),
    RecordType(
        "council_goal",
        "wording",
        (
            field("budget_year", "year"),
            field("level", "choice", choices=("orientation_goal", "operational_area_goal")),
            field("code", "text"),
            field("wording", "text"),
            field("source", "text"),
        ),
    ),
    RecordType(
        "dataset",
        "name",
        (
            field("name", "text"),
            field("example", "flag", "once"),
            field("kind", "choice", choices=("published_index", "indicators", "population")),
            field("vintage", "year"),
            field("source", "text", "wanted"),
            field("publisher", "text"),
            field("reference_period", "text"),
            field("blob", "text", "once"),
            field("rows", "number", "once"),
            field("method_note", "prose"),
            field("recipe", "prose", "once", "more"),
            field("replaces", "ref", to="dataset"),
        ),
    ),
    RecordType(
        "indicator_definition",
        "label",
        (
            field("key", "text"),
            field("label", "text"),
            field("risk_domain", "choice", "wanted", choices=DOMAINS),
            field("direction", "choice", "wanted", choices=("more_risk", "less_risk")),
            field("unit", "text"),
            field("weight", "number"),
            field("by_sex", "flag"),
            field("source", "text"),
            field("break_years", "years"),
        ),
    ),
    RecordType(
        "place_alias",
        "name",
        (field("name", "text", "wanted"), field("place", "ref", "wanted", to=PLACE), field("note", "text")),
    ),
    RecordType(
        "indicator_alias",
        "name",
        (
            field("name", "text", "wanted"),
            field("indicator", "ref", "wanted", to="indicator_definition"),
            field("note", "text"),
        ),
    ),
    RecordType(
        "index_method",
        "author",
        (field("settings", "text"), field("author", "text", "wanted"), field("reason", "prose", "wanted")),
    ),
)
