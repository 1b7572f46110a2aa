"""``importer``: judge a pack as ``verifier`` does, and take it into the library."""

import argparse
from collections.abc import Callable
from pathlib import Path

import lecons
from beebot.errors import KitError
from beebot.files.content_folder import data_folder
from beebot.files.imposed_place import imposed_file, is_closed
from beebot.i18n import gettext as _
from beebot.i18n import language, noted
from beebot.lesson import LearningPath
from beebot.loader import load_path
from lecons.commands.check import verify
from lecons.commands.verb import Report, Verb
from lecons.gate.check import check_media
from lecons.gate.kept_results import write_verdicts
from lecons.gate.pictures import Judged
from lecons.library import FOLDER, Holding, Kept, Library, TakenError, count_of
from lecons.pack import Watch, left_out, on_a_terminal
from lecons.pictures.images import Images
from lecons.progress_bar import Shower, with_progress


def bring_in(
    pack: Path,
    library: Library,
    may_replace: Callable[[str], bool],
    *,
    watch: Watch | None = None,
    showing: Shower = with_progress,
) -> Kept:
    """Add the zip file ``pack`` to the library, unless ``verifier`` finds a fault in it.

    Raises:
        TakenError: some of its ids are taken, and ``may_replace`` said no to the sentence about them.
        KitError: it is no pack, something in it is to be mended, or the disk refuses. Nothing has changed then.
    """
    images: dict[Path, Images] = {}

    def media(root: Path, showing: Shower) -> Judged:
        judged = check_media(root, showing)
        images[root] = judged.images
        return judged

    def check(folder: Path) -> Holding:
        if verify([folder], showing=showing, media=media).stopped:
            raise KeyboardInterrupt
        holding = holding_of(folder)  # before something of ours is there too
        write_verdicts(folder, images.get(folder.resolve(), Images()))
        return holding

    return library.add(pack, check, may_replace, own=kits_own(), watch=watch)


def holding_of(folder: Path) -> Holding:
    """What the content folder ``folder``, in which no fault was found, holds.

    Raises:
        KitError: two of its paths have the same id.
    """
    files = sorted((folder / "parcours").glob("*.yaml"))
    paths = [load_path(file).path for file in files]
    ids = [path.id for path in paths]
    twice = next((name for place, name in enumerate(ids) if name in ids[:place]), None)
    if twice is not None:
        sentence = _("deux parcours du paquet s'appellent « {id} » ; donnez un autre « id » à l'un d'eux")
        raise KitError(sentence.format(id=twice))
    title = paths[0].title
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    named = dict(zip(ids, (file.name for file in files), strict=True))
    return _holding(paths, {"fr": title.fr, **dict(title.others)}, named, size)


def kits_own() -> Holding:
    """What the kit itself holds."""
    files = lecons.paths()
    paths = [load_path(file).path for file in files]
    return _holding(paths, {}, {path.id: file.name for path, file in zip(paths, files, strict=True)}, 0)


def _holding(paths: list[LearningPath], titles: dict[str, str], files: dict[str, str], size: int) -> Holding:
    lessons = {lesson.id: lesson for path in paths for lesson in path.on_shelf}
    challenges = sum(len(lesson.challenges) for lesson in lessons.values())
    return Holding(paths[0].id, titles, files, tuple(lessons), challenges, size)


def as_data(kept: Kept) -> dict[str, object]:
    """The pack ``kept`` in the library, as ``--json`` prints it."""
    holding = kept.holding
    data: dict[str, object] = {"name": kept.name, "title": kept.title(language()), "folder": str(kept.folder)}
    if holding is None:
        return {**data, "paths": [], "lessons": 0, "challenges": 0, "bytes": 0}
    counts = {"lessons": len(holding.lessons), "challenges": holding.challenges, "bytes": holding.size}
    return {**data, "paths": list(holding.paths), **counts}


def library_of(options: argparse.Namespace) -> Library:
    """The library in the folder that ``options`` name."""
    return Library((options.donnees or data_folder()) / FOLDER)


def add_data_folder(parser: argparse.ArgumentParser) -> None:
    """Declare ``--donnees``, the folder that has the library."""
    told = _("le dossier où le simulateur garde ses données, s'il n'est pas à sa place habituelle")
    parser.add_argument("--donnees", type=Path, metavar="DOSSIER", help=told)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paquet", type=Path, metavar="PAQUET", help=_("le paquet (.abeille ou .zip) à ajouter à la bibliothèque")
    )
    told = _("prendre la place des paquets qui ont les mêmes noms")
    parser.add_argument("--remplacer", action="store_true", help=told)
    add_data_folder(parser)


def packs_are_closed() -> str:
    """A sentence where what is imposed on this computer closes its library; else ``""``."""
    if not is_closed("paquets"):
        return ""
    told = _("les paquets sont fermés sur cet ordinateur par {file} ; demandez à qui s'en occupe")
    return told.format(file=imposed_file())


def _act(options: argparse.Namespace) -> Report:
    if closed := packs_are_closed():
        raise KitError(closed)
    library = library_of(options)
    library.sweep()
    left: list[str] = []
    watch = on_a_terminal(left.extend)
    try:
        kept = bring_in(options.paquet, library, lambda _question: options.remplacer, watch=watch)
    except TakenError as taken:
        sentence = _("{question} ; ajoutez --remplacer s'il doit prendre leur place (rien n'est changé)")
        raise KitError(sentence.format(question=taken)) from None
    sentence = _("« {title} » est dans la bibliothèque ({count}) ; le simulateur le propose dès son prochain départ")
    told = sentence.format(title=kept.title(language()), count=count_of(kept))
    return Report("\n".join((told, left_out(left))) if left else told, {**as_data(kept), "left_out": left})


IMPORT = Verb("importer", noted("ajouter un paquet à la bibliothèque du simulateur"), _arguments, _act)
