"""The adults' note: a small sheet in a corner, opened by a three-second hold, that says what went wrong."""

from beebot.i18n import gettext as _
from simulateur.controls import Key, Touch
from simulateur.drawings.artwork import document, panel, path, symbol
from simulateur.drawings.theme import CALM
from simulateur.layout import Places, Rect, unit
from simulateur.screens.stage import centred
from simulateur.screens.view import View
from simulateur.session import Session
from simulateur.sprite import Label, Scene, Sprite

HOLD_S = 3.0
_KEY = 7.0
_RING_STEPS = 30


def notice_place(session: Session, size: tuple[int, int]) -> Places:
    """The note's corner, where there is something to read."""
    u = unit(size)
    if not session.notices:
        return {}
    return {Touch(Key.NOTICE): Rect(size[0] - (_KEY + 1) * u, u, _KEY * u, _KEY * u)}


def notice_key(session: Session, view: View) -> list[Sprite]:
    """The note, with a ring that closes while it is held."""
    where = notice_place(session, view.size).get(Touch(Key.NOTICE))
    if where is None:
        return []
    held = view.held_s / HOLD_S if view.pressed == Touch(Key.NOTICE) else 0.0
    side = round(where.width)
    return [centred(_ringed(side, min(round(held * _RING_STEPS), _RING_STEPS)), *where.centre, side)]


def _ringed(side: int, steps: int) -> str:
    m, r = side / 2, 0.45 * side
    parts = [f'<circle cx="{m}" cy="{m}" r="{r:.1f}" fill="{CALM.cream}"/>', symbol("notice", m, m, 0.66 * side)]
    length = 2 * 3.14159 * r
    if steps:
        dash = f"{length * steps / _RING_STEPS:.1f} {length:.1f}"
        data = f"M{m} {m - r:.1f}A{r:.1f} {r:.1f} 0 1 1 {m - 0.01:.2f} {m - r:.1f}"
        line = f"{0.07 * side:.1f}"
        parts.append(path(data, fill="none", stroke=CALM.rust, stroke_width=line, stroke_dasharray=dash))
    return document(side, side, *parts)


def notice_scene(session: Session, size: tuple[int, int]) -> Scene:
    """The sentences, for an adult; any touch closes them."""
    u = unit(size)
    width, height = size
    left, top = 8 * u, 8 * u
    wide, high = round(width - 16 * u), round(height - 16 * u)
    body = max(2.6 * u, 16)
    ground = Sprite(panel(wide, high, 3.4 * u, CALM.cream, 0.7 * u, CALM.lip), round(left), round(top), wide, high)
    inner = round(wide - 8 * u)
    text = "\n\n".join(session.notices)
    return Scene(
        (ground,),
        (),
        (
            Label(_("Pour l'adulte"), round(left + 4 * u), round(top + 3 * u), inner, round(3.5 * u), CALM.rust),
            Label(text, round(left + 4 * u), round(top + 10 * u), inner, round(body), CALM.ink),
        ),
    )
