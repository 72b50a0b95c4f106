"""The demonstration: every file it promises, each of them whole."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from app.journeys import demo
from app.models.errors import UserError

NAMES = ("exempel.handslag", "handlingsplan.pdf", "ansokan-01.pdf", "ansokan-02.pdf", "paket.asice", "betrodda.json")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("demo")
    told = [path.name for path, words in demo.run(made) if words]
    assert told == list(NAMES)
    return made


def test_every_file_is_there_and_keys_stay_under_the_folder(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {*NAMES, demo.KEYS}
    assert len(list((folder / demo.KEYS).glob("*.p12"))) == len(demo.SIGNERS)


def test_the_documents_are_pdf_with_only_our_own_fonts_embedded(folder: Path) -> None:
    for path in folder.glob("*.pdf"):
        content = path.read_bytes()
        assert content.startswith(b"%PDF-")
        assert all(b"+SourceSans3" in name for name in re.findall(rb"/BaseFont /([\w+-]+)", content))


def test_every_page_of_every_document_is_marked_as_example_data(folder: Path) -> None:
    import pypdfium2

    for path in folder.glob("*.pdf"):
        document = pypdfium2.PdfDocument(path)
        assert all("Exempeldata" in page.get_textpage().get_text_range() for page in document)
        document.close()


def test_the_plan_shows_its_thread_and_its_figures_by_domain(folder: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(folder / "handlingsplan.pdf")
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Den röda tråden för varje svag indikator" in text
    assert text.count("ingen slutsats svarar") == 2
    assert "Halvfet: svag" in text


def test_the_package_has_two_signatures(folder: Path) -> None:
    with zipfile.ZipFile(folder / "paket.asice") as package:
        signatures = [name for name in package.namelist() if re.fullmatch(r"META-INF/signatures.*\.xml", name)]
    assert len(signatures) == 2


def test_the_trust_list_is_json(folder: Path) -> None:
    assert json.loads((folder / "betrodda.json").read_text("utf-8"))


def test_a_folder_that_cannot_be_made_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(UserError):
        list(demo.run(tmp_path / "fil"))
