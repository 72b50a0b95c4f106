"""Makes a bare machine ready and hands over to the program: system libraries, a Python environment, the locked wheels.

It knows what Handslag needs around it and how to get it on Debian, Windows and macOS. It uses the standard library
only, parses on an older Python than Handslag needs (to be able to say so), and decides nothing about the program.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HOUSE = Path(__file__).resolve().parent.parent
ENVIRONMENT = HOUSE / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCKS = {"start": "runtime", "check": "dev"}
OLDEST, NEWEST = (3, 11), (3, 13)
UNAVAILABLE = 69
PROXIES = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")

# What Qt loads on Linux, by the name of the library file, and the Debian package that carries it. The file is asked for
# rather than the package, because later releases carry the same library under another package name.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class Missing(Exception):
    """Something this machine lacks; the text is the whole sentence a person gets."""


def say(text: str) -> None:
    """Writes one line about the preparation to stderr, which leaves stdout to the program."""
    print(text, file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> NoReturn:
    """Prepares the machine for the verb `start` (also when none is given) or `check`, then becomes that program."""
    verb = arguments[0] if arguments and arguments[0] in LOCKS else "start"
    rest = list(arguments[1:] if arguments and arguments[0] in LOCKS else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        prepare(verb)
    except Missing as missing:
        say(str(missing))
        sys.exit(UNAVAILABLE)
    if verb == "check":
        become([str(HOUSE / "installer" / "gate.py"), *rest])
    if not rest and not has_display(sys.platform, os.environ):
        sys.exit(show_demo())
    become([str(HOUSE / "main.py"), *rest])


def prepare(verb: str) -> None:
    """Leaves an environment that holds exactly what the verb's lock names. Raises `Missing` with the reason."""
    lock = HOUSE / "requirements" / f"{LOCKS[verb]}.lock"
    if is_current(lock):
        return
    python = find_python(sys.version_info[:2])
    install_system_packages(missing_system_packages())
    make_environment(python)
    install_wheels(lock)


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown: always on Windows and macOS, on Linux when a display server is named."""
    return not platform.startswith("linux") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def show_demo() -> int:
    """Runs the demo journey, which names each file it writes, and says where they lie: `handslag-demo` right here."""
    folder = Path.cwd() / "handslag-demo"
    say("Ingen skärm hittades. I stället körs exempelresan, från indextabell till undertecknat paket.")
    code = subprocess.call([str(PYTHON), str(HOUSE / "main.py"), "demo", str(folder)])
    if code == 0:
        say(f"Klart. Filerna ligger i {folder}")
    return code


def become(command: list[str]) -> NoReturn:
    """Runs a file with the environment's Python in place of this program; its exit code is ours."""
    if WINDOWS:
        sys.exit(subprocess.call([str(PYTHON), *command]))
    sys.stdout.flush()
    os.execv(str(PYTHON), [str(PYTHON), *command])


def find_python(version: tuple[int, ...]) -> str:
    """The interpreter to build the environment with: this one when its version is supported, else one on the path."""
    if OLDEST <= version <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other:
            return other
    found = ".".join(str(part) for part in version)
    raise Missing(
        f"Handslag behöver Python 3.11, 3.12 eller 3.13, men här finns {found}: installera en av dem och försök igen."
    )


def missing_system_packages() -> list[str]:
    """Names of the Debian packages whose contents cannot be found; empty on Windows and macOS, which need none."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for library, package in LIBRARIES.items() if not can_load(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if not Path("/etc/ssl/certs").is_dir():
        missing.append("ca-certificates")
    if not shutil.which("fc-match"):
        missing.append("fontconfig")
    return missing


def can_load(library: str) -> bool:
    """Whether the dynamic linker finds a library of this name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """Installs Debian packages as root or through sudo. Raises `Missing` with the command when that cannot be done."""
    if not packages:
        return
    wanted = " ".join(packages)
    if not shutil.which("apt-get"):
        raise Missing(f"Det saknas systembibliotek som på Debian heter {wanted}: installera dem och försök igen.")
    root = as_root()
    if root is None:
        raise Missing(
            f"Det saknas systempaket: be den som sköter datorn att köra ”apt-get install {wanted}”, och försök igen."
        )
    say(f"Installerar systempaket: {wanted}")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    run(
        [*root, *quiet, "update", "-qq"],
        "Listan över systempaket kunde inte hämtas: kontrollera nätet och försök igen.",
    )
    run(
        [*root, *quiet, "install", "-y", "-qq", "--no-install-recommends", *packages],
        f"Systempaketen kunde inte installeras: kontrollera nätet, kör ”apt-get install {wanted}” och försök igen.",
    )


def as_root() -> list[str] | None:
    """What to put before a command to run it as root: nothing, or sudo with the proxies kept; None without either."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo", f"--preserve-env={','.join(PROXIES)}"]
    return None


def stamp_of(lock: Path) -> Path:
    """Where the environment keeps what it was made from."""
    return ENVIRONMENT / f"handslag-{lock.name}"


def made_from(lock: Path) -> bytes:
    """What an environment is made from: a Python, which a system upgrade may replace, and a lock."""
    return os.fsencode(PYTHON.resolve()) + b"\n" + lock.read_bytes()


def is_current(lock: Path) -> bool:
    """Whether the environment was made from exactly this lock and still has the Python it was made with."""
    stamp = stamp_of(lock)
    return PYTHON.exists() and stamp.is_file() and stamp.read_bytes() == made_from(lock)


def make_environment(python: str) -> None:
    """Makes `.venv`, or remakes it when its Python no longer runs or is of an unsupported version."""
    if PYTHON.exists():
        test = f"import sys, pip; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
        if subprocess.run([str(PYTHON), "-c", test], capture_output=True, check=False).returncode == 0:
            return
    say("Skapar programmets egen Pythonmiljö i .venv …")
    run(
        [python, "-m", "venv", "--clear", str(ENVIRONMENT)],
        f"Pythonmiljön kunde inte skapas i {ENVIRONMENT}: se raderna ovan."
        " Mappen måste gå att skriva i och disken ha plats.",
    )


def install_wheels(lock: Path) -> None:
    """Installs what the lock names, by hash and as ready-made wheels only, and stamps the environment with it.

    Index, certificate and proxy are pip's own settings (`PIP_INDEX_URL`, `PIP_CERT`, `https_proxy`), taken as they are.
    """
    say("Hämtar programmets beståndsdelar (omkring 135 MB första gången) …")
    stamp_of(lock).unlink(missing_ok=True)
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
    run(
        [*command, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)],
        "Beståndsdelarna kunde inte hämtas: se raderna ovan, kontrollera nätet"
        " (PIP_INDEX_URL, PIP_CERT och https_proxy gäller) och försök igen.",
    )
    stamp_of(lock).write_bytes(made_from(lock))
    give_to_owner_of_house()


def give_to_owner_of_house() -> None:
    """Under `sudo ./start` the environment would belong to root and later starts fail; the house's owner gets it."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return
    owner = HOUSE.stat()
    if owner.st_uid == 0:
        return
    for path in [ENVIRONMENT, *ENVIRONMENT.rglob("*")]:
        os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


def run(command: list[str], sentence: str) -> None:
    """Runs a step; when it fails its own output is shown, and `Missing` is raised with the sentence."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    except OSError as error:
        raise Missing(f"{sentence} ({error})") from error
    if done.returncode != 0:
        say(done.stdout.decode(errors="replace").rstrip())
        raise Missing(sentence)


if __name__ == "__main__":
    main(sys.argv[1:])
