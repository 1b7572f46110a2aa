"""Keys of a séance or a path that are right one by one and wrong together, and names of things that are not there."""

import os
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain
from pathlib import Path, PurePosixPath

from beebot.errors import SHOWN, shown
from beebot.files.content_folder import PICTURE_KINDS
from beebot.i18n import gettext as _
from beebot.kinds.written import Loc, ProblemAt
from beebot.lesson import ScreenMode
from beebot.loader.known_names import is_there
from beebot.loader.markup.nodes import Mapping, Node, Scalar
from beebot.loader.models.schema import LessonModel
from beebot.loader.programmes import references
from beebot.loader.suggestions import is_it
from beebot.parts.prints import SHOWS

_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)
_LIKE = 0.5
"""How much a name resembles what is meant: half of a key of two letters."""
_HEAD_BYTES = 4096
"""Where the id of a séance stands in its file."""


def check_head(written: Node, known: Iterable[str]) -> Iterator[ProblemAt]:
    """The problems of a séance or a path that does not say for whom it is; ``known`` are the keys it may have."""
    if not isinstance(written, Mapping) or not {"niveau", "publics"}.isdisjoint(written):
        return
    strangers = [key[:SHOWN].lower() for key in set(written).difference(known)]
    if not any(get_close_matches(key, strangers) for key in ("niveau", "publics")):
        yield ProblemAt((), _("il manque la clé « niveau » ; ajoutez-la, ou « publics »"), at_key=True)


def check_lesson(model: LessonModel, homes: Iterable[Path], images: Path) -> Iterator[ProblemAt]:
    """The problems of a séance; ``homes`` are the folders of the séances it may name, ``images`` of its pictures."""
    for index, audience in enumerate(model.audiences):
        if audience in model.audiences[:index]:
            message = _("le public {item} est déjà dans la liste ; gardez-en un seul")
            yield ProblemAt(("publics", index), message.format(item=audience.value))
    yield from _check_numbers(model)
    if not model.challenges and not model.games:
        message = _("une séance sans défi a des jeux ; ajoutez « jeux », ou un défi")
        yield ProblemAt(("defis",), message)
    yield from _check_names(model, tuple(homes))
    yield from _check_programme(model)
    yield from _check_prints(model)
    yield from _check_challenges(model)
    for name, credit in model.credits.items():
        yield from _check_credit(name, credit.file, images)


def _check_numbers(model: LessonModel) -> Iterator[ProblemAt]:
    if model.ages and model.ages[0] > model.ages[1]:
        low, high = model.ages
        message = _("le plus jeune d'abord ; écrivez [{low}, {high}]")
        yield ProblemAt(("ages",), message.format(low=high, high=low))
    screen = model.screen
    if screen and screen.mode is ScreenMode.NONE and screen.minutes:
        yield ProblemAt(("ecran", "minutes"), _("sans écran, il n'y a pas de minutes d'écran ; enlevez « minutes »"))
    elif screen and screen.mode is not ScreenMode.NONE and not screen.minutes:
        yield ProblemAt(("ecran",), _("dites combien de minutes ; ajoutez « minutes »"))
    elif screen and screen.minutes > model.duration_min:
        message = _("plus de minutes d'écran que de séance ; choisissez {limit} au plus")
        yield ProblemAt(("ecran", "minutes"), message.format(limit=model.duration_min))


def _check_names(model: LessonModel, homes: tuple[Path, ...]) -> Iterator[ProblemAt]:
    if not model.sheet.before and not model.sheet.after:
        return
    known = _ids_of(homes, {*model.sheet.before, *model.sheet.after})
    for key, named in (("avant", model.sheet.before), ("apres", model.sheet.after)):
        for index, name in enumerate(named):
            place: Loc = ("fiche", key, index)
            if name == model.id:
                yield ProblemAt(place, _("c'est cette séance-ci ; nommez-en une autre"))
            elif name not in known:
                message = _("la séance « {name} » est inconnue ; {remedy}")
                remedy = _meant(name, known) or _("écrivez l'« id » d'une séance du même dossier, ou du kit")
                yield ProblemAt(place, message.format(name=shown(name), remedy=remedy))


