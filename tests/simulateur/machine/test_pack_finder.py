"""Packs are found where people keep files, within bounds of time and number."""

import os
import shutil
import zipfile
from itertools import count
from pathlib import Path

import pytest

import lecons
from simulateur.game.messages.packs import Found
from simulateur.machine import pack_finder
from simulateur.machine.pack_finder import PackFolder, find_packs, holds_path, usual_places
from tests.hostile_packs import write_hostile_pack
from tests.lecons.test_library import pack_of


def found_in(*folders: Path) -> list[Found]:
    found: list[tuple[float, Found]] = []
    find_packs([PackFolder(folder, folder.name) for folder in folders], found)
    return [each for _changed, each in sorted(found, key=lambda each: -each[0])]


def test_packs_two_folders_deep_and_no_other_file(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    (deep / "c").mkdir(parents=True)
    (tmp_path / ".cache").mkdir()
    for folder in (tmp_path, deep, deep / "c", tmp_path / ".cache"):
        pack_of(folder / "p.ZIP", "mien")
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("photo.jpg", b"")
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / "faux.zip").write_text("")
    os.utime(deep / "p.ZIP", (2e9, 2e9))
    name = tmp_path.name
    assert found_in(tmp_path) == [
        Found(str(deep / "p.ZIP"), "p.ZIP", name),
        Found(str(tmp_path / "p.ZIP"), "p.ZIP", name),
    ]


def test_a_place_that_is_in_another_one_is_told_once(tmp_path: Path) -> None:
    inner = tmp_path / "Bureau"
    inner.mkdir()
    pack_of(inner / "p.abeille", "mien")
    assert [each.place for each in found_in(inner, tmp_path, tmp_path / "absent")] == ["Bureau"]


def test_a_link_that_goes_round_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "rond").symlink_to(tmp_path)
    pack_of(tmp_path / "p.zip", "mien")
    assert len(found_in(tmp_path)) == 1


def test_a_pack_with_a_fault_is_found_too_so_that_it_is_told(tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "p.zip", "mien")
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr("../dehors", b"")
    assert holds_path(pack)


def test_it_ends_in_time_and_after_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        pack_of(tmp_path / f"{number}.zip", f"p{number}")
    clock, found = count(), list[tuple[float, Found]]()
    find_packs([PackFolder(tmp_path, "")], found, lambda: float(next(clock)) / 2)
    assert 0 < len(found) < 10
    monkeypatch.setattr(pack_finder, "_MOST_ZIPS", 7)
    assert len(found_in(tmp_path)) == 7
    monkeypatch.setattr(pack_finder, "_MOST_ENTRIES", 3)
    assert len(found_in(tmp_path)) == 3


def test_no_hostile_pack_stops_it(tmp_path: Path) -> None:
    for seed in range(64):
        write_hostile_pack(tmp_path / f"{seed}.zip", seed)
    assert 0 < len(found_in(tmp_path)) <= 64


def test_the_usual_places_have_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_finder, "_STICKS", (str(tmp_path),))
    monkeypatch.setenv("USER", "maitresse")
    (tmp_path / "maitresse" / "CLE").mkdir(parents=True)
    (tmp_path / "usb0").mkdir()
    names = [place.name for place in usual_places()]
    if os.name != "nt":
        assert names == ["Téléchargements", "Documents", "Bureau", "CLE", "usb0"]


def test_what_would_be_a_pack_is_found_and_says_what_it_is(tmp_path: Path) -> None:
    kit = lecons.CONTENT
    for name in ("seule.yaml", "bloc-notes.yaml.txt", "autre.yml"):
        shutil.copy(kit / "seances" / "ms" / "l-enfant-robot.yaml", tmp_path / name)
    shutil.copy(kit / "parcours" / "cp.yaml", tmp_path / "parcours-seul.yaml")
    (tmp_path / "voisin.yaml").write_text("version: 3\nservices: {}\n")
    (tmp_path / "fac-simile.yaml.txt").write_text("seances: demain\n")
    (tmp_path / "mien" / "parcours").mkdir(parents=True)
    shutil.copy(kit / "parcours" / "cp.yaml", tmp_path / "mien" / "parcours")
    pack_of(tmp_path / "p.zip", "mien")
    told = {each.name: each.told for each in found_in(tmp_path)}
    assert told == {
        "seule.yaml": "une séance seule : mettez-la en .zip avec un parcours",
        "bloc-notes.yaml.txt": "un fichier du kit, mais son nom doit finir par .yaml",
        "autre.yml": "un fichier du kit, mais son nom doit finir par .yaml",
        "parcours-seul.yaml": "un parcours seul : mettez-le en .zip avec ses séances",
        "mien": "le dossier d'un paquet : faites-en un fichier .zip",
        "p.zip": "",
    }


def test_the_kits_own_folder_is_no_pack() -> None:
    assert all(
        lecons.CONTENT not in (Path(each.file), *Path(each.file).parents) for each in found_in(lecons.CONTENT.parent)
    )
