"""The challenge's page: rail, mat, plate, strips, or pictures; and the reward once the challenge is done."""

from dataclasses import replace

from beebot.challenge import Observed
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import touch_on
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.rounds.met_cells import Touched
from simulateur.game.session import Session
from simulateur.pages.challenge import gallery, keypad, reward, workshop
from simulateur.pages.challenge.carrying_things import held_sprites
from simulateur.pages.challenge.ghost_hand import Shown, example_sprites, hand_sprites, shown_gesture, within_reach
from simulateur.pages.challenge.needed_keys import at_strip, in_row, on_plate, on_rail, things_to_lay, waiting
from simulateur.pages.challenge.pads import pad_of
from simulateur.pages.challenge.quiz import with_options
from simulateur.pages.challenge.rail import animal_place, rail_sprites
from simulateur.pages.challenge.things import thing_keys
from simulateur.pages.challenge.toys import photo_sprites, toy_sprites
from simulateur.pages.common.cheaper_drawing import NONE, Savings
from simulateur.pages.common.motion import Motion, helps, motion_of, skips_show
from simulateur.pages.common.sprites import FADED, said
from simulateur.pages.common.turn_key import turn_place
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout, challenge_layout
from simulateur.pages.layout.control_areas import MatPlace, Places
from simulateur.pages.layout.key_places import Wanted
from simulateur.pages.layout.strip_line import places_taken, seen_of
from simulateur.pages.layout.strips import LinePosition
from simulateur.pages.mat import flag as prediction
from simulateur.pages.mat.actors import mat_actors
from simulateur.pages.mat.foretold import pair_sprites
from simulateur.pages.mat.ground import around_flat, lay_mat, mat_ground, turning_savings
from simulateur.pages.mat.opening_spots import goal_at
from simulateur.pages.mat.shown_beside import shown_beside
from simulateur.pages.strips.limits import is_used_up
from simulateur.pages.strips.rolled import roll_places
from simulateur.pages.strips.strips import carried_sprites, closed_strip, strip_places, strip_sprites

RUNS = frozenset({Key.GO, Key.STEP})
"""The keys that run an answer here."""


def layout_of(session: Session, size: tuple[int, int], acted: Attempt | None = None) -> ChallengeLayout:
    """Lay out the page of the session's challenge.

    ``acted`` is the attempt as the ghost hand shows it, if that is drawn instead of the child's.

    Raises:
        ValueError: no challenge is open.
    """
    own, settings = _attempt(session), session.settings
    attempt, youngest = acted or own, session.route.for_the_youngest
    challenge = attempt.challenge
    if attempt.gesture.shows_pictures:
        return gallery.layout_of(session, size, attempt, on_rail(own, youngest))
    strips = tuple(places_taken(strip.items) for strip in attempt.draft.strips)
    read_only, chosen = not attempt.gesture.lays_cards, attempt.gesture.chooses
    wanted = Wanted(
        keys=on_plate(attempt),
        row=in_row(session, attempt if read_only else own),
        rail=on_rail(own, youngest),
        strips=_word(attempt) or (() if chosen or attempt.immediate else strips),
        most=0 if read_only else len(challenge.template) or challenge.max_instructions,
        seen=_seen(session),
        tools=at_strip(session, attempt, session.route.under_six, hides_strip(session) and not own.watches_first),
        choices=strips if chosen else (),
        shape=(challenge.mat.width, challenge.mat.height),
        objects=things_to_lay(attempt),
        eye_alone=own.watches_first,
        waiting=waiting(session, own),
        redoes=attempt.phase in (Phase.WRITING, Phase.STOPPED) and any(each.can_redo for each in attempt.draft.strips),
        pad=pad_of(attempt),
        turned=round(attempt.mat_degrees / 45) * 45 % 360,
        go_alone=read_only,
        pair=prediction.shows_pair(attempt),
        left_handed=settings.left_handed,
        whiteboard=settings.whiteboard,
    )
    return challenge_layout(size, wanted)


def _seen(session: Session) -> tuple[LinePosition, ...]:
    attempt = _attempt(session)
    looks = () if session.players.at.round is None else session.players.at.round.looks
    kept = (*looks, *(None,) * len(attempt.draft.strips))
    return tuple(seen_of(attempt, strip, kept[strip]) for strip in range(len(attempt.draft.strips)))


def _word(attempt: Attempt) -> tuple[int, ...]:
    """The places of a strip that the solver's word takes; none where no challenge is made."""
    return (workshop.WIDE,) if attempt.gesture.offers else ()


