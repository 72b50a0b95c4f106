"""The sentences about charts as files."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "figure_format": (
        "Diagrammet kan sparas som .png eller .svg. Ge {path} ett av de sluten.",
        "The chart can be saved as .png or .svg. Give {path} one of those endings.",
    ),
    "figure_not_saved": (
        "Diagrammet kunde inte sparas i {path}: {reason}. Välj en annan mapp eller stäng filen om den är öppen.",
        "The chart could not be saved in {path}: {reason}. Choose another folder, or close the file if it is open.",
    ),
}
