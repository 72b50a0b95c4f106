"""Settings: remembered between times, never in the way when they are damaged."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import UserError
from app.storage.settings import ASIDE_NAME, FILE_NAME, THEMES, Settings, load_settings, save_settings

settings_values = st.builds(
    Settings,
    geometry=st.text(),
    text_scale=st.floats(1.0, 2.0),
    theme=st.sampled_from(THEMES),
    last_plan=st.text(),
    last_room=st.text(),
)


def test_a_new_computer_gets_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    assert not list(tmp_path.iterdir())


@given(kept=settings_values)
def test_what_was_saved_comes_back(tmp_path_factory: pytest.TempPathFactory, kept: Settings) -> None:
    folder = tmp_path_factory.mktemp("settings")
    save_settings(folder, kept)
    assert load_settings(folder) == kept


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"text_scale": "stor"}',
        b'{"text_scale": 9}',
        b'{"text_scale": true}',
        b'{"text_scale": NaN}',
        b'{"theme": "rosa"}',
        b'{"last_plan": 3}',
    ],
)
def test_a_damaged_file_is_kept_aside_and_the_defaults_hold(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(damage)
    assert load_settings(tmp_path) == Settings()
    assert (tmp_path / ASIDE_NAME).read_bytes() == damage
    assert load_settings(tmp_path) == Settings()


@given(damage=st.binary(max_size=60))
def test_no_bytes_at_all_stop_the_start(tmp_path_factory: pytest.TempPathFactory, damage: bytes) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / FILE_NAME).write_bytes(damage)
    assert isinstance(load_settings(folder), Settings)


def test_a_key_from_a_newer_version_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps({"theme": "dark", "holograms": True}), "utf-8")
    assert load_settings(tmp_path).theme == "dark"
    assert not (tmp_path / ASIDE_NAME).exists()


def test_a_failed_save_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(tmp_path, Settings(theme="dark"))

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError) as raised:
        save_settings(tmp_path, Settings(theme="light"))
    assert raised.value.code == "settings_unwritable"
    assert "No space left" in str(raised.value)
    assert load_settings(tmp_path).theme == "dark"
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_a_folder_in_the_place_of_the_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(UserError) as raised:
        load_settings(tmp_path)
    assert raised.value.code == "settings_unreadable"


def test_the_folder_is_made_when_it_is_not_there(tmp_path: Path) -> None:
    save_settings(tmp_path / "ny" / "mapp", Settings(last_plan="p"))
    assert load_settings(tmp_path / "ny" / "mapp").last_plan == "p"


@pytest.mark.parametrize("wrong", [{"theme": "blue"}, {"text_scale": 0.5}, {"text_scale": 2.1}])
def test_settings_outside_what_the_window_can_show_are_never_made(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"theme|text_scale"):
        Settings(**wrong)  # type: ignore[arg-type]
