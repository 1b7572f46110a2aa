"""The sentences of a sheet that are made from what it says: for how many children, what to gather and to print."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.kinds import kind_of
from beebot.lesson import Lesson, Level
from beebot.mat import Mat
from beebot.parts.prints import BEADS, COPIED, example_for
from beebot.parts.sheet import Asked, Share, Sheet
from beebot.parts.story import StoryPage
from beebot.text import Text
from lecons.names import command_word, in_short, passes, said

DOT = "\u00a0· "
"""Between things that are told on one line: no line begins with the dot."""
_PUPILS = (Level.CP, Level.CE1)
"""Where a child is called « élève »."""
_ANIMALS = ("canard", "cheval", "chien", "cochon", "mouton", "poule", "vache")


def groups(lesson: Lesson) -> str:
    """For how many children ``lesson`` is: at the table, with what its sheet says of them, and in the class."""
    of = lesson.sheet.grouping
    told = []
    if any(of.at_a_time):
        told.append(_at_a_time(lesson))
    if of.teams:
        told.append(_("{count} équipes").format(count=of.teams))
    if of.note:
        told.append(said(of.note))
    if of.in_class:
        told.append(_("{count} dans la classe").format(count=of.in_class))
    return ", ".join(told)


def _at_a_time(lesson: Lesson) -> str:
    of = lesson.sheet.grouping
    least, most = of.at_a_time
    children = ngettext("{count} enfant", "{count} enfants", most)
    pupils = ngettext("{count} élève", "{count} élèves", most)
    count = (pupils if lesson.level in _PUPILS else children).format(count=_range(least, most))
    if of.islands:
        return _("{islands} îlots de {children}").format(islands=of.islands, children=count)
    return _("{children} à la fois").format(children=count) if of.in_class else count


def _range(least: int, most: int) -> str:
    if least == most:
        return str(most)
    between = _("{low} ou {high}") if most == least + 1 else _("{low} à {high}")
    return between.format(low=least, high=most)


def facts(lesson: Lesson) -> Iterator[str]:
    """For whom a séance is, how long, how much screen and preparation, how often, in what groups: a few words each."""
    yield from in_short(lesson)
    yield passes(lesson)
    yield groups(lesson)


def cited(sheet: Sheet) -> str:
    """The places of the official programme that ``sheet`` names, by their keys; "" if it names none."""
    keys: dict[str, list[str]] = {}
    for each in sheet.references:
        keys.setdefault(said(each.where), []).append(each.key)
    line = _("{things} : {whose}")
    return DOT.join(line.format(things=", ".join(under), whose=where) for where, under in keys.items())


def to_gather(lesson: Lesson) -> list[str]:
    """The material of a lesson's sheet that nothing prints: « 6 cerceaux », « 1 foulard ».

    Of a sheet of before it is all the material, for nothing says what is printed.
    """
    sheet = lesson.sheet
    return [said(sheet.material)] if sheet.is_of_before and not sheet.gather else [*map(said, sheet.gather)]


def to_print(lesson: Lesson, mats: Iterable[tuple[str, int, int]] = ()) -> Iterator[str]:
    """What the sheet of ``lesson`` has printed, a sentence each; one of before stands as it was written.

    ``mats`` are the title, columns and rows of each mat; without them, the sizes of those of its challenges are said.
    """
    sizes = (("", each.mat.width, each.mat.height) for each in lesson.challenges if each.pictures is None)
    known = [*mats] or [*dict.fromkeys(sizes)]
    for each in lesson.sheet.prints:
        if isinstance(each, Text):
            yield said(each)
        elif each.document == "tapis":
            yield from (_whole(each, lesson, _mat(*mat)) for mat in known)
        else:
            yield printed(each, lesson, known[0][0] if known else "")


def how_to_write(lesson: Lesson) -> str:
    """What to write instead, where the sheet of ``lesson`` says in sentences what to print; else ""."""
    told = _(
        "« imprimer » est en phrases : seules la fiche et les cartes de défi s'impriment ; pour le reste, écrivez des"
        " documents, comme {example} (docs/ecrire-une-seance.md)"
    )
    sentences = [each for each in lesson.sheet.prints if isinstance(each, Text)]
    return told.format(example=example_for(sentences[0].fr)) if sentences else ""


def printed(asked: Asked, lesson: Lesson, mat: str = "") -> str:
    """The sentence of what is ``asked`` for: « facultatif : 2 bandes à 5 places par enfant (pour le jeu) ».

    ``mat`` is the title of the first mat of ``lesson``, "" where nobody knows it.
    """
    things = _cards(asked) if asked.cards else _things(asked, lesson)
    if asked.document == "plan" and mat:
        things = _("{things} « {title} »").format(things=things, title=mat)
    return _whole(asked, lesson, things)


def _whole(asked: Asked, lesson: Lesson, things: str) -> str:
    shares = {
        Share.CHILD: _("{things} par élève") if lesson.level in _PUPILS else _("{things} par enfant"),
        Share.TEAM: _("{things} par équipe"),
        Share.CLASS: _("{things} pour la classe"),
    }
    told = shares[asked.share].format(things=things) if asked.share else things
    if asked.share and asked.document in COPIED:
        told = _("{things}, à photocopier").format(things=told)
    if asked.note:
        told = _("{things} ({note})").format(things=told, note=said(asked.note))
    return _("facultatif : {things}").format(things=told) if asked.is_optional else told


def _mat(title: str, wide: int, high: int) -> str:
    called = _("le tapis « {title} »").format(title=title) if title else _("le tapis")
    told = _("{mat}, {wide} cases sur {high}") if high > 1 else _("{mat}, {wide} cases en ligne")
    return told.format(mat=called, wide=wide, high=high)


def _cards(asked: Asked) -> str:
    """How many cards there are of each kind; how many in all where there are several kinds."""
    total = sum(many for _card, many in asked.cards)
    kinds = [(command_word(card), many) for card, many in asked.cards]
    is_large = asked.document == "cartes-de-sol"
    if len(kinds) == 1:
        large = ngettext(
            "{count} grande carte de 20 cm : « {word} »", "{count} grandes cartes de 20 cm : « {word} »", total
        )
        small = ngettext("{count} carte « {word} »", "{count} cartes « {word} »", total)
        return (large if is_large else small).format(count=total, word=kinds[0][0])
    one, several = _("« {word} »"), _("{count} « {word} »")
    named = [(one if total == len(kinds) else several).format(word=word, count=many) for word, many in kinds]
    told = _("{count} grandes cartes de 20 cm : {words}") if is_large else _("{count} cartes : {words}")
    return told.format(count=total, words=", ".join(named))


def _things(asked: Asked, lesson: Lesson) -> str:
    name = asked.document
    shown = len(pictures_of(lesson, asked.purpose)) if name == "images" else 0
    if name in _COUNTED:
        many = shown or asked.number or int(asked.share is not None or name in _ONE)
        told = _COUNTED[name](asked, many or 2)
    else:
        many, told = 0, _named(asked)
    return told.format(
        count=many or _("des"),
        places=asked.places or BEADS,
        boxes=len({each.name for own in lesson.challenges if own.pictures for each in own.pictures.boxes}),
        level=(lesson.level or Level.GS).value,
        first=asked.between[0] if asked.between else "",
        last=asked.between[1] if asked.between else "",
        letters=", ".join(asked.letters),
        wide=asked.size[0] if asked.size else "",
        high=asked.size[1] if asked.size else "",
        title=said(asked.title) if asked.title else "",
    )


def pictures_of(lesson: Lesson, purpose: str) -> list[str]:
    """The names of the pictures of ``lesson`` that print for a ``purpose``, each once; boxes are counted apart."""
    match purpose:
        case "histoire":
            found = [each.picture for each in lesson.story if isinstance(each, StoryPage)]
        case "auteurs":
            found = [each.name for each in lesson.credits]
        case "ranger" | "trier":
            carried = [each for each in lesson.challenges if each.pictures and kind_of(each.genre).carries]
            found = [each.name for own in carried if own.pictures for each in own.pictures.asked]
        case _:
            mats = [each.mat for each in lesson.challenges if each.pictures is None]
            found = [name for mat in mats for name in _on(mat)]
            if purpose == "animaux":
                found = [name for name in found if name.rpartition("-")[2] in _ANIMALS] or found
    return [*dict.fromkeys(found)]


def _on(mat: Mat) -> list[str]:
    """The pictures on a mat; of one without places, those of its target and its goal."""
    return [each.picture or each.letters for each in mat.places] or [mat.decor.target, mat.decor.goal]


_ONE = ("coloriage", "de", "frise", "masque", "plan", "quadrillage")
"""What is one where its number is not said."""
_COUNTED: Mapping[str, Callable[[Asked, int], str]] = {
    "badges": lambda _of, n: ngettext("{count} badge « tuteur »", "{count} badges « tuteur »", n),
    "bandes": lambda of, n: (
        ngettext("{count} bande à {places} places", "{count} bandes à {places} places", n)
        if of.places
        else ngettext("{count} bande programme", "{count} bandes programme", n)
    ),
    "bandes-pretes": lambda of, n: {
        "reparer": ngettext("{count} bande avec une erreur", "{count} bandes avec une erreur", n),
        "raccourcir": ngettext("{count} longue bande à raccourcir", "{count} longues bandes à raccourcir", n),
        "associer": ngettext("{count} programme à associer à un tracé", "{count} programmes à associer à un tracé", n),
    }.get(of.purpose, ngettext("{count} bande toute prête", "{count} bandes toutes prêtes", n)),
    "bracelets": lambda _of, n: ngettext(
        "{count} paire de bracelets, rouge et bleu,", "{count} paires de bracelets, rouge et bleu,", n
    ),
    "brassards": lambda _of, n: ngettext("{count} brassard", "{count} brassards", n),
    "carnet": lambda _of, n: ngettext("{count} page du carnet de chemins", "{count} pages du carnet de chemins", n),
    "cartes": lambda _of, n: ngettext("{count} carte", "{count} cartes", n),
    "certificat": lambda _of, n: ngettext("{count} certificat de {level}", "{count} certificats de {level}", n),
    "chemins": lambda _of, n: ngettext("{count} feuille de chemins", "{count} feuilles de chemins", n),
    "coloriage": lambda _of, n: ngettext("{count} abeille à colorier", "{count} abeilles à colorier", n),
    "de": lambda of, n: (
        ngettext(
            "{count} dé à points à monter, de {first} à {last}", "{count} dés à points à monter, de {first} à {last}", n
        )
        if of.between
        else ngettext("{count} dé à points à monter", "{count} dés à points à monter", n)
    ),
    "disques": lambda _of, n: ngettext("{count} disque à flèche", "{count} disques à flèche", n),
    "drapeaux": lambda _of, n: ngettext("{count} drapeau de couleur", "{count} drapeaux de couleur", n),
    "enveloppe": lambda _of, n: ngettext("{count} enveloppe à plier", "{count} enveloppes à plier", n),
    "fiche-auteur": lambda _of, n: ngettext("{count} fiche d'auteur", "{count} fiches d'auteur", n),
    "fleches": lambda _of, n: ngettext("{count} flèche à coller", "{count} flèches à coller", n),
    "frise": lambda of, n: (
        ngettext("{count} frise de cartes à continuer", "{count} frises de cartes à continuer", n)
        if of.purpose == "cartes"
        else ngettext("{count} frise de {places} places", "{count} frises de {places} places", n)
        if of.places
        else ngettext("{count} frise à remplir", "{count} frises à remplir", n)
    ),
    "images": lambda of, n: {
        "histoire": ngettext("{count} image de l'histoire", "{count} images de l'histoire", n),
        "ranger": ngettext("{count} image à remettre dans l'ordre", "{count} images à remettre dans l'ordre", n),
        "trier": ngettext(
            "{count} image à trier et {boxes} étiquettes de boîtes",
            "{count} images à trier et {boxes} étiquettes de boîtes",
            n,
        ),
        "tapis": ngettext("{count} image du tapis", "{count} images du tapis", n),
        "animaux": ngettext("{count} image d'animal", "{count} images d'animaux", n),
        "auteurs": ngettext(
            "{count} image, avec le nom de son auteur", "{count} images, avec le nom de leur auteur", n
        ),
    }[of.purpose],
    "masque": lambda _of, n: ngettext("{count} masque de loup", "{count} masques de loup", n),
    "perles": lambda _of, n: ngettext(
        "{count} bande de {places} perles à colorier", "{count} bandes de {places} perles à colorier", n
    ),
    "plan": lambda of, n: (
        ngettext("{count} plan vierge du tapis", "{count} plans vierges du tapis", n)
        if of.is_blank
        else ngettext("{count} plan du tapis", "{count} plans du tapis", n)
    ),
    "quadrillage": lambda of, n: (
        ngettext("{count} quadrillage de {wide} cases sur {high}", "{count} quadrillages de {wide} cases sur {high}", n)
        if of.size
        else ngettext("{count} feuille quadrillée", "{count} feuilles quadrillées", n)
    ),
    "traces": lambda _of, n: ngettext("{count} tracé sur quadrillage", "{count} tracés sur quadrillage", n),
    "vignettes": lambda _of, n: ngettext("{count} rangée de vignettes", "{count} rangées de vignettes", n),
}
"""What is counted; without a number there are « des », some."""


def _named(asked: Asked) -> str:
    """What is not counted: the words for a document, and what it shows."""
    if asked.document != "affiche":
        return _NAMED[asked.document]()
    filled = _("une affiche à remplir : « {title} »") if asked.title else _("une affiche à remplir")
    return _("une affiche vierge") if asked.is_blank else filled


_NAMED: Mapping[str, Callable[[], str]] = {
    "carres": lambda: _("les carrés à poser sur un quadrillage"),
    "cartes-de-sol": lambda: _("les grandes cartes de 20 cm"),
    "cases-de-sol": lambda: _("les étiquettes de cases, pour le sol"),
    "coccinelle": lambda: _("la coccinelle en papier"),
    "defis": lambda: _("les cartes de défi"),
    "demain": lambda: _("les quatre pages de « Demain matin »"),
    "enquete": lambda: _("une feuille d'enquête"),
    "etiquettes": lambda: _("des étiquettes d'auteur"),
    "feuillet": lambda: _("le feuillet, à plier en quatre"),
    "fiche": lambda: _("la fiche de l'adulte"),
    "grille": lambda: _("la grille à observer"),
    "jetons": lambda: _("les jetons de {first} à {last}"),
    "lettres": lambda: _("les lettres mobiles : {letters}"),
    "livret": lambda: _("le livret de chemins"),
    "loto": lambda: _("le loto sonore"),
    "petites-cartes": lambda: _("les petites cartes, pour la bande"),
    "pochettes": lambda: _("l'étiquette de la pochette"),
    "points": lambda: _("une feuille de points, pour compter"),
    "regle": lambda: _("la règle, pour connaître le pas du robot"),
    "reperes": lambda: _("les repères à coller sur le robot"),
    "reponses": lambda: _("les réponses"),
    "roles": lambda: _("trois jetons de rôle par équipe"),
    "signes": lambda: _("les ronds « GO » et « effacer »"),
    "tapis-entier": lambda: _("le tapis en une pièce"),
}
