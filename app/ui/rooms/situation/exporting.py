"""A view on its way out of the window: the chart as a picture, the table as CSV, the whole as a page or on paper."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, TypeAlias

from app.journeys import documents, views
from app.journeys.neighbourhood_page import page_of
from app.journeys.snapshot import Progress, take
from app.journeys.view_page import view_page
from app.models.errors import UserError
from app.models.wording import typography
from app.ui.printing import print_pdf
from app.ui.rooms.situation.telling import refused

if TYPE_CHECKING:
    from app.journeys.situation import Situation
    from app.journeys.views import View
    from app.ui.charts.scene_view import SceneView
    from app.ui.room import Context

Make: TypeAlias = Callable[[], bytes]
"""Sets a document; run on the worker, with what it needs taken before."""
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


def save_page(context: Context, view: View) -> None:
    """Asks where, and writes the view as a PDF."""
    path = context.ask.save_file("Spara vyn som PDF", f"{_name(view)}.pdf", "PDF (*.pdf)")
    if path is None:
        return
    target = path if path.suffix else path.with_suffix(".pdf")

    def write(content: bytes) -> None:
        documents.save(content, target)
        context.tell(f"Vyn är sparad som {target.name}.")

    _set(context, _view_page(context, view), "Vyn kunde inte sparas", write)


def print_page(context: Context, view: View) -> None:
    """Asks for a printer, and prints the view."""
    name = f"Lägesbild, {views.KINDS[view.key].tab}"
    printer = context.ask.printer(name)
    if printer is None:
        return

    def out(content: bytes) -> None:
        pages = print_pdf(printer, content, name)
        context.tell(f"{name}: {typography.plural(pages, 'sida', 'sidor')} till skrivaren.")

    _set(context, _view_page(context, view), "Vyn kunde inte skrivas ut", out)


def save_neighbourhood(context: Context, situation: Situation, unit: str) -> None:
    """Asks where, and writes the neighbourhood on one page as a PDF."""
    path = context.ask.save_file("Spara stadsdelen på en sida", f"stadsdel-{_plain(unit)}.pdf", "PDF (*.pdf)")
    if path is None:
        return
    target = path if path.suffix else path.with_suffix(".pdf")

    def write(content: bytes) -> None:
        documents.save(content, target)
        context.tell(f"Sidan om {unit} är sparad som {target.name}.")

    _set(context, _unit_page(context, situation, unit), "Sidan kunde inte sparas", write)


def print_neighbourhood(context: Context, situation: Situation, unit: str) -> None:
    """Asks for a printer, and prints the neighbourhood on one page."""
    name = f"{unit} på en sida"
    printer = context.ask.printer(name)
    if printer is None:
        return

    def out(content: bytes) -> None:
        print_pdf(printer, content, name)
        context.tell(f"Sidan om {unit} är skickad till skrivaren.")

    _set(context, _unit_page(context, situation, unit), "Sidan kunde inte skrivas ut", out)


def _view_page(context: Context, view: View) -> Make:
    plan, today = take(context.session).plan, context.session.today()
    return lambda: view_page(plan, view, today)


def _unit_page(context: Context, situation: Situation, unit: str) -> Make:
    today = context.session.today()
    return lambda: page_of(situation, unit, today)


def _set(context: Context, make: Make, trouble: str, then: Callable[[bytes], object]) -> None:
    """Sets the page on the worker, and gives it to `then` on the window's thread; what goes wrong is shown."""

    def work() -> Generator[Progress, None, bytes]:
        yield Progress(0, 1, "Sätter sidan")
        return make()

    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        refused(context, trouble, error)

    def done(content: bytes) -> None:
        try:
            then(content)
        except UserError as error:
            failed(error)

    context.jobs.start(work, done, failed)


def _name(view: View) -> str:
    about = views.KINDS[view.key].file
    return f"lagesbild-{about}-{_plain(view.unit)}" if view.unit else f"lagesbild-{about}"


def _plain(name: str) -> str:
    """A name as any file system takes it."""
    return "".join(sign if sign.isalnum() else "-" for sign in name.lower())
