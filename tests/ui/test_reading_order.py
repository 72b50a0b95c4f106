"""Tab goes through a page as it is read, in whatever order its pieces were made."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.ui.widgets.reading_order import set_reading_order


def test_what_was_made_last_comes_where_it_stands(qtbot: Any) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    last, first, beside, hidden = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
    stack = QStackedWidget()
    inside = QWidget()
    QVBoxLayout(inside).addWidget(last)
    stack.addWidget(inside)
    stack.addWidget(hidden)
    line = QHBoxLayout()
    line.addWidget(first)
    line.addWidget(QLabel("ord"))
    line.addWidget(beside)
    whole = QVBoxLayout(page)
    whole.addLayout(line)
    whole.addWidget(stack)
    set_reading_order(page)
    chain, at = [], first
    for _ in range(12):
        if at in (first, beside, last):
            chain.append(at)
        at = at.nextInFocusChain()
    assert chain[:3] == [first, beside, last]
