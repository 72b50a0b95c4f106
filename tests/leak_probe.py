"""Prints the Qt calls that change the reference count of `None` or `True`; run by itself, in a process of its own.

PySide6 6.12.0 lost one reference to `None` in each call without a result and one to `True` in each emitted signal,
which aborts Python 3.11 after some thousand calls. From Python 3.12 both are immortal and nothing can be lost.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QTreeView

if TYPE_CHECKING:
    from collections.abc import Callable

CALLS = 500
DRIFT = 0.05
"""References lost or won per call that count as a leak; a few are always taken in passing."""


class Sender(QObject):
    anything = Signal(object)
    nothing = Signal()


def drift(value: object, call: Callable[[], object]) -> float:
    """How many references to `value` one call wins (or, negative, loses)."""
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        call()
    return (sys.getrefcount(value) - before) / CALLS


def painting(painter: QPainter) -> dict[str, Callable[[], object]]:
    """The calls of our chart painter that return nothing."""
    path, point, rectangle, text = QPainterPath(), QPointF(1, 1), QRectF(0, 0, 1, 1), "å"
    return {
        "QPainterPath.moveTo": lambda: path.moveTo(point),
        "QPainterPath.lineTo": lambda: path.lineTo(1, 1),
        "QPainterPath.closeSubpath": path.closeSubpath,
        "QPainterPath.addRect": lambda: path.addRect(rectangle),
        "QPainterPath.clear": path.clear,
        "QPainter.setPen": lambda: painter.setPen(QPen()),
        "QPainter.setBrush": lambda: painter.setBrush(Qt.BrushStyle.NoBrush),
        "QPainter.setFont": lambda: painter.setFont(QFont()),
        "QPainter.setRenderHint": lambda: painter.setRenderHint(QPainter.RenderHint.Antialiasing),
        "QPainter.drawPath": lambda: painter.drawPath(path),
        "QPainter.drawLine": lambda: painter.drawLine(point, point),
        "QPainter.drawText": lambda: painter.drawText(point, text),
        "QPainter.drawRect": lambda: painter.drawRect(rectangle),
        "QPainter.save and restore": lambda: (painter.save(), painter.restore()),
    }


def widgets(label: QLabel, tree: QTreeView, model: QStandardItemModel) -> dict[str, Callable[[], object]]:
    """The calls of our forms and tables that return nothing, or None."""
    timer, item = QTimer(), QStandardItem("å")
    return {
        "QWidget.update": label.update,
        "QWidget.resize": lambda: label.resize(3, 3),
        "QWidget.setAccessibleName": lambda: label.setAccessibleName("å"),
        "QWidget.setEnabled": lambda: label.setEnabled(True),
        "QWidget.parent": label.parent,
        "QLabel.setText": lambda: label.setText("å"),
        "QColor.setRed": lambda: QColor().setRed(1),
        "QFont.setBold": lambda: QFont().setBold(True),
        "QTimer.stop": timer.stop,
        "QStandardItem.setData": lambda: item.setData(1, Qt.ItemDataRole.UserRole),
        "QStandardItemModel.clear": model.clear,
        "QStandardItemModel.data": lambda: model.data(model.index(0, 0)),
        "QTreeView.setModel": lambda: tree.setModel(model),
    }


def signals(sender: Sender) -> dict[str, Callable[[], object]]:
    """Signals, with and without something in them and someone listening."""
    heard = Sender()
    heard.anything.connect(lambda _: None)
    return {
        "Signal(object).emit": lambda: sender.anything.emit("å"),
        "Signal().emit": sender.nothing.emit,
        "Signal.emit to a listener": lambda: heard.anything.emit(None),
        "QObject.setObjectName": lambda: sender.setObjectName("å"),
    }


def main() -> None:
    """Prints one line for each leak and a last line with the number of calls that were tried.

    The spare references keep a leaking version alive long enough to tell.
    """
    spare = [None, True] * 1_000_000
    application = QApplication([])
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    label, tree, model = QLabel(), QTreeView(), QStandardItemModel()
    calls = painting(painter) | widgets(label, tree, model) | signals(Sender())
    for name, call in calls.items():
        for value in (None, True):
            change = drift(value, call)
            if abs(change) > DRIFT:
                sys.stdout.write(f"leak: {name} changes the count of {value} by {change:+.2f}\n")
    painter.end()
    sys.stdout.write(f"tried {len(calls)} on {application.platformName()} with {len(spare)} to spare\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
    os._exit(0)
