"""What *Vad händer om* says: arithmetic told as arithmetic, never as a forecast."""

from __future__ import annotations

ERRORS = {
    "what_if_unknown": (
        "Indikatorn {indicator} ingår inte i indexet, så den kan inte ändras här. Välj en som ingår.",
        "The indicator {indicator} is not part of the index, so it cannot be changed here. Choose one that is.",
    ),
    "what_if_not_finite": (
        "{indicator} fick ett värde som inte är ett tal. Skriv till exempel 12,5.",
        "{indicator} was given a value that is not a number. Write for example 12.5.",
    ),
}
