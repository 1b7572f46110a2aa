"""The challenge's page: rail, mat, plate, strips, or pictures; and the reward once the challenge is done."""

from dataclasses import replace

from beebot.challenge import Challenge
from beebot.pose import Heading
from lecons.pictures.answers import glow
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from simulateur.game.controls import COMMAND_KEYS, KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.kinds.draft import touch_on
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.repertoire.freeplay import FREE_PLAY
from simulateur.game.rounds.places import Touched
from simulateur.game.session import Session
from simulateur.pages import gallery, keypad, prediction, reward, workshop
from simulateur.pages.allowance import is_used_up
from simulateur.pages.ground import around_flat, mat_ground, turning_savings
from simulateur.pages.hand import Shown, hand_sprites, shown_gesture, within_reach
from simulateur.pages.layout.challenge import ChallengeLayout, challenge_layout
from simulateur.pages.layout.key_places import SLANTING, Wanted
from simulateur.pages.layout.places import MatPlace, Places, place_mat
from simulateur.pages.layout.strips import Seen
from simulateur.pages.life import Life, ear_dips, life_of
from simulateur.pages.line import places_taken, seen_of
from simulateur.pages.on_mat import mat_actors
from simulateur.pages.quiz import with_options
from simulateur.pages.savings import NONE, Savings
from simulateur.pages.stage import centred, ear_sprites, icon_sprite, pebble_sprite
from simulateur.pages.strips import carried_sprites, closed_strip, roll_places, strip_places, strip_sprites
from simulateur.pages.things import thing_keys, thing_sprites
from simulateur.pages.turn_key import large_turn_sprite, turn_place, turn_sprites
from simulateur.pages.view import View

_MOST_WAITING, _WAITING, _WAITING_APART = 3, 0.3, 1.25
"""How many animals wait on a wall board, the side of each in large tokens, their pitch in sides."""
_SMALL_TURN, _BESIDE_PETALS = 9.6, 10.2
"""In units: the animal on a wall board beside the petals, and how far it is from their middle."""
_FIRST = 1.2
"""The glow behind the key to touch first, in keys."""
_RAIL = {Key.HOME: "icon-home", Key.HINT: "icon-bulb", Key.VIEW: "icon-child", Key.WATCH: "icon-eye"}
_RAIL_OF_PICTURES = {**_RAIL, Key.UNDO: "icon-undo"}


def layout_of(session: Session, size: tuple[int, int], acted: Attempt | None = None) -> ChallengeLayout:
    """Where things are for the session's challenge, or for what a ghost hand makes of it."""
    own, settings = _attempt(session), session.settings
    attempt, youngest = acted or own, session.route.for_the_youngest
    challenge = attempt.challenge
    if attempt.gesture.shows_pictures:
        return gallery.layout_of(session, size, attempt, _rail_keys(own, challenge, youngest))
    strips = tuple(places_taken(strip.items) for strip in attempt.draft.strips)
    read_only, chosen = not attempt.gesture.lays_cards, attempt.gesture.chooses
    wanted = Wanted(
        keys=_keys(attempt),
        row=_row_of_read(attempt, youngest) if read_only else _row(session, own, challenge, youngest),
        rail=_rail_keys(own, challenge, youngest),
        strips=_word(attempt) or (() if chosen or attempt.immediate else strips),
        active=attempt.draft.active or 0,
        most=0 if read_only else len(challenge.template) or challenge.max_instructions,
        seen=_seen(session),
        tools=_tools_of(session, attempt, youngest),
        choices=strips if chosen else (),
        shape=(challenge.mat.width, challenge.mat.height),
        still=youngest and not challenge.staging.as_bee,
        objects=_things(session, attempt),
        picked=any(thing.picked for thing in attempt.gesture.things(attempt.draft)),
        drawer=session.round is not None and session.round.drawer_open,
        redoes=attempt.phase in (Phase.WRITING, Phase.STOPPED) and any(each.can_redo for each in attempt.draft.strips),
        dial=_dial(attempt),
        turned=round(attempt.mat_degrees / 45) * 45 % 360,
        go_alone=read_only,
        shapes=prediction.shows_shapes(attempt),
        left_handed=settings.left_handed,
        whiteboard=settings.whiteboard,
    )
    return challenge_layout(size, wanted)


