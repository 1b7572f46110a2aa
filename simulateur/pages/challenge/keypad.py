"""The bee's back with its keys, the row of keys below it, and the keys at the end of the strip."""

from lecons.pictures.artwork import icon
from lecons.pictures.feedback_marks import glow
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Session
from simulateur.pages.challenge import quiz
from simulateur.pages.challenge.pads import pad_of
from simulateur.pages.common.motion import GO_GROWS, breathing, helps, motion_of
from simulateur.pages.common.sprites import (
    BEES,
    boxed,
    centred,
    icon_sprite,
    lamp_icon,
    pebble_sprite,
    plate_key_sprite,
)
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.mat import flag as prediction
from simulateur.pages.strips.limits import hand_dice, is_used_up, key_glows
from simulateur.pictures import plate
from simulateur.pictures.keys import panel
from simulateur.pictures.units import PLATE, PLATE_KEY

_PLATE_GLYPHS = {
    Key.FORWARD: "glyph-forward",
    Key.BACKWARD: "glyph-backward",
    Key.LEFT: "glyph-left",
    Key.RIGHT: "glyph-right",
    Key.PAUSE: "glyph-pause",
    Key.CLEAR: "glyph-clear",
    Key.GO: "glyph-go",
}
_ROW_GLYPHS = {Key.LEFT_45: "glyph-left-45", Key.RIGHT_45: "glyph-right-45"}
_PEBBLES = {
    Key.STEP: "icon-steps",
    Key.RESUME: "icon-resume",
    Key.TORTOISE: "icon-tortoise",
    Key.HARE: "icon-hare",
}
_LOOKS = {
    plate.EYES_AHEAD: "looking ahead",
    plate.EYES_TO_MAT: "looking at the mat",
    plate.EYES_TO_STRIP: "looking at the strip",
    plate.EYES_TO_POCKET: "looking at the flag",
    plate.EYES_UP: "looking up",
}
_GLOW = 1.2
"""The glow behind the eye, in keys."""
_BECKONS = 0.01
"""How far the glow behind what helps grows, of itself for each degree of a sway."""
_SMALL_BACK, _SMALL_APART = 0.98, 1.08
"""The side of a small back, in keys; from one of its own keys to the next, in these."""
_SMALL_KEYS = (
    ("glyph-forward", 0, -1),
    ("glyph-left", -1, 0),
    ("glyph-go", 0, 0),
    ("glyph-right", 1, 0),
    ("glyph-backward", 0, 1),
)
"""The keys of that back, each with its column and row from the middle: GO alone there would promise that she goes."""
_RING, _RING_GROWN = 1.24, 1.44
"""How wide the ring round GO is before it breathes in, and after, in keys."""
_PARTS = {1: (0.9,), 2: (0.1, 0.9)}
"""How far along the robot's key one lamp or two lamps stand, in parts of its width."""


