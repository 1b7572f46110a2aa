"""The leaflet that goes home: one side of a sheet, folded in four, so that it opens like a card."""

from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from lecons.names import ages, said
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.cards import card_drawing, cards_of, word_of
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.sheet import game_value, kept, step_value
from lecons.printing.printed_mat import cell_within, challenge_drawn
from lecons.printing.titles import on_mats
from lecons.sheet_words import DOT, groups

_PICTURE = 0.38, 0.2
"""The room of the cover's picture, in parts of the sheet's width and height."""
_CARDS = 4
"""How many kinds of cards are shown with what they do."""


def leaflet(lesson: Lesson, order: Order) -> Document:
    """A folded leaflet of ``lesson``: a cover, how it goes, the games, what the adult is to ask and not to say.

    Printed on one side and folded twice, first the upper half behind: so the cover is at the lower right, the back at
    its left, and both inner pages stand on their heads above.
    """
    sheet = lesson.sheet
    data: dict[str, Value] = {
        "title": said(lesson.title),
        "picture": _picture(lesson, order),
        "facts": _facts(lesson),
        "code": order.code(lesson.id) if lesson.challenges else [],
        "steps_head": _("Comment on joue"),
        "steps": [step_value(step) for step in sheet.steps],
        "games_head": _("Des jeux sans écran"),
        "games": [{**game_value(game), "title": said(game.title)} for game in lesson.games],
        "cards": [
            {"card": card_drawing(card, order, 17.0), "word": word_of(card)} for card in cards_of(lesson)[:_CARDS]
        ],
        "adult": _for_the_adult(lesson),
    }
    title = _("Feuillet : {title}").format(title=said(lesson.title))
    note = _("à plier en quatre : le haut derrière, puis en deux")
    return Document("feuillet", title, (Page("feuillet", order.paper, data),), note)


def _picture(lesson: Lesson, order: Order) -> list[Value]:
    """The first challenge on its mat; none where none is on a mat."""
    drawn: list[Value] = []
    for challenge in on_mats(lesson)[:1]:
        mat = challenge.mat
        cell = cell_within(mat, (_PICTURE[0] * order.paper.width, _PICTURE[1] * order.paper.height))
        svg = challenge_drawn(challenge, cell, order.images, order.ink)
        size = (mat.width + 0.107) * cell, (mat.height + 0.107) * cell
        drawn.append(Drawing(svg, _("le tapis du premier défi"), *size))
    return drawn


def _facts(lesson: Lesson) -> list[str]:
    told = [_("{minutes} min").format(minutes=lesson.duration_min)]
    if lesson.ages:
        told.append(ages(lesson.ages))
    return [DOT.join(told), groups(lesson)]


def _for_the_adult(lesson: Lesson) -> list[Value]:
    sheet = lesson.sheet
    told = (
        (
            _("Pour vous"),
            _(
                "À l'école, votre enfant apprend à donner des ordres précis à un robot. À la maison, dix minutes"
                " suffisent, sans écran de préférence. Ne donnez pas la réponse : l'erreur fait partie du jeu."
            ),
        ),
        (_("Il vous faut"), said(sheet.material)),
        (_("À dire"), "\n".join((_("Que va-t-elle faire ?"), *(said(each.say) for each in sheet.errors)))),
        (_("Plus simple"), said(sheet.easier)),
        (_("Plus difficile"), said(sheet.harder)),
        (_("C'est réussi si l'enfant"), said(sheet.success)),
    )
    return kept(*told)