def _seen(session: Session) -> tuple[Seen, ...]:
    """What is to be seen of each strip that is too long."""
    attempt = _attempt(session)
    looks = () if session.round is None else session.round.looks
    kept = (*looks, *(None,) * len(attempt.draft.strips))
    return tuple(seen_of(attempt, strip, kept[strip]) for strip in range(len(attempt.draft.strips)))


def _word(attempt: Attempt) -> tuple[int, ...]:
    """The places of a strip that the solver's word takes; none where no challenge is made."""
    return (workshop.WIDE,) if attempt.gesture.offers else ()


def _tools_of(session: Session, attempt: Attempt, youngest: bool) -> tuple[Key, ...]:  # noqa: FBT001 (as it is asked)
    """The keys at the end of the strip; none where it is only read."""
    if attempt.gesture.offers:
        return (Key.UNDO,) if youngest else (Key.UNDO, Key.REDO)
    if not attempt.gesture.lays_cards or attempt.immediate:
        return ()
    return _tools(session, attempt.challenge, youngest)


def _things(session: Session, attempt: Attempt) -> int:
    """How many things there are to lay. With one switch each stop takes time: none unless they are the answer."""
    if session.settings.scanning and attempt.gesture.lays_cards:
        return 0
    return len(attempt.gesture.things(attempt.draft))


def _keys(attempt: Attempt) -> tuple[Key, ...]:
    """The keys on the plate. An answer that is made without cards has GO, once there is an answer."""
    challenge = attempt.challenge
    if attempt.gesture.foretells:
        return prediction.keys(attempt)
    if attempt.gesture.chooses:
        return (Key.GO,)
    if attempt.gesture.offers:
        return (Key.OFFER,)
    if not attempt.gesture.lays_cards:
        return () if attempt.draft.answer is None else (Key.GO,)
    written = tuple(key for command, key in KEYS_OF_COMMANDS.items() if command in challenge.keys)
    if attempt.immediate:
        return (*written, Key.CLEAR)
    return (*written, Key.CLEAR, Key.GO)


def _dial(attempt: Attempt) -> tuple[Heading, ...]:
    """The ways the bee can be turned; a hint may leave only some of them."""
    hint = attempt.help.hint
    headings = attempt.gesture.dial(attempt.draft)
    if headings and hint is not None and hint.headings:
        return hint.headings
    return headings


def _turning_keys(attempt: Attempt) -> tuple[Key, ...]:
    """The pivots beside a dial, if the challenge has their keys."""
    if not attempt.gesture.dial(attempt.draft):
        return ()
    keys = attempt.challenge.keys
    return tuple(key for key in (Key.LEFT, Key.RIGHT) if COMMAND_KEYS[key] in keys)


def _row_of_read(attempt: Attempt, youngest: bool) -> tuple[Key, ...]:  # noqa: FBT001 (as it is asked)
    """The keys below a plate on which nothing is written."""
    if not attempt.gesture.watches or attempt.gesture.chooses:
        return _turning_keys(attempt)
    return (Key.WATCH,) if youngest else (Key.WATCH, Key.TORTOISE, Key.HARE)


def _row(session: Session, attempt: Attempt, challenge: Challenge, youngest: bool) -> tuple[Key, ...]:  # noqa: FBT001 (as it is asked)
    """The keys below the plate, the most needed first."""
    laid = challenge.keys
    keys = [key for key, large in SLANTING.items() if {COMMAND_KEYS[key], COMMAND_KEYS[large]} <= set(laid)]
    if attempt.resume_at is not None:
        keys.append(Key.RESUME)
    elif attempt.gesture.watches:
        keys.append(Key.WATCH)
    elif not youngest and not attempt.immediate:
        keys.append(Key.STEP)
    if (session.settings.whiteboard or attempt.immediate) and _has_robots(session):
        keys.append(Key.ROBOT)
    if not youngest:
        keys += (Key.TORTOISE, Key.HARE)
    return tuple(keys)


