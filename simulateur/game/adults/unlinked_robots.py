"""The robots without a link at one screen: a setting of this machine, in which no port and no driver has a part.

A session shows them beside the robots on a link, and obeys for them what the robots' page asks of the machine.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.unlinked_robots import GUESSED, UNLINKED, Pace
from lecons.names import ANIMALS
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.requests import LinkRobot, NameRobot, Order, Request, TellRobot, TimeRobot
from simulateur.game.settings import HandRobot, Settings

MOST = 6
"""Robots at once, with a link or without."""


def check_linked(kind: str) -> None:
    """Make sure that robots of ``kind``, a driver's name, can be linked from the command line.

    Raises:
        KitError: such robots have no link.
    """
    if kind in UNLINKED:
        sentence = _("un robot {robot} n'a pas de lien ; prenez-le à la page « Robots » des adultes, sans --robot")
        raise KitError(sentence.format(robot=_(UNLINKED[kind].title)))


def pace_of(robot: HandRobot) -> Pace:
    """How long each move of a robot without a link takes: as measured, else as guessed for all robots."""
    if not robot.step_ms or not robot.turn_ms:
        return GUESSED
    return Pace(robot.step_ms / 1000, robot.turn_ms / 1000, GUESSED.pause_s, is_measured=True)


@lru_cache(maxsize=4)
def members_of(robots: tuple[HandRobot, ...]) -> tuple[Member, ...]:
    """The robots without a link, as the screen shows robots; kinds that this version does not know are left out."""
    return tuple(
        Member(
            kind.name,
            kind.title,
            port="",
            cell_mm=kind.cell_mm,
            token=robot.animal,
            lamp=Lamp.BY_HAND,
            pace=pace_of(robot),
        )
        for robot in robots
        if (kind := UNLINKED.get(robot.kind)) is not None
    )


def obeyed(
    settings: Settings, requests: Sequence[Request], linked: Sequence[Member]
) -> tuple[Settings, tuple[Request, ...], str | None]:
    """Carry out those of ``requests`` that are about robots without a link. ``linked`` are the other robots.

    Returns the changed settings, the requests left for the machine, and the animal of an added robot, else None.
    """
    rest: list[Request] = []
    joined = None
    for request in requests:
        match request:
            case LinkRobot(driver, animal=animal) if driver in UNLINKED:
                joined = animal or _free(settings, linked)
                if joined is not None:
                    settings = _with(settings, *settings.hand_robots, HandRobot(joined, driver))
            case NameRobot(token, animal) if _has(settings, token):
                settings = _changed(settings, token, animal=animal)
            case TimeRobot(token, step_ms, turn_ms) if _has(settings, token):
                settings = _changed(settings, token, step_ms=step_ms, turn_ms=turn_ms)
            case TellRobot(token, Order.REMOVE) if _has(settings, token):
                kept = (robot for robot in settings.hand_robots if robot.animal != token)
                settings = _with(settings, *kept)
            case _:
                rest.append(request)
    return settings, tuple(rest), joined


def _free(settings: Settings, linked: Sequence[Member]) -> str | None:
    """The first animal that no robot has, those that take turns first; None where there are ``MOST`` robots."""
    taken = {robot.animal for robot in settings.hand_robots} | {member.token for member in linked}
    if len(taken) >= MOST:
        return None
    return next((animal for animal in (*settings.tokens, *ANIMALS) if animal not in taken), None)


def _has(settings: Settings, token: str) -> bool:
    return any(robot.animal == token for robot in settings.hand_robots)


def _changed(settings: Settings, token: str, **fields: Any) -> Settings:
    robots = (robot._replace(**fields) if robot.animal == token else robot for robot in settings.hand_robots)
    return _with(settings, *robots)


def _with(settings: Settings, *robots: HandRobot) -> Settings:
    return replace(settings, hand_robots=tuple(robots))
