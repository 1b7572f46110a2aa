"""The tiny mat of an example, in a bubble beside the back: a tiny bee obeys there, and none on the child's."""

from functools import lru_cache

from beebot.command import Repeat, cards
from lecons.pictures.cards import CARD_MARGIN, block, card, die, slot, tray_ground, turn_dots
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmark
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import begin
from simulateur.game.kinds.ghost import Example
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.attempt_changes import after, touched, with_draft
from simulateur.game.play.playback import ease
from simulateur.pages.common.ghost_moves import TINY, way_s
from simulateur.pages.common.motion import SHOW_S, Motion
from simulateur.pages.common.sprites import boxed, centred
from simulateur.pages.layout.control_areas import place_mat
from simulateur.pages.mat.actors import mat_actors
from simulateur.pages.mat.ground import mat_ground
from simulateur.pages.strips.cards import card_sign
from simulateur.pictures.keys import panel

WIDE, HIGH = 35.5, 33.0
"""The bubble, in units of the page at its full size."""
_EDGE, _STAGE, _MAT, _CARD = 0.03, 0.59, 0.36, 0.21
"""In widths of the bubble: the rim round what it holds, the height of the mat with what opens over it and of the mat
alone, the side of a card."""
_APART = 1.1
"""From one card to the next, in cards."""
_DUCK, _FROM_ABOVE, _BEAD = "ferme-canard", 0.9, 0.12
"""Who crosses, and from how far above and to how far below, in cells; the bead that goes into the ear, in bubbles."""
_FASTER = 2.0
"""How much faster than on a child's own mat a success is shown."""


def tiny_mat(example: Example, since_s: float, bubble: Rect, images: Images, *, less: bool) -> list[Sprite]:
    """The bubble with its mat and strip, ``since_s`` seconds after the bee began to obey; less than 0 before."""
    attempt, zone = _attempt(example, round(since_s, 3)), bubble.inset(_EDGE * bubble.width)
    stage, high = zone._replace(height=_STAGE * bubble.width), _MAT * bubble.width
    mat = stage._replace(y=stage.bottom - high, height=high)
    place = place_mat(mat, example.challenge.mat.width, example.challenge.mat.height)._replace(stage=stage)
    done_s = since_s - way_s(example)
    shown_s = SHOW_S if done_s < 0 else _FASTER * done_s
    motion = Motion(0.0, max(done_s, 0.0), 0.0, less, shown_s=shown_s)
    ground = panel(round(bubble.width), round(bubble.height), 0.1 * bubble.width, ROLE.cream, 3, ROLE.lip)
    sprites = [
        boxed(ground, bubble, "bubble"),
        *mat_ground(attempt, place, images),
        *mat_actors(attempt, place, images, motion, trace=True),
        *(_duck(since_s, place.centre_of(0.55, 0), place.cell, images) if example.crossed else ()),
        *_strip(example, attempt, since_s, zone._replace(y=mat.bottom, height=zone.bottom - mat.bottom)),
    ]
    return [each._replace(sign=f"tiny {each.sign}" if each.sign else "") for each in sprites]


def leaving(bubble: Rect, ear: Rect, part: float) -> list[Sprite]:
    """The bubble is a bead of honey, which goes into the ear, ``part`` of the way: the ear plays it again."""
    (ax, ay), (bx, by), gone, side = bubble.centre, ear.centre, ease(part), _BEAD * bubble.width
    bead = panel(round(side), round(side), side / 2, ROLE.honey)
    return [boxed(bead, Rect.around(ax + (bx - ax) * gone, ay + (by - ay) * gone, side), "bead")]


@lru_cache(maxsize=4)
def _started(example: Example) -> Attempt:
    attempt = Attempt.at(example.challenge, TINY)
    return with_draft(attempt, begin(example.challenge, example.program))


@lru_cache(maxsize=4)
def _attempt(example: Example, since_s: float) -> Attempt:
    """The tiny bee's own attempt: judged and run as a child's is."""
    attempt = _started(example)
    return attempt if since_s < 0 else after(touched(attempt, Touch(Key.GO)), since_s)


def _duck(since_s: float, at: tuple[float, float], cell: float, images: Images) -> list[Sprite]:
    """It goes down between her and the cell ahead while she waits; then her way is free."""
    part = min(max(since_s / TINY.pause_s, 0.0), 1.0)
    if part == 1.0:
        return []
    side = round(0.55 * cell)
    y = at[1] + (2 * part - 1) * _FROM_ABOVE * cell / 2
    return [centred(landmark(_DUCK, side, images), at[0], y, side, "duck")]


def _strip(example: Example, attempt: Attempt, since_s: float, room: Rect) -> list[Sprite]:
    """Its cards: those that are laid, and the next ones as they are run; before a repeat, the cards that it takes."""
    x, y = room.centre
    side = round(_CARD * room.width)
    begun = since_s >= 0
    commands = [each for each in cards(example.program) if not isinstance(each, Repeat)]
    repeat = example.program[0] if isinstance(example.program[0], Repeat) else None
    lit = attempt.lit_of() if begun else None
    laid = len(commands)
    if repeat is None:
        laid = max(example.laid, 0 if lit is None else lit + 1, laid if begun and lit is None else 0, int(begun))
    elif not begun:
        commands, laid = commands * repeat.turns, repeat.turns
    places = 3 if repeat is not None and begun else 2
    tray = Rect.around(x, y, (places * _APART + 0.2) * side, 1.3 * side)
    ground = tray_ground(round(tray.width), round(tray.height), side / 10, 0, False)
    sprites = [boxed(ground, tray, "strip")]
    boxes = [Rect.around(x + (n - (places - 1) / 2) * _APART * side, y, side) for n in range(places)]
    if repeat is not None and begun:
        turn = 1 + int(since_s / (way_s(example) / repeat.turns))
        sprites += [
            boxed(block(round(tray.width), round(tray.height), side, False), tray, "block"),
            boxed(die(repeat.turns, side), boxes[0], f"die {repeat.turns}"),
            boxed(turn_dots(repeat.turns, turn, side), boxes[2], "dots"),
        ]
        boxes, lit = boxes[1:2], None if lit is None else 0
    for number, box in enumerate(boxes):
        if number >= laid:
            sprites.append(boxed(slot(side), box, "slot"))
            continue
        frame, full = ("lit" if number == lit else ""), round(side * (1 + 2 * CARD_MARGIN))
        sign = card_sign(commands[number], frame)
        sprites.append(centred(card(commands[number], side, frame), *box.centre, full, sign))
    return sprites