def _rail_keys(attempt: Attempt, challenge: Challenge, youngest: bool) -> tuple[Key, ...]:  # noqa: FBT001 (as it is asked)
    """Help, and « je suis l'abeille » for children who can turn a mat in their head.

    Where programs to choose from fill the page, the run to watch has its key here.
    """
    keys, gesture = [], attempt.gesture
    if gesture.watches and gesture.chooses:
        keys.append(Key.WATCH)
    if challenge.hints or gesture.has_goal:
        keys.append(Key.HINT)
    if gesture.shows_pictures:
        undoes = gesture.fills and attempt.phase is not Phase.SUCCEEDED
        return (*keys, *((Key.UNDO,) if undoes else ()))
    may_turn = challenge.staging.may_turn and challenge.partner is None
    if may_turn and not youngest and not (gesture.offers or Key.WATCH in keys):
        keys.append(Key.VIEW)
    return tuple(keys)


def _has_robots(session: Session) -> bool:
    """Whether there are as many robots as bees."""
    return len(session.robots) >= _attempt(session).robots


def _tools(session: Session, challenge: Challenge, youngest: bool) -> tuple[Key, ...]:  # noqa: FBT001 (as it is asked)
    """The keys at the end of the strip; what cannot be seen cannot be undone.

    The robot's key is one of them. On a wall board it is below the plate, where there is room.
    """
    keys = []
    if challenge.repeats:
        keys.append(Key.REPEAT)
    if _has_robots(session) and not session.settings.whiteboard:
        keys.append(Key.ROBOT)
    if not hides_strip(session):
        keys.append(Key.UNDO)
        if not youngest:
            keys.append(Key.REDO)
    return tuple(keys)


def hides_strip(session: Session) -> bool:
    """Whether the strip of the open challenge is hidden: its cards are neither seen nor touched."""
    attempt = _attempt(session)
    if attempt.hides_given and not attempt.gesture.lays_cards:
        return True
    if attempt.gesture.hides:
        return attempt.phase is not Phase.SUCCEEDED
    return session.settings.hidden_memory and attempt.gesture.written_alone


def places(session: Session, size: tuple[int, int]) -> Places:
    """What can be touched now."""
    layout, attempt = layout_of(session, size), _attempt(session)
    turn = turn_place(session, _animal_place(attempt, layout))
    if attempt.phase is Phase.SUCCEEDED:
        return {**layout.success_places, **turn}
    if attempt.gesture.shows_pictures:
        return {**gallery.places(attempt, layout), **turn}
    found = {**layout.places, **turn}
    if session.settings.scanning:
        found = _of_use(attempt, found)
    found |= _cells(session, attempt, layout)
    if not hides_strip(session) and not attempt.immediate:
        found |= strip_places(attempt, layout)
    if attempt.gesture.offers:
        found |= {} if session.settings.scanning else workshop.word_place(attempt, layout)
    elif not hides_strip(session):
        found |= roll_places(layout)
    found = with_options(attempt, found, layout.places)
    if attempt.robots > 1:
        found |= _bees(attempt, mat_of(attempt, layout))
    if attempt.phase is Phase.ON_ROBOT:
        return {_on_robot(touch): rect for touch, rect in found.items()}
    return found


def _bees(attempt: Attempt, mat: MatPlace) -> Places:
    """The bees, where there are two: a touch on one chooses her strip."""
    moments = map(attempt.moment_of, range(attempt.robots))
    middles = (mat.centre_of(bee.column, bee.row) for bee in moments)
    return {Touch(Key.BEE, strip=robot): Rect.around(*middle, mat.cell) for robot, middle in enumerate(middles)}


def _cells(session: Session, attempt: Attempt, layout: ChallengeLayout) -> Places:
    """The cells that answer a touch: those that mean something in this kind, else those that tell their names.

    No cell of a mat that is hidden tells its name.
    """
    mat = attempt.challenge.mat
    meant = attempt.gesture.cells(attempt.draft, one_by_one=session.settings.scanning)
    if not meant and (not mat.places or attempt.hides_mat):
        return {}
    cells = mat_of(attempt, layout).places()
    if meant:
        return {touch: cells[touch] for touch in meant}
    named = (touch_on(mat, place.cell) for place in mat.places if place.name is not None)
    return {replace(touch, key=Key.PLACE): cells[touch] for touch in named}


def _of_use(attempt: Attempt, found: Places) -> dict[Touch, Rect]:
    """``found`` without the keys that would do nothing now: with one switch each stop takes time."""
    answers = attempt.gesture.lays_cards or attempt.draft.answer is not None
    idle = {key for key, command in COMMAND_KEYS.items() if is_used_up(attempt, command)}
    idle |= set() if answers else {Key.FLAG, Key.GO}
    return {touch: rect for touch, rect in found.items() if touch.key not in idle}


