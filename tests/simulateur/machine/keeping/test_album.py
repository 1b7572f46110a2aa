"""Pictures that children keep: their places and names, what a full disk says, and that « effacer » takes ours."""

import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from beebot.files.folder_lock import locked
from beebot.i18n import use_language
from simulateur.game.reports import Answer, PictureIs
from simulateur.game.requests import Stored
from simulateur.machine.keeping.album import ARCHIVE, FOLDER, OURS, NotKeptError, keep_picture, take_out
from simulateur.machine.keeping.store import Store, StoreAtOnce
from simulateur.machine.keeping.written_files import tidy, traces
from tests.patience import HANG_S

DAY = date(2026, 11, 26)
PNG = b"\x89PNG\r\n\x1a\n and more"


@pytest.fixture(autouse=True)
def french() -> None:
    use_language("fr")


def test_a_picture_is_called_by_its_day_and_animal_and_none_is_written_over(tmp_path: Path) -> None:
    wanted = tmp_path / "Images" / "Abeille"
    told = {keep_picture(PNG + bytes([n]), "renard", DAY, wanted, tmp_path / "data") for n in range(3)}
    assert told == {f"Les images que les enfants gardent sont dans {wanted} ; « Tout effacer » n'y touche pas"}
    names = ["2026-11-26-renard.png", "2026-11-26-renard-2.png", "2026-11-26-renard-3.png"]
    assert [(wanted / name).read_bytes() for name in names] == [PNG + bytes([n]) for n in range(3)]
    assert sorted(file.name for file in wanted.iterdir()) == sorted(names)
    assert not (tmp_path / "data").exists()


def test_where_a_person_looks_cannot_be_written_it_is_in_our_folder_and_private(tmp_path: Path) -> None:
    wanted, own = tmp_path / "Images", tmp_path / "data" / FOLDER
    wanted.write_text("a file is no folder")
    told = keep_picture(PNG, "hibou", DAY, wanted, own)
    assert str(own) in told
    assert str(wanted) in told
    file = own / "2026-11-26-hibou.png"
    assert file.read_bytes() == PNG
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0
        assert own.stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_written_a_sentence_says_why_and_nothing_half_written_stays(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("no folder")
    with pytest.raises(NotKeptError) as refused:
        keep_picture(PNG, "renard", DAY, tmp_path / "a", tmp_path / "b")
    assert str(tmp_path / "b") in str(refused.value)
    assert "vérifiez la place et les droits" in str(refused.value)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "b"]


def test_a_disk_that_fills_up_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("simulateur.machine.keeping.album.os.fsync", full)
    with pytest.raises(NotKeptError):
        keep_picture(PNG, "renard", DAY, tmp_path / "a", tmp_path / "b")
    assert [file for folder in ("a", "b") for file in (tmp_path / folder).iterdir()] == []


def test_after_ctrl_c_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_number: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("simulateur.machine.keeping.album.os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        keep_picture(PNG, "renard", DAY, tmp_path / "a", tmp_path / "b")
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def test_erasing_takes_our_pictures_at_every_screen_and_no_other_file(tmp_path: Path) -> None:
    for folder in (tmp_path / FOLDER, tmp_path / "places" / "deux" / FOLDER):
        folder.mkdir(parents=True)
        for name in ("2026-11-26-renard.png", "2026-11-26-renard-12.png", "vacances.png"):
            (folder / name).write_bytes(PNG)
    names = sorted(file.name for file in traces(tmp_path))
    assert names == sorted(["2026-11-26-renard-12.png", "2026-11-26-renard.png"] * 2)


def test_a_start_sweeps_what_a_power_cut_left_half_written(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    for name in (".2026-11-26-renard.png-4711", "2026-11-26-renard.png"):
        (folder / name).write_bytes(PNG)
    tidy(tmp_path)
    assert [file.name for file in folder.iterdir()] == ["2026-11-26-renard.png"]


@pytest.mark.parametrize("name", ["vacances.png", "2026-11-26-renard.jpg", "2026-11-26-Léa.png", "journal.txt"])
def test_what_is_not_ours_is_not_ours(name: str) -> None:
    assert OURS.fullmatch(name) is None


def test_a_picture_in_our_folder_is_written_while_nobody_sweeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start of another program would take it for left over, and an erasure would miss it."""
    wanted = tmp_path / "Images"
    wanted.write_text("a file is no folder")
    store = Store(tmp_path / "kit", pictures=wanted)
    disk = store.screen_files()
    held: list[bool] = []

    def fsync(_number: int) -> None:
        with pytest.raises(TimeoutError), locked(tmp_path / "kit", waits=False):
            pass
        held.append(True)

    assert store.flush(HANG_S)
    monkeypatch.setattr("simulateur.machine.keeping.album.os.fsync", fsync)
    disk.keep_picture(PNG, "fox")
    store.close(HANG_S)
    assert held
    assert len(list((tmp_path / "kit" / FOLDER).iterdir())) == 1


def test_an_erasure_leaves_no_empty_folder_of_ours_and_no_folder_of_others(tmp_path: Path) -> None:
    ours = ("images", "voix", "places/fra/images", "places/ang")
    others = ("mes images", "places/fra/notes")
    for name in (*ours, *others):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "images" / "2026-11-26-renard.png").write_bytes(PNG)
    store = Store(tmp_path)
    store.screen_files().obey(Stored.ERASE)
    store.close(HANG_S)
    left = {each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*") if each.is_dir()}
    assert left == {*others, "places", "places/fra"}


def test_where_nobody_sees_files_pictures_stay_inside_until_an_adult_takes_them_out(tmp_path: Path) -> None:
    kept, outside = tmp_path / "kept", tmp_path / "outside"
    store = StoreAtOnce(kept, outside, sees_files=False)
    disk = store.screen_files()
    disk.obey(Stored.PICTURES)
    for animal in ("fox", "owl"):
        disk.keep_picture(PNG, animal)
    assert not outside.exists(), "a child hands nothing over"
    disk.obey(Stored.PICTURES)
    answers = [each.sentence for each in disk.take_reports() if isinstance(each, Answer | PictureIs)]
    assert answers[0].startswith("Aucune image n'est gardée")
    assert (
        answers[1:3]
        == ["Les images que les enfants gardent sont sur cette tablette ; la page « Données » les sort en fichiers"] * 2
    )
    assert answers[3] == f"2 images sont sorties : {outside / ARCHIVE}"
    with zipfile.ZipFile(outside / ARCHIVE) as archive:
        assert [name.split("-", 3)[3] for name in archive.namelist()] == ["hibou.png", "renard.png"]
        assert {archive.read(name) for name in archive.namelist()} == {PNG}
    disk.obey(Stored.ERASE)
    assert not (kept / FOLDER).exists(), "they go with all that is kept"


def test_one_picture_is_taken_out_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    for name in ("2026-11-26-renard.png", ".2026-11-26-hibou.png-4711", "vacances.png"):
        (folder / name).write_bytes(PNG)
    assert take_out(folder, tmp_path / "out") == f"1 image est sortie : {tmp_path / 'out' / '2026-11-26-renard.png'}"
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["2026-11-26-renard.png"]
    (tmp_path / "taken").write_text("no folder")
    assert "vérifiez la place" in take_out(folder, tmp_path / "taken")
