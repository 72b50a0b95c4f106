"""The plan and its applications as documents, with what the index says in them.

It gathers what a document is given; how it is set is `app.reports`' business.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.figures.scene import Measure, Scene
from app.figures.thread import State, ThreadRow, thread_chart, thread_height
from app.journeys import matrix, neighbourhood_page, views
from app.journeys.follow_up_report import follow_up_report
from app.journeys.situation import Situation, only_published, situation
from app.journeys.snapshot import Source
from app.models import coverage, decisions
from app.models.errors import UserError
from app.models.places import CITY
from app.models.plan import Plan, Record
from app.models.schema import DOMAINS
from app.models.wording import labels, typography

if TYPE_CHECKING:
    from app.reports.content import Attachments, Figure, SituationPart, TableData

ACTION_PLAN, APPLICATION, NEIGHBOURHOOD, MATRIX = "handlingsplan", "ansokan", "stadsdel", "matris"
FOLLOW_UP = "uppfoljning"
CHART_HEIGHT, WHY_HEIGHT, MAP_HEIGHT = 330.0, 312.0, 320.0
POINTS, THREAD_POINTS = 0.7, 0.6
MOST_ROWS, MOST_UNITS, MOST_THREADS = 24, 5, 30
LINK_NAMES = ("Slutsats", "Mål", "Mått", "Aktivitet", "Ansökan")


def write(source: Source, kind: str, record_id: str | None, out: Path, today: str) -> None:
    """Writes one document; `record_id` is an application's id, for a page about one a neighbourhood's name, and for a
    follow-up the year.

    Raises `UserError` when there is no such application, neighbourhood or year, or the file cannot be written.
    """
    if kind == ACTION_PLAN:
        content = action_plan(source.plan, attachments(source, today))
    elif kind == MATRIX:
        content = matrix.matrix(source.plan)
    elif kind == NEIGHBOURHOOD:
        content = neighbourhood_page.write_page(source, record_id, today)
    elif kind == FOLLOW_UP:
        content = follow_up_report(source.plan, record_id, today)
    else:
        record = _application(source.plan, record_id)
        content = application(source.plan, record, attachments(source, today))
    save(content, out)


def save(content: bytes, out: Path) -> None:
    """Writes a file whole or not at all. Raises `UserError("file_unwritable")`; nothing half-written is left."""
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.chmod(0o644)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
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
        return _only_published(source, today)
    opening = [_part(views.standing(known), CHART_HEIGHT), _part(views.map_of(known), MAP_HEIGHT)]
    reasons = [views.why(known, views.Asked(unit=unit)) for unit in known.own if known.score(unit) is not None]
    return Attachments(
        situation=opening,
        indicators=_indicators(known),
        index_beside=_beside(known),
        printed_on=today,
        threads=_threads(known),
        domains=_domains(known),
        why=[_part(view, WHY_HEIGHT) for view in reasons if view is not None],
    )


def _only_published(source: Source, today: str) -> Attachments:
    """A published index as it is, where there is nothing to compute one from; where there is none, why not."""
    from app.reports.content import Attachments

    found = only_published(source.plan, source.blob)
    if found is None:
        return Attachments(why_not="Ingen indextabell med angivna indikatorer har lästs in.", printed_on=today)
    opening = [_part(views.published_standing(found), CHART_HEIGHT), _part(views.published_map(found), MAP_HEIGHT)]
    return Attachments(situation=opening, index_beside=views.published_beside(found), printed_on=today)


def _threads(known: Situation) -> Sequence[Figure]:
    """How far each weak indicator is answered, at most `MOST_THREADS` lines in a figure."""
    from app.reports.content import Figure

    pairs = [(weak.indicator, weak.unit) for weak in known.weak]
    rows = [
        _thread_row(chain) for chain in coverage.matrix(known.plan, coverage.weak_by_key(known.plan, pairs)).merged()
    ]
    found = []
    for first in range(0, len(rows), MOST_THREADS):
        part = rows[first : first + MOST_THREADS]

        def build(width: float, height: float, measure: Measure, part: Sequence[ThreadRow] = part) -> Scene:
            return thread_chart(part, LINK_NAMES, (width, height), measure, scale=THREAD_POINTS)

        found.append(Figure(build, thread_height(len(part), THREAD_POINTS), ""))
    return found


def _thread_row(chain: coverage.Chain) -> ThreadRow:
    """A chain as a line of the chart: filled, a ring where the next is missing, or a note instead of stations."""
    places = ", ".join(chain.neighbourhoods)
    if not chain.links["finding"]:
        none: list[State] = ["none"] * len(LINK_NAMES)
        note, role = ("lämnas, med motivering", "ink_soft") if chain.answer else ("ingen slutsats svarar", "remark")
        return ThreadRow(chain.label, places, tuple(none), note, role, chain.indicator_id)
    states: list[State] = ["there" if chain.links[link] else "missing" for link in coverage.LINKS]
    return ThreadRow(chain.label, places, tuple(states), key=chain.indicator_id)


def _domains(known: Situation) -> dict[str, Sequence[TableData]]:
    """Each domain's figures: indicators down, at most `MOST_UNITS` units across, the city last."""
    weak = {(found.indicator, found.unit) for found in known.weak}
    tables: dict[str, Sequence[TableData]] = {}
    for domain in DOMAINS:
        inside = [key for key, record in known.definitions.items() if record.text("risk_domain") == domain]
        if inside:
            chunks = [known.own[at : at + MOST_UNITS] for at in range(0, max(1, len(known.own)), MOST_UNITS)]
            tables[domain] = [_figures(known, inside, units, weak) for units in chunks]
    return tables