def _on_robot(touch: Touch) -> Touch:
    """What a control does while a robot runs the program: its own key stops it."""
    if touch.key is Key.ROBOT:
        return Touch(Key.STOP_ROBOT)
    return touch


def mat_of(attempt: Attempt, layout: ChallengeLayout) -> MatPlace:
    """Where the mat lies, turned as the child looks at it."""
    mat = attempt.challenge.mat
    return place_mat(layout.mat, mat.width, mat.height, attempt.mat_degrees)


def scene(session: Session, view: View) -> Scene:
    """Everything to draw."""
    attempt = _attempt(session)
    gesture = shown_gesture(session, attempt)
    if gesture is not None and not within_reach(gesture, places(session, view.size)):
        gesture = None
    if gesture is not None:
        attempt, view = gesture.attempt, view._replace(pressed=gesture.pressed)
    draw = _gallery if attempt.gesture.shows_pictures else _on_mat
    return draw(session, attempt, gesture, view)


def _on_mat(session: Session, attempt: Attempt, gesture: Shown | None, view: View) -> Scene:
    """Everything to draw where there is a mat."""
    layout, life = layout_of(session, view.size, attempt), life_of(session)
    mat, settings = mat_of(attempt, layout), session.settings
    strong = settings.strong_grid or settings.whiteboard
    actors = [
        *mat_actors(attempt, mat, view.images, life, trace=settings.trace, told=_told(session)),
        *(keypad.drawer_sprites(layout) if layout.drawer_open else ()),
        *_rail(session, layout, view),
        *thing_sprites(attempt, layout, view),
    ]
    gone = attempt.phase is Phase.SUCCEEDED or layout.plate_away or layout.drawer_open
    back = [] if gone else keypad.back_sprites(attempt, layout)
    strips = _strips(session, attempt, layout, view, life) + keypad.tool_sprites(attempt, layout, view.pressed)
    # Where the page is small the back is near the strip: a card that falls from its place is seen over it.
    actors += [*back, *strips] if layout.tucked else [*strips, *back]
    if attempt.phase is Phase.SUCCEEDED:
        actors += reward.actors(session, layout, view.pressed)
    else:
        actors += keypad.plate_keys(session, attempt, layout, view.pressed)
        if layout.things_on_back:
            actors += thing_keys(attempt, layout, view)
        if attempt.gesture.offers:
            actors += workshop.offer_sprites(session, attempt, layout, view.pressed)
        actors += keypad.row_sprites(session, attempt, layout, view.pressed)
    if gesture is not None:
        actors += hand_sprites(gesture, layout, mat, places(session, view.size))
    actors += _carried(attempt, layout, view)
    around = around_flat(attempt, mat, layout.garden, layout.u)
    return Scene((*around, *mat_ground(attempt, mat, view.images, strong=strong)), tuple(actors))


def _gallery(session: Session, attempt: Attempt, gesture: Shown | None, view: View) -> Scene:
    """Everything to draw where there is no mat."""
    layout = layout_of(session, view.size, attempt)
    actors = [*gallery.sprites(attempt, layout, view, life_of(session)), *_rail(session, layout, view)]
    if attempt.phase is Phase.SUCCEEDED:
        actors += reward.actors(session, layout, view.pressed)
    if gesture is not None:
        taken = gallery.carried_picture(attempt, layout, gesture.ghost.touches[0].index, view)
        actors += hand_sprites(gesture, layout, mat_of(attempt, layout), places(session, view.size), taken)
    if view.carry is not None:
        actors += gallery.carried(attempt, layout, view)
    return Scene((), tuple(actors))


def _told(session: Session) -> Touched | None:
    """The cell that tells its name."""
    return None if session.round is None else session.round.touched_place


