"""The challenge's page: rail, mat, plate, strip; and the reward once it is done."""

from beebot.command import Command
from simulateur.attempt import Attempt, CardState, Phase
from simulateur.controls import COMMAND_KEYS, Key, Touch
from simulateur.drawings import plate
from simulateur.drawings.artwork import CARD_MARGIN, card, panel, slot
from simulateur.drawings.theme import CALM
from simulateur.layout import BIG_KEY, ChallengeLayout, Places, Rect, Wanted, challenge_layout
from simulateur.screens import reward
from simulateur.screens.mat import mat_actors, mat_ground
from simulateur.screens.stage import centred, ear_sprites, icon_sprite, pebble_sprite, plate_key_sprite
from simulateur.screens.view import View
from simulateur.session import TOKENS, Lamp, Session
from simulateur.sprite import Scene, Sprite

_PLATE_GLYPHS = {
    Key.FORWARD: "glyph-forward",
    Key.BACKWARD: "glyph-backward",
    Key.LEFT: "glyph-left",
    Key.RIGHT: "glyph-right",
    Key.PAUSE: "glyph-pause",
    Key.CLEAR: "glyph-clear",
    Key.GO: "glyph-go",
}
_GO_DIPS_AFTER_S, _GO_DIP_S = 10.0, 0.25
_ALPHA = {CardState.TO_COME: 158, CardState.NOT_RUN: 115}


def layout_of(session: Session, size: tuple[int, int]) -> ChallengeLayout:
    """Where things are for the session's challenge."""
    attempt = _attempt(session)
    challenge = attempt.challenge
    keys = tuple(key for key, command in COMMAND_KEYS.items() if command in challenge.keys)
    wanted = Wanted(
        columns=challenge.mat.width,
        rows=challenge.mat.height,
        keys=(*keys, Key.CLEAR, Key.GO),
        cards=len(attempt.program),
        most_cards=challenge.max_instructions,
        youngest=session.for_the_youngest,
        robot=session.lamp is not None,
        hints=bool(challenge.hints),
    )
    return challenge_layout(size, wanted)


def places(session: Session, size: tuple[int, int]) -> Places:
    """What can be touched now."""
    layout, attempt = layout_of(session, size), _attempt(session)
    if attempt.phase is Phase.SUCCEEDED:
        return layout.success_places
    if attempt.phase is Phase.ON_ROBOT:
        return {
            (Touch(Key.STOP_ROBOT) if touch.key is Key.ROBOT else touch): rect for touch, rect in layout.places.items()
        }
    return layout.places


def scene(session: Session, view: View) -> Scene:
    """Everything to draw."""
    layout, attempt = layout_of(session, view.size), _attempt(session)
    ground = (*mat_ground(attempt.challenge, layout.mat, view.images), *_tray(layout))
    actors = [
        *mat_actors(attempt, layout.mat, view.images, session.since_phase, session.since_touch),
        *_rail(session, layout, view),
        *_strip(attempt, layout, session.since_phase),
        *_undo(attempt, layout, view),
    ]
    if attempt.phase is Phase.SUCCEEDED:
        actors += reward.actors(session, layout, view.pressed)
    else:
        actors += _plate(session, layout, view)
    return Scene(ground, tuple(actors))


def _attempt(session: Session) -> Attempt:
    if session.attempt is None:
        raise ValueError("no challenge is open")
    return session.attempt


def _tray(layout: ChallengeLayout) -> tuple[Sprite, ...]:
    tray = layout.tray
    width, height = round(tray.width), round(tray.height)
    return (Sprite(panel(width, height, 3.4 * layout.u, CALM.tray), round(tray.x), round(tray.y), width, height),)


def _rail(session: Session, layout: ChallengeLayout, view: View) -> list[Sprite]:
    names = {Key.HOME: "icon-home", Key.HINT: "icon-bulb"}
    sprites = [
        pebble_sprite(names[touch.key], rect, pressed=touch == view.pressed)
        for touch, rect in layout.places.items()
        if touch.key in names
    ]
    ear = Touch(Key.LISTEN)
    sprites += ear_sprites(layout.places[ear], pressed=ear == view.pressed, mute=session.mute)
    sprites += petals(session, layout.petals)
    token = layout.token
    sprites.append(icon_sprite(f"token-{TOKENS[session.token]}", *token.centre, token.width))
    return sprites


def petals(session: Session, rect: Rect) -> list[Sprite]:
    """The lesson's flower: a petal for each challenge, coloured once it is done."""
    done = session.challenges_done(session.lesson)
    side = round(rect.width)
    return [centred(reward.petal_count(side, done), *rect.centre, side)]


def _plate(session: Session, layout: ChallengeLayout, view: View) -> list[Sprite]:
    attempt = _attempt(session)
    box, w = layout.plate, layout.plate.width
    width = round(w * (1 + 2 * plate.BESIDE))
    height = round(w * (1 + plate.ABOVE + plate.BELOW))
    sprites = [
        Sprite(plate.back(round(w)), round(box.x - w * plate.BESIDE), round(box.y - w * plate.ABOVE), width, height)
    ]
    look = plate.EYES_AHEAD
    if attempt.phase in (Phase.RUNNING, Phase.WAITING, Phase.ON_ROBOT):
        look = plate.EYES_TO_MAT
    elif attempt.guilty is not None:
        look = plate.EYES_TO_STRIP
    k = round(BIG_KEY * layout.u)
    sprites += [centred(plate.eye(k, look), x, y, round(k / 2)) for x, y in plate.eye_centres(box.x, box.y, w)]
    dips = go_dips(session, attempt)
    for touch, rect in layout.places.items():
        glyph = _PLATE_GLYPHS.get(touch.key)
        if glyph is not None:
            pressed = touch == view.pressed or (touch.key is Key.GO and dips)
            sprites.append(plate_key_sprite(glyph, rect, pressed=pressed))
    return sprites + _row_below(session, layout, view)