def hides_strip(session: Session) -> bool:
    """Whether the strip of the open challenge is hidden: its cards are neither seen nor touched."""
    attempt = _attempt(session)
    if attempt.hides_given and not attempt.gesture.lays_cards:
        return True
    if attempt.watches_first and not attempt.gesture.chooses:
        return True
    if attempt.challenge.seen is Observed.CELL:
        return attempt.phase is not Phase.SUCCEEDED
    return session.settings.hidden_memory and attempt.gesture.written_alone


def places(session: Session, size: tuple[int, int]) -> Places:
    """The controls of the challenge's page now. While a success is shown, the whole page is one that ends the show."""
    layout, attempt = layout_of(session, size), _attempt(session)
    if skips_show(session):
        return {Touch(Key.SKIP): Rect(0, 0, *size)}
    turn = turn_place(session, animal_place(attempt, layout))
    if attempt.phase is Phase.SUCCEEDED:
        return {**reward.places(attempt, layout), **turn}
    if attempt.gesture.shows_pictures:
        return {**gallery.places(attempt, layout), **turn}
    found = {**layout.places, **turn}
    return found if layout.wanted.eye_alone else _all_places(session, attempt, layout, found)


def _all_places(session: Session, attempt: Attempt, layout: ChallengeLayout, found: dict[Touch, Rect]) -> Places:
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
    moments = map(attempt.moment_of, range(attempt.robots))
    middles = (mat.centre_of(bee.column, bee.row) for bee in moments)
    return {Touch(Key.BEE, strip=robot): Rect.around(*middle, mat.cell) for robot, middle in enumerate(middles)}


def pokes(session: Session, size: tuple[int, int], at: tuple[float, float]) -> bool:
    """Whether the pixel ``at`` is on the bee or, after a success, on what she has reached: then a touch is a poke.

    Of no control's pixels is this asked. A poke before a run says the task; one after a success has her dance again.
    """
    attempt = _attempt(session)
    if attempt.phase not in (Phase.WRITING, Phase.SUCCEEDED) or attempt.gesture.shows_pictures or attempt.hides_mat:
        return False
    layout, bee = layout_of(session, size), attempt.moment_of(0)
    mat = reward.with_room_beside(session, layout, mat_of(attempt, layout))
    on_bee = Rect.around(*mat.centre_of(bee.column, bee.row), mat.cell).contains(*at)
    return on_bee or goal_at(attempt, mat, at)


def _cells(session: Session, attempt: Attempt, layout: ChallengeLayout) -> Places:
    """The cells that mean something in this kind and, unless the mat is hidden, others that tell their names."""
    mat = attempt.challenge.mat
    meant = attempt.gesture.cells(attempt.draft, one_by_one=session.settings.scanning)
    if (shown := helps(session)) is not None and shown.key is Key.CELL:
        meant = (shown,) if session.settings.scanning else tuple(dict.fromkeys((*meant, shown)))
    if not meant and (not mat.places or attempt.hides_mat):
        return {}
    cells = mat_of(attempt, layout).places()
    named = (
        ()
        if attempt.hides_mat
        else (touch_on(mat, place.cell) for place in mat.places if place.name is not None or place.sound)
    )
    telling = {replace(touch, key=Key.PLACE): cells[touch] for touch in named if touch not in meant}
    return telling | {touch: cells[touch] for touch in meant}


def _of_use(attempt: Attempt, found: Places) -> dict[Touch, Rect]:
    """``found`` without the keys that would do nothing now: with one switch each stop takes time."""
    idle = {key for key, command in COMMAND_KEYS.items() if is_used_up(attempt, command)}
    idle |= set(COMMAND_KEYS) if any(map(attempt.too_many, range(len(attempt.draft.strips)))) else set()
    idle |= {Key.FLAG, *RUNS} if attempt.draft.answer is None else RUNS if attempt.fails_again else set()
    still = {*COMMAND_KEYS, Key.UNDO, Key.CLEAR} if attempt.phase in (Phase.WRITING, Phase.STOPPED) else set()
    return {
        touch: rect
        for touch, rect in found.items()
        if touch.key not in idle and (touch.key not in still or attempt.draft.touch(touch) is not attempt.draft)
    }


def _on_robot(touch: Touch) -> Touch:
    """What a control does while a robot runs the program: its own key stops it."""
    if touch.key is Key.ROBOT:
        return Touch(Key.STOP_ROBOT)
    return touch


def mat_of(attempt: Attempt, layout: ChallengeLayout) -> MatPlace:
    """Where the mat of ``attempt`` lies, turned as the child looks at it, and the room in which a goal opens."""
    return lay_mat(attempt, layout.mat)


