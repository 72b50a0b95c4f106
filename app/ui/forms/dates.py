"""A date as text, with a calendar to choose from behind a button in the field (Alt and the down arrow open it too)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from app.models.wording.cells import date_text, read_date
from app.ui.forms.editors import ParsedEdit

if TYPE_CHECKING:
    from app.ui.theme import Theme

HINT = "till exempel 2015-04-23"
ISO = Qt.DateFormat.ISODate


class DateEdit(ParsedEdit):
    """`calendar` and `menu` are made when first asked for."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(read_date, date_text, HINT)
        self._menu: QMenu | None = None
        self._calendar: QCalendarWidget | None = None
        opener = self.addAction(theme.icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setText(f"Välj {name} i kalender")
        opener.setToolTip("Välj i kalender (Alt+nedåtpil)")
        opener.triggered.connect(lambda _checked=False: self.open_calendar())

    def open_calendar(self) -> QCalendarWidget:
        """Shows the calendar under the field, on the field's own date where it has one."""
        if self._menu is None or self._calendar is None:
            self._menu = QMenu(self)
            self._calendar = _calendar()
            self._calendar.activated.connect(self._choose)
            self._calendar.clicked.connect(self._choose)
            holder = QWidgetAction(self._menu)
            holder.setDefaultWidget(self._calendar)
            self._menu.addAction(holder)
        if self._value:
            self._calendar.setSelectedDate(QDate.fromString(str(self._value), ISO))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self._calendar.setFocus()
        return self._calendar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.isEnabled() and not self.isReadOnly():
                self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _choose(self, day: QDate) -> None:
        if self._menu is not None:
            self._menu.hide()
        self.setText(day.toString(ISO))
        self.finish()
        self.setFocus()


def _calendar() -> QCalendarWidget:
    made = QCalendarWidget()
    made.setLocale(QLocale("sv_SE"))
    made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
    made.setAccessibleName("Kalender")
    return made
