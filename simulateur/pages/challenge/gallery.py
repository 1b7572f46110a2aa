"""The challenge's page without a mat: pictures to touch, a strip and its tray, a pile and boxes.

A picture that was laid in a wrong place trembles there, then it is back in its tray.
"""

import math
from typing import cast

from beebot.parts.answer_types import Choice
from lecons.pictures import gallery as drawn
from lecons.pictures.rectangles import Rect, grid
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.of_pictures import Shown, shown_by
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Session
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import boxed, centred, icon_sprite, plain, said, wondering_sprite
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout, challenge_layout
from simulateur.pages.layout.control_areas import Places, hit
from simulateur.pages.layout.gallery import GalleryPage
from simulateur.pages.layout.key_places import Gallery, Wanted
from simulateur.pictures import hanging
from simulateur.pictures.keys import panel

BACK_S = 1.6
"""For how many seconds a picture in a wrong place trembles before it is back in the tray."""
_TREMBLE = 0.10
"""How far it goes sideways, in units for each degree of a call."""
_IN_BOX = 0.30
"""The side of the pictures in a box, in heights of the box."""
_HOPS_FROM_S, _HOP_S, _HOPS_S, _HOP = 0.3, 0.35, 2.0, 0.3
"""When pictures that are well laid begin to hop, how long one takes and all of them at most, in seconds; how high, in
heights of a picture."""
_LIFTED = 1.06
_BEE, _LEAST_BEE, _LOOKS_RIGHT = 0.7, 0.4, 90
"""The side of the bee who looks at a picture, at most and at least, in its heights; her heading, in degrees."""
_PEG, _PEGS = 0.12, (0.2, 0.8)
"""How high a peg is, and where the pegs are, in sides of the picture that hangs there."""


def layout_of(session: Session, size: tuple[int, int], attempt: Attempt, rail: tuple[Key, ...]) -> ChallengeLayout:
    """Lay out the page of a challenge without a mat; ``rail`` are the keys at its side."""
    settings, shown = session.settings, shown_by(attempt.challenge)
    spots = len(shown.boxes) or (len(shown.asked) if attempt.gesture.fills else 0)
    done = attempt.phase is Phase.SUCCEEDED
    there = Gallery(1 if shown.boxes else len(shown.asked), spots, bool(shown.about), bool(shown.boxes), done)
    board, left = settings.whiteboard, settings.left_handed
    return challenge_layout(size, Wanted((), rail=rail, gallery=there, left_handed=left, whiteboard=board))


def places(attempt: Attempt, layout: ChallengeLayout) -> Places:
    """The controls of the page: keys, places and boxes, and the pictures that wait, each by its own number."""
    where, draft = _page(layout), seen_draft(attempt, BACK_S)
    keys = {touch: rect for touch, rect in layout.places.items() if touch.key is not Key.PICTURE}
    if is_untouched(attempt):
        keys.pop(Touch(Key.UNDO), None)
    waiting = zip(draft.waiting, where.pictures, strict=False)
    return keys | {Touch(Key.PICTURE, each): rect for each, rect in waiting if each is not None}


def is_untouched(attempt: Attempt) -> bool:
    """Whether no picture is laid yet, so that there is nothing to take back; False on a page with a mat."""
    return attempt.gesture.shows_pictures and not any(_shown(attempt).spots)


def seen_draft(attempt: Attempt, since_s: float) -> Shown:
    """Which picture lies where, ``since_s`` seconds after the answer.

    ``BACK_S`` after a wrong answer, or at once with help, pictures in a wrong place are back where they came from.
    """
    draft = _shown(attempt)
    return draft.back if attempt.phase is Phase.STOPPED and _are_back(attempt, since_s) else draft


def _are_back(attempt: Attempt, since_s: float) -> bool:
    """Whether pictures in a wrong place tremble no more, ``since_s`` seconds after the answer: help does not wait."""
    return since_s >= BACK_S or attempt.help.hint is not None


def sprites(attempt: Attempt, layout: ChallengeLayout, view: View, motion: Motion) -> list[Sprite]:
    """All pictures, with the strip, the boxes or the drawing that they belong to."""
    draft, page = seen_draft(attempt, motion.since_phase), _page(layout)
    found = _about(attempt, page, view, motion) + _bee(attempt, page)
    if shown_by(attempt.challenge).boxes:
        found += _boxes(attempt, draft, layout, view, motion)
    elif page.spots:
        found += _strip(attempt, draft, layout, view, motion)
    found += _afar(attempt, draft, page, view)
    if attempt.phase is not Phase.SUCCEEDED or not page.spots:
        found += _waiting(attempt, draft, layout, view, motion)
    return found


