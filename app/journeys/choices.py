"""What can be chosen in a field just now: records of the right type, or keys of a catalogue, in Swedish order."""

from __future__ import annotations

from app.journeys import atlas
from app.models.places import DISTRICT_BOARD, WHOLE_CITY
from app.models.plan import Plan, Record
from app.models.schema import ANY, BOARD, NEIGHBOURHOOD, PLACE, ROLE, Field
from app.models.wording import labels, typography

ROLES = ("chair", "company_representative")


def options(plan: Plan, record_type: str, field: Field) -> list[tuple[str, str]]:
    """(stored value, words), sorted as Swedes sort; choices keep the order of the schema."""
    if field.kind == "choice":
        return [(value, labels.choice_label(record_type, field.name, value)) for value in field.choices]
    catalogue = _catalogue(plan, field)
    if catalogue is not None:
        return catalogue
    return [(record.id, labels.title_of(record)) for record in _records(plan, field)]


def _catalogue(plan: Plan, field: Field) -> list[tuple[str, str]] | None:
    places = atlas.catalogue(plan.example)
    if field.to == (NEIGHBOURHOOD,):
        own = atlas.board_name(plan)
        names = [place.name for place in places.neighbourhoods(own)] or [p.name for p in places.neighbourhoods()]
        return [(f"area:{name}", name) for name in sorted(names, key=typography.swedish_key)]
    if field.to == (BOARD,):
        names = [place.name for place in places.boards()]
        return [(f"board:{name}", name) for name in sorted(names, key=typography.swedish_key)]
    if field.to == (PLACE,):
        return every_place(plan)
    if field.to == (ROLE,):
        return [(f"role:{role}", labels.key_label(f"role:{role}")) for role in ROLES]
    return None


def every_place(plan: Plan) -> list[tuple[str, str]]:
    """(key, words) of the whole city, every board and every neighbourhood; a board is told from its namesake."""
    known = atlas.catalogue(plan.example)
    twins = {place.name for place in known.neighbourhoods()} & {place.name for place in known.boards()}
    found = []
    for place in known:
        prefix = {DISTRICT_BOARD: "board", WHOLE_CITY: "city"}.get(place.kind, "area")
        words = f"{place.name} (nämnd)" if prefix == "board" and place.name in twins else place.name
        found.append((f"{prefix}:{place.name}", words))
    return sorted(found, key=lambda each: (not each[0].startswith("city:"), typography.swedish_key(each[1])))


def _records(plan: Plan, field: Field) -> list[Record]:
    """Records that may be named; of the programme's goals only those on the level the field is about."""
    types = {record.type for record in plan} if ANY in field.to else set(field.to)
    found = [record for record_type in sorted(types) for record in plan.of(record_type)]
    level = {"programme_theme": "theme", "programme_sub_goal": "sub_goal", "theme": "theme"}.get(field.name)
    if level is not None:
        found = [record for record in found if record.text("level") == level]
    kind = {"outcome_measures": "outcome", "process_measures": "process"}.get(field.name)
    if kind is not None:
        found = [record for record in found if record.text("kind") in (kind, "")]
    return found
