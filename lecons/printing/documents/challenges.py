"""Challenge cards: what is asked on its mat or its pictures, and the cards that may be laid."""

from string import ascii_uppercase

from beebot.challenge import Challenge, Degree, Template
from beebot.command import Command, Program
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.kinds import kind_of
from beebot.kinds.arrange import mixed
from beebot.lesson import Lesson
from beebot.mat import Mat
from lecons.names import said
from lecons.pictures.artwork import ASSETS, document, rounded, symbol
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.cards import in_hand, program_drawings
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.shapes import DASHED
from lecons.printing.paper import FOOT, in_parts
from lecons.printing.printed_mat import challenge_drawn
from lecons.printing.titles import on_mats

_COLUMNS, _LEAST = 2, 125.0
"""Cards side by side, and how high one is at least in millimetres."""
_PICTURE = 86.0, 66.0
"""The room of a card's picture in millimetres."""
_STRIP = 11.0
"""The height that each strip of cards but the first takes of that room, in millimetres."""
_LABEL = 5.0
"""The height that a number takes under a picture, in millimetres."""
_SIGN = 11.0
"""The width of the sign of a kind, as ``defis.typ`` prints it, in millimetres."""
_NO_MOST = 40
"""A challenge that allows so many cards or more does not tell how many."""
_MOST_IN_HAND = 16
"""Where a child has more cards in hand, they would be too small to be printed one by one."""


