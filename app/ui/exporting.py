"""On its way out of the window: a picture to a file, a document to a file or to paper. The same way in every room.

It asks where, writes, and says what came of it. It knows no record and no chart: it is given how they are made.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from app.journeys.snapshot import Progress
from app.models.errors import UserError
from app.models.wording import typography
from app.ui.widgets import Question, Verb

if TYPE_CHECKING:
    from app.figures.scene import Scene
    from app.ui.charts.painter import Look
    from app.ui.room import Context

Make: TypeAlias = Callable[[], bytes]
"""Sets a document; run on the worker, with what it needs taken before."""
KINDS = {
    "png": "Bild (*.png)",
    "svg": "Vektorbild (*.svg)",
    "csv": "Tabell (*.csv)",
    "pdf": "PDF (*.pdf)",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """What leaves: a capital word in the definite form ("Bilden"), and the file name it is offered, without ending."""

    words: str
    file: str
    neuter: bool = False

    def saved_as(self, name: str) -> str:
        """ "Bilden är sparad som kedja.png.", "Diagrammet är sparat som läget.png."."""
        return f"{self.words} är {'sparat' if self.neuter else 'sparad'} som {name}."

    @property
    def trouble(self) -> str:
        """ "Bilden kunde inte sparas"."""
        return f"{self.words} kunde inte sparas"


def refused(context: Context, title: str, error: UserError) -> None:
    """A small dialog with the reason and nothing to choose; what was open stays open."""
    context.ask.choose(Question(title, str(error), [Verb("", "Stäng", "primary")]))


def where(context: Context, thing: Thing, kind: str) -> Path | None:
    """Asks for a file of a kind ("png", "svg", "csv", "pdf"); None when the person left."""
    lowered = thing.words[:1].lower() + thing.words[1:]
    path = context.ask.save_file(f"Spara {lowered}", f"{thing.file}.{kind}", KINDS[kind])
    return path if path is None or path.suffix else path.with_suffix(f".{kind}")


def save_scene(context: Context, thing: Thing, kind: str, scene: Scene, look: Look) -> None:
    """Asks where, and writes the picture; `kind` is "png" or "svg"."""
    from app.ui.charts.export import save_picture

    path = where(context, thing, kind)
    if path is not None:
        _tried(context, thing, lambda: save_picture(scene, look, path), path)


def save_bytes(context: Context, thing: Thing, kind: str, content: bytes) -> None:
    """Asks where, and writes what is already made."""
    path = where(context, thing, kind)
    if path is not None:
        _tried(context, thing, lambda: _write(content, path), path)


def _write(content: bytes, path: Path) -> None:
    """Imported when something leaves: the documents bring the views, which the first window does without."""
    from app.journeys import documents

    documents.save(content, path)


def save_document(context: Context, thing: Thing, make: Make) -> None:
    """Asks where, sets the document on the worker, and writes it as a PDF."""
    path = where(context, thing, "pdf")
    if path is not None:
        set_document(
            context, make, thing.trouble, lambda done: _tried(context, thing, lambda: _write(done, path), path)
        )


def print_document(context: Context, name: str, make: Make) -> None:
    """Asks for a printer, sets the document on the worker, and prints it."""
    from app.ui.printing import print_pdf

    printer = context.ask.printer(name)
    if printer is None:
        return

    def out(content: bytes) -> None:
        pages = print_pdf(printer, content, name)
        context.tell(f"{name}: {typography.plural(pages, 'sida', 'sidor')} till skrivaren.")

    set_document(context, make, f"{name} kunde inte skrivas ut", out)


def set_document(context: Context, make: Make, trouble: str, then: Callable[[bytes], object]) -> None:
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


def _tried(context: Context, thing: Thing, write: Callable[[], object], path: Path) -> None:
    try:
        write()
        context.tell(thing.saved_as(path.name))
    except UserError as error:
        refused(context, thing.trouble, error)
