"""The page on which a child says where a program ends: her flag.

It waits in a pocket on the bee's back, then it stands on a cell that glows. What was said and what is are told by two
large pictures beside the mat (``foretold``).
"""

import math

from beebot.pose import Heading, Pose
from lecons.pictures import predictions as pictures
from lecons.pictures.artwork import icon
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import boxed, centred, said
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.control_areas import MatPlace, hit
from simulateur.pages.mat.feedback import glow_at

_FLAG, _ASIDE = 0.98, (-0.37, -0.37, 0.56)
"""In cells: the flag on its board; how far right and down it has made room for the bee, and shrunk."""
_AT_CORNER, _HOPS = (0.5, -0.5, 0.4), 0.3
"""The same once she has come: it hops to the corner of the cell, so high in cells."""
_IN_POCKET, _HELD = 0.8, 0.98
"""The flag in its pocket, and when a finger is on it, in pockets."""


def keys(attempt: Attempt) -> tuple[Key, ...]:
    """The flag in its pocket, then GO; and the picture of what was said, once the heading alone is to be mended."""
    if attempt.draft.answer is None:
        return (Key.FLAG,)
    if looks_of(attempt) is not None:
        return (Key.GO, Key.FLAG)
    return (Key.GO,)


def shows_pair(attempt: Attempt) -> bool:
    """Whether two pictures stand above the bee's back: the place or the heading was not foretold right."""
    end, guess = ended(attempt), attempt.gesture.flag(attempt.draft)
    return end is not None and guess is not None and (guess.cell != end.cell or looks_of(attempt) is not None)


def guess_sprites(attempt: Attempt, place: MatPlace, aside: float, motion: Motion) -> list[Sprite]:
    """The child's flag on the cell where it was set; ``aside`` is how far it has made room for the bee, 0 to 1.

    If no flag is set and it calls, every cell where it can be set waits for it in dashes.
    """
    guess = attempt.gesture.flag(attempt.draft)
    if guess is None:
        waiting = attempt.calls if motion.go_breath else ()
        there = attempt.gesture.cells(attempt.draft, one_by_one=motion.one_by_one) if waiting else ()
        return [_in_dashes(place, touch) for touch in waiting if touch in there]
    (x, y), end = place.centre_of_cell(guess.cell), ended(attempt)
    done = attempt.phase is Phase.SUCCEEDED
    right, down, smaller = (aside * part for part in (_AT_CORNER if done else _ASIDE))
    down -= _HOPS * math.sin(math.pi * aside) * done
    side = round((_FLAG - smaller) * place.cell)
    flag, sign = drawn_flag(side, guess.heading, place.degrees)
    set_there = centred(flag, x + right * place.cell, y + down * place.cell, side, sign)
    if not done and (end is None or end.cell == guess.cell):
        return [glow_at(place, guess.cell), set_there]
    return [set_there]  # else it is her own cell that glows: there she stopped


def flag_key(attempt: Attempt, layout: ChallengeLayout, pressed: Touch | None, breath: float) -> list[Sprite]:
    """The flag in its pocket, where it breathes if it calls; [] if it is not there."""
    rect, held = layout.places.get(Touch(Key.FLAG)), pressed == Touch(Key.FLAG)
    if rect is None or attempt.draft.answer is not None:
        return []
    pocket, side = boxed(icon("marks/pocket", round(rect.width)), rect, "key pocket"), _HELD if held else _IN_POCKET
    side *= 1.0 if held else breath or 1.0
    svg, sign = _flag(attempt, layout.wanted.turned, round(side * rect.width))
    return [pocket, centred(svg, *rect.centre, round(side * rect.width), said(sign, "held" if held else ""))]


def _flag(attempt: Attempt, turned: float, side: int) -> tuple[str, str]:
    """The flag that is not set yet, and its sign. It points as the bee looks, if it points."""
    asked = attempt.challenge
    return drawn_flag(side, asked.start.heading if asked.asks_heading else None, turned)


def drawn_flag(side: int, heading: Heading | None, turned: float) -> tuple[str, str]:
    """The flag and its sign, pointing to ``heading`` on a mat ``turned`` by so many degrees, if it points."""
    if heading is None:
        return pictures.flag(side), "flag"
    degrees = (heading.degrees + round(turned)) % 360
    return pictures.flag(side, degrees), f"flag to {degrees}°"


def carries_flag(attempt: Attempt | None) -> bool:
    """Whether a finger may take the flag from its pocket now."""
    if attempt is None or not attempt.gesture.foretells or attempt.draft.answer is not None:
        return False
    return attempt.phase is Phase.WRITING


def cell_at(place: MatPlace, at: tuple[float, float]) -> Touch | None:
    """The cell of the mat under the pixel ``at``, as a control; None beside the mat."""
    return hit(place.places(), *at)


def held_flag(
    attempt: Attempt,
    layout: ChallengeLayout,
    place: MatPlace,
    at: tuple[float, float],
) -> list[Sprite]:
    """The flag under a finger at the pixel ``at``, in dashes the cell where it would stand, and its empty pocket."""
    rect, sprites = layout.places.get(Touch(Key.FLAG)), []
    if rect is not None:
        sprites.append(boxed(icon("marks/pocket", round(rect.width)), rect, "pocket empty"))
    cell = cell_at(place, at)
    if cell is not None:
        sprites.append(_in_dashes(place, cell))
    side = round(_FLAG * place.cell)
    svg, sign = _flag(attempt, place.degrees, side)
    return [*sprites, centred(svg, *at, side, f"{sign} carried")]


def _in_dashes(place: MatPlace, cell: Touch) -> Sprite:
    middle, side = place.centre_of(cell.index % place.columns, cell.index // place.columns), round(place.cell)
    return centred(icon("marks/waiting-cell", side), *middle, side, "cell in dashes")


def ended(attempt: Attempt) -> Pose | None:
    """Where the bee is at the end of a run that was not foretold; None where there is none."""
    if attempt.phase is not Phase.STOPPED or attempt.run is None:
        return None
    return attempt.run.verdict.trace.end


def looks_of(attempt: Attempt) -> tuple[int, int] | None:
    """The ways she looks at the end and as foretold, in degrees from north; None unless only the place was right."""
    end, guess = ended(attempt), attempt.gesture.flag(attempt.draft)
    if end is None or guess is None or guess.heading is None or guess.cell != end.cell:
        return None
    return end.heading.degrees, guess.heading.degrees
