"""A chart and its table on their way out of any room: as a picture, as a table for Excel, or on paper.

It asks where and tells how it went; what is written is made by those it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, TypeAlias

from app.journeys import documents
from app.journeys.snapshot import Progress
from app.models.errors import UserError
from app.models.wording import typography
from app.ui.printing import print_pdf
from app.ui.widgets import Question, Verb

if TYPE_CHECKING:
    from app.ui.charts.scene_view import SceneView
    from app.ui.room import Context

Make: TypeAlias = Callable[[], bytes]
"""Sets a document; run on the worker, with what it needs taken before."""
PICTURES = {"png": "Bild (*.png)", "svg": "Vektorbild (*.svg)"}


def save_chart(context: Context, chart: SceneView, name: str, kind: str) -> None:
    """Asks where, and writes the chart as it stands on the screen; `kind` is "png" or "svg"."""
    path = context.ask.save_file("Spara diagrammet", f"{file_name(name)}.{kind}", PICTURES[kind])
    if path is None:
        return
    try:
        path = path if path.suffix else path.with_suffix(f".{kind}")
        chart.save(path)
        context.tell(f"Diagrammet är sparat som {path.name}.")
    except UserError as error:
        _refused(context, "Diagrammet kunde inte sparas", error)


def save_table(context: Context, content: bytes, name: str) -> None:
    """Asks where, and writes a table that is ready."""
    path = context.ask.save_file("Spara tabellen", f"{file_name(name)}.csv", "Tabell (*.csv)")
    if path is None:
        return
    try:
        path = path if path.suffix else path.with_suffix(".csv")
        documents.save(content, path)
        context.tell(f"Tabellen är sparad som {path.name}.")
    except UserError as error:
        _refused(context, "Tabellen kunde inte sparas", error)


def save_page(context: Context, make: Make, name: str) -> None:
    """Asks where, and writes the PDF that `make` sets on the worker."""
    path = context.ask.save_file("Spara som PDF", f"{file_name(name)}.pdf", "PDF (*.pdf)")
    if path is None:
        return
    target = path if path.suffix else path.with_suffix(".pdf")

    def write(content: bytes) -> None:
        documents.save(content, target)
        context.tell(f"{name} är sparad som {target.name}.")

    _set(context, make, "PDF:en kunde inte sparas", write)


def print_page(context: Context, make: Make, name: str) -> None:
    """Asks for a printer, and prints what `make` sets on the worker."""
    printer = context.ask.printer(name)
    if printer is None:
        return

    def out(content: bytes) -> None:
        pages = print_pdf(printer, content, name)
        context.tell(f"{name}: {typography.plural(pages, 'sida', 'sidor')} till skrivaren.")

    _set(context, make, "Det kunde inte skrivas ut", out)


def file_name(name: str) -> str:
    """A name as any file system takes it: small letters and hyphens."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in name.lower()).split())[:80]


def _set(context: Context, make: Make, trouble: str, then: Callable[[bytes], object]) -> None:
    def work() -> Generator[Progress, None, bytes]:
        yield Progress(0, 1, "Sätter sidan")
        return make()

    def failed(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        _refused(context, trouble, error)

    def done(content: bytes) -> None:
        try:
            then(content)
        except UserError as error:
            failed(error)

    context.jobs.start(work, done, failed)


def _refused(context: Context, title: str, error: UserError) -> None:
    context.ask.choose(Question(title, str(error), [Verb("", "Stäng", "primary")]))
