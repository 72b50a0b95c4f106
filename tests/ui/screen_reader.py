"""The window as a screen reader meets it: the AT-SPI tree of a running Handslag, read over D-Bus from outside.

Run as a program inside a private session bus and a private screen. It opens the example, goes through the views of
Lägesbild by the actions a screen reader offers, and prints one JSON value: for each view the charts and tables it
found, and every focusable thing without a name.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from jeepney import DBusAddress, DBusErrorResponse, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
ACCESSIBLE, ACTION, TABLE = (f"org.a11y.atspi.{name}" for name in ("Accessible", "Action", "Table"))
PROPERTIES = "org.freedesktop.DBus.Properties"
FOCUSABLE, SHOWING = 11, 25
"""Positions in the state set: AT-SPI's ATSPI_STATE_FOCUSABLE and ATSPI_STATE_SHOWING."""
PATIENCE = 60.0


@dataclass(frozen=True)
class Node:
    """One thing in the tree, as (bus name, object path) on the accessibility bus."""

    bus: DBusConnection
    name_on_bus: str
    path: str

    def call(self, interface: str, member: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:
        address = DBusAddress(self.path, bus_name=self.name_on_bus, interface=interface)
        reply = self.bus.send_and_get_reply(new_method_call(address, member, signature, body), timeout=20)
        return unwrap_msg(reply)

    def asked(self, interface: str, name: str) -> Any:
        return self.call(PROPERTIES, "Get", "ss", (interface, name))[0][1]

    @property
    def name(self) -> str:
        return str(self.asked(ACCESSIBLE, "Name"))

    @property
    def description(self) -> str:
        return str(self.asked(ACCESSIBLE, "Description"))

    @property
    def role(self) -> str:
        return str(self.call(ACCESSIBLE, "GetRoleName")[0])

    def children(self) -> list[Node]:
        return [Node(self.bus, *found) for found in self.call(ACCESSIBLE, "GetChildren")[0]]

    def has(self, state: int) -> bool:
        words = self.call(ACCESSIBLE, "GetState")[0]
        return bool(words[state // 32] >> state % 32 & 1)

    def walk(self) -> Iterator[Node]:
        """This and everything that shows under it; cells are their table's business."""
        yield self
        if self.role in ("table", "tree table"):
            return
        for child in self.children():
            if child.has(SHOWING):
                yield from child.walk()

    def find(self, wanted: Callable[[Node], bool]) -> Node | None:
        return next((node for node in self.walk() if wanted(node)), None)


def waited(look: Callable[[], T | None]) -> T:
    """What `look` finds, once it is there; a window that changes while it is read is read again."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(DBusErrorResponse):
            found = look()
            if found is not None:
                return found
        threading.Event().wait(0.1)
    raise TimeoutError("nothing came into view")


def accessibility_bus() -> DBusConnection:
    session = open_dbus_connection("SESSION")
    launcher = Node(session, "org.a11y.Bus", "/org/a11y/bus")
    (address,) = launcher.call("org.a11y.Bus", "GetAddress")
    return open_dbus_connection(str(address))


def application(bus: DBusConnection) -> Node | None:
    registry = Node(bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
    return next((node for node in registry.children() if node.name == "Handslag"), None)


def press(app: Node, name: str) -> None:
    """Does what a screen reader's user does with the button called `name`."""
    found = waited(lambda: app.find(lambda node: node.name == name and "button" in node.role))
    found.call(ACTION, "DoAction", "i", (0,))


def seen(app: Node, tab: str) -> dict[str, Any] | None:
    """The tables with their sizes and first cell, the charts and what has focus but no name, in one view."""
    view = app.find(lambda node: node.name == f"Vyn {tab}")
    if view is None or view.find(lambda node: node.role == "table" and node.asked(TABLE, "NRows") > 0) is None:
        return None
    found: dict[str, Any] = {"tables": [], "charts": [], "nameless": []}
    for node in view.walk():
        if node.role in ("table", "tree table"):
            rows, columns = node.asked(TABLE, "NRows"), node.asked(TABLE, "NColumns")
            cell = Node(node.bus, *node.call(TABLE, "GetAccessibleAt", "ii", (0, 0))[0])
            found["tables"].append({"name": node.name, "rows": rows, "columns": columns, "first": cell.name})
        elif node.has(FOCUSABLE):
            if not node.name:
                found["nameless"].append(f"{node.role} {node.path}")
            if node.role == "filler" and node.description:
                found["charts"].append({"name": node.name, "description": node.description})
    return found


def main(data_dir: str, tabs: list[str]) -> None:
    launcher = subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
    window = subprocess.Popen([sys.executable, str(ROOT / "main.py"), "--data-dir", data_dir])
    try:
        bus = waited_bus()
        app = waited(lambda: application(bus))
        press(app, "Öppna exemplet")
        press(app, "Lägesbild")
        told = {}
        for tab in tabs:
            press(app, tab)
            told[tab] = waited(partial(seen, app, tab))
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    finally:
        for process in (window, launcher):
            process.terminate()
            process.wait(20)


def waited_bus() -> DBusConnection:
    """The accessibility bus, when its launcher answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return accessibility_bus()
        except Exception:
            if time.monotonic() > end:
                raise
            threading.Event().wait(0.1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
