"""A view on its way out of the window: the chart as a picture, the table as CSV, the whole as a page or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.journeys import views
from app.journeys.neighbourhood_page import page_of
from app.journeys.snapshot import take
from app.journeys.view_page import view_page
from app.models.errors import UserError
from app.ui.exporting import Make, Thing, print_document, refused, save_bytes, save_document, where

if TYPE_CHECKING:
    from app.journeys.situation import Situation
    from app.journeys.views import View
    from app.ui.charts.scene_view import SceneView
    from app.ui.room import Context


def save_chart(context: Context, view: View, chart: SceneView, kind: str) -> None:
    """Asks where, and writes the chart as it stands on the screen; `kind` is "png" or "svg"."""
    thing = Thing("Diagrammet", _name(view), neuter=True)
    path = where(context, thing, kind)
    if path is None:
        return
    try:
        chart.save(path)
        context.tell(thing.saved_as(path.name))
    except UserError as error:
        refused(context, thing.trouble, error)


def save_table(context: Context, view: View) -> None:
    """Asks where, and writes the table with its sentence and source."""
    save_bytes(context, Thing("Tabellen", _name(view)), "csv", views.as_csv(view))


def save_page(context: Context, view: View) -> None:
    """Asks where, and writes the view as a PDF."""
    save_document(context, Thing("Vyn", _name(view)), _view_page(context, view))


def print_page(context: Context, view: View) -> None:
    """Asks for a printer, and prints the view."""
    print_document(context, f"Lägesbild, {views.KINDS[view.key].tab}", _view_page(context, view))


def save_neighbourhood(context: Context, situation: Situation, unit: str) -> None:
    """Asks where, and writes the neighbourhood on one page as a PDF."""
    save_document(context, Thing("Stadsdelen", f"stadsdel-{_plain(unit)}"), _unit_page(context, situation, unit))


def print_neighbourhood(context: Context, situation: Situation, unit: str) -> None:
    """Asks for a printer, and prints the neighbourhood on one page."""
    print_document(context, f"{unit} på en sida", _unit_page(context, situation, unit))


def _view_page(context: Context, view: View) -> Make:
    plan, today = take(context.session).plan, context.session.today()
    return lambda: view_page(plan, view, today)


def _unit_page(context: Context, situation: Situation, unit: str) -> Make:
    today = context.session.today()
    return lambda: page_of(situation, unit, today)


def _name(view: View) -> str:
    about = views.KINDS[view.key].file
    return f"lagesbild-{about}-{_plain(view.unit)}" if view.unit else f"lagesbild-{about}"


def _plain(name: str) -> str:
    """A name as any file system takes it."""
    return "".join(sign if sign.isalnum() else "-" for sign in name.lower())
