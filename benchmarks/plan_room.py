"""How long a plan of 5,000 records takes to scroll, filter, open and write in, beside a bare view of the same rows.

    python benchmarks/plan_room.py [records]

The window is offscreen: the figures are of computing and painting, not of a screen. Frames are painted one by one and
in turn with a bare `QTreeView` or `QTableView` over a `QStandardItemModel` with the same words. A keystroke is every
event that follows one letter until the queue is empty; that nothing is stored meanwhile is counted at the store itself.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ |= {
    "QT_QPA_PLATFORM": "offscreen",
    "HANDSLAG_DEVICE_PASSPHRASE": "matning",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
}

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QTreeView

from app.journeys import founding, library
from app.journeys.session import Session
from app.models.apply_json import from_json
from app.storage.settings import Settings
from app.ui.ask import WindowAsker
from app.ui.forms.prose import ProseEdit
from app.ui.jobs import JobRunner
from app.ui.room import Context
from app.ui.rooms.action_plan.room import ActionPlanRoom
from app.ui.standpoint import Standpoint
from app.ui.theme import FONT_FILES, Theme, load_fonts, load_tokens

FRAMES, FORMS, LETTERS, BATCH = 100, 20, 60, 60
PLACES = ("Ekliden", "Norrtorp", "Björkholm", "Stenhaga")


def thread(number: int, companies: tuple[str, ...]) -> list[dict[str, Any]]:
    """A finding with a goal, four measures with targets and two activities with costs: 22 records."""
    finding, goal, where = f"f{number}", f"g{number}", PLACES[number % 4]
    wording = f"Fler unga i {where} arbetar, mål {number}"
    made: list[dict[str, Any]] = [
        {"type": "finding", "id": finding, "set": {"title": f"Slutsats {number} om {where}"}},
        {"type": "goal", "id": goal, "set": {"wording": wording, "findings": [finding]}},
    ]
    for n in range(4):
        measure = f"m{number}-{n}"
        fields = {"name": f"Mått {number}.{n}", "goal": goal, "kind": ("outcome", "process")[n % 2], "unit": "%"}
        made.append({"type": "measure", "id": measure, "set": fields | {"baseline_value": f"{number}.{n + 1}"}})
        made += [{"type": "target", "parent": measure, "set": {"year": 2016 + t, "value": "9"}} for t in range(2)]
    for n in range(2):
        activity = f"a{number}-{n}"
        fields = {"name": f"Aktivitet {number}.{n}", "goals": [goal], "what": "Coacher på plats i stadsdelen."}
        made.append({"type": "activity", "id": activity, "set": fields | {"responsible": companies[n]}})
        cost = {"kind": "staff", "amount": 1000 * number, "financed_by": "programme_funds"}
        made += [{"type": "cost", "parent": activity, "set": cost | {"year": 2015 + c}} for c in range(3)]
    return made


def fill(session: Session, records: int) -> None:
    """About `records` records, in changes of a size that can be stored."""
    named = [{"type": "organisation", "set": {"name": f"Exempelbolag {n}"}} for n in range(20)]
    companies = session.do(from_json(session.plan, named, session.chance)).created
    for first in range(0, records // 22, BATCH):
        whole = range(first, min(first + BATCH, records // 22))
        some = [item for number in whole for item in thread(number, companies)]
        session.do(from_json(session.plan, some, session.chance))


@dataclass(frozen=True)
class Taken:
    """Milliseconds: on the clock, and of the processor. On a machine that others share the latter is the room's own."""

    clock: float
    worked: float


def timed(do: Callable[[], object]) -> Taken:
    """Does it once."""
    start, busy = time.perf_counter(), time.thread_time()
    do()
    worked = (time.thread_time() - busy) * 1000
    return Taken((time.perf_counter() - start) * 1000, worked)


def frames(*views: QAbstractItemView) -> list[list[Taken]]:
    """The time of each painted frame, view by view in turn, scrolling a page and a bit each time."""
    found: list[list[Taken]] = [[] for _ in views]
    for frame in range(FRAMES):
        for view, taken in zip(views, found, strict=True):
            bar = view.verticalScrollBar()
            bar.setValue((frame * 377) % max(bar.maximum(), 1))
            taken.append(timed(view.viewport().repaint))
    return found


def bare_tree(view: QTreeView) -> QTreeView:
    """A plain tree with the same rows, all open."""
    model = QStandardItemModel()

    def copied(index: QModelIndex) -> QStandardItem:
        item = QStandardItem(str(index.data()))
        for row in range(view.model().rowCount(index)):
            item.appendRow(copied(view.model().index(row, 0, index)))
        return item

    for row in range(view.model().rowCount()):
        model.appendRow(copied(view.model().index(row, 0)))
    made = QTreeView()
    made.setUniformRowHeights(True)
    made.setHeaderHidden(True)
    model.setParent(made)
    made.setModel(model)
    made.expandAll()
    return made


def bare_table(view: QTableView) -> QTableView:
    """A plain table with the same rows."""
    source = view.model()
    model = QStandardItemModel(source.rowCount(), source.columnCount())
    for row in range(source.rowCount()):
        for place in range(source.columnCount()):
            model.setItem(row, place, QStandardItem(str(source.index(row, place).data())))
    made = QTableView()
    model.setParent(made)
    made.setModel(model)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return made