def _figures(known: Situation, keys: Sequence[str], units: Sequence[str], weak: set[tuple[str, str]]) -> TableData:
    from app.reports.content import Column, TableData

    city = [CITY] if CITY in known.result.panel.units else []
    rows = []
    for key in keys:
        unit = known.definitions[key].text("unit")
        name = f"{known.definitions[key].text('label')}{f', {unit}' if unit else ''}"
        rows.append([name, *(_figure(known, place, key) for place in (*units, *city))])
    bold = frozenset(
        (row, column)
        for row, key in enumerate(keys)
        for column, place in enumerate(units, start=1)
        if (key, place) in weak
    )
    columns = [Column("Indikator", 3.2), *(Column(place, 1.3, True) for place in (*units, *city))]
    return TableData(columns, rows, strong=bold, note="Halvfet: svag jämfört med stadens övriga." if bold else "")


def _figure(known: Situation, unit: str, key: str) -> str:
    """The newest figure, with its year where that is not the shown one."""
    found = known.figure(unit, key)
    if found is None:
        return "saknas"
    value, year = found
    return typography.number(value, 1) + (f"\n({year})" if year != known.year else "")


def _part(view: views.View, height: float) -> SituationPart:
    from app.reports.content import Figure, SituationPart

    figure: Figure | None = Figure(lambda w, h, measure: view.build(w, h, measure, POINTS), height, view.answer)
    return SituationPart(view.question, view.answer, view.caveat, figure, _table(view), view.source)


def _table(view: views.View) -> TableData:
    """The plan's own rows and the first of the others: the rest is in `index.csv`."""
    from app.reports.content import Column, TableData

    own = [row for row in view.table.rows if row.own]
    rows = [*own, *(row for row in view.table.rows if row.key == CITY)] if own else list(view.table.rows)[:MOST_ROWS]
    left_out = 0 if own else len(view.table.rows) - len(rows)
    columns = [
        Column(title, 1.2 if at in view.table.right else 2.6, at in view.table.right)
        for at, title in enumerate(view.table.titles)
    ]
    note = f"Ytterligare {typography.plural(left_out, 'rad', 'rader')} står i paketets index.csv." if left_out else ""
    return TableData(columns, [row.cells for row in rows], note=note)


def _indicators(known: Situation) -> TableData:
    from app.reports.content import Column, TableData

    rows: list[list[str]] = []
    for domain in DOMAINS:
        inside = [r for r in known.definitions.values() if r.text("risk_domain") == domain]
        name = labels.choice_label("finding", "risk_domain", domain)
        rows.append([name if inside else f"{name}: uppgift saknas"])
        for record in inside:
            direction = labels.value_text(record, "direction") or "ej angiven"
            rows.append([labels.title_of(record), direction, record.text("source") or "källa saknas"])
    return TableData([Column("Indikator", 3.6), Column("Riktning", 2.4), Column("Källa", 3)], rows)


def _beside(known: Situation) -> str:
    scores = [(unit, known.score(unit)) for unit in known.own]
    told = [f"{unit} {typography.number(score, 1)}" for unit, score in scores if score is not None]
    if not told:
        return views.no_index_sentence(known)
    city = f" Hela staden {typography.number(known.city, 1)}." if known.city is not None else ""
    return f"Socialt index {known.year}: {', '.join(told)}.{city} {views.source_line(known)}"
