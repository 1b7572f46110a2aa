"""What a content folder has, by name, and what is said of a name that is not there."""

from pathlib import Path, PurePath

from beebot.errors import SHOWN, shown
from beebot.files.content_folder import BUILT_IN, LESSONS, PICTURE_KINDS, folder_in, pictures_folder
from beebot.i18n import gettext as _
from beebot.kinds.written import Loc, ProblemAt
from beebot.loader.suggestions import did_you_mean


def is_there(file: Path) -> bool:
    """Whether ``file`` exists; False if the disk allows no such name, or its folder may not be read."""
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


class Holdings:
    """The mats, lessons and pictures of the content folder ``root``, and the kit's own; pictures are looked up once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._images = pictures_folder(root)
        self._pictures: dict[str, bool] = {}
        self._names: dict[str, list[str]] = {}

    def mat(self, name: str) -> Path | None:
        """The file of the mat ``name``; None if there is none."""
        return next(filter(is_there, (home / f"{name}.yaml" for home in self._homes("tapis"))), None)

    def lesson(self, way: PurePath) -> Path | None:
        """The file of the séance at ``way``, a path in the folder of séances; None if there is none."""
        return next(filter(is_there, (home / way for home in self._homes(LESSONS))), None)

    def unknown(self, sentence: str, name: str, folder: str) -> str:
        """``sentence`` about the unknown ``name``, with a remedy: a similar name in ``folder``, or to make the file."""
        if folder not in self._names:
            homes = self._homes(folder)
            there = {
                file.relative_to(home).with_suffix("").as_posix() for home in homes for file in home.rglob("*.yaml")
            }
            self._names[folder] = sorted(there)
        remedy = did_you_mean(name[: 2 * SHOWN], self._names[folder])
        remedy = remedy or _("le fichier {file} n'existe pas").format(file=f"{folder}/{shown(name)}.yaml")
        return sentence.format(name=shown(name), remedy=remedy)

    def _homes(self, folder: str) -> tuple[Path, ...]:
        """Where what is named in ``folder`` is looked for, in this order.

        The kit's mats are there for everybody. Its séances are for a path that lies among somebody's files, and not
        for a folder with paths of its own, as a pack is: that one brings all its séances.
        """
        own = folder_in(self._root, folder)
        is_whole = self._root == BUILT_IN or (self._root / "parcours").is_dir()
        return (own,) if folder == LESSONS and is_whole else (own, BUILT_IN / folder)

    def has(self, picture: str) -> bool:
        """Whether the author's images or the kit's hold a file named ``picture`` (no ending)."""
        if picture not in self._pictures:
            homes = (self._images, BUILT_IN / "images")
            files = (home / f"{picture}{kind}" for home in homes for kind in PICTURE_KINDS)
            self._pictures[picture] = any(map(is_there, files))
        return self._pictures[picture]

    def missing(self, picture: str, place: Loc) -> ProblemAt:
        """The problem, at ``place``, of a mat's ``picture`` that does not exist; on a cell it may be a photograph."""
        if place[0] == "cases":
            remedy = _("ajoutez images/{name}.svg, ou une photo de ce nom").format(name=picture)
            return ProblemAt(place, _("image introuvable « {name} » ; {remedy}").format(name=picture, remedy=remedy))
        message = _("image introuvable « {name} » ; ajoutez images/{name}.svg ou nommez-en une autre dans « decor »")
        return ProblemAt(place, message.format(name=picture))

    def not_there(self, picture: str, place: Loc) -> ProblemAt:
        """The problem, at ``place``, of a ``picture`` that a child would touch, and that does not exist."""
        remedy = did_you_mean(picture, self._known)
        remedy = remedy or _("ajoutez images/{name}.svg, ou une photo de ce nom").format(name=picture)
        return ProblemAt(place, _("image introuvable « {name} » ; {remedy}").format(name=picture, remedy=remedy))

    @property
    def _known(self) -> list[str]:
        if "images" not in self._names:
            try:
                files = [file for file in self._images.iterdir() if file.suffix in PICTURE_KINDS]
            except OSError:
                files = []
            self._names["images"] = sorted({file.stem for file in files})
        return self._names["images"]
