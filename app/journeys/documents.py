"""The plan and its applications as PDF documents, with what the index says in them.

It gathers what a document is given; how it is set is `app.reports`' business.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.journeys import views
from app.journeys.situation import Situation, situation
from app.journeys.snapshot import Source
from app.models import decisions
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.schema import DOMAINS
from app.models.wording import labels, typography

if TYPE_CHECKING:
    from app.reports.content import Attachments, Figure, SituationPart, TableData

ACTION_PLAN, APPLICATION = "handlingsplan", "ansokan"
CHART_HEIGHT, WHY_HEIGHT, MAP_HEIGHT = 330.0, 360.0, 300.0
POINTS = 0.7
MOST_ROWS = 12


def write(source: Source, kind: str, record_id: str | None, out: Path, today: str) -> None:
    """Writes one document. Raises `UserError` when the record is not an application or the file cannot be written."""
    if kind == ACTION_PLAN:
        content = action_plan(source.plan, attachments(source, today))
    else:
        record = _application(source.plan, record_id)
        content = application(source.plan, record, attachments(source, today))
    save(content, out)


def save(content: bytes, out: Path) -> None:
    """Writes a file whole or not at all. Raises `UserError("file_unwritable")`."""
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(out)
    except OSError as error:
        raise UserError("file_unwritable", file=out.name, reason=error.strerror or "") from error


def _application(plan: Plan, record_id: str | None) -> Record:
    found = plan.of("application")
    if record_id is None and len(found) == 1:
        return found[0]
    record = plan.get(record_id)
    if record is None or record.type != "application":
        raise UserError("report_record_missing", count=len(found))
    return record


def action_plan(plan: Plan, given: Attachments) -> bytes:
    """The PDF of the plan, marked as decided only where the local group decided on just this content."""
    from app.reports.action_plan import action_plan as pages

    standing = decisions.plan_decision(plan)
    return pages(plan, given, decided=standing is not None and standing.in_force)


def application(plan: Plan, record: Record, given: Attachments) -> bytes:
    """The PDF of one application, marked as decided only where the local group approved just this content."""
    from app.reports.application import application as pages

    standing = decisions.newest(plan, record.id, "local_group")
    return pages(plan, record, given, decided=standing is not None and standing.in_force)


def attachments(source: Source, today: str, computed: Situation | None = None) -> Attachments:
    """What the index says, for documents. `today` is an ISO date printed on the first page."""
    from app.reports.content import Attachments

    known = computed if computed is not None else situation(source.plan, source.blob)
    if known is None:
        return Attachments(why_not="Ingen indextabell med angivna indikatorer har lästs in.", printed_on=today)
    parts = [_part(view, height) for view, height in _views(known)]
    return Attachments(
        situation=parts,
        indicators=_indicators(known),
        index_beside=_beside(known),
        printed_on=today,
    )


def _views(known: Situation) -> Sequence[tuple[views.View, float]]:
    found = [(views.standing(known), CHART_HEIGHT), (views.map_of(known), MAP_HEIGHT)]
    for unit in known.own:
        why = views.why(known, unit) if known.score(unit) is not None else None
        if why is not None:
            found.append((why, WHY_HEIGHT))
    return found


def _part(view: views.View, height: float) -> SituationPart:
    from app.reports.content import Figure, SituationPart

    figure: Figure | None = Figure(lambda w, h, measure: view.build(w, h, measure, POINTS), height, view.answer)
    return SituationPart(view.question, view.answer, view.caveat, figure, _table(view), view.source)


def _table(view: views.View) -> TableData:
    """The plan's own rows and the first of the others: the rest is in `index.csv`."""
    from app.reports.content import TableData
    from app.reports.pieces import Column

    own = [row for row in view.table.rows if row.own]
    rows = own if own else list(view.table.rows)[:MOST_ROWS]
    if own:
        rows = [*own, *(row for row in view.table.rows if row.key == "Hela staden")]
    columns = [
        Column(title, 1.2 if at in view.table.right else 2.6, at in view.table.right)
        for at, title in enumerate(view.table.titles)
    ]
    return TableData(columns, [row.cells for row in rows])


def _indicators(known: Situation) -> TableData:
    from app.reports.content import TableData
    from app.reports.pieces import Column

    rows = []
    for domain in DOMAINS:
        inside = [r for r in known.definitions.values() if r.text("risk_domain") == domain]
        if not inside:
            rows.append([labels.choice_label("finding", "risk_domain", domain), "uppgift saknas", "", ""])
        for record in inside:
            rows.append(
                [
                    labels.choice_label("finding", "risk_domain", domain),
                    labels.title_of(record),
                    labels.value_text(record, "direction"),
                    record.text("source") or "källa saknas",
                ]
            )
    return TableData(
        [Column("Huvudområde", 2), Column("Indikator", 3), Column("Riktning", 1.8), Column("Källa", 3)], rows
    )


def _beside(known: Situation) -> str:
    scores = [(unit, known.score(unit)) for unit in known.own]
    told = [f"{unit} {typography.number(score, 1)}" for unit, score in scores if score is not None]
    if not told:
        return views.no_index_sentence(known)
    city = f" Hela staden {typography.number(known.city, 1)}." if known.city is not None else ""
    return f"Socialt index {known.year}: {', '.join(told)}.{city} {views.source_line(known)}"
