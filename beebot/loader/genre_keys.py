"""Which keys each genre of challenge needs in a file, which mean nothing there, and what its programs must do.

What is particular to one genre is asked of its kind (``beebot.kinds``).
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from beebot.challenge import Challenge, Genre
from beebot.command import STRIDE_KEY, STRIDES, Command, Program, cards, too_deep
from beebot.errors import SHOWN, shown
from beebot.i18n import gettext as _
from beebot.kinds import kind_of
from beebot.kinds.kind import GROUND
from beebot.kinds.written import Loc, ProblemAt
from beebot.loader.messages import known_keys
from beebot.loader.models.challenge_schema import ChallengeModel, StartModel
from beebot.loader.suggestions import did_you_mean
from beebot.loader.values import Given
from beebot.notation import HOLE

KNOWN = known_keys(ChallengeModel)
"""The keys of a challenge."""
ON_MATS = tuple(genre for genre in Genre if kind_of(genre).has_mat)
"""The genres with a robot on a mat."""
GENRES_OF: dict[str, tuple[Genre, ...]] = {
    key: genres
    for key in KNOWN
    if (genres := ON_MATS if key in GROUND else tuple(genre for genre in Genre if key in kind_of(genre).keys))
}
"""The keys that mean something in some genres alone."""
_PIVOTS_45 = frozenset({Command.LEFT_45, Command.RIGHT_45})


def check_keys(written: Iterable[str], genre: Genre, base: Loc) -> Iterator[ProblemAt]:
    """The problems of keys that ``genre`` does not allow or that it lacks, among those ``written`` in a challenge."""
    written = set(written)
    strangers = [key[:SHOWN].lower() for key in written.difference(KNOWN)]
    for key, genres in GENRES_OF.items():
        if key in written and key in GROUND and genre not in genres:
            message = _("le genre « {genre} » se joue sans robot, avec des images ; enlevez la clé « {key} »")
            yield ProblemAt((*base, key), message.format(key=key, genre=genre.value), at_key=True)
        elif key in written and genre not in genres:
            message = _("« {key} » ne sert pas dans le genre « {genre} », mais dans {genres} ; enlevez la clé")
            words = ", ".join(each.value for each in genres)
            yield ProblemAt((*base, key), message.format(key=key, genre=genre.value, genres=words), at_key=True)
        elif key in kind_of(genre).needs and key not in written and not get_close_matches(key, strangers):
            message = _("le genre « {genre} » demande la clé « {key} » ; ajoutez-la")
            yield ProblemAt(base, message.format(genre=genre.value, key=key), at_key=True)


def check_genre(model: ChallengeModel, base: Loc, faulty: frozenset[str]) -> Iterator[ProblemAt]:
    """What does not suit the genre of a challenge; ``faulty`` are its keys whose values could not be read."""
    if "touches" not in faulty:
        yield from _check_pivots(model, base)
        yield from _check_strides(model, base)
    if "imbriquer" not in faulty:
        yield from _check_nesting(model, base)
    if "genre" not in faulty:
        yield from _check_programs(model, base)
        if "boites" not in faulty:
            yield from _check_boxes(model, base)
        yield from _placed(kind_of(model.genre).check(model.written(faulty)), base)


def check_task(model: ChallengeModel, base: Loc) -> Iterator[ProblemAt]:
    """The problems of a challenge that asks for nothing, or that lists a single goal."""
    if kind_of(model.genre).aimed and not (model.targets or model.passages or model.first_goal):
        message = _("ce défi ne demande rien ; ajoutez « cibles » ou « arrivee »")
        yield ProblemAt(base, message, at_key=True)
    if len(model.goals) == 1:
        message = _("il n'y a qu'une arrivée ; écrivez « arrivee » pour une seule case, ou ajoutez-en")
        yield ProblemAt((*base, "arrivees"), message, at_key=True)


def _check_boxes(model: ChallengeModel, base: Loc) -> Iterator[ProblemAt]:
    boxes = [box.name for box in model.boxes]
    for index, each in enumerate(model.sorted):
        if boxes and each.box not in boxes:
            remedy = did_you_mean(each.box, boxes) or _("les boîtes sont {names}").format(names=", ".join(boxes))
            message = _("il n'y a pas de boîte « {name} » ; {remedy}")
            yield ProblemAt((*base, "cartes", index, "boite"), message.format(name=shown(each.box), remedy=remedy))


def check_runs(challenge: Challenge, base: Loc) -> Iterator[ProblemAt]:
    """The problems found when the given programs of ``challenge`` are run; ``base`` is its place in the file."""
    return _placed(kind_of(challenge.genre).check_runs(challenge), base)


def _placed(found: Iterable[ProblemAt], base: Loc) -> Iterator[ProblemAt]:
    """What was found in a challenge that lies at ``base``."""
    return (problem._replace(loc=(*base, *problem.loc)) for problem in found)


def _check_pivots(model: ChallengeModel, base: Loc) -> Iterator[ProblemAt]:
    """Slanting headings and pivots of 45° where no key pivots by 45°."""
    if _PIVOTS_45.intersection(model.keys):
        return
    for place, start in _starts(model, base):
        if start.heading.is_diagonal:
            message = _("« {word} » est en biais ; ajoutez gauche45 ou droite45 à « touches », ou écrivez nord, est, …")
            yield ProblemAt((*place, "vers"), message.format(word=start.heading.value))
    for place, given in _programs(model, base):
        pivot = next((card for card in _laid(given) if card in _PIVOTS_45), None)
        if isinstance(pivot, Command):
            message = _("{word} pivote de 45° ; ajoutez {word} à « touches », ou changez le programme")
            yield ProblemAt(place, message.format(word=pivot.value))


def _check_strides(model: ChallengeModel, base: Loc) -> Iterator[ProblemAt]:
    """« avancer de » in a program where no key lays it, or for two robots in lock step."""
    if STRIDES.isdisjoint(model.keys):
        for place, given in _programs(model, base):
            stride = next((card for card in _laid(given) if card in STRIDES), None)
            if isinstance(stride, Command):
                message = _("« {word} » est une carte à part ; ajoutez {key} à « touches », ou changez le programme")
                yield ProblemAt(place, message.format(word=stride.value, key=STRIDE_KEY))
    elif model.partner:
        yield ProblemAt((*base, "touches"), _("à deux robots, on avance d'une case à la fois ; enlevez « avancer_de »"))


def _check_nesting(model: ChallengeModel, base: Loc) -> Iterator[ProblemAt]:
    """A repeat in a repeat where that is not allowed, and the key that allows it where nothing repeats."""
    deep = {place: any(True for _place in too_deep(given.program, 1)) for place, given in _programs(model, base)}
    if not model.nests:
        for place, nested in deep.items():
            if nested:
                message = _(
                    "une répétition en contient une autre ; ajoutez « imbriquer: true », ou changez le programme"
                )
                yield ProblemAt(place, message)
    elif not (model.repeats or any(deep.values())):
        message = _("« imbriquer » ne sert que là où l'on répète ; ajoutez « repeter: true », ou enlevez la clé")
        yield ProblemAt((*base, "imbriquer"), message, at_key=True)


def _check_programs(model: ChallengeModel, base: Loc) -> Iterator[ProblemAt]:
    """Holes where the genre has no use for them, and programs to choose from that are the same."""
    for place, given in _programs(model, base):
        if given.template and not kind_of(model.genre).holes:
            message = _("« {hole} » est un trou, pour le genre « completer » ; mettez-y une instruction")
            yield ProblemAt(place, message.format(hole=HOLE))
    first: dict[Program, int] = {}
    for index, choice in enumerate(model.choices):
        if first.setdefault(choice.program, index) != index and choice.program:
            message = _("ce programme est déjà le numéro {number} ; changez l'un des deux")
            yield ProblemAt((*base, "programmes", index), message.format(number=first[choice.program] + 1))


def _starts(model: ChallengeModel, base: Loc) -> Iterator[tuple[Loc, StartModel]]:
    yield (*base, "depart"), model.start
    if model.partner:
        yield (*base, "autre", "depart"), model.partner.start


def _programs(model: ChallengeModel, base: Loc) -> Iterator[tuple[Loc, Given]]:
    if model.given:
        yield (*base, "programme"), model.given
    for index, choice in enumerate(model.choices):
        yield (*base, "programmes", index), choice


def _laid(given: Given) -> Iterator[object]:
    """Every card of a given program; None for a hole."""
    return iter(given.template) if given.template else cards(given.program)
