"""The sheet of a séance on one page; beside it one for another group: three islands, or half a class."""

from collections.abc import Iterable, Iterator, Mapping

from beebot.i18n import gettext as _
from beebot.lesson import Game, Lesson
from beebot.parts.sheet import HalfClass, Islands, SheetStep
from beebot.parts.story import sentences
from beebot.text import Text
from lecons.adapt_words import adapted, adults, without_screen
from lecons.group_words import half_class_ways, island_heads, island_ways, sitting_heads, sizes, today
from lecons.names import ages, audience, beside, said, within_quotes
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.printed_mat import challenge_drawn
from lecons.printing.titles import Titles, on_mats
from lecons.sheet_words import DOT, cited, facts, how_to_write, to_print

_WIDE, _HIGH = 62.0, 40.0
"""The room of the mat in millimetres."""
_COLUMN = 57
"""About how many letters a line of a column has."""
_PICTURES, _BOX = ("machine", "robot", "enfant-dessine"), 120
"""The pictures of the three islands, in the order of their names, and the side of the box that each is drawn in."""


def sheet_document(lesson: Lesson, titles: Titles, order: Order) -> Document:
    """The sheet of ``lesson``, printed as ``order`` (paper, ink) asks; the template shrinks letters to fit one page.

    ``titles`` name its mats, and the séances that come before and after it.
    """
    sheet = lesson.sheet
    place = cited(sheet) or said(sheet.programme)
    words = DOT.join(said(word.text) for word in sheet.words)
    data: dict[str, Value] = {
        "title": said(lesson.title),
        "facts": DOT.join(filter(None, facts(lesson))),
        "code": order.code(lesson.id) if lesson.challenges else [],
        "mats": _mats(lesson, order),
        "goal": kept(
            (_("Objectif"), said(sheet.objective)), (_("Programme"), place), (_("Matériel"), said(sheet.material))
        ),
        "words": _("Mots : {words}").format(words=words) if words else "",
        "steps_head": _("Déroulement"),
        "steps": [step_value(step) for step in sheet.steps],
        "games": [game_value(game) for game in lesson.games],
        "blocks": in_two(_blocks(lesson, titles)),
        "errors_heads": [_("On voit"), _("On dit"), _("Le kit")],
        "errors": [[said(each.see), said(each.say), said(each.kit)] for each in sheet.errors],
    }
    title = _("Fiche : {title}").format(title=said(lesson.title))
    return Document("fiche", title, (Page("fiche", order.paper, data),), how_to_write(lesson))


def _mats(lesson: Lesson, order: Order) -> list[Value]:
    for challenge in on_mats(lesson):
        mat = challenge.mat
        cell = min(_WIDE / mat.width, _HIGH / mat.height, 12.0)
        picture = challenge_drawn(challenge, cell, order.images, order.ink)
        return [Drawing(picture, _("le tapis du premier défi"), mat.width * cell, mat.height * cell)]
    return []


def step_value(step: SheetStep) -> Mapping[str, Value]:
    """A step of a séance, as the templates read it."""
    return {
        "minutes": _("{minutes} min").format(minutes=step.minutes),
        "grouping": said(step.grouping),
        "say": _("« {words} »").format(words=within_quotes(said(step.say))),
        "do": said(step.do),
    }


def game_value(game: Game) -> Mapping[str, Value]:
    """A game, as the templates read it."""
    needs = _("Il faut : {things}").format(things=", ".join(map(said, game.material))) if game.material else ""
    return {
        "title": _("Jeu : {title}").format(title=said(game.title)),
        "minutes": _("{minutes} min").format(minutes=game.minutes),
        "steps": [said(step) for step in game.steps],
        "needs": needs,
    }


def _blocks(lesson: Lesson, titles: Titles) -> list[tuple[str, str]]:
    """The rest of the sheet, each with its heading, what is needed first at the top."""
    sheet = lesson.sheet
    told = (
        (_("Aujourd'hui"), today(lesson)),
        (_("À observer"), _listed(sheet.observe)),
        (_("C'est réussi si l'enfant"), said(sheet.success)),
        (_("Pendant ce temps, les autres"), _listed(sheet.other_pupils)),
        (_("Ce que l'enfant fait déjà"), _listed(lesson.requires)),
        (_("Rôles"), DOT.join(map(said, sheet.roles)) if lesson.level else _listed(sheet.roles)),
        (_("Plus simple"), said(sheet.easier)),
        (_("Plus difficile"), said(sheet.harder)),
        (_("À imprimer"), "\n".join(f"– {each}" for each in to_print(lesson, titles.named(lesson)))),
        (_("Adapter"), adapted(sheet)),
        (_("Les adultes"), adults(sheet)),
        (_("Sans écran"), without_screen(sheet)),
        (_("L'histoire"), " ".join(map(said, sentences(lesson.story)))),
        (_("La séance d'avant"), _called(lesson, sheet.before, titles.lessons)),
        (_("La séance d'après"), _called(lesson, sheet.after, titles.lessons)),
        (_("Images"), _credits(lesson)),
    )
    return [(head, text) for head, text in told if text]


