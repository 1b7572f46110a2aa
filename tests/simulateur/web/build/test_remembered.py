"""Every learning path plays on what is built; a tablet remembers a Python that has them all.

No folder is built that it would forget.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from beebot.errors import KitError
from lecons import FIRST_PATH, paths
from simulateur.machine.playable import Content
from simulateur.web.build import lesson_values
from simulateur.web.build.measured_memory import LEAST_ROOM, checked_room, room_in_memory
from simulateur.web.build.node import run_inside
from simulateur.web.build.runtime import LIBRARY, LOADED, LOCK, tools
from simulateur.web.build.site import SERVICE
from tests.simulateur.web.folders import built_once

HERE = Path(__file__).parent
TOOLS = HERE.parents[3] / "tools"


@dataclass(frozen=True)
class Kit:
    """What a tablet starts with: the folder of Pyodide with the slim library, and all modules."""

    runtime: Path
    code: bytes


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    folder, place = built_once(), tmp_path_factory.mktemp("runtime")
    for name in LOADED:
        shutil.copy(next(folder.glob(f"python-*/{name}")), place / name)
    shutil.copy(next(folder.glob("library-*.zip")), place / LIBRARY)
    told = json.loads(next(folder.glob("kit-*.json")).read_text("utf-8"))
    (place / LOCK).write_text(told["lock"], "utf-8")
    assert (folder / SERVICE).is_file()
    return Kit(place, next(folder.glob("kit-*.bin")).read_bytes())


def _all_paths() -> tuple[Content, ...]:
    return lesson_values.read((FIRST_PATH, *(file for file in paths() if file != FIRST_PATH)))


def _heavy(contents: Sequence[Content], mega: float) -> bytes:
    """The same with a long sentence in the last one. Unpacking needs it twice."""
    *others, last = contents
    return lesson_values.packed((*others, last._replace(notices=("m" * round(mega * 1e6),))))


def test_a_memory_of_all_paths_is_taken_back_and_so_is_one_that_has_the_least_room(kit: Kit, tmp_path: Path) -> None:
    contents = _all_paths()
    assert len(contents) == len(paths()) > 1
    (tmp_path / "kit.bin").write_bytes(kit.code)
    room = room_in_memory(tools().node, kit.runtime, kit.code, lesson_values.packed(contents))
    assert room >= LEAST_ROOM
    for mega in (0.0, (room - LEAST_ROOM) / 2e6 + 0.4):
        (tmp_path / "content.bin").write_bytes(_heavy(contents, mega))
        mounts, words = {"/given": tmp_path}, {"content": "/given/content.bin"}
        memory, node = tmp_path / "memory", tools().node
        script = "remember_inside.py"
        left = run_inside(node, kit.runtime, script, mounts, words, kit=tmp_path / "kit.bin", keep=memory)
        assert isinstance(left, int)
        assert (left >= LEAST_ROOM) == (mega == 0.0)
        assert left > 0
        recall = str(HERE / "_recall_inside.py")
        names = run_inside(node, kit.runtime, recall, {}, None, kit=tmp_path / "kit.bin", memory=memory)
        assert names == [each.path.id for each in contents]


def test_every_kind_and_every_page_of_the_adults_plays_on_what_is_built(kit: Kit, tmp_path: Path) -> None:
    contents = _all_paths()
    (tmp_path / "kit.bin").write_bytes(kit.code)
    (tmp_path / "content.bin").write_bytes(lesson_values.packed(contents))
    mounts, words = {"/given": tmp_path, "/outside/tools": TOOLS}, {"content": "/given/content.bin"}
    script = str(HERE / "_play_inside.py")
    played = run_inside(tools().node, kit.runtime, script, mounts, words, kit=tmp_path / "kit.bin")
    lessons = (lesson for content in contents for lesson in content.path.lessons)
    assert played == sorted({challenge.genre.name for lesson in lessons for challenge in lesson.challenges})


@pytest.mark.parametrize("room", [LEAST_ROOM - 1, 0, -1])
def test_with_less_than_the_least_room_no_folder_is_built(room: int) -> None:
    assert checked_room(LEAST_ROOM) == LEAST_ROOM
    with pytest.raises(KitError, match=r"Mo de marge au lieu de 2,0, .* faites plusieurs dossiers"):
        checked_room(room)


def test_what_is_measured_is_what_is_refused(kit: Kit) -> None:
    contents = _all_paths()
    for mega in (1.5, 4.0):  # near the end, and past it: there the memory has grown, and no tablet takes it back
        with pytest.raises(KitError, match=r"Mo de marge au lieu de 2,0, "):
            room_in_memory(tools().node, kit.runtime, kit.code, _heavy(contents, mega))