def _page(layout: ChallengeLayout) -> GalleryPage:
    if layout.gallery is None:
        raise ValueError("a page with a mat")
    return layout.gallery


def _about(attempt: Attempt, page: GalleryPage, view: View, motion: Motion) -> list[Sprite]:
    """What the question is about: it hangs on a line above the answers. A question of the author's lights it."""
    name, rect = shown_by(attempt.challenge).about, page.about
    if rect is None:
        return []
    side, high = round(rect.width), max(round(_PEG * rect.height), 2)
    look = "asked" if _asks_of_drawing(attempt) and motion.lights else ""
    picture = boxed(
        drawn.shown_picture(name, side, side, view.images, look),
        rect,
        said(f"asked about {plain(name)}", look and "lit"),
    )
    left, right = min(each.x for each in (rect, *page.pictures)), max(each.right for each in (rect, *page.pictures))
    line = Rect(left, rect.y, right - left, high / 2)
    peg = hanging.peg(max(round(hanging.PEG * high), 1), high)
    pegs = [Rect.around(rect.x + part * side, rect.y + 0.2 * high, hanging.PEG * high, high) for part in _PEGS]
    drawn_line = boxed(hanging.line(round(line.width), round(line.height)), line, "line")
    return [drawn_line, picture, *(boxed(peg, each, "peg") for each in pegs)]


def _bee(attempt: Attempt, page: GalleryPage) -> list[Sprite]:
    """The bee, who looks at what is asked about or to be sorted, and wonders where it was not answered yet.

    [] where there is no room for her beside it.
    """
    at = page.about or page.beads
    if at is None:
        return []
    left = min(each.x for each in (*page.pictures, *page.spots))
    side = round(min(_BEE * at.height, at.x - left))
    if side < _LEAST_BEE * at.height:
        return []
    where = (left + at.x) / 2, at.centre[1], side, _LOOKS_RIGHT
    return [wondering_sprite("bee", *where) if attempt.phase is Phase.STOPPED else icon_sprite("bee", *where)]


def _waiting(attempt: Attempt, draft: Shown, layout: ChallengeLayout, view: View, motion: Motion) -> list[Sprite]:
    """The pictures to touch, or those in the tray or on the pile.

    As long as one trembles in a wrong box, none lies upon the pile in its place: it is still the one to sort.
    """
    page, found, asks = _page(layout), [], attempt.phase is not Phase.SUCCEEDED
    trembles = page.next is not None and draft.back is not draft
    upon, behind = ((), draft.waiting[:1]) if trembles else (draft.waiting, draft.waiting[1:2])
    if page.tray is not None:
        ground = panel(round(page.tray.width), round(page.tray.height), 3.4 * layout.u, ROLE.tray)
        found.append(boxed(ground, page.tray, "tray of pictures"))
    for each in behind:
        if page.next is not None and each is not None:
            found += _picture(attempt, each, page.next, view, motion, "next")
    if page.beads is not None:
        count = len(shown_by(attempt.challenge).asked)
        done = count - len(draft.back.waiting)
        svg = drawn.beads(round(page.beads.width), round(page.beads.height), done, count)
        found.append(boxed(svg, page.beads, f"{done} of {count} sorted"))
    for each, rect in zip(upon, page.pictures, strict=False):
        if each is None or _is_carried(view, each):
            continue
        if asks or attempt.draft.answer == Choice(each):  # at last the answer alone is left
            found += _picture(attempt, each, _trembling(attempt, each, rect, layout, motion), view, motion)
    return found


def _strip(attempt: Attempt, draft: Shown, layout: ChallengeLayout, view: View, motion: Motion) -> list[Sprite]:
    found, hint, in_hand = [], attempt.help.hint, _is_in_hand(draft, view)
    lit_one = next((place for place, laid in enumerate(draft.spots) if not laid), None)
    asked = lit_one if _asks(attempt) and motion.lights else None
    for place, (rect, laid) in enumerate(zip(_page(layout).spots, draft.spots, strict=True)):
        side, touch = round(rect.height), Touch(Key.SPOT, place)
        shown = place == asked or (hint is not None and hint.right is not None and hint.place == place)
        over = view.carry is not None and view.carry.mark == rect
        lit = (shown and not laid) or over or view.pressed == touch
        look = "lit" if lit else "waits" if in_hand and not laid else ""
        svg = drawn.place_of_strip(round(rect.width), side, place + 1, look)
        found.append(boxed(svg, rect, said(f"place {place + 1}", look)))
        for each in laid:
            if not _is_carried(view, each):
                disc, lies = round(0.22 * side), _trembling(attempt, each, rect, layout, motion)
                found += _picture(attempt, each, lies, view, motion, "laid")
                number = drawn.number_disc(disc, place + 1)
                found.append(centred(number, lies.x + 0.17 * side, lies.y + 0.17 * side, disc, f"number {place + 1}"))
    return found


