"""What was judged when a pack came is not judged again, and only this machine's own word is believed."""

import io
import random
import sys
from pathlib import Path

import pygame
import pytest

from lecons.commands.import_pack import bring_in
from lecons.gate import kept_results, worker_pool
from lecons.gate.kept_results import FILE, NOTHING, known_of, read_verdicts, write_verdicts
from lecons.gate.pictures import judge_images
from lecons.gate.worker_pool import WorkerPool
from lecons.library import FOLDER, Library
from lecons.pictures.images import Images
from lecons.pictures.photos import Photo
from simulateur.machine.read_content import Pictures
from tests.lecons.gate.hostile_pictures import DOT, page, photo
from tests.lecons.gate.test_media import put
from tests.lecons.test_library import pack_of, refuse


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with a drawing, two photographs, and a picture that is refused."""
    root = tmp_path_factory.mktemp("contenu")
    rng = random.Random(3)
    put(root / "images", "fleur.svg", page(DOT))
    put(root / "images", "mot.svg", page("<script/>"))
    for name in ("ecole.jpg", "mairie.png"):
        put(root / "images", name, photo(rng, name[-3:]))
    return root


@pytest.fixture(scope="module")
def judged(folder: Path) -> Images:
    with WorkerPool() as pool:
        return judge_images(folder, pool).images


@pytest.fixture
def no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))


@pytest.mark.usefixtures("no_worker")
def test_what_is_known_is_read_back_and_tried_by_no_worker(folder: Path, judged: Images, tmp_path: Path) -> None:
    write_verdicts(tmp_path, judged)
    known = read_verdicts(tmp_path)
    assert known == known_of(judged)
    (folder / "images" / "mot.svg").rename(tmp_path / "mot.svg")
    try:
        with WorkerPool() as pool:
            again = judge_images(folder, pool, known)
    finally:
        (tmp_path / "mot.svg").rename(folder / "images" / "mot.svg")
    assert (dict(again.images.own), again.problems) == (dict(judged.own), ())


def test_a_file_that_changed_is_judged_again(folder: Path, judged: Images, tmp_path: Path) -> None:
    """What was judged is what is used: another drawing under the same name has another digest."""
    put(tmp_path / "images", "fleur.svg", page(DOT.replace("c0392b", "00ff00")))
    put(tmp_path / "images", "ecole.jpg", page(DOT))  # a drawing that was judged as one is no photograph
    with WorkerPool() as pool:
        found = judge_images(tmp_path, pool, known_of(judged))
    drawn = found.images.own["fleur"]
    assert (drawn.is_drawing, colour_of(drawn)) == (True, "#00ff00ff")
    assert [str(each).partition(" : ")[0] for each in found.problems] == ["images/ecole.jpg:1:1"]


def colour_of(photo: Photo) -> str:
    """The colour in the middle of a picture, as #rrggbbaa."""
    surface = pygame.image.load(io.BytesIO(photo.small), "drawing.png")
    return "#" + bytes(surface.get_at((surface.get_width() // 2, surface.get_height() // 2))).hex()


def test_every_damaged_byte_makes_it_unknown(tmp_path: Path) -> None:
    write_verdicts(tmp_path, Images({"fleur": Photo("f" * 64, b"large", 4, 3, b"small")}))
    whole = (tmp_path / FILE).read_bytes()
    assert len(read_verdicts(tmp_path)) == 1
    for place in range(len(whole)):
        (tmp_path / FILE).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read_verdicts(tmp_path) == NOTHING, place
        (tmp_path / FILE).write_bytes(whole[:place])
        assert read_verdicts(tmp_path) == NOTHING, place


def test_another_gate_believes_nothing_of_it(judged: Images, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_verdicts(tmp_path, judged)
    monkeypatch.setattr(kept_results, "_gate", lambda: "another")
    assert read_verdicts(tmp_path) == NOTHING
    monkeypatch.setattr(kept_results, "_gate", lambda: None)
    assert read_verdicts(tmp_path) == NOTHING
    write_verdicts(tmp_path / "absent", judged)  # and nothing is kept: this folder is not even there


def test_a_pack_is_judged_when_it_comes_and_at_no_start(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import zipfile

    pack, library = pack_of(tmp_path / "p.zip", "mien"), Library(tmp_path / FOLDER)
    with zipfile.ZipFile(pack, "a") as archive:
        for name in ("fleur.svg", "ecole.jpg", "mairie.png"):
            archive.write(folder / "images" / name, f"images/{name}")
    kept = bring_in(pack, library, refuse)
    program = sys.executable
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))
    images, told = Pictures(library.folder).of(kept.folder)
    assert (set(images.own), told) == ({"fleur", "ecole", "mairie"}, ())

    images, told = Pictures().of(kept.folder)  # read as anybody's folder, nothing that lies there is believed
    assert (set(images.own), len(told)) == (set(), 1)

    monkeypatch.setattr(sys, "executable", program)
    before = (kept.folder / FILE).read_bytes()
    (kept.folder / FILE).write_bytes(b"")  # as after a new version of the gate
    images, told = Pictures(library.folder).of(kept.folder)
    assert (set(images.own), told) == ({"fleur", "ecole", "mairie"}, ())
    assert (kept.folder / FILE).read_bytes() == before, "the next start needs no worker again"


@pytest.mark.parametrize("count", [1, 3])
def test_workers_side_by_side_answer_in_order(count: int, tmp_path: Path) -> None:
    colours = [f"{number:06x}" for number in range(1, 21)]
    for number, colour in enumerate(colours):
        put(tmp_path / "images", f"i{number:02}.svg", page(DOT.replace("c0392b", colour)))
    with WorkerPool(count) as pool:
        own = judge_images(tmp_path, pool).images.own
        assert sum(each._process is not None for each in pool._all) == count
    assert list(map(colour_of, own.values())) == [f"#{colour}ff" for colour in colours]


def test_whoever_stops_waiting_ends_the_workers(tmp_path: Path) -> None:
    for number in range(20):
        put(tmp_path / "images", f"i{number:02}.svg", page(DOT))

    def showing(items: object, _count: int) -> object:
        for item in items:  # type: ignore[attr-defined]
            yield item
            raise KeyboardInterrupt

    with WorkerPool(2) as pool, pytest.raises(KeyboardInterrupt):
        judge_images(tmp_path, pool, showing=showing)  # type: ignore[arg-type]
    assert [each._process for each in pool._all] == [None, None]


def test_there_are_as_many_workers_as_processors_and_no_more_than_some(monkeypatch: pytest.MonkeyPatch) -> None:
    for processors, workers in ((None, 1), (1, 1), (2, 2), (64, worker_pool.MOST)):
        monkeypatch.setattr("os.cpu_count", lambda count=processors: count)
        assert len(WorkerPool()._all) == workers