def challenge_cards(lesson: Lesson, order: Order) -> Document:
    """A card to print for each challenge: its mat or its pictures, the task, and the cards that may be laid.

    A sheet of A4 has four, one of A3 six. Room left on the last one becomes empty cards, for challenges to invent.
    """
    room = order.paper.room
    high = room.height - FOOT - 1
    rows = int(high // _LEAST)
    width, height, fit = room.width / _COLUMNS, high / rows, rows * _COLUMNS
    cards = [_card(place, each, lesson, order) for place, each in enumerate(lesson.challenges, 1)]
    cards += [_own(lesson, order)] * (-len(cards) % fit)
    pages = tuple(
        Page("defis", order.paper, {"cards": shown, "width": width, "height": height}) for shown in in_parts(cards, fit)
    )
    many = len(lesson.challenges)
    note = ngettext("{count} carte à couper", "{count} cartes à couper", many).format(count=many)
    if own := len(cards) - many:
        note += ", " + ngettext("{count} à inventer", "{count} à inventer", own).format(count=own)
    title = _("Cartes de défi : {title}").format(title=said(lesson.title))
    return Document("defis", title, pages, note, pieces=many)


def _own(lesson: Lesson, order: Order) -> Value:
    """A card for a challenge that children invent, on the first mat of the lesson; on white paper where it has none."""
    if found := on_mats(lesson):
        mat = found[0].mat
        picture = order.mat_picture(mat, _cell(mat, _PICTURE[1]), _("le tapis"))
    else:
        wide, high = _PICTURE
        white = document(wide, high, rounded(1, 1, wide - 2, high - 2, 3, **DASHED))
        picture = Drawing(order.ink.paint(white), _("la place d'un dessin"), wide, high)
    keys = in_hand(key for each in lesson.challenges if _lays(each) for key in each.keys)
    most = _("… cartes au plus") if keys else ""
    return {
        "task": _("Notre défi :"),
        "pictures": [picture],
        "keys": program_drawings(keys, order),
        "most": most,
    }


def _cell(mat: Mat, high: float) -> float:
    """The width of a cell on a card where the mat may be ``high``; both in millimetres."""
    return min(_PICTURE[0] / (mat.width + 0.2), high / (mat.height + 0.2), 22.0)


def _card(place: int, challenge: Challenge, lesson: Lesson, order: Order) -> Value:
    degree = {None: "", Degree.GREEN: "green", Degree.ORANGE: "orange", Degree.RED: "red"}[challenge.degree]
    most = ""
    if _tells_most(challenge):
        most = ngettext("{count} carte au plus", "{count} cartes au plus", challenge.max_instructions)
    pictures = _pictures(challenge, order)
    labels = list(labels_of(challenge).values())
    return {
        "number": str(place),
        "degree": degree,
        "signs": _sign(challenge, order),
        "task": said(challenge.task),
        "pictures": pictures,
        "labels": labels or [""] * len(pictures),
        "columns": _columns(len(pictures), labels.count("")),
        "strips": [program_drawings(strip, order) for strip in _strips(challenge)],
        "numbers": [str(place) for place, _strip in enumerate(challenge.choices, 1)],
        "keys": program_drawings(_to_lay(challenge), order),
        "most": most.format(count=challenge.max_instructions),
        "code": order.code(lesson.id, challenge.id),
    }


def _sign(challenge: Challenge, order: Order) -> list[Value]:
    """What tells the kind of a challenge without a word, where there is such a sign."""
    name = f"sign-{challenge.genre.value}"
    if not (ASSETS / f"{name}.svg").exists():
        return []
    return [Drawing(order.ink.token(document(120, 120, symbol(name, 60, 60, 116)), _SIGN / 120))]


def _lays(challenge: Challenge) -> bool:
    """Whether a child lays cards: its kind bounds how many, or its strip has holes."""
    return bool(challenge.template) or kind_of(challenge.genre).lays


def _to_lay(challenge: Challenge) -> list[Command]:
    if not _lays(challenge):
        return []
    hand = _in_her_hand(challenge)
    return [key for key in in_hand(challenge.keys) for _card in range(hand.get(key, 1))]


def _in_her_hand(challenge: Challenge) -> dict[Command, int]:
    """How many cards she has of some kinds; nothing where a strip has some of them, or where they are too many."""
    hand = dict(challenge.limits.hand)
    return {} if challenge.given or challenge.template or sum(hand.values()) > _MOST_IN_HAND else hand


def _tells_most(challenge: Challenge) -> bool:
    """Whether a card tells how many cards may be laid: not where all that are in hand are fewer, and stand there."""
    most = challenge.max_instructions
    if challenge.pictures is not None or most >= _NO_MOST or not _lays(challenge):
        return False
    hand = _in_her_hand(challenge)
    return challenge.repeats or not hand.keys() >= challenge.keys or sum(hand.values()) > most


def _strips(challenge: Challenge) -> list[Program | Template]:
    """The programs that a challenge shows; one that is to be drawn again hides its own."""
    if challenge.choices:
        return list(challenge.choices)
    if challenge.template:
        return [challenge.template]
    kind = kind_of(challenge.genre)
    return [challenge.given] if challenge.given and (kind.reads or kind.mends) else []


def _pictures(challenge: Challenge, order: Order) -> list[Drawing]:
    wide, high = _PICTURE
    high -= _STRIP * max(0, len(_strips(challenge)) - 1)
    if challenge.pictures is not None:
        labels = labels_of(challenge)
        names, about = list(labels), list(labels.values()).count("")
        columns = _columns(len(names), about)
        rows = about + -(-(len(names) - about) // columns)
        side = min(wide / columns, high / rows - _LABEL) - 2
        return [Drawing(order.ink.paint(order.images.filling(name, 120, 120)), "", side, side) for name in names]
    mat = challenge.mat
    cell = _cell(mat, high)
    picture = challenge_drawn(challenge, cell, order.images, order.ink)
    return [Drawing(picture, _("le tapis du défi"), (mat.width + 0.107) * cell, (mat.height + 0.107) * cell)]


def _columns(count: int, about: int = 0) -> int:
    """How many of ``count`` pictures stand side by side on a card; ``about`` of them stand above, on rows of their own.

    Four make two rows of two, which are as large as a row of three and one alone.
    """
    beside = count - about
    return 2 if beside == 2 * 2 else min(beside, 3) if beside <= 2 * 3 else 4


def labels_of(challenge: Challenge) -> dict[str, str]:
    """The label under each picture of a challenge's card, by the name of its drawing, in the order of the print.

    Boxes have letters and pictures have numbers, so that an answer can name them. Pictures to put in order are mixed as
    on the screen. The picture that a question is about has "". Empty where the card shows a mat.
    """
    shown = challenge.pictures
    if shown is None:
        return {}
    labels = dict.fromkeys(shown.names, "")
    labels |= {each.name: letter for each, letter in zip(shown.boxes, ascii_uppercase, strict=False)}
    places = mixed(challenge.id, len(shown.asked)) if kind_of(challenge.genre).in_order else range(len(shown.asked))
    asked = {shown.asked[place].name: str(number) for number, place in enumerate(places, 1)}
    return {name: label for name, label in labels.items() if name not in asked} | asked
