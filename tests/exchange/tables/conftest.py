"""Small places and small files for the reader's tests."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest

from app.models.places import DISTRICT_BOARD, NEIGHBOURHOOD, WHOLE_CITY, Place, Places


@pytest.fixture
def places() -> Places:
    """A city of two boards and five neighbourhoods, one of which shares its name with its board."""
    return Places(
        (
            Place("Hela staden", WHOLE_CITY),
            Place("Exempelnämnden", DISTRICT_BOARD, "Exempelnämnden", True),
            Place("Farsta", DISTRICT_BOARD, "Farsta"),
            Place("Ekliden", NEIGHBOURHOOD, "Exempelnämnden", True),
            Place("Ängsvik", NEIGHBOURHOOD, "Exempelnämnden", True),
            Place("Norrtorp", NEIGHBOURHOOD, "Exempelnämnden", True),
            Place("Farsta", NEIGHBOURHOOD, "Farsta"),
            Place("Farsta strand", NEIGHBOURHOOD, "Farsta"),
        )
    )


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    """Makes an .xlsx of rows; `formats` gives number formats by cell name, `sheets` further sheets."""

    def make(
        rows: Sequence[Sequence[object]],
        formats: dict[str, str] | None = None,
        sheets: dict[str, Sequence[Sequence[object]]] | None = None,
        errors: Sequence[str] = (),
    ) -> bytes:
        import openpyxl

        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Blad1"
        for row in rows:
            sheet.append(list(row))
        for name, form in (formats or {}).items():
            sheet[name].number_format = form
        for name in errors:
            sheet[name].data_type = "e"
        for title, extra in (sheets or {}).items():
            more = book.create_sheet(title)
            for row in extra:
                more.append(list(row))
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return make