def back_sprites(attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
    """The back of the bee who is given the program, her eyes turned to what happens now.

    If the child answers with another pad than keys, that pad's ground instead.
    """
    pad = pad_of(attempt)
    if pad is not None:
        return pad.ground(attempt, layout)
    box, w = layout.plate, layout.plate.width
    k, look = 2 * round(PLATE_KEY / PLATE * w / 2), _look(attempt)  # an eye is half as wide, in whole pixels
    sign = f"eye {_LOOKS[look]}"
    centres = plate.eye_centres(box.x, box.y, w, layout.places.get(Touch(Key.GO)))
    if any(rect.contains(*eye) for touch, rect in layout.places.items() for eye in centres if touch.key in _ROW_GLYPHS):
        # There are the small turns.
        centres, k = plate.peeping_centres(box.x, box.y, w), 2 * round(plate.PEEPING * k / 2)
    eyes = [centred(plate.eye(k, look), *centre, round(k / 2), sign) for centre in centres]
    robot = (attempt.draft.active or 0) if attempt.robots > 1 else 0
    wide, high = w * (1 + 2 * plate.BESIDE), w * (1 + plate.ABOVE + plate.BELOW)
    whole = Rect(box.x - w * plate.BESIDE, box.y - w * plate.ABOVE, wide, high)
    back = boxed(plate.back(round(w), robot, layout.tucked), whole, f"back of the {BEES[robot]}")
    return [back, *eyes]


def box_sprites(layout: ChallengeLayout) -> list[Sprite]:
    """The ground of an open box of things, which takes the place of the bee's back."""
    box = layout.plate
    ground = panel(round(box.width), round(box.height), 3.4 * layout.u, ROLE.tray)
    return [boxed(ground, box, "tray of keys")]


def small_back(place: Rect, scale: float) -> list[Sprite]:
    """The bee's back, small in ``place``: it closes a box, and the plate is there again."""
    w, (x, y) = _SMALL_BACK * scale * place.width, place.centre
    box = Rect.around(x, y, w)
    whole = Rect(box.x - w * plate.BESIDE, box.y - w * plate.ABOVE, w * (1 + 2 * plate.BESIDE), 0.0)
    whole = whole._replace(height=w * (1 + plate.ABOVE + plate.BELOW))
    k = round(PLATE_KEY / PLATE * w)
    eye, centres = plate.eye(k, plate.EYES_AHEAD), plate.eye_centres(box.x, box.y, w)
    return [
        boxed(plate.back(round(w), 0, True), whole, "small back"),
        *(centred(eye, *centre, round(k / 2), "small eye") for centre in centres),
        *(
            plate_key_sprite(name, Rect.around(x + _SMALL_APART * k * right, y + _SMALL_APART * k * down, k))
            for name, right, down in _SMALL_KEYS
        ),
    ]


def _look(attempt: Attempt) -> tuple[float, float]:
    """Where the bee looks: at what happens, at the card to mend, at what a refused key needs."""
    refused, points = attempt.refusal_s > 0, not attempt.gesture.lays_cards
    happens = attempt.phase in (Phase.RUNNING, Phase.WAITING, Phase.ON_ROBOT)
    if not happens and attempt.gesture.chooses and attempt.draft.answer is None:
        return plate.EYES_UP
    if happens or (refused and points):
        return plate.EYES_TO_MAT
    if attempt.has_bumped or refused:
        return plate.EYES_TO_STRIP
    if attempt.gesture.foretells and attempt.phase is not Phase.SUCCEEDED:
        return plate.EYES_TO_MAT if attempt.draft.answer else plate.EYES_TO_POCKET
    if attempt.ending is not None:
        return plate.EYES_TO_MAT
    return plate.EYES_AHEAD


def plate_keys(
    session: Session,
    attempt: Attempt,
    layout: ChallengeLayout,
    pressed: Touch | None,
) -> list[Sprite]:
    """The keys on the bee's back, with their glows and dice; while a run must be watched first, the eye alone."""
    breath, go = motion_of(session).go_breath, Touch(Key.GO)
    if layout.wanted.eye_alone:
        return _eye(layout.places[Touch(Key.WATCH)], breath, pressed)
    called = [touch for touch in breathing(session) if breath and touch in layout.places]
    some_pale = bool(attempt.challenge.limits.hand) or quiz.asks(attempt)
    pad = pad_of(attempt)
    own = prediction.flag_key(attempt, layout, pressed, breath) if pad is None else pad.keys(attempt, layout, pressed)
    keys = [
        plate_key_sprite(
            _glyph(attempt, _PLATE_GLYPHS[touch.key]),
            _breathing(rect, breath) if touch == go and go in called else rect,
            pressed=touch == pressed,
            faded=some_pale and _is_pale(attempt, touch),
        )
        for touch, rect in layout.places.items()
        if touch.key in _PLATE_GLYPHS
    ]
    glows = key_glows(attempt, layout) + quiz.key_glows(attempt, layout)
    if (shown := helps(session)) is not None and shown in layout.places and shown.key in COMMAND_KEYS:
        grown = 1 + _BECKONS * motion_of(session).sway
        glows.append(quiz.key_glow(COMMAND_KEYS[shown.key], layout.places[shown], grown))
    if go in called:
        glows += _ring(layout.places[go], breath)
    laying = [touch for touch in called if touch.key in COMMAND_KEYS]
    glows += [quiz.key_glow(COMMAND_KEYS[touch.key], layout.places[touch], breath) for touch in laying]
    return own + glows + keys + hand_dice(attempt, layout) + quiz.figures(attempt, layout)


def _eye(rect: Rect, breath: float, pressed: Touch | None) -> list[Sprite]:
    """The eye as a cell of comb in the place of GO, with a glow behind it; it breathes as GO does."""
    side, paint = round(_GLOW * rect.width), (ROLE.cream, ROLE.lip)
    down = pressed == Touch(Key.WATCH)
    eye = plate_key_sprite("icon-eye", _breathing(rect, breath), pressed=down, paint=paint)
    return [centred(glow(side, disc=True), *rect.centre, side, "glow behind a key"), *_ring(rect, breath), eye]


def _breathing(rect: Rect, breath: float) -> Rect:
    return Rect.around(*rect.centre, rect.width * (breath or 1.0))


def _ring(rect: Rect, breath: float) -> list[Sprite]:
    """The ring in which what stands in GO's place breathes; none before it does."""
    if not breath:
        return []
    side = round((_RING + (_RING_GROWN - _RING) * (breath - 1.0) / GO_GROWS) * rect.width)
    return [centred(icon("keys/ring-of-go", side), *rect.centre, side, "ring of go")]


def _glyph(attempt: Attempt, name: str) -> str:
    """The sign of a key of the plate: ``name``, or for « avancer » that of a numbered move, where cards have one."""
    return "glyph-forward-by" if name == "glyph-forward" and attempt.challenge.strides else name


def _is_pale(attempt: Attempt, touch: Touch) -> bool:
    """Whether the key lays a card of which none is left in hand, or that a hint does not propose."""
    command = COMMAND_KEYS.get(touch.key)
    used_up = command is not None and is_used_up(attempt, command)
    return used_up or quiz.is_out_of_question(attempt, touch)


def row_sprites(
    session: Session,
    attempt: Attempt,
    layout: ChallengeLayout,
    pressed: Touch | None,
) -> list[Sprite]:
    """The keys in the row below the plate: small turns, step, resume, pace and robot, those that are on the page."""
    sprites = []
    for touch, rect in layout.places.items():
        if touch.key in _PEBBLES:
            sprites.append(pebble_sprite(_PEBBLES[touch.key], rect, pressed=touch == pressed))
        elif touch.key in _ROW_GLYPHS:
            faded = _is_pale(attempt, touch)
            sprites.append(plate_key_sprite(_ROW_GLYPHS[touch.key], rect, pressed=touch == pressed, faded=faded))
        elif touch.key is Key.ROBOT:
            sprites += _robot_key(session.crew, attempt.phase is Phase.ON_ROBOT, rect, pressed)
    return sprites


def _robot_key(
    crew: tuple[Member, ...],
    running: bool,
    rect: Rect,
    pressed: Touch | None,
) -> list[Sprite]:
    if running:
        return [pebble_sprite("icon-stop", rect, pressed=pressed == Touch(Key.STOP_ROBOT))]
    ready = bool(crew) and all(member.lamp.is_open for member in crew)
    key = pebble_sprite("icon-robot", rect, pressed=pressed == Touch(Key.ROBOT), faded=not ready)
    sprites = [key]
    lamps = [member.lamp for member in crew] or [Lamp.OFF]
    for lamp, part in zip(lamps, _PARTS[len(lamps)], strict=True):
        x, y = rect.x + part * rect.width, rect.y + 0.88 * rect.height
        sprites.append(icon_sprite(lamp_icon(lamp), x, y, 0.4 * rect.width))
    if len(crew) > 1:
        for member, part in zip(crew, _PARTS[len(crew)], strict=True):
            x, y = rect.x + part * rect.width, rect.y + 0.12 * rect.height
            sprites.append(icon_sprite(f"token-{member.token}", x, y, 0.4 * rect.width))
    return sprites


def _may_repeat(attempt: Attempt) -> bool:
    """Whether something can be repeated now: a full strip has no room for it, unless there is a repeat to close."""
    return attempt.challenge.repeats and attempt.draft.touch(Touch(Key.REPEAT)) is not attempt.draft


def tool_sprites(attempt: Attempt, layout: ChallengeLayout, pressed: Touch | None) -> list[Sprite]:
    """The keys repeat, undo and redo, those that are on the page; [] after a success."""
    if attempt.phase is Phase.SUCCEEDED:
        return []
    strip = attempt.draft.strips[attempt.draft.active or 0]
    still = attempt.phase in (Phase.WRITING, Phase.STOPPED)
    tools = {
        Key.REPEAT: ("icon-repeat", not still or _may_repeat(attempt)),
        Key.UNDO: ("icon-undo", strip.can_undo and still),
        Key.REDO: ("icon-redo", strip.can_redo and still),
    }
    return [
        pebble_sprite(name, layout.places[Touch(key)], pressed=pressed == Touch(key), faded=not on)
        for key, (name, on) in tools.items()
        if Touch(key) in layout.places
    ]
