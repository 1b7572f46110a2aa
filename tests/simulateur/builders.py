"""Challenges, lessons and paths for the tests of the screen, built from a few words and never read from a file."""

from collections.abc import Sequence
from dataclasses import replace

import pygame

from beebot.challenge import Aim, Challenge, Degree, Genre, Observed, Order, Partner, Target, Template
from beebot.command import KEY_WORDS, MAX_INSTRUCTIONS, PLAIN_COMMANDS, STRIDE_KEY, Command
from beebot.lesson import LearningPath, Lesson, Level
from beebot.mat import Decor, Mat, Place, Wall
from beebot.notation import parse_flat, parse_program
from beebot.parts.limits import Limits
from beebot.parts.pictures import NO_MAT, NO_START, Picture, Pictures
from beebot.parts.sheet import Grouping, Sheet
from beebot.parts.staging import Before, Staging
from beebot.parts.story import Story
from beebot.pose import Cell, Heading, Pose
from beebot.robot import Ability
from beebot.text import Text
from lecons.pictures.images import Images
from simulateur.game.controls import KEYS_OF_COMMANDS, Touch
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.rounds.whose_turn import Turns
from simulateur.game.session import Session
from simulateur.machine.backend import Backend
from simulateur.machine.robots.robot_service import RobotService
from simulateur.window.app import App

IMAGES = Images()

MEADOW = """\
tapis 6 5
obstacles D3 E3
départ A1 est
pauses C1
fleurs E4
arrivée F4
"""
"""The challenge of the look's first picture: a flower to rest on, one to pass, a pond, the hive."""
GENRES = {
    "prevoir": "tapis 5 4\ndépart A2 est\ngenre prevoir\nprogramme ↑ ↑ ↶ ↑\norientation oui\ntouches ↑ ↶",
    "choisir": "tapis 5 4\ndépart A2 est\ngenre choisir\nchoix ↑ ↑ ↷ ↑ / ↑ ↑ ↶ ↑ / ↑ ↶ ↑ ↑\nfleurs C3",
    "deboguer": "tapis 6 5\ndépart A1 est\ngenre deboguer\nprogramme ↑ ↑ ↷ ↑ ↑\narrivée C3",
    "completer": "tapis 6 5\ndépart A1 est\ngenre completer\nprogramme ↑ _ ↶ _ ↑\narrivée C3",
    "reproduire": "tapis 6 5\ndépart A1 est\ngenre reproduire\nprogramme ↑ ↑ ↶ ↑\nmaximum 12",
    "libre": "tapis 6 5\ndépart A1 est\ngenre libre\nmaximum 20",
    "a_deux": "tapis 6 5\ndépart A1 est\narrivée C4\ngenre a_deux\nautre F1 ouest\nbut chacun D4\nmaximum 12",
    "orienter": "tapis 5 4\ndépart B2 est\nobstacles D2\ngenre orienter\nprogramme ↑ ↑ ↶ ↑\nfleurs A4\ntouches ↑ ↶ ↷",
    "observer": "tapis 5 4\ndépart A2 est\ngenre observer\nprogramme ↑ ↑ ↶ ↑\nréponse case\ntouches ↑ ↶",
    "observer-quelle": "tapis 5 4\ndépart A2 est\ngenre observer\nprogramme ↑ ↑ ↶ ↑\nréponse bande"
    "\nchoix ↑ ↑ ↷ ↑ / ↑ ↑ ↶ ↑ / ↑ ↶ ↑ ↑",
    "observer-poser": "tapis 5 4\ndépart A2 est\ngenre observer\nprogramme ↑ ↑ ↶ ↑\nréponse bande\nmaximum 6",
    "creer": "tapis 6 4\ndépart A2 est\ngenre creer\npour GS 5 3",
    "question": "genre question\nsur fleur-dessin\nimages enfant-dessine* appareil-photo machine",
    "ranger": "genre ranger\nimages oeuf lait gateau",
    "trier": "genre trier\nboîtes je-dis je-garde je-demande\nimages adresse/2 meteo/1 photo/3",
    "repeter": "tapis 5 5\ndépart A1 nord\nfleurs C3\npassages B2\nrépéter oui\nmaximum 8\ntouches ↑ ↷ ↗ ↖",
}
"""A challenge of every genre but the first, ``observer`` in three ways, and one
with repeats, pivots of 45 degrees and a cell to cross."""
THREE_STEPS = "tapis 4 3\ndépart A1 est\nfleurs D1"
"""Solved by three times ``avancer``."""


