"""Challenges, lessons and paths for the tests of the screen, built from a few words and never read from a file."""

from collections.abc import Sequence
from pathlib import Path

import pygame

import lecons
from beebot.challenge import Challenge, Target
from beebot.command import MAX_INSTRUCTIONS, Command
from beebot.lesson import LearningPath, Lesson, Level, Sheet
from beebot.mat import Mat, Wall
from beebot.notation import parse_flat
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from simulateur.app import App
from simulateur.controls import KEYS_OF_COMMANDS, Touch
from simulateur.robot_link import RobotLink
from simulateur.session import Session

IMAGES = Path(lecons.__file__).parent / "images"

MEADOW = """\
tapis 6 5
obstacles D3 E3
départ A1 est
pauses C1
fleurs E4
arrivée F4
"""
"""The challenge of the look's first picture: a flower to rest on, one to pass, a pond, the hive."""
THREE_STEPS = "tapis 4 3\ndépart A1 est\nfleurs D1"
"""Solved by three times ``avancer``."""


def cells(words: str) -> tuple[Cell, ...]:
    return tuple(Cell.parse(word) for word in words.split())


def challenge(facts: str, name: str = "un-defi", hints: Sequence[str] = ()) -> Challenge:
    """From lines such as ``tapis 6 5``, ``départ A1 est``, ``pauses C1``, ``touches avancer gauche``."""
    said = dict(line.partition(" ")[::2] for line in facts.strip().splitlines())
    width, height = map(int, said["tapis"].split())
    walls = [Wall.between(*cells(pair.replace("-", " "))) for pair in said.get("murs", "").split()]
    where, heading = said["départ"].split()
    pauses = [Target(cell, pause=True) for cell in cells(said.get("pauses", ""))]
    goal = cells(said.get("arrivée", ""))
    return Challenge(
        name,
        Text(f"Consigne de {name}.", f"Task of {name}."),
        Mat(width, height, frozenset(cells(said.get("obstacles", ""))), frozenset(walls)),
        Pose(Cell.parse(where), Heading(heading)),
        (*pauses, *(Target(cell) for cell in cells(said.get("fleurs", "")))),
        goal[0] if goal else None,
        keys=frozenset(parse_flat(said["touches"])) if "touches" in said else frozenset(Command),
        max_instructions=int(said.get("maximum", MAX_INSTRUCTIONS)),
        hints=tuple(Text(hint) for hint in hints),
    )


def lesson(name: str, *challenges: Challenge, level: Level = Level.GS) -> Lesson:
    nothing = Text("")
    sheet = Sheet(nothing, nothing, nothing, nothing, (), (), nothing, nothing, (), nothing)
    return Lesson(name, Text(f"Titre de {name}.", f"Title of {name}."), level, 30, sheet, challenges)


def path(*lessons: Lesson) -> LearningPath:
    return LearningPath("un-parcours", Text("Un parcours"), Level.GS, lessons)


def path_of(*challenges: Challenge, level: Level = Level.GS) -> LearningPath:
    """A path of one lesson."""
    return path(lesson("une-seance", *challenges, level=level))


def open_app(session: Session, size: tuple[int, int] = (640, 400), robot: RobotLink | None = None) -> App:
    """The app in a new window of the dummy driver; the ``display`` fixture must be in use."""
    return App(pygame.display.set_mode(size), session, IMAGES, voice=None, robot=robot)


def keys(words: str) -> list[Touch]:
    """The touches that write a program: ``keys("avancer gauche")``."""
    return [Touch(KEYS_OF_COMMANDS[command]) for command in parse_flat(words)]
