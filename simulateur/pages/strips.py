"""The strips of cards on the challenge's page, and what a hint shows on them."""

from dataclasses import dataclass

from beebot.command import Command, Repeat, count_cards
from lecons.pictures.cards import CARD_MARGIN, block, card, die, hole, memory, slot, tray_ground, turn_dots
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import COUNTED, EMPTY, Item, Sort
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.card_states import CardState, card_states, robot_of, turn_of
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.strips import Tray
from simulateur.pages.mat import BEES
from simulateur.pages.stage import centred, icon_sprite

_ALPHA = {CardState.TO_COME: 158, CardState.NOT_RUN: 115}
_FRAMES = {
    CardState.LIT: "lit",
    CardState.CUT: "lit",
    CardState.GUILTY: "ink",
    CardState.POINTED: "ink",
    CardState.HELD: "ink",
    CardState.RIGHT: "right",
}
_RAISED = (CardState.LIT, CardState.CUT, CardState.GUILTY, CardState.HELD, CardState.POINTED)
_HEAD, _HEAD_UP = 0.60, 0.57
"""The head on a lit card, and how far its middle is above the card's, in cards: its feelers end in the air above."""
_GHOST = 190
"""Alpha of a card that a hint proposes."""


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


def strip_sprites(attempt: Attempt, layout: ChallengeLayout, since_phase: float) -> list[Sprite]:
    """Every strip: its ground, its cards, and the head that rides the lit one."""
    grounds: list[Sprite] = []
    cards: list[Sprite] = []
    over: list[Sprite] = []
    for place, tray in enumerate(shown_trays(attempt, layout)):
        if tray is None:
            continue
        grounds += _ground(attempt, layout, place, tray)
        low, high = _items(attempt, place, tray, since_phase)
        cards += low
        over += high + _choice_head(attempt, layout, place, tray)
    return grounds + cards + over


def shown_trays(attempt: Attempt, layout: ChallengeLayout) -> list[Tray | None]:
    """The trays in the order of the strips; after a success only the chosen one, at the top, above the reward."""
    trays: list[Tray | None] = list(layout.trays)
    if not attempt.gesture.chooses or attempt.phase is not Phase.SUCCEEDED:
        return trays
    chosen = attempt.draft.active or 0
    up = layout.trays[0].rect.y - layout.trays[chosen].rect.y
    return [_raised(tray, up) if place == chosen else None for place, tray in enumerate(layout.trays)]


def _raised(tray: Tray, up: float) -> Tray:
    rect = tray.rect
    slots = tuple(Rect(each.x, each.y + up, each.width, each.height) for each in tray.slots)
    return Tray(Rect(rect.x, rect.y + up, rect.width, rect.height), slots, tray.bee)


def closed_strip(layout: ChallengeLayout) -> list[Sprite]:
    """The strip of a bee that keeps to herself what she was told."""
    sprites = []
    for tray in layout.trays:
        width, height = round(tray.rect.width), round(tray.rect.height)
        pocket = memory(width, height, layout.u)
        sprites.append(Sprite(pocket, round(tray.rect.x), round(tray.rect.y), width, height))
    return sprites


def _ground(attempt: Attempt, layout: ChallengeLayout, place: int, lies: Tray) -> list[Sprite]:
    box, u = lies.rect, layout.u
    width, height = round(box.width), round(box.height)
    chosen = len(layout.trays) > 1 and place == attempt.draft.active
    svg = tray_ground(width, height, u, _robot(attempt, place), chosen)
    sprites = [Sprite(svg, round(box.x), round(box.y), width, height)]
    if lies.bee is not None:
        sprites.append(icon_sprite(BEES[place], *lies.bee.centre, lies.bee.width))
    return sprites


def _choice_head(attempt: Attempt, layout: ChallengeLayout, place: int, lies: Tray) -> list[Sprite]:
    """The head on the corner of the chosen strip, while it rides no card of it."""
    chosen = attempt.gesture.chooses and place == attempt.draft.active
    if not chosen or attempt.phase not in (Phase.WRITING, Phase.STOPPED, Phase.SUCCEEDED):
        return []
    box, u = lies.rect, layout.u
    return [icon_sprite("head", box.x + 1.2 * u, box.y + 0.4 * u, 7.4 * u)]


def _robot(attempt: Attempt, strip: int) -> int:
    """Whose colour a strip has."""
    return strip if attempt.robots > 1 else 0


def _items(attempt: Attempt, place: int, tray: Tray, since_phase: float) -> tuple[list[Sprite], list[Sprite]]:
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
            (high if state in _RAISED else low).extend(_card(drawn, state, rect, since_phase))
    for rect in tray.slots[len(items) :]:
        low.append(_plain_slot(rect, robot))
    return low, high + _ghost(attempt, place, tray)


def _plain_slot(rect: Rect, robot: int) -> Sprite:
    side = round(rect.width)
    return Sprite(slot(side, robot), round(rect.x), round(rect.y), side, side)


def _empty(item: Item, rect: Rect, robot: int, *, offered: bool) -> Sprite:
    """An empty place; one that is ``offered`` among the cards is not taken for the end of the strip."""
    side = round(rect.width)
    if item.sort is Sort.GAP and not offered:
        return _plain_slot(rect, robot)
    return Sprite(hole(side, item.sort in (Sort.CHOSEN, Sort.NEXT)), round(rect.x), round(rect.y), side, side)


