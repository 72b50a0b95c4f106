"""Which editor a field of the schema has, in a form as in a table, and the change that a new value is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from app.journeys.choices import options
from app.models import catalogues, verbs
from app.models.change import Change, combine
from app.models.plan import FieldValue, Plan
from app.models.schema import NEIGHBOURHOOD
from app.models.schema import Field as SchemaField
from app.ui.forms.dates import DateEdit
from app.ui.forms.editors import PARSED, ChoiceEdit, FlagEdit, ParsedEdit, TextEdit
from app.ui.forms.place_map import map_button
from app.ui.forms.prose import ProseEdit
from app.ui.forms.sets import SetEdit

if TYPE_CHECKING:
    from app.ui.room import Context

NOT_LISTED = "Inte inlagt"
"""What a field says while its catalogue has not been read in: that is nothing the person has left out."""
Editor: TypeAlias = ProseEdit | ParsedEdit | ChoiceEdit | FlagEdit | SetEdit


def editor_of(context: Context, record_type: str, declared: SchemaField, caption: str) -> Editor:
    """A new editor for a field; what can be chosen in it is asked of the plan each time it opens."""

    def choices() -> list[tuple[str, str]]:
        return options(context.session.plan, record_type, declared)

    if declared.kind == "date":
        return DateEdit(context.theme, caption)
    if declared.kind in PARSED:
        return PARSED[declared.kind]()
    if declared.kind == "prose":
        return ProseEdit(context.theme)
    if declared.kind == "flag":
        return FlagEdit(caption)
    if declared.kind == "refs":
        made = SetEdit(context.theme, caption, choices)
        if declared.to == (NEIGHBOURHOOD,):
            made.add_way(map_button(context, made, caption, choices))
        return made
    without = NOT_LISTED if set(declared.to) & set(catalogues.KINDS) else ""
    return ChoiceEdit(choices, without=without) if declared.kind in ("choice", "ref") else TextEdit()


def change_of(plan: Plan, record_id: str, name: str, value: FieldValue) -> Change:
    """For a set of references only what was added or taken out: what no longer exists in it may stay, or go."""
    if not isinstance(value, tuple):
        return verbs.set_value(plan, record_id, name, value)
    had = plan.record(record_id).refs(name)
    gone = [verbs.unlink(plan, record_id, name, target) for target in had if target not in value]
    return combine(*gone, *(verbs.link(plan, record_id, name, target) for target in value if target not in had))
