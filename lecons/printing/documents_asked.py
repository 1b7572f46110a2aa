"""What a sheet asks to print, found in its sentences: « 4 cartes « avancer » de 20 cm », « le dé à points ».

An author writes what a colleague reads. A few words of French name each document; a sentence with none of them is for
people alone, and a test says so for the kit's own sheets.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.lesson import Lesson, Level
from beebot.mat import Decor, Ground, Mat
from lecons.copies import NUMBER, counted, counted_before, shared_by
from lecons.printing.document import Document
from lecons.printing.documents import cards, pictures, shapes
from lecons.printing.documents.leaflet import leaflet
from lecons.printing.documents.levels import certificates
from lecons.printing.documents.mats import mat_document
from lecons.printing.documents.posters import envelope, labels, poster, survey, tally
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.words import said
from lecons.printing.documents.worksheets import (
    Strips,
    author_sheet,
    notebook,
    ready_strips,
    squared_paper,
    town_plan,
    trails,
    ways,
)
from lecons.printing.sizes import HAND, ORDERED
from lecons.printing.titles import mats_of

_EVERYWHERE = re.compile(
    "(?:1|un) (?:robot|écran)(?: ou (?:un|1) (?:écran|robot))?(?: pour deux| tenu par l'adulte)?"
    "|1 tablette(?: ou le tableau)?|le tableau ou une tablette"
)
"""What is named in nearly every séance."""
_COMMA = re.compile(r"[,.] (?!ou |or )(?![^(]*\))")
_ANIMALS = ("canard", "cheval", "chien", "cochon", "mouton", "poule", "vache")


class Need(NamedTuple):
    """How to recognise a document in a sentence, and to print it: the pattern ``words``, the function ``make``.

    One without ``make`` is printed for every séance, as its mat and its cards are.
    """

    words: re.Pattern[str]
    make: Callable[[Lesson, str, Order], Document] | None = None


def needs(lesson: Lesson, order: Order) -> Iterator[Document]:
    """The documents that the sheet of ``lesson`` asks for, besides those of every séance, each once.

    Last come small pictures for each child, where something is to be put in order.
    """
    made = set()
    for sentence in lesson.sheet.prints:
        plain = _plain(sentence.fr)
        for need in named(plain):
            if need.make is not None:
                document = need.make(lesson, plain, order)
                if document.pages and (document.name, document.title) not in made:
                    made.add((document.name, document.title))
                    yield document
    sets = pictures.small_sets(lesson, order)
    if sets.pages:
        yield sets


def names_cards(lesson: Lesson) -> bool:
    """Whether the sheet of ``lesson`` asks for cards, or for a strip to lay them on."""
    asked = [need for sentence in lesson.sheet.prints for need in named(sentence.fr)]
    return any(need.make in (None, _strip) for need in asked)


def to_gather(lesson: Lesson) -> list[str]:
    """The material of a lesson's sheet that nothing prints, robot and screen aside: « 6 cerceaux », « 1 foulard »."""
    french = _things(lesson.sheet.material.fr)
    told = _things(said(lesson.sheet.material))
    if len(told) != len(french):  # the translation lists other things: nothing is left out
        return told
    pairs = zip(told, french, strict=True)
    return [thing for thing, known in pairs if not named(known) and not _EVERYWHERE.fullmatch(known)]


def _things(material: str) -> list[str]:
    """The things of a sentence, apart; what stands in brackets belongs to the thing before it."""
    return [thing[0].lower() + thing[1:] for thing in _COMMA.split(material.rstrip(".")) if thing]


def named(sentence: str) -> list[Need]:
    """The documents that a French ``sentence`` names. Of patterns that overlap, the first and longest counts."""
    words = _plain(sentence).lower()
    found = [(match.start(), match.end(), need) for need in NEEDS for match in need.words.finditer(words)]
    found.sort(key=lambda each: (each[0], -each[1]))
    kept, until = [], -1
    for start, end, need in found:
        if start >= until:
            kept.append(need)
            until = end
    return kept


def _plain(sentence: str) -> str:
    """``sentence`` with a plain space wherever a word processor has put one that does not break."""
    return " ".join(sentence.split())


