"""One program three ways, without a display: the engine's trace, the screen, an emulated robot.

Prints the three side by side, instruction by instruction, and writes the screen as an animated
picture.
"""

import os
import sys
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp

import pygame

from beebot.challenge import Challenge
from beebot.command import FlatProgram, Program, flatten
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.interpreter import Trace, run
from beebot.kinds import solve
from beebot.notation import program_arrows
from beebot.pose import Cell, Heading, Pose
from beebot.robot import Finished, Lost
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers import DRIVERS, open_robot
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.movement import Movement, placement
from firmware_bridge.emulator.serve import serve_pty, serve_tcp
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.kinds import gesture_for
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Session
from simulateur.machine.backend import Backend
from simulateur.machine.content import Content
from simulateur.window.app import App
from simulateur.window.fingers import Finger
from simulateur.window.gif import Film

ROBOT = "kit"
SPEED = 20.0
"""The emulated robot's seconds in one of ours."""
_SIZE = (1280, 800)
_EXACT = 0.01
"""How far a robot may be from its cell, in cells, and from its heading, in quarter turns."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The card at place ``index`` was lit on the screen; ``pose`` is where the bee stood when it went out."""

    index: int
    pose: Pose


def picture_place() -> Path:
    """The file of the animated picture if nobody names one: in this folder or, if that cannot be written, another."""
    if os.access(Path.cwd(), os.W_OK):
        return Path("demo.gif")
    return Path(mkdtemp(prefix="beebot-")) / "demo.gif"


def demo(content: Content, picture: Path, lesson: str | None = None) -> int:
    """Play a challenge in three ways and film it into the file ``picture``; returns 0 if the three agree, else 1.

    It is the first challenge with a program to find, of the séance with the id ``lesson``; None is the first challenge
    of all.

    Raises:
        KitError: the challenge has no program to find, the robot is lost, or the picture cannot be written.
    """
    content, challenge, solved = chosen(content, lesson)
    print(_("Défi « {id} » : {task}").format(id=challenge.id, task=challenge.task.in_language(language())))
    program = flatten(solved)
    print(_("Programme trouvé : {program}").format(program=program_arrows(program)))
    trace = run(program, challenge.start, challenge.mat)
    shown = _on_screen(content, program, picture)
    moves = _on_robot(challenge, program)
    agree = _compare(trace, shown, moves, DRIVERS[ROBOT].capabilities.cell_mm)
    print(_("Image animée : {file}").format(file=picture))
    if not agree:
        print(_("Les trois ne sont PAS d'accord."))
        return 1
    print(_("Les trois sont d'accord."))
    return 0


def chosen(content: Content, lesson: str | None) -> tuple[Content, Challenge, Program]:
    """The content to show, the challenge in it to play, and its shortest program.

    ``lesson`` is a séance's id: its first challenge with a program to find, alone and without its story. With None it
    is the first challenge of all ``content``.

    Raises:
        KitError: there is no program to find.
    """
    if lesson is None:
        challenge = content.path.lessons[0].challenges[0]
        if program := _to_find(challenge):
            return content, challenge, program
        sentence = _("le premier défi, « {id} », n'a pas de programme à trouver ; mettez-en un autre avant lui")
        raise KitError(sentence.format(id=challenge.id))
    (named,) = (each for each in content.path.lessons if each.id == lesson)
    for challenge in named.challenges:
        if program := _to_find(challenge):
            alone = replace(named, challenges=(challenge,), story=())
            path = replace(content.path, lessons=(alone,), shelf=())
            return content._replace(path=path), challenge, program
    sentence = _("la séance « {name} » n'a pas de programme à trouver carte par carte ; choisissez-en une autre")
    raise KitError(sentence.format(name=lesson))


def _to_find(challenge: Challenge) -> Program:
    """The shortest program of one robot that can be laid card by card; empty where there is none to find."""
    solved = solve(challenge).program
    if not solved or not gesture_for(challenge).has_goal or challenge.partner:
        return ()
    laid = flatten(solved)
    fits = len(laid) <= challenge.max_instructions and challenge.keys.issuperset(laid)
    return solved if fits else ()