def told(name: str, taken: list[Taken], beside: list[Taken] | None = None, goal: str = "") -> None:
    """One line: the median and the worst, on the clock and of the processor, and the same for the bare view."""

    def said(all_of: list[Taken]) -> str:
        clock, worked = [one.clock for one in all_of], [one.worked for one in all_of]
        middle = f"{statistics.median(clock):6.1f} ms (worst {max(clock):6.1f})"
        return f"{middle}  processor {statistics.median(worked):6.1f} (worst {max(worked):6.1f})"

    print(f"{name:<42} {said(taken)}{'   bare ' + said(beside) if beside else ''} {goal}")


class Scene:
    """The room over a plan of many records."""

    def __init__(self, folder: Path, records: int, application: QApplication) -> None:
        self.application = application
        theme = Theme(load_tokens(), "light", folder, 1.0)
        theme.apply(application)
        self.session = founding.new_plan(library.standard(folder / "data"), "Plan", "Exempelnämnden")
        fill(self.session, records)
        self.jobs = JobRunner()
        self.standpoint = Standpoint(self.session, self.jobs)
        context = Context(
            self.session, theme, Settings(), self.jobs, WindowAsker(theme), lambda *_to: None, self.standpoint
        )
        self.room = ActionPlanRoom(context)
        self.session.subscribe(self.room.mark)
        self.room.resize(1162, 668)
        first = timed(self.show)
        print(f"{len(self.session.plan)} records. The room shown first: processor {first.worked:.0f} ms")

    def show(self) -> None:
        """Until nothing is left to do."""
        self.room.show()
        self.room.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Everything that waits is done, also what waits for a timer of no time."""
        for _ in range(20):
            self.application.processEvents()

    def close(self) -> None:
        """Lets go of everything."""
        self.standpoint.end()
        self.jobs.shutdown()
        self.session.close()


def tree(scene: Scene) -> None:
    """Scrolling and filtering the tree."""
    view = scene.room.tree
    view.expandAll()
    bare = bare_tree(view)
    bare.resize(view.size())
    bare.show()
    scene.settle()
    own, plain = frames(view, bare)
    told("tree, a painted frame", own, plain)
    field = scene.room.panes.filter
    taken = []
    for text in ("m", "må", "mål", "mål 1", "mål 11", "norr", "Slutsats 2", "zzz", ""):
        taken.append(timed(lambda text=text: (field.setText(text), scene.application.processEvents())))
    told("tree, filter", taken, goal="(goal 50)")
    bare.close()


def table(scene: Scene, kind: str) -> None:
    """Scrolling, sorting and filtering the table of a type."""
    scene.room.presentations.show_kind("table")
    page: Any = scene.room.presentations.shown
    told(f"table, {kind}, shown first", [timed(lambda: (page.show_kind(kind), scene.settle()))])
    bare = bare_table(page.grid)
    bare.resize(page.grid.size())
    bare.show()
    scene.settle()
    own, plain = frames(page.grid, bare)
    told(f"table, {kind}, {page.grid.rows.rowCount()} rows: a frame", own, plain)
    taken = []
    for text in ("m", "må", "mått 1", "12", "2016", "personal", "zzz", ""):
        taken.append(timed(lambda text=text: (page.bar.filter.setText(text), scene.application.processEvents())))
    told(f"table, {kind}, filter", taken, goal="(goal 50)")
    columns = [column.name for column in page.lines.shown]
    told(f"table, {kind}, sort", [timed(lambda name=name: page.sort_by(name)) for name in columns])
    bare.close()


def forms(scene: Scene) -> None:
    """Opening one record after another."""
    scene.room.presentations.show_kind("tree")
    plan = scene.session.plan
    for kind in ("finding", "goal", "measure", "activity"):
        chosen = [record.id for record in plan.of(kind)][:: max(len(plan.of(kind)) // FORMS, 1)][:FORMS]
        taken = [
            timed(lambda each=each: (scene.room.show_record(each), scene.application.processEvents()))
            for each in chosen
        ]
        told(f"opening a form, {kind}", taken, goal="(goal 50)")


def typing(scene: Scene) -> None:
    """Letters into a long text, one after another, then the pause that stores them."""
    finding = scene.session.plan.of("finding")[3]
    scene.room.show_record(finding.id)
    scene.settle()
    editor = next(one for one in scene.room.right.page.form.findChildren(ProseEdit) if one.isVisibleTo(scene.room))
    editor.setFocus()
    stored: list[float] = []
    write = scene.session.do
    scene.session.do = lambda *change, **named: (stored.append(0.0), write(*change, **named))[1]  # type: ignore[method-assign]
    taken = [
        timed(lambda: (QTest.keyClick(editor, Qt.Key.Key_A), scene.application.processEvents())) for _ in range(LETTERS)
    ]
    told("a letter in a long text", taken)
    print(f"{'stored while letters came':<44} {len(stored)} times")
    told("the pause: stored, and everything shown anew", [timed(lambda: (editor.finish(), scene.settle()))])
    longest = []
    for _ in range(5):
        QTest.keyClick(editor, Qt.Key.Key_B)
        longest.append(timed(editor.finish))
        start = time.perf_counter()
        while time.perf_counter() - start < 0.4:
            longest.append(timed(scene.application.processEvents))
    told("the longest a key could wait after a pause", longest)


def main() -> None:
    """Measure, and print a line for each."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    application = QApplication([])
    load_fonts(FONT_FILES)
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder), records, application)
        print(f"load {os.getloadavg()[0]:.1f}")
        tree(scene)
        for kind in ("measure", "target", "cost"):
            table(scene, kind)
        forms(scene)
        typing(scene)
        scene.close()


if __name__ == "__main__":
    main()
