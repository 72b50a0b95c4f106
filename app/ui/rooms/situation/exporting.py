"""A view on its way out of the window: the chart as a picture, the table as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.journeys import documents, views
from app.models.errors import UserError
from app.ui.rooms.situation.telling import refused

if TYPE_CHECKING:
    from app.journeys.views import View
    from app.ui.charts.scene_view import SceneView
    from app.ui.room import Context

KINDS = {"png": "Bild (*.png)", "svg": "Vektorbild (*.svg)"}


def save_chart(context: Context, view: View, chart: SceneView, kind: str) -> None:
    """Asks where, and writes the chart as it stands on the screen; `kind` is "png" or "svg"."""
    path = context.ask.save_file("Spara diagrammet", f"{_name(view)}.{kind}", KINDS[kind])
    if path is None:
        return
    try:
        path = path if path.suffix else path.with_suffix(f".{kind}")
        chart.save(path)
        context.tell(f"Diagrammet är sparat som {path.name}.")
    except UserError as error:
        refused(context, "Diagrammet kunde inte sparas", error)


def save_table(context: Context, view: View) -> None:
    """Asks where, and writes the table with its sentence and source."""
    path = context.ask.save_file("Spara tabellen", f"{_name(view)}.csv", "Tabell (*.csv)")
    if path is None:
        return
    try:
        path = path if path.suffix else path.with_suffix(".csv")
        documents.save(views.as_csv(view), path)
        context.tell(f"Tabellen är sparad som {path.name}.")
    except UserError as error:
        refused(context, "Tabellen kunde inte sparas", error)


def _name(view: View) -> str:
    about = views.KINDS[view.key].file
    return f"lagesbild-{about}-{_plain(view.unit)}" if view.unit else f"lagesbild-{about}"


def _plain(name: str) -> str:
    """A name as any file system takes it."""
    return "".join(sign if sign.isalnum() else "-" for sign in name.lower())