def _on_screen(content: Content, program: FlatProgram, picture: Path) -> list[Shown]:
    pygame.display.init()
    window = pygame.display.set_mode(_SIZE)
    session = Session(content.path, language())
    app = App(window, session, content.images, Backend(session))
    film, shown = Film(window), []

    def watch() -> None:
        film.tick()
        attempt = session.attempt
        if attempt is not None and (lit := attempt.lit_of()) is not None and lit < attempt.steps_shown:
            seen = Shown(lit, _shown_pose(attempt))
            if seen not in shown:
                shown.append(seen)

    finger = Finger(app, watch)
    finger.wait(1)
    for touch in (Touch(Key.LESSON, 0), Touch(Key.CHALLENGE, 0)):
        finger.touch(touch)
        finger.wait(0.7)
    for command in program:
        finger.touch(Touch(KEYS_OF_COMMANDS[command]))
        finger.wait(0.2)
    finger.touch(Touch(Key.GO))
    finger.wait_until(lambda: session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED)
    if session.attempt is not None:  # the last card goes out as the run ends
        shown.append(Shown(len(program) - 1, _shown_pose(session.attempt)))
    finger.wait(3)
    film.write(picture)
    return shown


def _shown_pose(attempt: Attempt) -> Pose:
    moment = attempt.moment
    return _rounded(moment.column, moment.row, moment.degrees)


def _rounded(column: float, row: float, degrees: float) -> Pose:
    return Pose(Cell(round(column), round(row)), Heading.NORTH.turned(round(degrees / 90) * 90))


def _on_robot(challenge: Challenge, program: FlatProgram) -> tuple[Movement, ...]:
    emulator = KitRobot(placement(challenge.start, DRIVERS[ROBOT].capabilities.cell_mm))
    # Windows alone has no pseudo-terminals. There the robot is at a network port while the run lasts.
    serving = serve_tcp(emulator, 0, SPEED) if sys.platform == "win32" else serve_pty(emulator, SPEED)
    with serving as served, closing(open_robot(ROBOT, served.port, SystemClock(SPEED))) as robot:
        robot.load(program)
        events = list(robot.run())
    match events[-1]:
        case Finished():
            return emulator.record
        case Lost(error=error):
            raise error
    raise KitError(_("le robot émulé n'a pas fini le programme ; recommencez"))


def _compare(trace: Trace, shown: list[Shown], moves: tuple[Movement, ...], cell_mm: int) -> bool:
    heads = (_("instruction"), _("moteur"), _("écran"), _("robot émulé"))
    print(f"\n   {heads[0]:14}{heads[1]:14}{heads[2]:22}{heads[3]}")
    agree = len(trace.steps) == len(shown) == len(moves)
    for step in trace.steps:
        card = next((card for card in shown if card.index == step.index), None)
        move = moves[step.index] if step.index < len(moves) else None
        sign, on_screen, by_robot = "≠", "–", "–"
        if card is not None:
            on_screen = _("carte {place}, {pose}").format(place=card.index + 1, pose=card.pose)
        if move is not None:
            moved = _pose_of(move, cell_mm)
            by_robot = f"{move.letter}  {moved}  ({move.end_s - move.start_s:.3f} s)"
            if card is not None and move.complete and card.pose == step.after == moved:
                sign = "="
        agree &= sign == "="
        print(f" {sign} {step.command.value:14}{step.after!s:14}{on_screen:22}{by_robot}")
    print()
    return agree


def _pose_of(move: Movement, cell_mm: int) -> Pose | None:
    """The robot's millimetres as a pose on the mat; None if it is between two cells or headings."""
    column, row, turns = move.x_mm / cell_mm, move.y_mm / cell_mm, move.heading_deg / 90
    if any(abs(value - round(value)) > _EXACT for value in (column, row, turns)):
        return None
    return _rounded(column, row, move.heading_deg)
