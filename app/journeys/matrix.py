"""The plan as Excel sheets in the order of ILS: the rows that the copy desk gives, and how long the long texts are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.models import ils, states
from app.models.ils import Cell, Column, Node, NodeKind
from app.models.plan import Plan
from app.models.wording import labels, typography
from app.models.wording.ils import NODE_NAMES

if TYPE_CHECKING:
    from app.reports.matrix import Content, Sheet, Style

NAME = "matris.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLES: dict[NodeKind, str] = {
    "board_goal": "Namndmal",
    "indicator": "Indikatorer",
    "activity": "Aktiviteter",
    "commitment": "Ataganden",
}
STYLES: dict[str, Style] = {"prose": "long", "number": "number", "money": "number", "year": "year", "date": "date"}
FIRST_DAY = date(2015, 1, 1)
"""When nothing in the plan has a date: the first day of the programme period."""


def matrix(plan: Plan) -> bytes:
    """The workbook. The same plan gives the same bytes."""
    from app.reports.matrix import workbook

    sheets = [_sheet(plan, kind) for kind in ils.NODES]
    return workbook(plan.root.text("title"), _read_me(plan, sheets), sheets, created(plan))


def created(plan: Plan) -> date:
    """The newest date of a version or decision, else the first day of the period: never the clock's."""
    known = [r.text("date") for kind in ("version", "decision") for r in plan.of(kind) if not r.is_empty("date")]
    if known:
        return date.fromisoformat(max(known))
    year = plan.root.number("period_start")
    return date(year, 1, 1) if year else FIRST_DAY


def _sheet(plan: Plan, kind: NodeKind) -> Sheet:
    from app.reports.matrix import Sheet, SheetColumn

    columns = ils.columns(plan, kind)
    heads = []
    for column in columns:
        heads.append(SheetColumn(column.title, STYLES.get(column.kind, "text")))
        if column.kind == "prose":
            heads.append(SheetColumn(_count_title(column), "number"))
    heads.append(SheetColumn("Postens id", "text"))
    rows = [_row(node) for node in ils.of_kind(plan, kind)]
    return Sheet(NODE_NAMES[kind][0], TABLES[kind], heads, rows)


def _row(node: Node) -> list[Content]:
    found: list[Content] = []
    for cell in node.cells:
        found.append(_content(cell))
        if cell.column.kind == "prose":
            found.append(cell.count if cell.text else None)
    return [*found, node.record]


def _content(cell: Cell) -> Content:
    if not cell.text:
        return None
    if cell.column.kind == "number":
        return float(str(cell.value))
    if cell.column.kind in ("year", "money") and isinstance(cell.value, int):
        return cell.value
    return date.fromisoformat(cell.text) if cell.column.kind == "date" else cell.text


def _count_title(column: Column) -> str:
    return f"Tecken i {column.title[:1].lower()}{column.title[1:]}"


def _read_me(plan: Plan, sheets: Sequence[Sheet]) -> list[tuple[str, str]]:
    from app.reports.matrix import LONGEST

    state = states.plan_state_label(states.plan_state(plan))
    told = [
        ("Plan", plan.root.text("title")),
        ("Stadsdelsnämnd", labels.value_text(plan.root, "district_board", plan)),
        ("Läge", f"{state[:1].upper()}{state[1:]}"),
    ]
    if plan.example:
        told.append(("Exempeldata", "Alla platser, personer och siffror är påhittade."))
    told += [(sheet.name, _counted(len(sheet.rows))) for sheet in sheets]
    told += [
        ("Ordningen", "Bladen står i ILS ordning. ILS-webbs egna kolumner är inte kända; fälten är planens egna."),
        ("Tecken", "En kolumn som börjar med Tecken räknar tecknen i texten till vänster, radbrytningar som ett."),
        ("Tomma celler", "Det som inte är ifyllt i planen är tomt. Tomt är inte noll."),
    ]
    left = Counter(record.type for record in ils.without_form(plan))
    if left:
        counted = typography.listed([labels.counted(count, kind) for kind, count in left.items()])
        told.append(("Inte med", f"{counted} där ingen har angett hur de skrivs in i ILS."))
    cut = [sheet.name for sheet in sheets if _any_cut(sheet)]
    if cut:
        room = typography.plural(LONGEST, "tecken", "tecken")
        told.append(("Avkortat", f"En cell rymmer {room}; hela texten står i planen. Gäller {typography.listed(cut)}."))
    return told


def _any_cut(sheet: Sheet) -> bool:
    from app.reports.matrix import is_cut

    return any(isinstance(content, str) and is_cut(content) for row in sheet.rows for content in row)


def _counted(count: int) -> str:
    return typography.plural(count, "rad", "rader")
