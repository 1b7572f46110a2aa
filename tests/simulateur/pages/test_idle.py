"""What may change on a page that nobody touches is told whatever it is: no list of it is kept by hand."""

from collections.abc import Iterator
from copy import copy
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from types import MappingProxyType

import pytest

from beebot.i18n import use_language
from beebot.message import Message
from lecons.pictures.sprite import Scene
from simulateur.game.pending_requests import Outbox
from simulateur.game.session import Session
from simulateur.pages import idle
from simulateur.pages.common.view import View
from simulateur.pages.idle import held, idle_signs
from simulateur.pages.open_page import scene
from tests.simulateur.builders import IMAGES
from tests.simulateur.pages.test_transcripts import TRANSCRIPTS
from tests.simulateur.scenario import walked

A_RUN_S, CALM_S = 60.0, 4.1
TIMES = (0.1, 0.5, 0.65, 0.3, 0.4, 0.1, 0.4, 0.5, 0.7, 0.9, 1.5, 0.05, 0.1, 0.2, 1.1, 2.3, 3.7, 0.6)
"""Seconds that pass between two looks: over blinks, breaths, a dip of GO, swings and rests."""
VALUES = (str, bytes, int, float, bool, date, frozenset, Enum, type(None))


@pytest.fixture(autouse=True)
def french() -> None:
    use_language("fr")


def left_alone(session: Session) -> Session:
    """The same in another session, in which nobody has touched anything for as long as screens stay awake."""
    other = copy(session)
    other.journey = copy(session.journey)
    other.journey.outbox = Outbox()
    if session.players.at.round is not None:
        played = copy(session.players.at.round)
        played._ended, played._requests = [], []
        played.diary = copy(session.players.at.round.diary)
        other.journey.players = replace(session.players, at=replace(session.players.at, round=played))
    other.tick(A_RUN_S)
    other.since_touch = 0.0
    other.journey.players = replace(other.players, at=replace(other.players.at, since_page=0.0))
    if other.players.at.round is not None:
        other.players.at.round.since_phase = 0.0
    other.tick(CALM_S)
    return other


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_where_the_signs_are_the_same_the_page_looks_the_same(file: Path) -> None:
    looks: list[tuple[tuple[object, ...], Scene]] = []
    for player in walked(file.read_text(encoding="utf-8")):
        session = left_alone(player.session)
        for seconds in (0.0, *TIMES) if not session.is_moving else ():
            session.tick(seconds)
            signs, shown = idle_signs(session), scene(session, View(player.head.size, IMAGES))
            assert all(shown == other for other_signs, other in looks if other_signs == signs)
            looks.append((signs, shown))


def changeable(value: object, name: str) -> Iterator[str]:
    """Where there is something in a value that may change in place."""
    if isinstance(value, tuple):
        for place, each in enumerate(value):
            yield from changeable(each, f"{name}[{place}]")
    elif isinstance(value, MappingProxyType):
        for key, each in value.items():
            yield from changeable(each, f"{name}[{key}]")
    elif isinstance(value, Message):
        for field_name, each in vars(value).items():
            yield from changeable(each, f"{name}.{field_name}")
        with pytest.raises(AttributeError, match="frozen"):
            setattr(value, next(iter(vars(value)), "any"), None)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from changeable(getattr(value, field.name), f"{name}.{field.name}")
        with pytest.raises(FrozenInstanceError):
            setattr(value, next((field.name for field in fields(value)), "any"), None)
    elif not isinstance(value, VALUES):
        yield f"{name} is {value!r}"


def test_what_a_page_can_show_never_changes_in_place() -> None:
    found = {
        fault
        for file in TRANSCRIPTS
        for player in walked(file.read_text(encoding="utf-8"))
        for value in held(player.session)
        for fault in changeable(value, type(value).__name__)
    }
    assert found == set()


def test_what_is_left_out_is_time_or_changes_in_place() -> None:
    """Whatever else a session holds may be shown, and is told: nobody can leave it out unnoticed.

    Four values stand for what is in them; the groups are those who wait, whom no page shows.
    """
    found = {
        name
        for file in TRANSCRIPTS
        for player in walked(file.read_text(encoding="utf-8"))
        for part in filter(
            None,
            (
                player.session,
                player.session.journey,
                player.session.players,
                player.session.players.at,
                player.session.players.at.round,
            ),
        )
        for name, value in vars(part).items()
        if name in idle._LEFT_OUT - {"journey", "players", "at", "round", "groups"}
        and not (isinstance(value, float) and name.startswith("since_"))
        and not any(changeable(value, name))
    }
    assert found == set()