def scene(session: Session, view: View) -> Scene:
    """The picture of the challenge's page. While the ghost hand shows a gesture, it is that of the hand's attempt."""
    attempt = _attempt(session)
    gesture = shown_gesture(session, attempt)
    if gesture is not None and gesture.ghost.example is None and not within_reach(gesture, places(session, view.size)):
        gesture = None
    if gesture is not None:
        attempt, view = gesture.attempt, view._replace(pressed=gesture.pressed)
    draw = _gallery if attempt.gesture.shows_pictures else _on_mat
    return draw(session, attempt, gesture, view)


def _on_mat(session: Session, attempt: Attempt, gesture: Shown | None, view: View) -> Scene:
    layout, motion = layout_of(session, view.size, attempt), motion_of(session)
    mat, settings = reward.with_room_beside(session, layout, mat_of(attempt, layout)), session.settings
    strong = settings.strong_grid or settings.whiteboard
    boxed = bool(layout.wanted.objects)
    actors = [
        *mat_actors(attempt, mat, view.images, motion, trace=settings.trace, told=_named_cell(session)),
        *(keypad.box_sprites(layout) if boxed else ()),
        *rail_sprites(session, _attempt(session), layout, view),
        *toy_sprites(session, attempt, layout, view),
    ]
    gone = attempt.phase is Phase.SUCCEEDED or boxed
    back = [] if gone else keypad.back_sprites(attempt, layout)
    strips = _strips(session, attempt, layout, view, motion) + keypad.tool_sprites(attempt, layout, view.pressed)
    # Where the page is small the back is near the strip: a card that falls from its place is seen over it.
    actors += [*back, *strips] if layout.tucked else [*strips, *back]
    if attempt.phase is Phase.SUCCEEDED:
        actors += shown_beside(attempt, mat, view.images, motion) + reward.actors(session, layout, view, mat)
    else:
        actors += keypad.plate_keys(session, attempt, layout, view.pressed)
        if layout.wanted.objects:
            actors += thing_keys(attempt, layout, view)
        if attempt.gesture.offers:
            actors += workshop.offer_sprites(session, attempt, layout, view.pressed)
        actors += keypad.row_sprites(session, attempt, layout, view.pressed)
    if gesture is not None:
        found = {**layout.places, **places(session, view.size)}  # one switch does not reach all that a hand shows
        actors += example_sprites(gesture, layout, mat, found, view.images, less=motion.less)
        actors += hand_sprites(gesture, layout, mat, found) if within_reach(gesture, found) else []
    actors += pair_sprites(attempt, layout, view.images, motion)
    actors += photo_sprites(attempt, mat, layout, view.images, motion.taken_s)
    actors += _carried(attempt, layout, view)
    around = around_flat(attempt, mat, layout.mat, layout.u)
    ground = (*around, *mat_ground(attempt, mat, view.images, strong=strong))
    return Scene(ground, tuple(actors), reward.words(session, layout))


def _gallery(session: Session, attempt: Attempt, gesture: Shown | None, view: View) -> Scene:
    layout = layout_of(session, view.size, attempt)
    actors = [
        *gallery.sprites(attempt, layout, view, motion_of(session)),
        *rail_sprites(session, _attempt(session), layout, view),
    ]
    if attempt.phase is Phase.SUCCEEDED:
        actors += reward.actors(session, layout, view)
    if gesture is not None:
        actors += hand_sprites(gesture, layout, mat_of(attempt, layout), places(session, view.size))
    if view.carry is not None:
        actors += gallery.carried(attempt, layout, view)
    return Scene((), tuple(actors), reward.words(session, layout))


def _named_cell(session: Session) -> Touched | None:
    return None if session.players.at.round is None else session.players.at.round.touched_place


def _carried(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    if view.carry is None:
        return []
    if view.carry.card.key is Key.FLAG:
        return prediction.held_flag(attempt, layout, mat_of(attempt, layout), view.carry.at)
    if view.carry.card.key is Key.OBJECT:
        return held_sprites(attempt, mat_of(attempt, layout), view.carry, view.images)
    return carried_sprites(attempt, layout, view.carry)


def _strips(session: Session, attempt: Attempt, layout: ChallengeLayout, view: View, motion: Motion) -> list[Sprite]:
    if attempt.gesture.offers:
        return workshop.word_sprites(attempt, layout, view)
    if hides_strip(session):
        return closed_strip(layout)
    touched = view.pressed if attempt.gesture.chooses else None
    lifted = touched if view.carry is None else view.carry.card
    strips = strip_sprites(attempt, layout, motion, lifted=lifted, settling=view.settling)
    if not attempt.watches_first:
        return strips
    return [each._replace(alpha=FADED, sign=said(each.sign, "faded")) for each in strips]  # none answers yet


def savings(session: Session, view: View, shown: Scene) -> Savings:
    """How ``shown``, the scene of this session and view, may be drawn with less work."""
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
