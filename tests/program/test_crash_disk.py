"""The power goes between any two writes of what the kit keeps besides the journal, on a disk that forgets.

Each thing opens, what was told to be kept is there, and nothing half written is taken for whole.
"""

import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from installation import environment
from installation.stamp import read_stamp
from lecons.commands.import_pack import holding_of
from lecons.library import Holding, Library
from simulateur.game.records import Bookmark
from simulateur.game.settings import Settings
from simulateur.machine.keeping.album import keep_picture
from simulateur.machine.keeping.bookmark_files import BookmarkFiles
from simulateur.machine.keeping.settings_file import read_settings, write_settings
from tests.beebot.crash_disk import CrashDisk

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows makes sure of names by itself, and cannot be asked"
)
LESSON = Path(__file__).parents[2] / "lecons/seances/gs/la-visite-des-fleurs.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "disk"
    root.mkdir()
    return root


TURNS = [(animal, number) for number in range(1, 4) for animal in ("fox", "owl")]
"""Whose turn it is, and how far that animal has come by then."""


def places(turn: int) -> dict[str, int]:
    """How far each animal has come after so many turns."""
    return dict(TURNS[:turn])


def bookmark(turn: int) -> Bookmark:
    """What is kept after a turn: where its animal is, and where the other one waits."""
    groups = {animal: Bookmark("chemin", animal, challenge=str(place)) for animal, place in places(turn).items()}
    own = groups.pop(TURNS[turn - 1][0])
    return own._replace(own=True, others=tuple(groups.values()))


def test_each_animal_is_where_it_was_told_to_be_or_one_turn_on(root: Path) -> None:
    with CrashDisk(root) as disk:
        files = BookmarkFiles(root / "places" / "deux", root)
        files.read()
        for turn in range(1, len(TURNS) + 1):
            files.write(bookmark(turn))
            disk.told(turn)
    for crash, told in disk.crashes():
        kept, troubles = BookmarkFiles(crash / "places" / "deux", crash).read()
        assert troubles == []
        found = {each.animal: int(each.challenge) for each in (kept, *kept.others)} if kept else {}
        assert all(
            found.get(animal, 0) in (place, places(len(told) + 1).get(animal))
            for animal, place in places(len(told)).items()
        ), (found, told)


def test_settings_are_those_that_were_told_or_the_next(root: Path) -> None:
    with CrashDisk(root) as disk:
        for volume in range(1, 6):
            assert write_settings(root / "kit", Settings(voice_volume=volume)) is None
            disk.told(volume)
    for crash, told in disk.crashes():
        found, damage = read_settings(crash / "kit")
        assert damage is None
        assert found.voice_volume in (told[-1] if told else Settings().voice_volume, len(told) + 1)


def test_each_picture_that_was_told_is_whole(root: Path) -> None:
    png = bytes(range(256)) * 9
    (root / "Images").mkdir()
    with CrashDisk(root) as disk:
        for number in range(3):
            keep_picture(png, "renard", date(2026, 11, 25), root / "Images" / "Abeille", root / "kit")
            disk.told(number)
    for crash, told in disk.crashes():
        found = list((crash / "Images" / "Abeille").glob("2*"))
        assert len(found) >= len(told)
        assert {each.read_bytes() for each in found} <= {png}


def pack(file: Path, name: str, title: str) -> Path:
    """A pack with a path and a lesson of its own."""
    path = f'format: 1\nid: {name}\ntitre: "{title}"\nniveau: GS\nseances: [{name}-1.yaml]\n'
    lesson = LESSON.read_text("utf-8").replace("id: la-visite-des-fleurs", f"id: {name}-1", 1)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"parcours/{name}.yaml", path)
        archive.writestr(f"seances/{name}-1.yaml", lesson)
    return file


NOTHING = Holding("kit", {}, {}, (), 0, 0)
Packs = dict[str, dict[str, bytes]]


def held(library: Library) -> Packs:
    """The files of each pack of the library, by their names; that of what it holds can be read."""
    found: Packs = {}
    for each in library.packs():
        assert each.holding is not None
        files = (file for file in each.folder.rglob("*") if file.is_file() and file.name != "paquet.json")
        found[each.name] = {file.relative_to(each.folder).as_posix(): file.read_bytes() for file in files}
    return found


def test_packs_that_came_are_there_whole_and_those_that_went_are_gone(root: Path, tmp_path: Path) -> None:
    states: list[Packs] = [{}]
    with CrashDisk(root) as disk:
        library = Library(root / "kit" / "bibliotheque")
        for name, title in (("un", "Un"), ("deux", "Deux"), ("un", "Un, mieux"), ("deux", "")):
            if title:
                library.add(pack(tmp_path / "p.zip", name, title), holding_of, lambda _told: True, own=NOTHING)
            else:
                library.remove(name)
            states.append(held(library))
            disk.told(name)
    assert [[*each] for each in states] == [[], ["un"], ["deux", "un"], ["deux", "un"], ["un"]]
    for crash, told in disk.crashes():
        library = Library(crash / "kit" / "bibliotheque")
        found = held(library)
        assert found in states[len(told) : len(told) + 2], (
            len(told),
            {name: [*files] for name, files in found.items()},
        )
        library.sweep()
        assert held(library) == found


OLD, NEW = ({"python": version * 900, "lib/kit.py": version * 99} for version in (b"old ", b"new "))


def environment_in(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.fixture
def installed_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Has the installation work in another folder."""

    def set_root(root: Path) -> None:
        monkeypatch.setattr(environment, "ROOT", root)
        for name, folder in (("VENV", ".venv"), ("NEW", ".venv-new"), ("OLD", ".venv-old")):
            monkeypatch.setattr(environment, name, root / folder)

    return set_root


@pytest.mark.parametrize("first", [True, False], ids=["the first", "an update"])
def test_an_environment_that_is_vouched_for_is_whole_and_the_old_one_is_never_lost(
    first: bool, root: Path, installed_in: Callable[[Path], None]
) -> None:
    if not first:
        environment_in(root / ".venv", {**OLD, "kit-stamp.txt": b"old\n"})
    installed_in(root)
    with CrashDisk(root) as disk:
        environment_in(root / ".venv-new", NEW)
        environment.put_in_place("new\n")
        disk.told("new")
    for crash, told in disk.crashes():
        installed_in(crash)
        environment.tidy()
        stamp = read_stamp(crash / ".venv")
        assert stamp or (first and not told)
        if stamp:
            for name, content in {"old": OLD, "new": NEW}[stamp[0]].items():
                assert (crash / ".venv" / name).read_bytes() == content
        assert stamp == ["new"] or not told
