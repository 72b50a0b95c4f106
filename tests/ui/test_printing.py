"""A document on paper: every page that was asked for, and a sentence when the printer does not answer."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from app.models.errors import UserError
from app.ui.printing import a4_printer, print_pdf


def two_pages() -> bytes:
    import io

    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        document.new_page(595, 842).close()
    kept = io.BytesIO()
    document.save(kept)
    document.close()
    return kept.getvalue()


def to_file(path: Path) -> QPrinter:
    printer = a4_printer("Prov")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def pages(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def test_every_page_is_printed_on_a4(qapp, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "ut.pdf")
    assert print_pdf(printer, two_pages(), "Prov") == 2
    assert pages(tmp_path / "ut.pdf") == 2
    assert printer.docName() == "Prov"


def test_only_the_chosen_pages_are_printed(qapp, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "ut.pdf")
    printer.setFromTo(2, 2)
    assert print_pdf(printer, two_pages(), "Prov") == 1
    assert pages(tmp_path / "ut.pdf") == 1


def test_a_printer_that_cannot_be_written_to_is_told_in_words(qapp, qtlog, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "finns inte" / "ut.pdf")
    with pytest.raises(UserError) as refused, qtlog.disabled():
        print_pdf(printer, two_pages(), "Prov")
    assert refused.value.code == "not_printed"
