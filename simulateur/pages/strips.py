"""The strips of cards on the challenge's page, and what a hint shows on them."""

from functools import lru_cache
from typing import NamedTuple

from beebot.command import Command, Repeat, count_cards
from lecons.pictures.cards import (
    CARD_MARGIN,
    GLYPHS,
    block,
    card,
    die,
    hole,
    memory,
    slot,
    tray_ground,
    turn_dots,
)
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import COUNTED, EMPTY, Item, Sort
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.card_states import CardState, card_states, robot_of, turn_of
from simulateur.pages.answer_on_strip import strip_answer
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.strips import Tray
from simulateur.pages.life import Life
from simulateur.pages.on_mat import BEES
from simulateur.pages.pointed import pointed_on_strip
from simulateur.pages.stage import OPAQUE, boxed, centred, icon_sprite, plain, said, turned_sign


class _State(NamedTuple):
    """How a card looks in a state: its frame, the word for it, and its alpha."""

    frame: str = ""
    word: str = ""
    alpha: int = OPAQUE


_STATES = {
    CardState.READY: _State(),
    CardState.TO_COME: _State(word="to come", alpha=158),
    CardState.LIT: _State("lit", "lit"),
    CardState.GUILTY: _State("ink", "guilty"),
    CardState.NOT_RUN: _State(word="not run", alpha=115),
    CardState.HELD: _State("ink", "held"),
    CardState.CUT: _State("lit", "cut"),
    CardState.POINTED: _State("ink", "pointed at"),
    CardState.RIGHT: _State("right", "right so far"),
    CardState.SPARE: _State(word="half out"),
}
_RAISED = (CardState.LIT, CardState.CUT, CardState.GUILTY, CardState.HELD, CardState.POINTED, CardState.SPARE)
_HEAD, _HEAD_UP = 0.60, 0.57
"""In cards: the head on a lit card, and how far its middle is above the card's middle."""
_GHOST = 190
"""Alpha of a card that a hint proposes."""
_HALF_OUT = 0.26
"""In cards: how far a card that was run too many stands out of its place."""
_WALK_S, _LADYBIRD_DEGREES = 0.5, 16
_WHOSE = ("", "of the partner")


def strip_places(attempt: Attempt, layout: ChallengeLayout) -> dict[Touch, Rect]:
    """The cards and empty places that can be touched."""
    if not attempt.gesture.lays_cards or attempt.immediate:
        return {}
    places = {}
    for place, (strip, tray) in enumerate(zip(attempt.draft.strips, layout.trays, strict=False)):
        for item, rect in zip(strip.items, tray.slots, strict=False):
            if item.sort in EMPTY:
                places[Touch(Key.GAP, item.place, place)] = rect
            elif item.sort is Sort.CARD:
                places[Touch(Key.CARD, item.place, place)] = rect
    return places


def strip_sprites(attempt: Attempt, layout: ChallengeLayout, life: Life, *, is_film: bool = False) -> list[Sprite]:
    """Every strip: its ground, its cards, and the head that rides the lit one."""
    grounds: list[Sprite] = []
    cards: list[Sprite] = []
    over: list[Sprite] = []
    for place, tray in enumerate(shown_trays(attempt, layout, is_film=is_film)):
        if tray is None:
            continue
        grounds += _ground(attempt, layout, place, tray)
        low, high = _items(attempt, place, tray, life.since_phase)
        cards += low
        over += high + _choice_head(attempt, layout, place, tray) + strip_answer(attempt, place, tray)
        over += pointed_on_strip(attempt, place, tray, life)
    return grounds + cards + over


def shown_trays(attempt: Attempt, layout: ChallengeLayout, *, is_film: bool = False) -> list[Tray | None]:
    """The trays in the order of the strips.

    After a success, and in a film of it, only the chosen tray is left, at the top, above the reward.
    """
    trays: list[Tray | None] = list(layout.trays)
    if not attempt.gesture.chooses or not (is_film or attempt.phase is Phase.SUCCEEDED):
        return trays
    chosen = attempt.draft.active or 0
    up = layout.trays[0].rect.y - layout.trays[chosen].rect.y
    trays = [None] * len(layout.trays)
    trays[chosen] = _raised(layout.trays[chosen], up)
    return trays