def cells(words: str) -> tuple[Cell, ...]:
    return tuple(Cell.parse(word) for word in words.split())


def challenge(facts: str, name: str = "un-defi", hints: Sequence[str] = ()) -> Challenge:
    """From lines such as ``tapis 6 5``, ``départ A1 est``, ``pauses C1``, ``touches avancer gauche``.

    And for a genre: ``genre prevoir``, ``programme ↑ _``, ``choix ↑ / ↶``, ``autre F1 ouest``, ``but chacun D4``,
    ``répéter oui`` (or ``imbriqué``, in one another), ``orientation oui``, ``réponse case``, ``pour GS 5 3``.
    ``ordre oui`` asks for the targets in their order. ``lieux C1=le-chien/ruche``
    names a cell and gives its picture; of several cells after ``arrivée`` any will do. ``héros fusee`` moves in the
    bee's place; ``degré vert`` or ``étoile oui`` say how hard it is.
    ``virages 2``, ``au-moins 3`` and ``main avancer=3 gauche=1`` bound the cards. ``exact oui`` asks for
    the very strip.
    ``vue abeille fixe`` is seen as the bee from the start, and cannot be changed. ``mémoire bande 8`` hides the given
    strip after so many seconds. ``avant 1: C1`` is a world that changes after so many tries: where obstacles were.
    ``images a* b`` are pictures, a star at each right answer; ``sur a`` is what a question is about, ``dire oui`` has
    each picture say its name; ``boîtes x y`` and ``images a/2`` tell what goes where.
    """
    said = dict(line.partition(" ")[::2] for line in facts.strip().splitlines())
    if "images" in said:
        return _of_pictures(said, name, hints)
    width, height = map(int, said["tapis"].split())
    walls = [Wall(*cells(pair.replace("-", " "))) for pair in said.get("murs", "").split()]
    completes, programme = said.get("genre") == Genre.COMPLETE.value, said.get("programme", "")
    pauses = [Target(cell, pause=True) for cell in cells(said.get("pauses", ""))]
    goal = cells(said.get("arrivée", ""))
    return Challenge(
        name,
        Text(f"Consigne de {name}.", en=f"Task of {name}."),
        Mat(
            width,
            height,
            frozenset(cells(said.get("obstacles", ""))),
            frozenset(walls),
            decor=Decor(hero=said.get("héros", "")),
            places=tuple(map(place, said.get("lieux", "").split())),
        ),
        pose(said["départ"]),
        (*pauses, *(Target(cell) for cell in cells(said.get("fleurs", "")))),
        goal[0] if goal else None,
        ordered="ordre" in said,
        keys=keys_of(said["touches"]) if "touches" in said else PLAIN_COMMANDS,
        max_instructions=int(said.get("maximum", MAX_INSTRUCTIONS)),
        hints=tuple(Text(hint) for hint in hints),
        genre=Genre(said.get("genre", Genre.PROGRAM.value)),
        passages=frozenset(cells(said.get("passages", ""))),
        repeats="répéter" in said,
        given=() if completes else parse_program(programme),
        template=template(programme) if completes else (),
        choices=tuple(parse_program(each) for each in said["choix"].split("/")) if "choix" in said else (),
        partner=partner(said) if "autre" in said else None,
        asks_heading="orientation" in said,
        other_goals=frozenset(goal[1:]),
        made_for=order(said["pour"]) if "pour" in said else None,
        seen=Observed(said["réponse"]) if "réponse" in said else None,
        degree=Degree(said["degré"]) if "degré" in said else None,
        star="étoile" in said,
        limits=limits(said),
        exact="exact" in said,
        staging=staging(said),
        nests=said.get("répéter") == "imbriqué",
    )


def _of_pictures(said: dict[str, str], name: str, hints: Sequence[str]) -> Challenge:
    shown = []
    for word in said["images"].split():
        picture, _, box = word.partition("/")
        told = Text(f"{picture.rstrip('*')} !") if "dire" in said else None
        shown.append(Picture(picture.rstrip("*"), told, picture.endswith("*"), int(box or 1) - 1))
    boxes = tuple(map(Picture, said.get("boîtes", "").split()))
    pictures = Pictures(tuple(shown), boxes, said.get("sur", ""), "débat" in said)
    task, asked = Text(f"Consigne de {name}.", en=f"Task of {name}."), tuple(map(Text, hints))
    return Challenge(name, task, NO_MAT, NO_START, hints=asked, genre=Genre(said["genre"]), pictures=pictures)