def _afar(attempt: Attempt, draft: Shown, page: GalleryPage, view: View) -> list[Sprite]:
    """On a wall board, what lies on the strip or is to be sorted, so large that the whole class sees it."""
    if not page.afar:
        return []
    shown, found = shown_by(attempt.challenge), []
    lying = (tuple(draft.back.waiting[:1]),) if shown.boxes else draft.spots
    for place, (rect, laid) in enumerate(zip(page.afar, lying, strict=True)):
        side, names = round(rect.width), [shown.asked[each].name for each in laid if each is not None]
        hung = ((drawn.hung_picture(name, side, view.images), name) for name in names)
        found += [boxed(picture, rect, f"{plain(name)} from afar") for picture, name in hung]
        if not names and not shown.boxes:
            found.append(boxed(drawn.place_of_strip(side, side, place + 1), rect, f"place {place + 1} from afar"))
    return found


def _boxes(attempt: Attempt, draft: Shown, layout: ChallengeLayout, view: View, motion: Motion) -> list[Sprite]:
    found, hint, done = [], attempt.help.hint, attempt.phase is Phase.SUCCEEDED
    for place, (rect, laid) in enumerate(zip(_page(layout).spots, draft.spots, strict=True)):
        name = shown_by(attempt.challenge).boxes[place].name
        look, over = "done" if done else "", view.carry is not None and view.carry.mark == rect
        if hint is not None and hint.place == place:
            look = "left out" if hint.right is None else "lit"
        if over or view.pressed == Touch(Key.SPOT, place):
            look = "lit"
        svg = drawn.box(name, place, round(rect.width), round(rect.height), view.images, look)
        found.append(boxed(svg, rect, said(f"box {place + 1}", plain(name), look)))
        high = _IN_BOX * rect.height
        top = Rect(rect.x + 0.06 * rect.width, rect.y - 0.42 * high, 0.88 * rect.width, high)
        if done:  # all that lies in it is seen
            x, y, wide, tall = (of * side for of, side in zip(drawn.FRONT, 2 * (rect.width, rect.height), strict=True))
            top = Rect(rect.x + x, rect.y + y, wide, tall)
        small = grid(top, len(laid), 0.06 * high) if laid else ()
        for each, where in zip(laid, small, strict=True):
            if not _is_carried(view, each):
                found += _picture(attempt, each, _trembling(attempt, each, where, layout, motion), view, motion, "laid")
    return found


def _picture(attempt: Attempt, place: int, rect: Rect, view: View, motion: Motion, word: str = "") -> list[Sprite]:
    name, pressed = shown_by(attempt.challenge).asked[place].name, view.pressed == Touch(Key.PICTURE, place)
    look = _look(attempt, place, motion, pressed=pressed and word != "next")
    svg = drawn.shown_picture(name, round(rect.width), round(rect.height), view.images, look)
    return [boxed(svg, rect, said("picture", plain(name), word, look))]


def _look(attempt: Attempt, place: int, motion: Motion, *, pressed: bool) -> str:
    """How a picture looks: as what it is in the answer or, where that says nothing, as the help makes it."""
    if attempt.phase is Phase.SUCCEEDED:
        return "" if attempt.gesture.fills and not _hop(attempt, place, motion) else "right"
    if pressed or _shown(attempt).held == place:
        return "held"
    if place in _wrong(attempt, motion):
        return "wrong"
    return _helped(attempt, place, motion)


def _helped(attempt: Attempt, place: int, motion: Motion) -> str:
    hint, boxes = attempt.help.hint, bool(shown_by(attempt.challenge).boxes)
    if hint is None:
        return ""
    if _asks(attempt):
        of_answers = not attempt.gesture.fills and not _asks_of_drawing(attempt)
        of_pile = boxes and place == _shown(attempt).back.waiting[0]
        return "asked" if motion.lights and (of_answers or of_pile) else ""
    lies_at = None if boxes else _lies_at(_shown(attempt), place)
    right = (hint.right == place, lies_at is not None and hint.prefix is not None and place < hint.prefix)
    if any(right):
        return "right"
    if hint.place is not None and not boxes and hint.place == (place if hint.right is None else lies_at):
        return "left out"
    return "" if attempt.gesture.fills else "asked"  # one picture is none of those that answer: look at the others