def _check_programme(model: LessonModel) -> Iterator[ProblemAt]:
    keys = model.sheet.programme.keys or ()
    for index, key in enumerate(keys):
        place: Loc = ("fiche", "programme", index)
        if key not in references():
            remedy = _meant(key, references()) or _("les clés possibles sont {words}").format(
                words=", ".join(references())
            )
            message = _("la clé « {name} » n'est pas dans le programme ; {remedy}")
            yield ProblemAt(place, message.format(name=shown(key), remedy=remedy))
        elif key in keys[:index]:
            message = _("la clé {item} est déjà dans la liste ; gardez-en une seule")
            yield ProblemAt(place, message.format(item=key))


def _check_prints(model: LessonModel) -> Iterator[ProblemAt]:
    """Documents that show what the séance does not have: nothing would be printed."""
    there = {f"genre: {item.get('genre')}" for item in model.challenges if isinstance(item, Mapping)}
    there |= {key for key, held in (("histoire", model.story), ("images", model.credits)) if held}
    for index, item in enumerate(model.sheet.prints):
        key = SHOWS.get((item.asked.document, item.asked.purpose)) if item.asked else None
        if key and key not in there:
            told = _("la séance n'a rien pour ce document ; ajoutez « {key} », ou enlevez-le")
            yield ProblemAt(("fiche", "imprimer", index), told.format(key=key))


def _check_challenges(model: LessonModel) -> Iterator[ProblemAt]:
    """Challenges of the day or of a sitting that the séance does not have, or that no sitting plays."""
    written = [item.get("id") for item in model.challenges if isinstance(item, Mapping)]
    ids = [str(name) for name in written if isinstance(name, Scalar)]
    half = model.sheet.half_class
    ways: dict[Loc, list[str]] = {("fiche", "du_jour"): model.sheet.today}
    if half:
        way: Loc = ("fiche", "demi_classe")
        ways |= {(*way, "defis_1"): half.first_challenges, (*way, "defis_2"): half.second_challenges}
        ways[(*way, "au_tableau")] = [half.on_board]
        played = {*half.first_challenges, *half.second_challenges}
        if left := next((name for name in ids if name not in played), None):
            message = _("le défi « {name} » n'est ni dans « defis_1 » ni dans « defis_2 » ; ajoutez-le à l'un des deux")
            yield ProblemAt(way, message.format(name=shown(left)))
    for way, named in ways.items():
        for name in named:
            if name not in ids:
                message = _("le défi « {name} » n'est pas dans la séance ; {remedy}")
                remedy = _meant(name, ids) or _("nommez-en un de « defis »")
                yield ProblemAt(way, message.format(name=shown(name), remedy=remedy))


def _check_credit(name: str, file: str, images: Path) -> Iterator[ProblemAt]:
    place: Loc = ("images", name, "fichier")
    way = PurePosixPath(file)
    if way.suffix.lower() not in PICTURE_KINDS or way.name != file:
        message = _("écrivez le nom d'un fichier du dossier images, en {kinds}")
        yield ProblemAt(place, message.format(kinds=", ".join(PICTURE_KINDS)))
    elif way.stem != name:
        message = _("une image s'appelle comme son fichier ; écrivez « {name}{kind} », ou la clé « {stem} »")
        yield ProblemAt(place, message.format(name=name, kind=way.suffix, stem=shown(way.stem)))
    elif not is_there(images / file):
        yield ProblemAt(place, _("image introuvable ; ajoutez images/{file}").format(file=shown(file)))


def _meant(name: str, known: Iterable[str]) -> str:
    """The remedy that names what resembles ``name``; "" where nothing does."""
    by_lower = {word.lower(): word for word in known}
    near = get_close_matches(name[:SHOWN].lower(), by_lower, n=1, cutoff=_LIKE)
    return is_it(by_lower[near[0]]) if near else ""


def _ids_of(homes: tuple[Path, ...], wanted: set[str]) -> frozenset[str]:
    """The ids of the séances in the folders ``homes``; of those that are ``wanted`` alone if all of them are there.

    Nearly every file is called by its id, and a folder has many.
    """
    walks = chain.from_iterable(map(os.walk, dict.fromkeys(homes)))  # ``rglob`` takes twice as long
    files = [(folder, name) for folder, _folders, names in walks for name in names if name.endswith(".yaml")]
    likely = _ids(Path(*each) for each in files if each[1].removesuffix(".yaml") in wanted)
    return likely if wanted <= likely else _ids(Path(*each) for each in files)


def _ids(files: Iterable[Path]) -> frozenset[str]:
    return frozenset(name for file in files if (name := _id_in(file)))


def _id_in(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            found = _ID.search(stream.read(_HEAD_BYTES))
    except OSError:
        return ""
    return found[1].decode() if found else ""
