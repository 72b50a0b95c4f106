"""How long until the first window is painted, with the example plan open, beside a bare QMainWindow in the same run.

Both are whole processes, from start to first paint as the operating system counts it, in turn A B A B …, offscreen
unless a display is given. Prints medians and the ratio pair by pair. The goal is at most 3.5 times the bare window.

    .venv/bin/python benchmarks/first_window.py [PAIRS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
GOAL = 3.5
BARE = """
import os, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        ticks = int(open("/proc/self/stat").read().rpartition(")")[2].split()[19])
        took = time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
        print(f"{took * 1000:.0f}", flush=True)
        app.quit()
app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""


def main(pairs: int) -> None:
    """Measures `pairs` pairs after one that is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "HANDSLAG_DEVICE_PASSPHRASE": "matning",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        if not environment.get("DISPLAY"):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        _run([sys.executable, "-c", _EXAMPLE.format(house=str(HOUSE), folder=folder)], environment)
        ours = [sys.executable, str(HOUSE / "main.py"), "--data-dir", folder, "--first-paint"]
        bare = [sys.executable, "-c", BARE]
        found = [(_run(bare, environment), _run(ours, environment)) for _ in range(pairs + 1)][1:]
    ratios = [our / plain for plain, our in found]
    print(f"tomt QMainWindow      {statistics.median(p for p, _ in found):6.0f} ms (median av {pairs})")
    print(f"Handslag, exempelplan {statistics.median(o for _, o in found):6.0f} ms")
    print(f"kvot {statistics.median(ratios):.2f} (min {min(ratios):.2f}, max {max(ratios):.2f}), mål högst {GOAL}")


_EXAMPLE = """
import sys
sys.path.insert(0, {house!r})
from pathlib import Path
from app.journeys import example, library
example.build(library.standard(Path({folder!r}))).close()
"""


def _run(command: list[str], environment: dict[str, str]) -> float:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    last = done.stdout.split()[-1:] or ["0"]
    return float(last[0])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
