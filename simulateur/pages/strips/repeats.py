"""Repeats on a strip: the ground under their cards, the die before them, the dots of their turns behind."""

from beebot.command import Repeat, count_cards
from lecons.pictures.cards import block, die, turn_dots
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.kinds.draft import Item, Sort
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.card_states import CardState, robot_of, turn_of
from simulateur.pages.common.sprites import boxed
from simulateur.pages.layout.strip_line import placed
from simulateur.pages.layout.strips import Tray


def repeat_grounds(items: tuple[Item, ...], tray: Tray, states: dict[int, CardState]) -> list[Sprite]:
    """The plum grounds under the cards of each repeat, the outer ones first; ``states`` says which one is in hand."""
    opened: list[int] = []
    found = []
    for each in placed(items):
        if each.item.sort is Sort.END:
            found.append((opened.pop(), each.place, len(opened), each.item.place))
        elif isinstance(each.item.card, Repeat):
            opened.append(each.place)
    sprites = []
    for first, last, depth, place in sorted(found):
        held = states.get(place) is CardState.HELD
        seen = [(number, tray.at(number)) for number in range(first, last + 1)]
        row = [(number, rect) for number, rect in seen if rect is not None]
        if row:
            ends = row[0][0] == first, row[-1][0] == last
            sprites.append(_ground([rect for _number, rect in row], ends, depth, held=held))
    return sprites


def _ground(row: list[Rect], ends: tuple[bool, bool], depth: int, *, held: bool) -> Sprite:
    """A repeat's ground under its places that are seen; ``ends`` says whether its die is one, and its dots."""
    c = row[0].width
    out = (0.075 - 0.05 * depth) * c
    left, right = row[0].x, row[-1].right
    if not ends[0]:
        left -= out
    if not ends[1]:
        right += out
    box = Rect(left, row[0].y - out, right - left, c + 2 * out + 0.05 * c)
    svg = block(round(box.width), round(box.height), round(c), held)
    return boxed(svg, box, "block held" if held else "block")


def repeat_sprite(attempt: Attempt, item: Item, rect: Rect, strip: int) -> Sprite:
    """The die at the beginning of a repeat, or at its end the dots of its turns: ``item`` is one of the two."""
    turns = item.card.turns if isinstance(item.card, Repeat) else 0
    side = round(rect.width)
    if item.sort is not Sort.END:
        return boxed(die(turns, side), rect, f"die {turns}")
    turn = _turn(attempt, item, strip)
    return boxed(turn_dots(turns, turn, side), rect, f"dots {turns} turn {turn}")


def _turn(attempt: Attempt, item: Item, strip: int) -> int:
    """The turn of a repeat that is run, from 1; 0 before, and one more than their number once all were run."""
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