def _called(lesson: Lesson, names: Iterable[str], around: Mapping[str, Lesson]) -> str:
    return DOT.join(beside(lesson, around[name]) for name in names if name in around)


def _credits(lesson: Lesson) -> str:
    """Whose the pictures are; an author of several is named once."""
    named: dict[str, list[str]] = {}
    for each in lesson.credits:
        named.setdefault(f"{said(each.author)}, {said(each.licence)}", []).append(each.name)
    line = _("{things} : {whose}")
    return "\n".join(f"– {line.format(things=', '.join(names), whose=whose)}" for whose, names in named.items())


def in_two(blocks: list[tuple[str, str]]) -> list[Value]:
    """Two columns of blocks in their order, broken where both take most nearly the same number of lines."""
    lines = [1.4 + sum(1 + len(line) // _COLUMN for line in text.split("\n")) for _head, text in blocks]
    best = min(range(len(blocks) + 1), key=lambda at: max(sum(lines[:at]), sum(lines[at:])))
    return [kept(*blocks[:best]), kept(*blocks[best:])]


def kept(*pairs: tuple[str, str]) -> list[Value]:
    """What is told under its heading, as the templates read it; what has no text is left out."""
    return [{"head": head, "text": text} for head, text in pairs if text]


def _listed(texts: Iterable[Text]) -> str:
    return "\n".join(f"– {said(each)}" for each in texts)


def group_ways(lesson: Lesson, order: Order) -> Iterator[Document]:
    """The pages on islands and on half a class, if the sheet of ``lesson`` has them."""
    if islands := lesson.sheet.islands:
        title = _("Trois îlots : {title}").format(title=said(lesson.title))
        yield Document("ilots", title, (islands_page(lesson, islands, order),))
    if half := lesson.sheet.half_class:
        yield _half_class(lesson, half, order)


def islands_page(lesson: Lesson, islands: Islands, order: Order, apart: str = "") -> Page:
    """Who goes where and when on three islands; ``apart`` says what is printed apart from the pages it goes with."""
    told_apart = [(_("À imprimer à part"), apart)] if apart else []
    pictures = (Drawing(order.ink.paint(order.images.filling(name, _BOX, _BOX))) for name in _PICTURES)
    data: dict[str, Value] = {
        "title": said(lesson.title),
        "facts": _for_whom(lesson),
        "told": _("Trois îlots, trois fois {minutes} minutes : chacun passe aux trois.").format(
            minutes=islands.minutes
        ),
        "islands": [
            {
                "head": head,
                "picture": picture,
                "do": said(each.do),
                "ages": [
                    _("Petits : {what}").format(what=said(each.younger)),
                    _("Grands : {what}").format(what=said(each.older)),
                ],
            }
            for (head, each), picture in zip(island_heads(islands), pictures, strict=True)
        ],
        "sizes_head": _("Combien à chaque îlot"),
        "sizes_heads": ["", *(head for head, _each in island_heads(islands)), _("À l'écran, pendant le tour")],
        "sizes": [[size, str(each), str(each), str(each), shared] for size, each, shared in sizes(islands)],
        "steps_head": _("Minute par minute"),
        "steps": [step_value(step) for step in lesson.sheet.steps],
        "ways": in_two([*told_apart, *island_ways(islands)]),
    }
    return Page("ilots", order.paper, data)


def _half_class(lesson: Lesson, half: HalfClass, order: Order) -> Document:
    data: dict[str, Value] = {
        "title": said(lesson.title),
        "facts": _for_whom(lesson),
        "told": _("Douze élèves, deux séances : chacun touche une tablette ou un robot, à deux."),
        "sittings": [
            {"head": head, "steps": [step_value(step) for step in steps]}
            for head, steps in zip(sitting_heads(lesson, half), half.sittings, strict=True)
        ],
        "ways": in_two(half_class_ways(lesson, half)),
    }
    title = _("Demi-classe : {title}").format(title=said(lesson.title))
    return Document("demi-classe", title, (Page("demi-classe", order.paper, data),))


def _for_whom(lesson: Lesson) -> str:
    level = [lesson.level.value] if lesson.level else [audience(each) for each in lesson.audiences]
    return DOT.join([*level, *([ages(lesson.ages)] if lesson.ages else [])])
