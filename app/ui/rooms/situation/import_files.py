"""The files beside a table that is read in: a description of how it is read, used or saved, and the list of cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.journeys import documents, import_index
from app.models.errors import UserError
from app.ui.widgets import button

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading
    from app.ui.room import Context

RECIPES, LISTS = "Läsbeskrivningar (*.json)", "Textfiler (*.csv)"


class TableFiles(QObject):
    """`chosen(Recipe)` when one is to be used; `said(level, sentence)` of what was saved or could not be."""

    chosen = Signal(object)
    said = Signal(str, str)

    def __init__(self, context: Context, path: Path) -> None:
        super().__init__()
        self._context, self._path = context, path
        self._reading: Reading | None = None
        theme = context.theme
        self.use = button(theme, "Använd läsbeskrivning…", icon="folder-open", on=self._use)
        self.save = button(theme, "Spara läsbeskrivning…", icon="save", on=self._save)
        self.show_reading(None)

    def show_reading(self, reading: Reading | None) -> None:
        """Another reading is the one to save from."""
        self._reading = reading
        self.save.setEnabled(reading is not None)

    def _use(self) -> None:
        path = self._context.ask.open_file("Använd en läsbeskrivning", RECIPES)
        if path is None:
            return
        try:
            self.chosen.emit(import_index.read_recipe(path))
        except UserError as error:
            self.said.emit("stop", str(error))

    def _save(self) -> None:
        if self._reading is not None:
            content = import_index.recipe_for_next_time(self._reading).encode()
            said = "Läsbeskrivningen är sparad som {name}. Året anges på nytt för varje fil."
            self._keep("Spara läsbeskrivningen", f"{self._path.stem}.json", RECIPES, lambda: content, said)

    def save_list(self) -> None:
        """Saves the cells that were not read, all of them."""
        reading = self._reading
        if reading is not None:
            name = f"{self._path.stem} olästa celler.csv"
            self._keep(
                "Spara listan", name, LISTS, lambda: import_index.unread_csv(reading), "Listan är sparad som {name}."
            )

    def _keep(self, title: str, name: str, kinds: str, content: Callable[[], bytes], said: str) -> None:
        path = self._context.ask.save_file(title, name, kinds)
        if path is None:
            return
        try:
            documents.save(content(), path)
            self.said.emit("done", said.format(name=path.name))
        except UserError as error:
            self.said.emit("stop", str(error))
