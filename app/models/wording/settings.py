"""Sentences about the settings file."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "settings_unreadable": (
        "Inställningarna i {path} kan inte läsas ({reason}). Kontrollera att du får läsa mappen.",
        "The settings in {path} cannot be read ({reason}). Check that you may read the folder.",
    ),
    "settings_unwritable": (
        "Inställningarna kan inte sparas i {path} ({reason}). Planen påverkas inte. Kontrollera utrymmet och rätten "
        "att skriva i mappen.",
        "The settings cannot be saved in {path} ({reason}). The plan is not affected. Check the space left and your "
        "right to write in the folder.",
    ),
}