def _raised(tray: Tray, up: float) -> Tray:
    rect = tray.rect
    slots = tuple(Rect(each.x, each.y + up, each.width, each.height) for each in tray.slots)
    return Tray(Rect(rect.x, rect.y + up, rect.width, rect.height), slots, tray.bee)


def closed_strip(layout: ChallengeLayout) -> list[Sprite]:
    """The strip of a bee that does not show what she was told."""
    sprites = []
    for tray in layout.trays:
        pocket = memory(round(tray.rect.width), round(tray.rect.height), layout.u)
        sprites.append(boxed(pocket, tray.rect, "hidden strip"))
    return sprites


def _ground(attempt: Attempt, layout: ChallengeLayout, place: int, lies: Tray) -> list[Sprite]:
    width, height = round(lies.rect.width), round(lies.rect.height)
    chosen = len(layout.trays) > 1 and place == attempt.draft.active
    robot = _robot(attempt, place)
    sign = said("strip", _WHOSE[robot], "chosen" if chosen else "")
    sprites = [boxed(tray_ground(width, height, layout.u, robot, chosen), lies.rect, sign)]
    if lies.bee is not None:
        sprites.append(icon_sprite(BEES[place], *lies.bee.centre, lies.bee.width))
    return sprites


def _choice_head(attempt: Attempt, layout: ChallengeLayout, place: int, lies: Tray) -> list[Sprite]:
    """The head on the corner of the chosen strip, unless it rides a card of that strip."""
    chosen = attempt.gesture.chooses and place == attempt.draft.active
    if not chosen or attempt.phase not in (Phase.WRITING, Phase.STOPPED, Phase.SUCCEEDED):
        return []
    box, u = lies.rect, layout.u
    return [icon_sprite("head", box.x + 1.2 * u, box.y + 0.4 * u, 7.4 * u)]


def _robot(attempt: Attempt, strip: int) -> int:
    """The bee whose colour a strip has."""
    return strip if attempt.robots > 1 else 0


def _items(
    attempt: Attempt,
    place: int,
    tray: Tray,
    since_phase: float,
) -> tuple[list[Sprite], list[Sprite]]:
    """What lies on a strip, and what is raised above it."""
    items = attempt.draft.strips[place].items
    cards = [item for item in items if item.sort in (Sort.CARD, Sort.LOCKED)]
    states = dict(zip((item.place for item in cards), card_states(attempt, place), strict=True))
    low, robot = _blocks(items, tray, states), _robot(attempt, place)
    high: list[Sprite] = []
    for item, rect in zip(items, tray.slots, strict=False):
        state = states.get(item.place, CardState.READY)
        if item.sort in EMPTY:
            low.append(_empty(item, rect, robot, offered=item is not items[-1]))
        elif isinstance(item.card, Repeat):
            low.append(_repeat(attempt, item, rect, place))
        elif isinstance(item.card, Command):
            drawn = _Look(item.card, item.sort is Sort.LOCKED, robot)
            layer = high if state in _RAISED else low
            layer.extend(_card(drawn, state, rect, since_phase))
    for rect in tray.slots[len(items) :]:
        low.append(_plain_slot(rect, robot))
    return low, high + _ghost(attempt, place, tray)


def _plain_slot(rect: Rect, robot: int) -> Sprite:
    return boxed(slot(round(rect.width), robot), rect, said("slot", _WHOSE[robot]))


def _empty(item: Item, rect: Rect, robot: int, *, offered: bool) -> Sprite:
    """An empty place. Between cards it is ``offered``: there it does not mark the strip's end."""
    if item.sort is Sort.GAP and not offered:
        return _plain_slot(rect, robot)
    chosen = item.sort in (Sort.CHOSEN, Sort.NEXT)
    return boxed(hole(round(rect.width), chosen), rect, "hole chosen" if chosen else "hole")


