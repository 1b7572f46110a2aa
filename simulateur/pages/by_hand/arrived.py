"""« Est-elle arrivée ? »: two pictures of this very mat, arrived and not yet. The screen has no verdict of its own."""

from dataclasses import replace

from beebot.challenge import Challenge
from lecons.pictures.cards import CARD_MARGIN, card
from lecons.pictures.feedback_marks import glow
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.play.arrival_by_hand import goal_of, there
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.robot_progress import Following
from simulateur.game.play.run import Run
from simulateur.game.session import Session
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import boxed, centred
from simulateur.pages.common.view import View
from simulateur.pages.layout.by_hand import HandLayout
from simulateur.pages.layout.control_areas import MatPlace, place_mat
from simulateur.pages.mat.actors import mat_actors
from simulateur.pages.mat.ground import mat_ground
from simulateur.pages.strips.cards import card_sign
from simulateur.pictures import real_robot
from simulateur.pictures.keys import panel

_LONG_AGO = Motion(0.0, 9.0, 9.0, less=True)
"""Nothing moves in the pictures: what happened in them is over."""
_WORDS = ("arrived", "not yet")


def arrived_places(layout: HandLayout) -> dict[Touch, Rect]:
    """The places of the two pictures, « arrivée » and « pas encore », as controls."""
    return {Touch(Key.ARRIVED, place): half for place, half in enumerate(layout.halves)}


def arrived_scene(session: Session, layout: HandLayout, view: View) -> Scene:
    """The scene with the two pictures, and the program below them.

    Raises:
        ValueError: nothing has run.
    """
    attempt = session.attempt
    if attempt is None or attempt.run is None:
        raise ValueError("nothing has run")
    u, strong = layout.u, session.settings.strong_grid or session.settings.whiteboard
    ground: list[Sprite] = []
    actors: list[Sprite] = []
    pictured = (_arrived(attempt, attempt.run), _not_yet(attempt, attempt.run))
    for place, (half, shown) in enumerate(zip(layout.halves, pictured, strict=True)):
        pressed = view.pressed == Touch(Key.ARRIVED, place)
        lip = 0.9 * u
        svg = real_robot.picture_card(round(half.width), round(half.height), 3.4 * u, lip, pressed)
        ground.append(boxed(svg, half, f"panel {_WORDS[place]}" + (" pressed" if pressed else "")))
        inside = Rect(half.x, half.y, half.width, half.height - 3 * lip).inset(2.2 * u)
        mat = place_mat(inside, shown.challenge.mat.width, shown.challenge.mat.height)
        ground += mat_ground(shown, mat, view.images, strong=strong)
        ground += _goals(shown.challenge, mat)
        actors += mat_actors(shown, mat, view.images, _LONG_AGO, trace=session.settings.trace)
    return Scene(tuple(ground), (*_strip(attempt, layout), *actors))


def _goals(challenge: Challenge, mat: MatPlace) -> list[Sprite]:
    """A glow where the robots are to stop: there the two pictures differ."""
    partner, goals = challenge.partner, [goal_of(challenge)]
    if partner is not None:
        goals.append(partner.goal)
    side = round(mat.cell)
    return [
        centred(glow(side), *mat.centre_of_cell(cell), side, "glow round the goal")
        for cell in goals
        if cell is not None
    ]


def _strip(attempt: Attempt, layout: HandLayout) -> list[Sprite]:
    strip = layout.strip
    sprites = [boxed(panel(round(strip.width), round(strip.height), 3.4 * layout.u, ROLE.tray), strip, "strip")]
    for rect, command in zip(layout.cards, attempt.flats[0], strict=False):
        side = round(rect.width)
        full = round(side * (1 + 2 * CARD_MARGIN))
        y = rect.centre[1] + 1.8 * layout.u
        sprites.append(centred(card(command, side), rect.centre[0], y, full, card_sign(command)))
    return sprites


def _seen(attempt: Attempt, run: Run, phase: Phase) -> Attempt:
    """The attempt as a picture shows it: looked at from above, with nothing to answer."""
    return replace(attempt, run=run, phase=phase, by_hand=None, following=Following(), outlook=type(attempt.outlook)())


def _arrived(attempt: Attempt, run: Run) -> Attempt:
    """Arrived: at the end of the program if that succeeds; else at the goal, whatever way led there."""
    done = run if run.verdict.succeeded else there(attempt.challenge)
    return _seen(attempt, done.ended(), Phase.SUCCEEDED)


def _not_yet(attempt: Attempt, run: Run) -> Attempt:
    """Not arrived: at the end of the program if that fails; else before its last move."""
    if not run.verdict.succeeded:
        return _seen(attempt, run.ended(), Phase.WAITING)
    steps = run.verdict.trace.steps
    moves = [place for place, step in enumerate(steps) if step.command.is_move]
    last = run.at_step(moves[-1] if moves else 0)
    return _seen(attempt, replace(last, until=last.time), Phase.WAITING)
