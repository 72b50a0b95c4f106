"""The columns chosen for each table are remembered on this computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import UserError
from app.storage.table_columns import FILE_NAME, load_columns, save_columns


@given(st.dictionaries(st.text("abc", min_size=1), st.lists(st.text("åde_", min_size=1)).map(tuple)))
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, chosen: dict[str, tuple[str, ...]]) -> None:
    folder = tmp_path_factory.mktemp("data")
    save_columns(folder, chosen)
    assert load_columns(folder) == chosen
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"goal": 3}', '{"goal": [1]}'])
def test_a_damaged_file_is_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    assert load_columns(tmp_path) == {}


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(UserError) as caught:
        save_columns(tmp_path / "data", {"goal": ("wording",)})
    assert caught.value.code == "settings_unwritable"