def _carried(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """What a finger carries."""
    if view.carry is None:
        return []
    if view.carry.card.key is Key.FLAG:
        return prediction.held_flag(attempt, layout, mat_of(attempt, layout), view.carry.at)
    if attempt.gesture.offers:
        return workshop.held_sprites(attempt, mat_of(attempt, layout), view.carry, view.images)
    return carried_sprites(attempt, layout, view.carry)


def _strips(session: Session, attempt: Attempt, layout: ChallengeLayout, view: View, life: Life) -> list[Sprite]:
    if attempt.gesture.offers:
        return workshop.word_sprites(attempt, layout, view)
    if hides_strip(session):
        return closed_strip(layout)
    lifted = None if view.carry is None else view.carry.card
    return strip_sprites(attempt, layout, life, lifted=lifted, settling=view.settling)


def savings(session: Session, view: View, shown: Scene) -> Savings:
    """What may be saved with ``shown``, the scene of this session and view."""
    attempt = _attempt(session)
    if attempt.gesture.shows_pictures:
        return NONE
    if not attempt.mat_turns:
        return Savings(mat=attempt.challenge.id)
    mat = mat_of(attempt, layout_of(session, view.size))
    return turning_savings(attempt, mat, shown)


def _attempt(session: Session) -> Attempt:
    if session.attempt is None:
        raise ValueError("no challenge is open")
    return session.attempt


def _rail(session: Session, layout: ChallengeLayout, view: View) -> list[Sprite]:
    attempt = _attempt(session)
    names = _RAIL_OF_PICTURES if attempt.gesture.shows_pictures else _RAIL
    on = {
        Key.VIEW: attempt.outlook.as_bee,
        Key.WATCH: attempt.is_watching,
        Key.HINT: attempt.help.hint is not None,
    }
    sprites, there = [], layout.success_places if attempt.phase is Phase.SUCCEEDED else layout.places
    for touch, rect in there.items():
        if touch.key in names:
            lit = on.get(touch.key, False)
            if touch.key is Key.WATCH and attempt.phase is Phase.WRITING and not attempt.watched:
                sprites.append(_first(rect))
            pressed, idle = touch == view.pressed, touch.key is Key.UNDO and gallery.is_untouched(attempt)
            sprites.append(pebble_sprite(names[touch.key], rect, pressed=pressed, on=lit, faded=idle))
    ear = Touch(Key.LISTEN)
    sprites += ear_sprites(layout.places[ear], pressed=ear == view.pressed or ear_dips(session), mute=session.mute)
    if layout.petals is not None:
        sprites += petals(session, layout.petals)
    place = _animal_place(attempt, layout)
    if not layout.large_token:
        sprites += turn_sprites(session, place, view.pressed)
    elif attempt.phase is not Phase.SUCCEEDED:
        sprites.append(large_turn_sprite(session, place, view.pressed))
        sprites += _waiting(session, place)
    elif session.players.passes_turn:
        sprites += turn_sprites(session, place, view.pressed)
    return sprites


def _first(key: Rect) -> Sprite:
    """The glow behind the key that is to be touched before all others."""
    side = round(_FIRST * key.width)
    return centred(glow(side), *key.centre, side, "glow behind a key")


def _animal_place(attempt: Attempt, layout: ChallengeLayout) -> Rect:
    """Where the animal is whose turn it is; on a wall board beside the petals once the reward is in its place."""
    petals_at = layout.petals
    if not layout.large_token or attempt.phase is not Phase.SUCCEEDED or petals_at is None:
        return layout.token
    (x, y), way = petals_at.centre, 1 if petals_at.x < layout.size[0] / 2 else -1
    return Rect.around(x + way * _BESIDE_PETALS * layout.u, y, _SMALL_TURN * layout.u)


def _waiting(session: Session, token: Rect) -> list[Sprite]:
    """The animals whose turns come next, small and below the one that plays, the next one first."""
    animals = session.turns.coming[:_MOST_WAITING]
    side = token.width * _WAITING
    first = token.centre[0] - (len(animals) - 1) / 2 * side * _WAITING_APART
    y = token.bottom + 0.9 * side
    sprites = []
    for place, animal in enumerate(animals):
        x = first + place * side * _WAITING_APART
        sprites.append(icon_sprite(f"token-{animal}", x, y, side))
    return sprites


def petals(session: Session, rect: Rect) -> list[Sprite]:
    """The lesson's flower: a petal for each challenge, coloured once done; none in free play."""
    lesson = session.lesson
    if lesson.id == FREE_PLAY:
        return []
    done = session.flowers.challenges_done(lesson)
    side = round(rect.width)
    return [centred(reward.petal_count(side, done), *rect.centre, side, reward.petals_sign(done))]
