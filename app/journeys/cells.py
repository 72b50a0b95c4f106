"""One cell of a table of records: what it is when copied, and what is meant by what somebody writes or pastes there."""

from __future__ import annotations

from dataclasses import dataclass

from app.journeys.named import Names, parents_field
from app.models.errors import UserError
from app.models.plan import FieldValue, Plan, Record
from app.models.schema import Field, fields_of
from app.models.sheet import PARENT, targets_of
from app.models.wording import cells, labels


@dataclass
class Cells:
    """The cells of one record type in a plan as it is now; names are looked up once for each column."""

    plan: Plan
    kind: str

    def __post_init__(self) -> None:
        self._names: dict[str, Names] = {}

    def field(self, column: str) -> Field:
        """The schema's field of a column, the column of parents as a reference."""
        return parents_field(self.kind) if column == PARENT else fields_of(self.kind)[column]

    def written(self, record: Record, column: str) -> str:
        """The cell as it is copied. `read` gives the same value back, where names are not shared."""
        field = self.field(column)
        if field.kind in ("ref", "refs"):
            return self._named(column).written(targets_of(record, column))
        if field.kind == "choice":
            return labels.choice_label(self.kind, column, record.text(column)) if record.text(column) else ""
        return cells.spreadsheet_text(field.kind, record.get(column))

    def read(self, column: str, text: str) -> FieldValue:
        """The value that `text` means in the column; None, or no references, when it is blank.

        Raises `UserError`: a number, date or flag that cannot be read, a choice that is not among the field's, a name
        that nothing or several things have.
        """
        field = self.field(column)
        if field.kind == "refs":
            return self._named(column).read(text)
        if field.kind in ("text", "prose"):
            return text or None
        if not text.strip():
            return None
        if field.kind == "ref":
            return self._one_of(column, text)
        return self._choice(column, text) if field.kind == "choice" else cells.READERS[field.kind](text)

    def _one_of(self, column: str, text: str) -> str:
        """Quotes around a name are those that `written` puts there."""
        found = self._named(column).read(text)
        if len(found) > 1:
            raise UserError("one_name_only", name=text.strip()[:80])
        return found[0]

    def _choice(self, column: str, text: str) -> str:
        tidy = " ".join(text.split()).casefold()
        words = {value: said[0] for value, said in labels.choice_words(self.kind, column).items()}
        found = [v for v in self.field(column).choices if tidy == words[v].casefold()] if tidy else []
        if not found:
            raise UserError("choice_unreadable", text=text.strip()[:80], choices=", ".join(words.values()))
        return found[0]

    def _named(self, column: str) -> Names:
        if column not in self._names:
            self._names[column] = Names(self.plan, self.kind, self.field(column))
        return self._names[column]


def in_a_cell(error: UserError, text: str) -> UserError:
    """What the verbs refuse, said of the cell where it was written rather than of a field by its name in the schema."""
    if error.code == "value_wrong" and error.facts.get("kind") == "year":
        return UserError("year_out_of_range", text=text.strip()[:80])
    if error.code == "value_wrong":
        return UserError("cell_unfit", text=text.strip()[:80])
    if error.code == "value_too_long":
        return UserError("value_too_long_here", **error.facts)
    return UserError("cell_fixed") if error.code == "field_set_once" else error