def staging(said: dict[str, str]) -> Staging:
    """From ``vue`` and ``mémoire``."""
    view, (what, _, seconds) = said.get("vue", ""), said.get("mémoire", "").partition(" ")
    hidden = {"bande": 0, "tapis": 0} | ({what: int(seconds)} if what else {})
    return Staging("abeille" in view, "fixe" not in view, hidden["bande"], hidden["tapis"], before(said))


def before(said: dict[str, str]) -> Before | None:
    """From ``avant 1: C1``: after how many tries the world changes, and the obstacles that there are before."""
    tries, _, there = said.get("avant", "").partition(":")
    return Before(int(tries), frozenset(cells(there))) if tries else None


def keys_of(words: str) -> frozenset[Command]:
    """From words or arrows; ``avancer_de`` is the key with numbers."""
    strides = KEY_WORDS[STRIDE_KEY] if STRIDE_KEY in words else frozenset()
    return strides.union(parse_flat(words.replace(STRIDE_KEY, "")))


def limits(said: dict[str, str]) -> Limits:
    """From ``virages``, ``au-moins`` and ``main``."""
    hand = (each.split("=") for each in said.get("main", "").split())
    turns = int(said["virages"]) if "virages" in said else None
    held = tuple((Command(word), int(count)) for word, count in hand)
    return Limits(turns, int(said.get("au-moins", "0")), held)


def place(words: str) -> Place:
    """From ``C1=le-chien/ruche``: a cell, its name with hyphens for spaces, and its picture."""
    cell, _, told = words.partition("=")
    name, _, picture = told.partition("/")
    return Place(Cell.parse(cell), Text(name.replace("-", " "), en=f"en {name}"), picture=picture)


def order(words: str) -> Order:
    """From ``GS 5 3``: a level, the most cards, the most obstacles."""
    level, cards, obstacles = words.split()
    return Order(level, int(cards), int(obstacles))


def template(words: str) -> Template:
    """From ``↑ _ ↶``."""
    return tuple(None if word == "_" else parse_flat(word)[0] for word in words.split())


def pose(words: str) -> Pose:
    """From ``A1 est``."""
    where, heading = words.split()
    return Pose(Cell.parse(where), Heading(heading))


def partner(said: dict[str, str]) -> Partner:
    aim, *goal = said["but"].split()
    return Partner(pose(said["autre"]), Aim(aim), Cell.parse(goal[0]) if goal else None)


def lesson(name: str, *challenges: Challenge, level: Level = Level.GS, story: Story = ()) -> Lesson:
    nothing = Text("")
    sheet = Sheet(Grouping(), nothing, nothing, nothing, (), (), nothing, nothing, (), nothing)
    return Lesson(name, Text(f"Titre de {name}.", en=f"Title of {name}."), level, 30, sheet, challenges, story=story)


def path(*lessons: Lesson) -> LearningPath:
    return LearningPath("un-parcours", Text("Un parcours"), Level.GS, lessons)


def path_of(*challenges: Challenge, level: Level = Level.GS) -> LearningPath:
    """A path of one lesson."""
    return path(lesson("une-seance", *challenges, level=level))


def member(token: str = "fox", lamp: Lamp = Lamp.LINKED, *, moving: bool = False) -> Member:
    """A robot of the kit, as a session is told of it."""
    return Member("kit", "robot du kit", f"/dev/{token}", frozenset(Ability), 150, token, lamp, moving)


def open_app(session: Session, size: tuple[int, int] = (640, 400), robots: RobotService | None = None) -> App:
    """The app in a new window of the dummy driver; the ``display`` fixture must be in use."""
    return App(pygame.display.set_mode(size), session, IMAGES, Backend(session, robots=robots))


def keys(words: str) -> list[Touch]:
    """The touches that write a program: ``keys("avancer gauche")``."""
    return [Touch(KEYS_OF_COMMANDS[command]) for command in parse_flat(words)]


def offering(session: Session, *paths: LearningPath) -> Repertoire:
    """What there is to play in a session where these paths and no others can be chosen."""
    return session.repertoire._replace(paths=paths)


def put(session: Session, repertoire: Repertoire | None = None, turns: Turns | None = None) -> None:
    """Give a session something else to play, or another turn, as no touch would."""
    players = session.players
    session.journey.players = replace(
        players, repertoire=repertoire or players.repertoire, turns=turns or players.turns
    )
