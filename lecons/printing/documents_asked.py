"""What a sheet asks to print, made: each document by its name, as many as the sheet says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from beebot.i18n import gettext as _
from beebot.lesson import Lesson, Level
from beebot.mat import Decor, Ground, Mat
from beebot.parts.prints import BEADS
from beebot.parts.sheet import Asked
from lecons.copies import shared_by, wanted
from lecons.names import said
from lecons.printing.document import Document
from lecons.printing.documents import cards, pictures, posters, shapes, worksheets
from lecons.printing.documents.leaflet import leaflet
from lecons.printing.documents.levels import booklet, certificates
from lecons.printing.documents.mats import mat_document, one_sheet, ruler
from lecons.printing.documents.print_options import Order
from lecons.printing.sizes import HAND, ORDERED
from lecons.printing.titles import mats_of
from lecons.sheet_words import pictures_of

KEPT = ("carnet", "certificat", "frise", "vignettes")
"""What each child of the class keeps; all else, and a frieze for cards, goes from one group to the next."""


class Wish(NamedTuple):
    """What the sheet of ``lesson`` asks for: ``many`` pieces, 0 where it does not say; printed as ``order`` says."""

    lesson: Lesson
    asked: Asked
    many: int
    order: Order

    @property
    def of_many(self) -> Order:
        """The order for as many children as pieces are asked for, where each child has one."""
        return replace(self.order, children=self.many) if self.many else self.order


def needs(lesson: Lesson, order: Order) -> Iterator[Document]:
    """The documents that the sheet of ``lesson`` asks for, besides those of every séance, each once."""
    made = set()
    for asked in asked_by(lesson):
        if make := MAKERS.get(asked.document):
            own = order.of_class if asked.document in KEPT and asked.purpose != "cartes" else order
            document = make(Wish(lesson, asked, wanted(asked, lesson, own.children), own))
            if document.pages and (document.name, document.title) not in made:
                made.add((document.name, document.title))
                yield replace(document, extra=asked.is_optional)


def asked_by(lesson: Lesson) -> list[Asked]:
    """The documents that the sheet of ``lesson`` names; its sentences of before name none."""
    return [each for each in lesson.sheet.prints if isinstance(each, Asked)]


def names_cards(lesson: Lesson) -> bool:
    """Whether the sheet of ``lesson`` asks for cards, or for a strip or a mat to lay them on."""
    return any(each.document in ("cartes", "petites-cartes", "bandes", "tapis") for each in asked_by(lesson))


def _floor(wish: Wish) -> Document:
    named = [card for card, many in wish.asked.cards for _copy in range(many)]
    return cards.floor_cards(named or cards.cards_of(wish.lesson), wish.order)


def _strip(wish: Wish) -> Document:
    places = wish.asked.places or cards.strip_size(wish.lesson)
    size = next((size for size in cards.STRIPS if size >= places), cards.STRIPS[-1])
    return cards.strips(size, wish.order, least=wish.many)


def _frieze(wish: Wish) -> Document:
    """For the pictures that the lesson puts in order; where it has none, or for cards, with places for those."""
    made = pictures.frieze(wish.lesson, wish.of_many)
    if made.pages and wish.asked.purpose != "cartes":
        return made
    alone = replace(wish.order, children=1)
    made = cards.strips(wish.asked.places or cards.STRIPS[2], alone, _("Frise"), least=wish.many)
    return replace(made, name="frise", note=_("à remplir d'images ou de cartes"), pieces=0)


def _pictures(wish: Wish) -> Document:
    """Those of the lesson, or those of its mat: all, or the animals alone."""
    lesson, order = wish.lesson, wish.order
    match wish.asked.purpose:
        case "auteurs":
            title = _("Images : {title}").format(title=said(lesson.title))
            return pictures.cut_outs(title, pictures.credited_pictures(lesson, order), ORDERED, order)
        case "tapis" | "animaux":
            found = pictures.mat_pictures(mats_of([lesson]), order, pictures_of(lesson, wish.asked.purpose))
            return pictures.cut_outs(_("Images du tapis"), found, HAND, order)
        case "histoire":
            return pictures.story_cut_outs(lesson, order)
    return pictures.lesson_cut_outs(lesson, order)


def _squares(wish: Wish) -> Document:
    """A sheet to draw on; of so many cells, an empty mat to stick places on, at the scale of a robot."""
    if wish.asked.size is None:
        return worksheets.squared_paper(wish.order)
    bare = Mat(*wish.asked.size, decor=Decor(ground=Ground.PAPER))
    return replace(mat_document(bare, _("Quadrillage vierge"), wish.order), name=wish.asked.document)


def _tokens(wish: Wish) -> Document:
    first, last = wish.asked.between or (2, 5)
    return pictures.number_tokens(range(first, last + 1), wish.order)


def _die(wish: Wish) -> Document:
    faces = shapes.THREE if wish.asked.between == (1, len({*shapes.THREE})) else shapes.SIX
    return shapes.die(faces, wish.order, copies=wish.many or 1)


def _of_mat(make: Callable[[Mat, str, Order], Document]) -> Callable[[Wish], Document]:
    def made(wish: Wish) -> Document:
        mat = next(mats_of([wish.lesson]), None)
        return make(mat, said(wish.lesson.title), wish.order) if mat else Document(wish.asked.document, "", ())

    return made


MAKERS: Mapping[str, Callable[[Wish], Document]] = {
    "affiche": lambda w: posters.poster(w.lesson, w.order, w.asked.title, is_blank=w.asked.is_blank),
    "badges": lambda w: shapes.badges(w.of_many),
    "bandes": _strip,
    "bandes-pretes": lambda w: worksheets.ready_strips(w.lesson, w.order, w.many or 6, w.asked.purpose),
    "bracelets": lambda w: shapes.bracelets(w.of_many),
    "brassards": lambda w: shapes.armbands(w.order, w.many),
    "carnet": lambda w: worksheets.notebook(w.lesson, w.of_many),
    "carres": _of_mat(pictures.squares),
    "cartes-de-sol": _floor,
    "cases-de-sol": _of_mat(pictures.floor_labels),
    "certificat": lambda w: certificates(w.lesson.level or Level.GS, w.of_many),
    "chemins": lambda w: worksheets.ways(w.lesson, w.order),
    "coccinelle": lambda w: shapes.ladybirds(w.order),
    "coloriage": lambda w: shapes.bee_to_colour(w.order),
    "de": _die,
    "disques": lambda w: shapes.discs(w.of_many),
    "drapeaux": lambda w: shapes.flags(w.order, w.many),
    "enquete": lambda w: posters.survey(w.lesson, w.order),
    "enveloppe": lambda w: posters.envelope(w.order),
    "etiquettes": lambda w: posters.labels(w.order),
    "feuillet": lambda w: leaflet(w.lesson, w.order),
    "fiche-auteur": lambda w: worksheets.author_sheet(w.lesson, w.order),
    "fleches": lambda w: cards.arrows_to_stick(cards.cards_of(w.lesson), w.order, w.many),
    "frise": _frieze,
    "images": _pictures,
    "jetons": _tokens,
    "lettres": lambda w: pictures.letters(w.asked.letters, w.order),
    "livret": lambda w: booklet([w.lesson], w.lesson.level or Level.GS, w.order),
    "loto": _of_mat(pictures.lotto),
    "masque": lambda w: shapes.wolf_mask(w.order, w.many or 1),
    "perles": lambda w: shapes.beads(w.asked.places or BEADS, w.order, w.many),
    "plan": lambda w: worksheets.town_plan(w.lesson, w.order, is_blank=w.asked.is_blank),
    "points": lambda w: posters.tally(w.lesson, w.order),
    "quadrillage": _squares,
    "regle": lambda w: ruler(w.order),
    "reperes": lambda w: shapes.robot_signs(w.order),
    "roles": lambda w: shapes.role_tokens(shared_by(3, w.order.children), w.order),
    "signes": lambda w: shapes.signs(w.order),
    "tapis-entier": _of_mat(one_sheet),
    "traces": lambda w: worksheets.trails(w.lesson, w.order, w.many or 6),
    "vignettes": lambda w: pictures.small_sets(w.lesson, w.of_many),
}
"""How each is made; what is not here is there for every séance."""
