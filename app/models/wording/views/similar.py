"""What *Liknande stadsdelar* says: who is near, what is alike, where they differ the most."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.wording.typography import listed, number, plural, signed, spelled, with_unit

ERRORS = {
    "nothing_to_compare": (
        "{unit} har för få uppgifter {year} för att jämföras med andra. Välj en annan stadsdel.",
        "{unit} has too few figures in {year} to be compared with others. Choose another neighbourhood.",
    ),
}

NOT_SAID = "Lika poäng betyder inte lika orsaker."
FAR_TITLE = "Avstånd"
SAME_BOARD = "samma nämnd"
SHORT_DOMAINS = {
    "sociala_riskfaktorer": "Sociala",
    "halsa": "Hälsa",
    "sakerhet_trygghet": "Trygghet",
    "forsorjning": "Försörjning",
}
"""The domains as they head narrow columns of figures."""


def question(unit: str) -> str:
    """The view's title."""
    return f"Vem kan {unit} byta erfarenheter med?"


def board_words(board: str) -> str:
    """A district board by its name, so that people know whom to ring: "Farsta stadsdelsnämnd", "Östra nämnden"."""
    return board if not board or "nämnd" in board.casefold() else f"{board} stadsdelsnämnd"


def named(name: str, board: str) -> str:
    """A neighbourhood with the board to ring, "" for the same board."""
    return f"{name} ({board})" if board else name


def nearest(unit: str, names: Sequence[str], apart: float, far: bool) -> str:
    """Who is near, nearest first. `apart`: the nearest one's typical difference in points; `far`: that it is much."""
    if far:
        points = with_unit(number(apart, 0), "poäng")
        return f"Ingen liknar {unit} särskilt mycket. Närmast är {names[0]}, i regel {points} ifrån."
    return f"Mest lik {unit} är {names[0]}{f', sedan {listed(list(names[1:]))}' if names[1:] else ''}."


def outside(own_board: str, name: str) -> str:
    """Who is nearest beyond the own board; `name` with its board."""
    return f"Närmast utanför {own_board} är {name}."


def compared(name: str, alike: str, differs: str, by: float) -> str:
    """What is most alike and what differs the most, by `by` points (+ is higher), with `name`; begins a sentence."""
    points = with_unit(number(abs(by), 0), "poäng")
    side = f"{name} har {points} {'högre' if by > 0 else 'lägre'} risk"
    if alike == differs:
        return f"I {_small(differs)} är skillnaden störst: {side}."
    return f"Mest lika är de i {_small(alike)}, mest olika i {_small(differs)}, där {side}."


def nobody(unit: str, year: int, reason: str) -> str:
    """The unit itself cannot be compared; `reason` in words."""
    return f"{unit} kan inte jämföras {year}: {reason}."


def left_out(units: Sequence[tuple[str, str]]) -> str:
    """Who is not among those compared: (name, reason in words)."""
    if len(units) > 2:
        return f"{spelled(len(units), 'stadsdel', 'stadsdelar')} har för lite gemensamt att jämföra och är inte med."
    return " ".join(f"{name} är inte med: {reason}." for name, reason in units)


def caption(unit: str, with_boards: bool) -> str:
    """Under the strips; `with_boards`: that shapes tell whose board it is."""
    return f"Streckad linje: {unit}. {f'Fylld prick: {SAME_BOARD}. ' if with_boards else ''}Åt höger är högre risk."


def how_to_read(on: str, others: int, kind: str) -> str:
    """`on`: "områden" or "indikatorer"; `others`: among how many "stadsdelar" or "stadsdelsområden" (`kind`)."""
    if not others:
        return "Utan uppgifter finns inget att jämföra."
    return (
        f"Strecket från linjen till pricken är skillnaden i poäng. Avståndet är den typiska skillnaden över alla {on}, "
        f"minst bland de {plural(others, kind, kind)} som går att jämföra."
    )


def mark(name: str, board: str, apart: float | None, scores: Sequence[tuple[str, float | None, float | None]]) -> str:
    """A row in words: `scores` are (domain, its score, its difference from the own one)."""
    told = [f"{name}{f', {board}' if board else ''}"]
    told += [] if apart is None else [f"avstånd {with_unit(number(apart, 1), 'poäng')}"]
    for domain, score, difference in scores:
        beside = "" if difference is None else f" ({signed(difference, 0)})"
        told.append(f"{_small(domain)} {'saknas' if score is None else number(score, 0)}{beside}")
    return ", ".join(told)


def _small(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
