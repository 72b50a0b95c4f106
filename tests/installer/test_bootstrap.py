"""The first start on a machine: what is looked for, what is installed, and the sentence when it cannot be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import bootstrap

HOUSE = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(os.name == "nt", reason="the shells and apt are for Linux and macOS")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every command that would have been run, in order; none is."""
    noted: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "run", lambda command, sentence: noted.append(command))
    return noted


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment whose Python is the one that runs the tests, made from no lock yet."""
    folder = tmp_path / ".venv"
    python = folder / bootstrap.PYTHON.relative_to(bootstrap.ENVIRONMENT)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    monkeypatch.setattr(bootstrap, "ENVIRONMENT", folder)
    monkeypatch.setattr(bootstrap, "PYTHON", python)
    return folder


def lock(folder: Path, text: str) -> Path:
    path = folder / "runtime.lock"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("platform", "environ", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_window_needs_a_display_server_on_linux_only(platform: str, environ: dict[str, str], shown: bool) -> None:
    assert bootstrap.has_display(platform, environ) is shown


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_a_supported_python_makes_the_environment_itself(version: tuple[int, int]) -> None:
    assert bootstrap.find_python(version) == sys.executable


@pytest.mark.parametrize("version", [(3, 9), (3, 14)])
def test_an_unsupported_python_looks_for_a_supported_one(
    version: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name in {"python3.11", "python3.12"} else None)
    assert bootstrap.find_python(version) == "/bin/python3.12"


def test_without_a_supported_python_the_sentence_names_those_that_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.Missing, match=r"3\.11, 3\.12 eller 3\.13, men här finns 3\.9:"):
        bootstrap.find_python((3, 9))


@POSIX
def test_system_packages_are_installed_as_root(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    on_path(monkeypatch, "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    bootstrap.install_system_packages(["libgl1", "libegl1"])
    update, install = commands
    assert update[:3] == ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    assert update[3] == "update"
    assert install[-3:] == ["--no-install-recommends", "libgl1", "libegl1"]


@POSIX
def test_system_packages_go_through_sudo_which_keeps_the_proxies(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_path(monkeypatch, "apt-get", "sudo")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    bootstrap.install_system_packages(["libgl1"])
    assert all(command[0] == "sudo" and "https_proxy" in command[1] for command in commands)


@POSIX
def test_without_root_and_sudo_the_sentence_is_the_command_to_ask_for(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_path(monkeypatch, "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(bootstrap.Missing, match="apt-get install libgl1 libegl1”"):
        bootstrap.install_system_packages(["libgl1", "libegl1"])
    assert commands == []


def test_a_linux_without_apt_is_told_what_the_packages_are_called(monkeypatch: pytest.MonkeyPatch) -> None:
    on_path(monkeypatch)
    with pytest.raises(bootstrap.Missing, match="som på Debian heter libgl1:"):
        bootstrap.install_system_packages(["libgl1"])


def test_nothing_is_asked_of_the_system_when_nothing_is_missing(commands: list[list[str]]) -> None:
    bootstrap.install_system_packages([])
    assert commands == []


def on_path(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in names else None)


def test_a_library_that_is_not_there_is_asked_for_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "can_load", lambda library: library != "libxcb-cursor.so.0")
    assert "libxcb-cursor0" in bootstrap.missing_system_packages()
    assert "libgl1" not in bootstrap.missing_system_packages()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_need_no_system_packages(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(bootstrap, "can_load", lambda library: False)
    assert bootstrap.missing_system_packages() == []


def test_a_name_that_no_library_has_cannot_be_loaded() -> None:
    assert not bootstrap.can_load("libhandslag-finns-inte.so.0")


@POSIX
def test_wheels_are_installed_by_hash_from_wherever_pip_is_told(
    environment: Path, commands: list[list[str]], tmp_path: Path
) -> None:
    wanted = lock(tmp_path, "numpy==1")
    assert not bootstrap.is_current(wanted)
    bootstrap.install_wheels(wanted)
    (command,) = commands
    assert {"--require-hashes", "--only-binary", ":all:"} <= set(command)
    assert not [part for part in command if "index" in part or "://" in part or "cert" in part]
    assert bootstrap.is_current(wanted)


@POSIX
def test_a_changed_lock_or_a_changed_python_is_installed_again(
    environment: Path, commands: list[list[str]], tmp_path: Path
) -> None:
    bootstrap.install_wheels(lock(tmp_path, "numpy==1"))
    assert not bootstrap.is_current(lock(tmp_path, "numpy==2"))
    assert bootstrap.is_current(lock(tmp_path, "numpy==1"))
    other = tmp_path / "python3.99"
    shutil.copy("/bin/sh", other)
    bootstrap.PYTHON.unlink()
    bootstrap.PYTHON.symlink_to(other)
    assert not bootstrap.is_current(lock(tmp_path, "numpy==1"))


@POSIX
def test_an_interrupted_install_is_not_taken_for_a_finished_one(
    environment: Path, commands: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = lock(tmp_path, "numpy==1")
    bootstrap.install_wheels(wanted)

    def fail(command: list[str], sentence: str) -> None:
        raise bootstrap.Missing(sentence)

    monkeypatch.setattr(bootstrap, "run", fail)
    with pytest.raises(bootstrap.Missing, match="kontrollera nätet"):
        bootstrap.install_wheels(wanted)
    assert not bootstrap.is_current(wanted)


def test_a_failing_step_shows_its_own_words_before_ours(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(bootstrap.Missing, match=r"Det gick inte\."):
        bootstrap.run([sys.executable, "-c", "print('disken är full'); raise SystemExit(3)"], "Det gick inte.")
    assert "disken är full" in capsys.readouterr().err


def test_what_is_missing_is_one_sentence_and_exit_code_69(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(verb: str) -> None:
        raise bootstrap.Missing(f"Det saknas något för {verb}.")

    monkeypatch.setattr(bootstrap, "prepare", fail)
    with pytest.raises(SystemExit) as stopped:
        bootstrap.main(["check"])
    assert (stopped.value.code, capsys.readouterr().err) == (69, "Det saknas något för check.\n")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house of its own, ready to start, whose program tells what it was given."""
    folder = tmp_path / "ett hus på Åsö"
    shutil.copytree(HOUSE / "installer", folder / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "start", folder)
    (folder / "requirements").mkdir()
    wanted = lock(folder / "requirements", "")
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    made_from = os.fsencode(Path(sys.executable).resolve()) + b"\n" + wanted.read_bytes()
    (folder / ".venv" / "handslag-runtime.lock").write_bytes(made_from)
    (folder / "main.py").write_text(
        "import sys, pathlib\n"
        "print(sys.argv[1:])\n"
        "if sys.argv[1:2] == ['demo']:\n"
        "    pathlib.Path(sys.argv[2]).mkdir()\n"
        "sys.exit(65 if 'fel' in sys.argv else 0)\n",
        encoding="utf-8",
    )
    return folder