def go_dips(session: Session, attempt: Attempt) -> bool:
    """After ten seconds with a program ready, GO dips once."""
    ready = attempt.phase is Phase.WRITING and bool(attempt.program)
    return ready and 0 <= session.since_touch - _GO_DIPS_AFTER_S < _GO_DIP_S


def _row_below(session: Session, layout: ChallengeLayout, view: View) -> list[Sprite]:
    attempt = _attempt(session)
    sprites = []
    step = layout.places.get(Touch(Key.STEP))
    if step is not None:
        sprites.append(pebble_sprite("icon-steps", step, pressed=view.pressed == Touch(Key.STEP)))
    robot = layout.places.get(Touch(Key.ROBOT))
    if robot is not None and session.lamp is not None:
        sprites += _robot_key(session.lamp, attempt.phase is Phase.ON_ROBOT, robot, view.pressed)
    speed = layout.speed
    if speed is not None:
        sprites += _speed(attempt, layout, speed)
    return sprites


_LAMPS = {Lamp.SEARCHING: "lamp-searching", Lamp.LINKED: "lamp-linked", Lamp.LOST: "lamp-lost"}


def _robot_key(lamp: Lamp, running: bool, rect: Rect, pressed: Touch | None) -> list[Sprite]:  # noqa: FBT001
    x, y = rect.x + 0.9 * rect.width, rect.y + 0.88 * rect.height
    if running:
        return [pebble_sprite("icon-stop", rect, pressed=pressed == Touch(Key.STOP_ROBOT))]
    key = pebble_sprite("icon-robot", rect, pressed=pressed == Touch(Key.ROBOT), faded=lamp is not Lamp.LINKED)
    return [key, icon_sprite(_LAMPS[lamp], x, y, 0.4 * rect.width)]


def _speed(attempt: Attempt, layout: ChallengeLayout, speed: Rect) -> list[Sprite]:
    width, height, radius = round(speed.width), round(speed.height), 3.4 * layout.u
    hare = attempt.is_fast
    half = layout.places[Touch(Key.HARE if hare else Key.TORTOISE)]
    inner, tall = round(half.width - 1.6 * layout.u), round(height - 1.4 * layout.u)
    knob = panel(inner, tall, 3.0 * layout.u, CALM.cream, 0.3 * layout.u, CALM.lip)
    sprites = [
        Sprite(panel(width, height, radius, CALM.tray), round(speed.x), round(speed.y), width, height),
        Sprite(knob, round(half.x + 0.8 * layout.u), round(half.y + 0.7 * layout.u), inner, tall),
    ]
    for key, name in ((Key.TORTOISE, "icon-tortoise"), (Key.HARE, "icon-hare")):
        x, y = layout.places[Touch(key)].centre
        chosen = (key is Key.HARE) == hare
        sprites.append(icon_sprite(name, x, y, 0.86 * height, alpha=255 if chosen else 150))
    return sprites


def _undo(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    if attempt.phase is Phase.SUCCEEDED:
        return []
    still = attempt.phase in (Phase.WRITING, Phase.STOPPED)
    usable = {
        Key.UNDO: ("icon-undo", bool(attempt.editor.past) and still),
        Key.REDO: ("icon-redo", bool(attempt.editor.future) and still),
    }
    return [
        pebble_sprite(name, layout.places[Touch(key)], pressed=view.pressed == Touch(key), faded=not on)
        for key, (name, on) in usable.items()
        if Touch(key) in layout.places
    ]


def _strip(attempt: Attempt, layout: ChallengeLayout, since_phase: float) -> list[Sprite]:
    sprites: list[Sprite] = []
    over: list[Sprite] = []
    for command, state, rect in zip(attempt.program, attempt.card_states(), layout.cards, strict=False):
        raised = state in (CardState.LIT, CardState.GUILTY, CardState.HELD)
        (over if raised else sprites).extend(_card(command, state, rect, since_phase))
    for rect in layout.cards[len(attempt.program) :]:
        side = round(rect.width)
        sprites.append(Sprite(slot(side), round(rect.x), round(rect.y), side, side))
    return sprites + over


def _card(command: Command, state: CardState, rect: Rect, since_phase: float) -> list[Sprite]:
    side = round(rect.width)
    full = round(side * (1 + 2 * CARD_MARGIN))
    x, y = rect.centre
    if state is CardState.LIT:
        y -= 0.10 * side
        head = icon_sprite("head", x, y - 0.80 * side, 0.62 * side)
        return [centred(card(command, side, "lit"), x, y, full), head]
    if state is CardState.GUILTY:
        shaken = centred(card(command, side, "ink", _shake(since_phase)), x, y, full)
        walked = min(since_phase / 0.5, 1.0)
        bug_x, bug_y = x + (0.46 + 0.6 * (1 - walked)) * side, y - (0.46 + 0.35 * (1 - walked)) * side
        return [shaken, icon_sprite("ladybird", bug_x, bug_y, 0.62 * side, 16)]
    if state is CardState.HELD:
        return [centred(card(command, side, "ink"), x, y - 0.16 * side, full)]
    return [centred(card(command, side), x, y, full, _ALPHA.get(state, 255))]


_SHAKES = (-7, -11, -3, -11, -3, -7)


def _shake(since: float) -> float:
    """Degrees of a guilty card: four degrees about seven, twice, then at rest."""
    place = int(since / 0.35 * len(_SHAKES))
    return _SHAKES[min(place, len(_SHAKES) - 1)]
