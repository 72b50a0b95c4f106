"""The data folder stays on this computer; where a sync client rules, the plan is refused with the client's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.errors import UserError
from app.storage.folders import refuse_synchronised, standard
from tests.storage.desk import library_in


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Stockholms stad", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Google Drive", "Google Drive"),
        ("Mobile Documents", "iCloud"),
        ("Syncthing", "Syncthing"),
    ],
)
def test_a_synchronised_folder_is_refused_by_its_name(tmp_path: Path, name: str, service: str) -> None:
    with pytest.raises(UserError) as refused:
        library_in(tmp_path / name / "Handslag")
    assert refused.value.code == "folder_synchronised"
    assert service in str(refused.value)


@pytest.mark.parametrize("mark", [".dropbox", ".stfolder", ".nextcloudsync.log"])
def test_a_synchronised_folder_is_refused_by_what_its_client_left_there(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).touch()
    with pytest.raises(UserError):
        refuse_synchronised(tmp_path / "a" / "b")


@pytest.mark.parametrize("name", ["Handslag", "Dropboxar", "onedriven", "Mina dokument"])
def test_other_folders_are_not(tmp_path: Path, name: str) -> None:
    refuse_synchronised(tmp_path / name)


def test_the_standard_folder_is_the_systems_own_place_for_local_data() -> None:
    assert standard({"HOME": "/home/a"}, "linux") == Path("/home/a/.local/share/handslag")
    assert standard({"HOME": "/home/a", "XDG_DATA_HOME": "/data"}, "linux") == Path("/data/handslag")
    assert standard({"HOME": "/Users/a"}, "darwin") == Path("/Users/a/Library/Application Support/Handslag")
    assert standard({"LOCALAPPDATA": "/l"}, "win32") == Path("/l/Handslag")