def start(house: Path, cwd: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Runs `./start` of a house from another folder, without a display unless one is given."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    command = [str(house / "start"), *arguments]
    environ = kept | {"PYTHONUTF8": "1"} | environ
    return subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, check=False, timeout=60)


@POSIX
def test_arguments_and_exit_code_pass_through_untouched(house: Path, tmp_path: Path) -> None:
    done = start(house, tmp_path, "plans", "Å och ä", "")
    assert (done.returncode, done.stdout, done.stderr) == (0, "['plans', 'Å och ä', '']\n", "")
    assert start(house, tmp_path, "fel").returncode == 65


@POSIX
def test_a_start_without_arguments_opens_the_window_where_there_is_a_display(house: Path, tmp_path: Path) -> None:
    assert start(house, tmp_path, DISPLAY=":7").stdout == "[]\n"


@POSIX
def test_a_start_without_a_display_runs_the_demo_and_says_where_the_files_are(house: Path, tmp_path: Path) -> None:
    done = start(house, tmp_path)
    folder = tmp_path / "handslag-demo"
    assert done.stdout == f"['demo', '{folder}']\n"
    assert done.stderr.splitlines()[-1] == f"Klart. Filerna ligger i {folder}"


@POSIX
def test_a_machine_without_python_and_without_apt_is_told_what_to_install(house: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "dirname").symlink_to(shutil.which("dirname") or "/usr/bin/dirname")
    done = start(house, tmp_path, PATH=str(tools))
    assert done.returncode == 69
    assert done.stderr.startswith("Handslag behöver Python 3.11, 3.12 eller 3.13")
