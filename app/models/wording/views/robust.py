"""What *Hur säkert* says: whether a place hangs on the method, which choice matters most, and what cannot be tried.

Knows names and ranks. Refuses to compute, and to speak of errors in the figures themselves: nothing here tests them.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.models.wording import typography
from app.models.wording.typography import NBSP

ERRORS = {
    "robust_without_index": (
        "Det finns ingen plats att pröva. {reason}",
        "There is no place to test. {reason}",
    ),
}

CHOICES: dict[str, tuple[str, str]] = {
    "minmax": ("Min–max", "Avståndet mellan lägsta och högsta värdet är måttet."),
    "zscore": ("z-tal", "Varje indikator mäts i hur mycket stadsdelarna brukar skilja sig åt."),
    "percentile": ("Percentiler", "Bara ordningen i varje indikator räknas, inte avstånden."),
    "exponential": ("Exponentiella rangtal", "De högsta platserna i varje indikator väger mest."),
    "arithmetic": ("Vanligt medelvärde", "Ett högt värde vägs upp av ett lika lågt."),
    "geometric_between": ("Geometriskt mellan områdena", "Det område där risken är lägst väger tyngre."),
    "geometric": ("Geometriskt medelvärde", "De lägsta värdena väger tyngst."),
    "geometric_positive": (
        "Geometriskt, skala 1–100",
        "Som geometriskt medelvärde, men på en kapad skala utan noll, så att det går att räkna.",
    ),
    "pooled": ("Gränser ur alla år", "Det lägsta och högsta som mätts något år är gränser."),
    "each_year": ("Gränser ur varje år", "Varje års lägsta och högsta är gränser, så åren går inte att jämföra."),
    "first": ("Gränser ur första året", "Det första årets lägsta och högsta är gränser."),
    "winsorise": ("Dämpade extremvärden", "Högst fem ytterst avvikande värden dras in till närmaste granne."),
    "none": ("Extremvärden som de är", "Inget värde dras in."),
    "equal": ("Lika vikter", "Alla indikatorer i ett område väger lika, och alla områden."),
}
"""For each choice its label, and one sentence on what it does otherwise."""

GROUPS = {
    "normalise": "Annat sätt att räkna",
    "means": "Annat sätt att räkna",
    "outliers": "Annat sätt att räkna",
    "bounds": "Annat sätt att räkna",
    "weights": "Andra vikter",
    "domain": "Utan ett huvudområde",
    "indicator": "Utan en indikator",
}
SHORT_REFUSALS = {
    "not_positive": "går inte: noll i tabellen",
    "zero_in_harmonic": "går inte: noll i tabellen",
    "no_weight": "går inte: ensam i området",
    "constant": "går inte: lika överallt",
    "below_logarithm": "går inte: för lågt värde",
}
"""Why a choice cannot be computed, as it stands in the table's column; the whole sentence stands in the chart."""
REFUSED = "går inte att räkna"
NO_INDEX = "inget index"
HOW_TO_READ = (
    "Linjen är platsen med planens metod. En prick är platsen om ett enda val görs annorlunda. Ligger alla på linjen "
    "beror platsen inte på metoden. Plats 1 har högst risk."
)
NOT_SAID = "Mätfel i enkäter och register ingår inte, och valen prövas ett i taget."


def choice_label(key: str, kind: str, name: str) -> tuple[str, str, str]:
    """(short label under its group's heading, label that stands alone, what it does otherwise).

    `name` is what the domain or indicator is called that the choice is about, "" for none.
    """
    if kind in ("domain", "indicator"):
        return name, f"Utan {name}", ""
    if name:
        label = f"{name} dubbelt"
        return label, f"{name} väger dubbelt", "De andra områdena väger som förut."
    label, why = CHOICES[key]
    return label, label, why


def moved_words(move: int) -> str:
    """How far a place moved: "samma plats", "1 plats mot högre risk", "3 platser mot lägre risk"."""
    if move == 0:
        return "samma plats"
    count = f"{abs(move)}{NBSP}{'plats' if abs(move) == 1 else 'platser'}"
    return f"{count} mot {'högre' if move < 0 else 'lägre'} risk"


def robust_sentence(
    unit: str,
    own: tuple[int, int],
    reach: tuple[int, int],
    *,
    tried: int,
    movers: Sequence[tuple[str, int]],
    lost: Sequence[str] = (),
) -> str:
    """Whether the place hangs on the method.

    `own`: (rank, of how many); `reach`: lowest and highest rank over the method and the `tried` choices; `movers`:
    (label, rank) of the choices that move it most, all equally far; `lost`: labels of choices that leave no index.
    """
    opening = f"{unit} har plats {own[0]} av {own[1]} med planens metod"
    if not movers:
        said = f"{opening}, och samma plats i vart och ett av de {tried} andra val som prövats."
    else:
        label, rank = movers[0]
        more = "bland annat " if len(movers) > 1 else ""
        said = (
            f"{opening}, och plats {reach[0]}–{reach[1]} oavsett vilket enskilt val som görs annorlunda. "
            f"Störst skillnad gör {more}”{label}”: plats {rank}."
        )
    if not lost:
        return said
    which = f"”{lost[0]}”" if len(lost) == 1 else f"{len(lost)} av valen"
    return f"{said} Med {which} får {unit} inget index."


def caveat(refused: int) -> str:
    """What the view does not say, and how many choices could not be computed."""
    if not refused:
        return NOT_SAID
    some = typography.spelled(refused, "val", "val", neuter=True)
    return f"{NOT_SAID} {some[:1].upper()}{some[1:]} går inte att räkna; skälen står i tabellen."