def _beads(_lesson: Lesson, sentence: str, order: Order) -> Document:
    return shapes.beads(
        max(1, counted_before("perles", sentence, 8)), order, least=counted_before("bandes", sentence, 0)
    )


def _floor(lesson: Lesson, sentence: str, order: Order) -> Document:
    """The large cards that the sentence calls by their names, or all of the lesson."""
    words = {"avancer": Command.FORWARD, "reculer": Command.BACKWARD, "pause": Command.PAUSE}
    words |= {"gauche": Command.LEFT, "droite": Command.RIGHT}
    called = [card for word, card in words.items() if word in sentence] or cards.cards_of(lesson)
    each = max(1, counted(sentence, 1) // len(called))
    return cards.floor_cards([card for card in called for _copy in range(each)], order)


def _strip(lesson: Lesson, sentence: str, order: Order) -> Document:
    places = counted_before("(?:places|cases)", sentence, cards.strip_size(lesson))
    size = next((size for size in cards.STRIPS if size >= places), cards.STRIPS[-1])
    return cards.strips(size, order, least=counted_before("bandes", sentence, 0))


def _ready(lesson: Lesson, sentence: str, order: Order) -> Document:
    """Strips that are ready made: those with a mistake, long ones to shorten, or all."""
    which = Strips.MISTAKEN if "erreur" in sentence else Strips.LONG if "longues" in sentence else Strips.ALL
    return ready_strips(lesson, order, counted(sentence, 6), which)


def _frieze(lesson: Lesson, sentence: str, order: Order) -> Document:
    """For the pictures that the lesson puts in order; where it has none, for cards."""
    made = pictures.frieze(lesson, order)
    if made.pages:
        return made
    found = re.search(r"(\d+) places", sentence)
    made = cards.strips(int(found[1]) if found else cards.STRIPS[2], order, _("Frise"))
    return replace(made, name="frise", note=_("à remplir d'images ou de cartes"), pieces=0)


def _pictures(lesson: Lesson, sentence: str, order: Order) -> Document:
    """Those whose author is asked for; of the story or of what is put in order, if there are any; else of the mat."""
    if not any(word in sentence for word in ("sentier", "du tapis", "anima")):
        made = _credited(lesson, order) if "auteur" in sentence else pictures.lesson_cut_outs(lesson, order)
        if made.pages:
            return made
    found = pictures.mat_pictures(mats_of([lesson]), order)
    if "anima" in sentence:
        alive = [each for each in found if any(name in each[0].svg + each[1] for name in _ANIMALS)]
        found = alive or found
    return pictures.cut_outs(_("Images du tapis"), found, HAND, order)


def _credited(lesson: Lesson, order: Order) -> Document:
    title = _("Images : {title}").format(title=said(lesson.title))
    return pictures.cut_outs(title, pictures.credited_pictures(lesson, order), ORDERED, order)


def _blank_grid(_lesson: Lesson, sentence: str, order: Order) -> Document:
    """An empty mat to stick places on, of as many cells as the sentence says, at the scale of a robot."""
    wide, high = map(int, re.findall(r"(\d+) cases sur (\d+)", sentence)[0])
    return mat_document(Mat(wide, high, decor=Decor(ground=Ground.PAPER)), _("Quadrillage vierge"), order)


def _letters(_lesson: Lesson, sentence: str, order: Order) -> Document:
    return pictures.letters(re.findall(r"\b[A-Z]\b", sentence.partition(":")[2]) or list("ABCDE"), order)


def _figures(_lesson: Lesson, sentence: str, order: Order) -> Document:
    first, last = map(int, re.findall(r"\d+", sentence)[-2:])
    return pictures.number_tokens(range(first, last + 1), order)


def _need(words: str, make: Callable[[Lesson, str, Order], Document] | None = None) -> Need:
    return Need(re.compile(words), make)


NEEDS = (
    _need(r"\btapis\b"),
    _need(r"\bcartes?\b(?! « effacer)"),
    _need(r"\bquadrillage de \d+ cases sur \d+(?:, à|$)", _blank_grid),
    _need(r"\b(?:\d+ )?grandes cartes\b.*?(?=,|$)", _floor),
    _need(r"\bcartes?\b.*\bde 20 cm", _floor),
    _need(r"\bflèches à coller", lambda lesson, _said, order: cards.arrows_to_stick(cards.cards_of(lesson), order)),
    _need(rf"\bbandes? (?:à|de) {NUMBER} (?:cases|places)", _strip),
    _need(rf"\bbandes? de {NUMBER} perles", _beads),
    _need(rf"\bfeuilles-messages à {NUMBER} cases", _strip),
    _need(r"\bfigures\b|\btracés\b", lambda lesson, said_, order: trails(lesson, order, counted(said_, 6))),
    _need(
        r"\bprogrammes\b", lambda lesson, said_, order: ready_strips(lesson, order, counted(said_, 6), Strips.FIGURES)
    ),
    _need(r"\bfeuilles? quadrillée", lambda _lesson, _said, order: squared_paper(order)),
    _need(r"(?<!« le )\bplan\b|\bcarte d'île\b", town_plan),
    _need(r"\bfiches? d'auteur", lambda lesson, _said, order: author_sheet(lesson, order)),
    _need(r"\bjetons de rôle", lambda _lesson, _said, order: shapes.role_tokens(shared_by(3, order.children), order)),
    _need(r"\bbadges?\b", lambda _lesson, _said, order: shapes.badges(order)),
    _need(r"\blettres mobiles", _letters),
    _need(r"\bjetons de \d à \d", _figures),
    _need(r"\baffiches?\b", poster),
    _need(r"\benveloppes?\b", lambda _lesson, _said, order: envelope(order)),
    _need(r"\bfeuille d'enquête", lambda lesson, _said, order: survey(lesson, order)),
    _need(r"\bétiquettes d'auteur", lambda _lesson, _said, order: labels(order)),
    _need(r"\bgrille pour compter|\bfeuille de points", lambda lesson, _said, order: tally(lesson, order)),
    _need(r"\bbandes? (?:avec|collée|déjà|longues)", _ready),
    _need(r"\bfrises?\b", _frieze),
    _need(
        r"\bdés?\b",
        lambda _lesson, said_, order: shapes.die(
            shapes.THREE if "1, 2 et 3" in said_ else shapes.SIX, order, copies=counted(said_, 1)
        ),
    ),
    _need(r"\b(?:images?|animaux de la ferme|cartes à trier)\b", _pictures),
    _need(r"\bbracelets?\b", lambda _lesson, _said, order: shapes.bracelets(order)),
    _need(r"\bbrassards?\b", lambda _lesson, _said, order: shapes.armbands(order)),
    _need(
        r"\bmasques? de loup",
        lambda _lesson, said_, order: shapes.wolf_mask(order, max(1, counted_before("masques", said_, 1))),
    ),
    _need(r"\bcoccinelles?\b", lambda _lesson, _said, order: shapes.ladybirds(order)),
    _need(r"\bdrapeaux?\b", lambda _lesson, said_, order: shapes.flags(order, counted_before("drapeaux", said_, 0))),
    _need(r"\bdisques? à flèche", lambda _lesson, _said, order: shapes.discs(order)),
    _need(r"\bcarnets?\b", lambda lesson, _said, order: notebook(lesson, order)),
    _need(r"\bfeuillets?\b", lambda lesson, _said, order: leaflet(lesson, order)),
    _need(r"\bgommettes pour le robot|\bmuseau\b", lambda _lesson, _said, order: shapes.robot_signs(order)),
    _need(r"\bcertificats?\b", lambda lesson, _said, order: certificates(lesson.level or Level.GS, order)),
    _need(r"\babeille à colorier", lambda _lesson, _said, order: shapes.bee_to_colour(order)),
    _need(r"\b(?:rond go|carte « effacer)", lambda _lesson, _said, order: shapes.signs(order)),
    _need(r"\b(?:chemins|coins|forêts) (?:en|à)\b", lambda lesson, _said, order: ways(lesson, order)),
)
"""What can be named. Hand cards, strips of the level and mats are there for every séance."""
