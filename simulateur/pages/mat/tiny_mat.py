"""The tiny mat of an example, in a bubble beside the back: a tiny bee obeys there, and none on the child's."""

from functools import lru_cache

from beebot.command import Command, Repeat, cards
from lecons.pictures.artwork import icon
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

WIDE, HIGH = 44.0, 48.0
"""The bubble, in units of the page at its full size."""
_EDGE, _STAGE, _MAT, _CARD = 0.045, 0.67, 0.52, 0.26
"""In widths of the bubble: the rim round what it holds, the height of the mat with what opens over it and of the mat
alone, the side of a card."""
_APART = 1.1
"""From one card to the next, in cards."""
_DUCK, _LARGE, _FROM_ABOVE, _BEAD = "ferme-canard", 0.8, 0.9, 0.12
"""Who crosses, how large and over how much of its way, in cells; the bead that goes into the ear, in bubbles."""
_FASTER = 2.0
"""How much faster than on a child's own mat a success is shown."""


def tiny_mat(example: Example, since_s: float, bubble: Rect, images: Images, *, laid: int, less: bool) -> list[Sprite]:
    """The bubble with its mat and strip, ``since_s`` seconds after the bee began to obey; less than 0 before.

    The hand has pressed the keys of the first ``laid`` cards, or more than there are.
    """
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
        *(_duck(since_s, place.centre_of(1, 0), place.cell, images) if Command.PAUSE in example.program else ()),
        *_strip(example, attempt, since_s, zone._replace(y=mat.bottom, height=zone.bottom - mat.bottom), laid),
    ]
    return [each._replace(sign=f"tiny {each.sign}" if each.sign else "") for each in sprites]


def leaving(bubble: Rect, ear: Rect, part: float) -> list[Sprite]:
    """A bead of honey on its way from ``bubble``, which shrank to it, to ``ear``; ``part`` (0 to 1) is done."""
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
    """It goes down over the cell ahead of her while she waits; then her way is free."""
    part = min(max(since_s / TINY.pause_s, 0.0), 1.0)
    if part == 1.0:
        return []
    side = round(_LARGE * cell)
    y = at[1] + (2 * part - 1) * _FROM_ABOVE * cell / 2
    return [centred(landmark(_DUCK, side, images), at[0], y, side, "duck")]


def _strip(example: Example, attempt: Attempt, since_s: float, room: Rect, pressed: int) -> list[Sprite]:
    """Its cards: those that are laid, or of which a key was ``pressed``; the next ones as they are run."""
    commands = [each for each in cards(example.program) if not isinstance(each, Repeat)]
    lit, repeat = attempt.lit_of() if since_s >= 0 else None, example.program[0]
    if isinstance(repeat, Repeat):
        return _repeat(repeat, since_s, way_s(example) / repeat.turns, room, pressed, is_lit=lit is not None)
    run = 0 if since_s < 0 else len(commands) if lit is None else lit + 1
    laid, (tray, *boxes) = max(example.laid, pressed, run), _places(room, max(len(commands), 2))
    laid = min(laid, len(commands))
    shown = [_card(commands[n], box, is_lit=n == lit) for n, box in enumerate(boxes[:laid])]
    return [_ground(tray), *shown, *(boxed(slot(round(box.width)), box, "slot") for box in boxes[laid:])]


def _repeat(repeat: Repeat, since_s: float, each_s: float, room: Rect, pressed: int, *, is_lit: bool) -> list[Sprite]:
    """A block that opens as the die is ``pressed``, empty; the hand lays its card, then she obeys it twice."""
    whole, first, middle, last = _places(room, 3)
    side = round(middle.width)
    if not pressed:
        return [_ground(whole), *(boxed(slot(side), box, "slot") for box in (first, middle, last))]
    (command,) = (each for each in repeat.body if isinstance(each, Command))
    filled = pressed > 1 or since_s >= 0
    return [
        boxed(block(round(whole.width), round(whole.height), side, False), whole, "block"),
        boxed(die(repeat.turns, side), first, f"die {repeat.turns}"),
        boxed(turn_dots(repeat.turns, 1 + int(since_s / each_s) if since_s >= 0 else 0, side), last, "dots"),
        _card(command, middle, is_lit=is_lit) if filled else boxed(icon("keys/hole-chosen", side), middle, "hole"),
    ]


def _places(room: Rect, count: int) -> list[Rect]:
    """The tray of so many cards, and the place of each."""
    (x, y), side = room.centre, round(_CARD * room.width)
    boxes = [Rect.around(x + (n - (count - 1) / 2) * _APART * side, y, side) for n in range(count)]
    return [Rect.around(x, y, (count * _APART + 0.2) * side, 1.3 * side), *boxes]


def _ground(tray: Rect) -> Sprite:
    return boxed(tray_ground(round(tray.width), round(tray.height), tray.height / 13, 0, False), tray, "strip")


def _card(command: Command, box: Rect, *, is_lit: bool) -> Sprite:
    frame, side = ("lit" if is_lit else ""), round(box.width)
    full = round(side * (1 + 2 * CARD_MARGIN))
    return centred(card(command, side, frame), *box.centre, full, card_sign(command, frame))