def _repeat(attempt: Attempt, item: Item, rect: Rect, strip: int) -> Sprite:
    """The die of a repeat at its beginning, the dots of its turns at its end."""
    turns = item.card.turns if isinstance(item.card, Repeat) else 0
    side = round(rect.width)
    if item.sort is not Sort.END:
        return boxed(die(turns, side), rect, f"die {turns}")
    turn = _turn(attempt, item, strip)
    return boxed(turn_dots(turns, turn, side), rect, f"dots {turns} turn {turn}")


def _turn(attempt: Attempt, item: Item, strip: int) -> int:
    """The turn of a repeat that is run, from 1; 0 before the first turn.

    Once all turns were run it is one more than their number.
    """
    repeat, robot = item.card, robot_of(attempt, strip)
    if robot is None or not isinstance(repeat, Repeat):
        return 0
    step = attempt.step_of(robot)
    if step is None:
        return 0
    over = attempt.phase in (Phase.SUCCEEDED, Phase.STOPPED) and not attempt.has_bumped
    passed = step.index >= item.place + count_cards((repeat,))
    if over or passed:
        return repeat.turns + 1
    return turn_of(attempt, item, strip)


def _blocks(items: tuple[Item, ...], tray: Tray, states: dict[int, CardState]) -> list[Sprite]:
    """The plum grounds of the repeats, the outer ones first; a ground may go on in the next row."""
    opened: list[int] = []
    found = []
    for index, item in enumerate(items[: len(tray.slots)]):
        if item.sort is Sort.END:
            found.append((opened.pop(), index, len(opened), item.place))
        elif isinstance(item.card, Repeat):
            opened.append(index)
    sprites = []
    for first, last, depth, place in sorted(found):
        held = states.get(place) is CardState.HELD
        rows: dict[float, list[Rect]] = {}
        for rect in tray.slots[first : last + 1]:
            rows.setdefault(rect.y, []).append(rect)
        ends = tray.slots[first], tray.slots[last]
        sprites += [_block(row, ends, depth, held=held) for row in rows.values()]
    return sprites


def _block(row: list[Rect], ends: tuple[Rect, Rect], depth: int, *, held: bool) -> Sprite:
    """A repeat's ground in one row.

    It ends with the repeat's die or dots. Where the repeat goes on, it reaches beyond the card.
    """
    c = row[0].width
    out = (0.075 - 0.05 * depth) * c
    left, right = row[0].x, row[-1].right
    if row[0] != ends[0]:
        left -= out
    if row[-1] != ends[1]:
        right += out
    box = Rect(left, row[0].y - out, right - left, c + 2 * out + 0.05 * c)
    svg = block(round(box.width), round(box.height), round(c), held)
    return boxed(svg, box, "block held" if held else "block")


class _Look(NamedTuple):
    """What a card shows: its command, whether it is sewn on, and whose strip it is on."""

    command: Command
    sewn: bool
    robot: int

    def drawn(self, side: int, frame: str, degrees: float = 0) -> str:
        """The card with a frame; with no frame, sewn on or plain."""
        if self.sewn:
            frame = frame or "sewn"
        return card(self.command, side, frame, degrees, self.robot)

    def sign(self, frame: str, state: str, degrees: float = 0) -> str:
        """The words for the card in a state."""
        if self.sewn and not frame:
            state = said("sewn", state)
        return card_sign(self.command, state, degrees, self.robot)


@lru_cache(maxsize=256)
def card_sign(command: Command, states: str = "", degrees: float = 0, robot: int = 0) -> str:
    """The words for a card of a bee's strip, in its states, turned to the right by ``degrees``."""
    return turned_sign(said("card", plain(GLYPHS[command]), _WHOSE[robot], states), degrees)