def _asks(attempt: Attempt) -> bool:
    """Whether the help asks a question: what it is about is lit, for those who do not hear it."""
    return attempt.help.hint is not None and attempt.help.hint.text is not None


def _asks_of_drawing(attempt: Attempt) -> bool:
    """Whether the help asks what its author wrote about the drawing above the answers. The kit asks about these."""
    hint = attempt.help.hint
    return bool(shown_by(attempt.challenge).about) and hint is not None and hint.text in attempt.challenge.hints


def _shown(attempt: Attempt) -> Shown:
    return cast("Shown", attempt.draft)


def _wrong(attempt: Attempt, motion: Motion) -> tuple[int, ...]:
    """The pictures that are known to be wrong: for a moment those in a wrong place; in a question, for longer."""
    if not attempt.gesture.fills:
        tried = attempt.gesture.tried(attempt.draft)
        return (*tried, *(() if attempt.ending is None else attempt.ending.pictures))
    if attempt.ending is None or _are_back(attempt, motion.since_phase):
        return ()
    return attempt.ending.pictures


def _lies_at(draft: Shown, picture: int) -> int | None:
    return next((place for place, laid in enumerate(draft.spots) if picture in laid), None)


def _trembling(attempt: Attempt, place: int, rect: Rect, layout: ChallengeLayout, motion: Motion) -> Rect:
    """Where a picture is; one in a wrong place goes to and fro for a moment, and at last each hops in its turn."""
    ending = attempt.ending
    if attempt.phase is Phase.SUCCEEDED:
        return rect.moved(0, -_HOP * rect.height * _hop(attempt, place, motion))
    if ending is None or place not in ending.pictures or _are_back(attempt, motion.since_phase):
        return rect
    return rect.moved(_TREMBLE * motion.call * layout.u, 0)


def _hop(attempt: Attempt, place: int, motion: Motion) -> float:
    """How high a picture that was laid hops, 0 to 1: one after the other, as the cards of a program do."""
    order = [each for laid in _shown(attempt).spots for each in laid]
    if motion.less or place not in order:
        return 0.0
    part = (motion.show - _HOPS_FROM_S) / min(_HOP_S, _HOPS_S / len(order)) - order.index(place)
    return math.sin(math.pi * part) if 0 < part < 1 else 0.0


def _is_in_hand(draft: Shown, view: View) -> bool:
    """Whether a picture is in hand, touched or carried: each empty place may take it."""
    return draft.held is not None or (view.carry is not None and view.carry.card.key is Key.PICTURE)


def _is_carried(view: View, place: int) -> bool:
    return view.carry is not None and view.carry.card == Touch(Key.PICTURE, place)


def carries_picture(attempt: Attempt | None, touch: Touch) -> int | None:
    """The number of the picture that a finger lifts if it pulls ``touch``; None if it lifts none.

    One that trembles in a wrong place is lifted at once: from there, or from the pile, on which it belongs again.
    """
    if attempt is None or not attempt.gesture.fills or attempt.phase not in (Phase.WRITING, Phase.STOPPED):
        return None
    laid, back = _shown(attempt).spots, _shown(attempt).back
    if touch.key is Key.SPOT and touch.index >= len(laid):
        return None
    if shown_by(attempt.challenge).boxes:
        due = next(iter(back.waiting), None)
        return due if touch.key is Key.PICTURE or due in laid[touch.index] else None
    if touch.key is Key.PICTURE and touch.index in back.waiting:
        return touch.index
    if touch.key is Key.SPOT:
        return next(iter(laid[touch.index]), None)
    return None


def spot_at(layout: ChallengeLayout, at: tuple[float, float]) -> Touch | None:
    """The control of the place or box under the pixel ``at``; None beside all of them."""
    spots = {touch: rect for touch, rect in layout.places.items() if touch.key is Key.SPOT}
    return hit(spots, *at)


def lay_picture(session: Session, picture: Touch, spot: Touch | None) -> None:
    """Lay ``picture`` on ``spot``, a place or a box; for None it goes back to the tray, and nothing is in hand."""
    attempt = session.attempt
    if attempt is None:
        return
    holds = _shown(attempt).held == picture.index
    if holds is (spot is None):
        session.touch(picture)
    if spot is not None:
        session.touch(spot)


def carried(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """The picture that a finger carries, as one drawing; [] if it carries none."""
    if view.carry is None or view.carry.card.key is not Key.PICTURE:
        return []
    side = round(_LIFTED * _page(layout).pictures[0].height)
    name = shown_by(attempt.challenge).asked[view.carry.card.index].name
    svg = drawn.shown_picture(name, side, side, view.images, "held")
    return [centred(svg, *view.carry.at, side, f"picture {plain(name)} carried")]