def _repeat(attempt: Attempt, item: Item, rect: Rect, strip: int) -> Sprite:
    """The die of a repeat at its beginning, the dots of its turns at its end."""
    turns = item.card.turns if isinstance(item.card, Repeat) else 0
    side = round(rect.width)
    svg = turn_dots(turns, _turn(attempt, item, strip), side) if item.sort is Sort.END else die(turns, side)
    return Sprite(svg, round(rect.x), round(rect.y), side, side)


def _turn(attempt: Attempt, item: Item, strip: int) -> int:
    """The turn of a repeat that is run, from 1; one more than there are once all were run, and 0 before the first."""
    repeat, robot = item.card, robot_of(attempt, strip)
    step = None if robot is None else attempt.step_of(robot)
    if step is None or robot is None or not isinstance(repeat, Repeat):
        return 0
    over = attempt.phase in (Phase.SUCCEEDED, Phase.STOPPED) and not attempt.has_bumped
    passed = step.index >= item.place + count_cards((repeat,))
    return repeat.turns + 1 if over or passed else turn_of(attempt, item, strip)


def _blocks(items: tuple[Item, ...], tray: Tray, states: dict[int, CardState]) -> list[Sprite]:
    """The plum grounds of the repeats, the outer ones first; one that does not fit a row goes on in the next."""
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
    """A repeat's ground in one row; it ends with its die and its dots, and beyond a card where it goes on."""
    c = row[0].width
    out = (0.075 - 0.05 * depth) * c
    left = row[0].x - (0 if row[0] == ends[0] else out)
    right = row[-1].right + (0 if row[-1] == ends[1] else out)
    width, height = round(right - left), round(c + 2 * out + 0.05 * c)
    return Sprite(block(width, height, round(c), held), round(left), round(row[0].y - out), width, height)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a card shows: its command, whether it is sewn on, and whose it is."""

    command: Command
    sewn: bool
    robot: int

    def drawn(self, side: int, frame: str, degrees: float = 0) -> str:
        """The card with a frame, or else the look of its kind."""
        return card(self.command, side, frame or ("sewn" if self.sewn else ""), degrees, self.robot)


def _card(look: _Look, state: CardState, rect: Rect, since_phase: float) -> list[Sprite]:
    side = round(rect.width)
    full = round(side * (1 + 2 * CARD_MARGIN))
    x, y = rect.centre
    frame = _FRAMES.get(state, "")
    if state in (CardState.LIT, CardState.CUT):
        y -= 0.10 * side
        name, width, up = ("head", _HEAD, _HEAD_UP) if state is CardState.LIT else ("icon-robot", 0.86, 0.80)
        return [centred(look.drawn(side, frame), x, y, full), icon_sprite(name, x, y - up * side, width * side)]
    if state in (CardState.GUILTY, CardState.POINTED):
        guilty = state is CardState.GUILTY
        shaken = centred(look.drawn(side, frame, _shake(since_phase) if guilty else 0), x, y, full)
        walked = min(since_phase / 0.5, 1.0) if guilty else 1.0
        bug_x, bug_y = x + (0.46 + 0.6 * (1 - walked)) * side, y - (0.46 + 0.35 * (1 - walked)) * side
        return [shaken, icon_sprite("ladybird", bug_x, bug_y, 0.62 * side, 16)]
    if state is CardState.HELD:
        return [centred(look.drawn(side, frame), x, y - 0.16 * side, full)]
    return [centred(look.drawn(side, frame), x, y, full, _ALPHA.get(state, 255))]


_SHAKES = (-7, -11, -3, -11, -3, -7)


def _shake(since: float) -> float:
    """Degrees of a guilty card: four degrees about seven, twice, then at rest."""
    place = int(since / 0.35 * len(_SHAKES))
    return _SHAKES[min(place, len(_SHAKES) - 1)]


def place_of(attempt: Attempt, strip: int, tray: Tray, place: int) -> Rect:
    """Where the card at ``place`` of a program lies, or would lie at the end."""
    items = attempt.draft.strips[strip].items
    for item, rect in zip(items, tray.slots, strict=False):
        if item.sort in COUNTED and item.place == place:
            return rect
    laid = sum(item.sort not in EMPTY for item in items)
    return tray.slots[min(laid, len(tray.slots) - 1)]


def _ghost(attempt: Attempt, strip: int, tray: Tray) -> list[Sprite]:
    """What a repair changes first: a card or die over its place, or a ladybird on a card to remove."""
    hint = attempt.help.hint
    edit = None if hint is None else hint.change
    if edit is None or strip != (attempt.draft.active or 0):
        return []
    rect = place_of(attempt, strip, tray, edit.place)
    side, (x, y) = round(rect.width), rect.centre
    if isinstance(edit.card, Command):
        full = round(side * (1 + 2 * CARD_MARGIN))
        return [centred(card(edit.card, side, "ink"), x, y - 0.62 * side, full, _GHOST)]
    if isinstance(edit.card, Repeat):
        drawn = (block(side, side, side, True), die(edit.card.turns, side))
        return [centred(svg, x, y - 0.62 * side, side, _GHOST) for svg in drawn]
    return [icon_sprite("ladybird", x + 0.46 * side, y - 0.46 * side, 0.62 * side, 16)]