def _card(look: _Look, state: CardState, rect: Rect, since_phase: float) -> list[Sprite]:
    side = round(rect.width)
    full = round(side * (1 + 2 * CARD_MARGIN))
    x, y = rect.centre
    frame, word, alpha = _STATES[state]
    sign = look.sign(frame, word)
    if state in (CardState.LIT, CardState.CUT):
        y -= 0.10 * side
        name, width, up = "icon-robot", 0.86, 0.80
        if state is CardState.LIT:
            name, width, up = "head", _HEAD, _HEAD_UP
        rider = icon_sprite(name, x, y - up * side, width * side)
        return [centred(look.drawn(side, frame), x, y, full, sign), rider]
    if state is CardState.GUILTY:
        degrees = _shake(since_phase)
        sign = look.sign(frame, word, degrees)
        shaken = centred(look.drawn(side, frame, degrees), x, y, full, sign)
        return [shaken, _ladybird(rect, min(since_phase / _WALK_S, 1.0))]
    if state is CardState.POINTED:
        leans = -_SHAKES[-1]
        drawn = centred(look.drawn(side, frame, leans), x, y, full, look.sign(frame, word, leans))
        return [drawn, _ladybird(rect)]
    if state is CardState.SPARE:
        left = boxed(hole(side, False), rect, "hole")
        return [left, centred(look.drawn(side, frame), x, y - _HALF_OUT * side, full, sign)]
    if state is CardState.HELD:
        y -= 0.16 * side
    return [centred(look.drawn(side, frame), x, y, full, sign, alpha)]


def _ladybird(card_box: Rect, walked: float = 1.0) -> Sprite:
    """The ladybird on a corner of a card; ``walked`` is the part of her way there, from 0 to 1."""
    side, (x, y), left = round(card_box.width), card_box.centre, 1 - walked
    bug_x, bug_y = x + (0.46 + 0.6 * left) * side, y - (0.46 + 0.35 * left) * side
    sign = "ladybird walking" if left else "ladybird"
    return icon_sprite("ladybird", bug_x, bug_y, 0.62 * side, _LADYBIRD_DEGREES)._replace(sign=sign)


_SHAKES = (-7, -11, -3, -11, -3, -7)


def _shake(since: float) -> float:
    """Degrees of a guilty card: it swings by four degrees about seven, twice, then it rests."""
    place = int(since / 0.35 * len(_SHAKES))
    return _SHAKES[min(place, len(_SHAKES) - 1)]


def place_of(attempt: Attempt, strip: int, tray: Tray, place: int) -> Rect:
    """Where the card at ``place`` of a program lies, or would lie if the program had it."""
    items = attempt.draft.strips[strip].items
    for item, rect in zip(items, tray.slots, strict=False):
        if item.sort in COUNTED and item.place == place:
            return rect
    laid = sum(item.sort not in EMPTY for item in items)
    return tray.slots[min(laid, len(tray.slots) - 1)]


def _ghost(attempt: Attempt, strip: int, tray: Tray) -> list[Sprite]:
    """What a repair changes first.

    It is a card or a die over its place, or a ladybird on a card to remove.
    """
    hint = attempt.help.hint
    if hint is None or hint.change is None or strip != (attempt.draft.active or 0):
        return []
    edit = hint.change
    rect = place_of(attempt, strip, tray, edit.place)
    side, (x, y) = round(rect.width), rect.centre
    if isinstance(edit.card, Command):
        full = round(side * (1 + 2 * CARD_MARGIN))
        sign = card_sign(edit.card, "proposed")
        return [centred(card(edit.card, side, "ink"), x, y - 0.62 * side, full, sign, _GHOST)]
    if isinstance(edit.card, Repeat):
        turns = edit.card.turns
        ground = (block(side, side, side, True), "block proposed")
        drawn = (ground, (die(turns, side), f"die {turns} proposed"))
        return [centred(svg, x, y - 0.62 * side, side, sign, _GHOST) for svg, sign in drawn]
    return [_ladybird(rect)]
