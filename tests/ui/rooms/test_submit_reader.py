"""Reading documents in the window: pages drawn as they are seen, text as text, other files by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from reportlab.pdfgen.canvas import Canvas

from app.models.errors import UserError
from app.ui.pdf import PdfFile, page_count
from app.ui.rooms.submit import papers
from app.ui.rooms.submit.documents_view import DocumentsView
from app.ui.rooms.submit.papers import Paper
from app.ui.rooms.submit.reader import KEPT_PAGES, PageReader, TextReader, as_text
from app.ui.theme import Theme
from tests.ui.rooms.submit_pieces import words_in

A4 = (595, 842)


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[[int], bytes]:
    """A PDF with so many pages, each with its number on it."""

    def make(pages: int) -> bytes:
        path = tmp_path / f"{pages}.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        for number in range(pages):
            canvas.drawString(72, 700, f"Sidan heter {number + 1}")
            canvas.showPage()
        canvas.save()
        return path.read_bytes()

    return make


def paper(name: str, media_type: str, content: bytes, pages: int | None = None) -> Paper:
    return Paper(name, media_type, len(content), pages, lambda: content)


def test_a_pdf_knows_its_pages_their_size_and_what_they_say(pdf: Callable[[int], bytes]) -> None:
    content = pdf(3)
    assert page_count(content) == 3
    file = PdfFile(content, "x.pdf")
    assert file.size(0) == A4
    assert file.text(1) == "Sidan heter 2"
    picture = file.picture(0, 300)
    assert abs(picture.width() - 300) <= 1
    dark = sum(picture.pixelColor(x, y).lightness() < 128 for x in range(30, 120) for y in range(60, 80))
    assert dark > 10
    file.close()


def test_what_is_no_pdf_is_said_in_a_sentence() -> None:
    with pytest.raises(UserError, match="går inte att visa"):
        PdfFile(b"ingen pdf", "x.pdf")


@pytest.fixture
def reader(qtbot: Any, theme: Theme, pdf: Callable[[int], bytes]) -> Any:
    made = PageReader(theme, "handlingsplan.pdf", pdf(12))
    qtbot.addWidget(made)
    made.resize(640, 480)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close_file()


def test_pages_fit_the_width_and_only_the_ones_seen_are_drawn(reader: PageReader) -> None:
    room = reader.viewport().width()
    assert all(room - 40 < page.width() < room for page in reader._pages)
    reader.grab()
    assert 1 <= len(reader._drawn) <= 2
    for number in range(reader.count):
        reader.turn(1)
        reader.grab()
        assert len(reader._drawn) <= KEPT_PAGES, number


def test_a_drawn_page_is_read_aloud(reader: PageReader) -> None:
    reader.grab()
    assert reader._pages[0].accessibleName() == "Sida 1 av 12"
    assert reader._pages[0].accessibleDescription() == "Sidan heter 1"


def test_keys_move_and_zoom(reader: PageReader, qtbot: Any) -> None:
    moved: list[tuple[int, int]] = []
    reader.moved.connect(lambda page, count: moved.append((page, count)))
    reader.setFocus()
    for _ in range(4):
        qtbot.keyClick(reader, Qt.Key.Key_PageDown)
    assert moved[-1][0] > 1
    qtbot.keyClick(reader, Qt.Key.Key_End)
    assert moved[-1] == (12, 12)
    qtbot.keyClick(reader, Qt.Key.Key_Home)
    assert reader.page == 1
    qtbot.keyClick(reader, Qt.Key.Key_Space)
    assert reader.verticalScrollBar().value() > 0
    before = reader._pages[0].width()
    qtbot.keyClick(reader, Qt.Key.Key_Plus)
    assert reader._pages[0].width() > before
    qtbot.keyClick(reader, Qt.Key.Key_Minus)
    qtbot.keyClick(reader, Qt.Key.Key_Minus)
    assert reader._pages[0].width() < before
    qtbot.keyClick(reader, Qt.Key.Key_0)
    assert reader._pages[0].width() == before


def test_a_reader_whose_file_is_let_go_bears_to_be_resized_and_painted(reader: PageReader, qtbot: Any) -> None:
    reader.close_file()
    reader.resize(500, 300)
    reader.grab()
    assert reader.words(0) == ""
    assert reader.picture(0).isNull()


def test_zooming_keeps_the_place(reader: PageReader) -> None:
    reader.turn(5)
    assert reader.page == 6
    reader.zoom(2)
    assert abs(reader.page - 6) <= 1


def test_json_is_read_in_lines_and_a_page_without_its_marks() -> None:
    value = paper("plan.json", "application/json", json.dumps({"mål": ["a", "b"]}).encode())
    assert '"mål": [\n' in as_text(value, value.read())
    page = paper("las-mig.html", "text/html", b"<h1>L\xc3\xa4s mig</h1><script>bort()</script><p>Kontrollera.</p>")
    assert as_text(page, page.read()) == "Läs mig\nKontrollera."
    table = paper("index.csv", "text/csv", "år;värde\n".encode("utf-8-sig"))
    assert as_text(table, table.read()) == "år;värde\n"


def test_each_file_is_shown_as_its_kind_asks_for(
    qtbot: Any, theme: Theme, pdf: Callable[[int], bytes], scripted: Any, tmp_path: Path
) -> None:
    shown = [
        paper("a.pdf", "application/pdf", pdf(2), 2),
        paper("b.json", "application/json", b"{}"),
        paper("c.xlsx", "application/vnd.ms-excel", b"kalkyl"),
        paper("d.pdf", "application/pdf", b"inget"),
    ]
    asker = scripted(tmp_path / "c.xlsx", None, tmp_path / "borta" / "d.pdf", "ok")
    view = DocumentsView(theme, asker, shown)
    qtbot.addWidget(view)
    view.show()
    assert isinstance(view._stack.currentWidget(), PageReader)
    assert view._where.text() == "sida 1 av 2"
    view.table.choose(shown[1])
    assert isinstance(view._stack.currentWidget(), TextReader)
    assert not any(tool.isVisible() for tool in view._tools)
    view.table.choose(shown[2])
    assert "c.xlsx är en bilaga" in words_in(view)
    view._save_copy()
    assert (tmp_path / "c.xlsx").read_bytes() == b"kalkyl"
    view.table.choose(shown[3])
    assert "d.pdf går inte att visa" in words_in(view)
    view._save_copy()
    view._save_copy()
    assert "Det gick inte" in asker.asked[-1].title
    assert view.read == {"a.pdf", "b.json", "c.xlsx", "d.pdf"}


def test_sizes_and_pages_are_told_in_swedish() -> None:
    assert papers.size_text(564) == "564\u00a0byte"
    assert papers.size_text(409_600) == "410\u00a0kB"
    assert papers.size_text(1_640_000) == "1,6\u00a0MB"
    assert papers.pages_text(paper("a", "text/csv", b"")) == "–"
    assert paper("a", "application/x", b"").kind == "bilaga"


def test_an_attachment_that_only_calls_itself_a_pdf_has_no_pages() -> None:
    from types import SimpleNamespace

    file = SimpleNamespace(name="x.pdf", media_type="application/pdf", content=b"nej")
    (made,) = papers.of_prepared(SimpleNamespace(files=[file]))  # type: ignore[arg-type]
    assert made.pages is None
