"""A pack from anybody: what is good in it is played, and what is hostile leaves nothing behind."""

import errno
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from beebot.errors import KitError
from beebot.loader import load_path
from lecons import CONTENT
from lecons.pack import FOLDERS, MAX_BYTES, MAX_FILES, is_pack, opened, unpack

PATH = "parcours/p.yaml"
NOT_A_PACK = "{file} n'a pas de dossier « parcours » : ce n'est pas un paquet du kit"
OUT_OF_PLACE = "{file} : « {name} » n'a pas sa place dans un paquet ; refaites-le sans ce fichier"


def pack_of(file: Path, *names: str | zipfile.ZipInfo, content: bytes = b"x") -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return file


def refusal(pack: Path, folder: Path) -> str:
    folder.mkdir()
    with pytest.raises(KitError) as raised:
        unpack(pack, folder)
    assert list(folder.iterdir()) == []
    return str(raised.value)


@pytest.mark.parametrize("around", ["", "Mes séances"])
def test_the_kits_own_content_as_a_pack(tmp_path: Path, around: str) -> None:
    source = tmp_path / "source"
    for name in FOLDERS:
        if (CONTENT / name).is_dir():
            shutil.copytree(CONTENT / name, source / around / name)
    pack = Path(shutil.make_archive(str(tmp_path / "paquet"), "zip", source))
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr("__MACOSX/._parcours", b"what macOS adds")
    assert is_pack(pack)
    (tmp_path / "out").mkdir()
    root = unpack(pack, tmp_path / "out")
    assert root == tmp_path / "out" / around
    loaded = load_path(root / "parcours" / "grande-section.yaml")
    assert (loaded.problems, loaded.images) == ((), root / "images")
    assert loaded.path == load_path(CONTENT / "parcours" / "grande-section.yaml").path


LINK = zipfile.ZipInfo("images/lien.svg")
LINK.external_attr = (stat.S_IFLNK | 0o777) << 16


@pytest.mark.parametrize(
    "name",
    [
        "../dehors.yaml",
        "/etc/dehors",
        "C:/dehors",
        "C:dehors",
        "parcours/../../x",
        "a\\..\\..\\x",
        LINK,
        "Parcours/P.yaml",
    ],
)
def test_what_would_lie_elsewhere_is_refused(tmp_path: Path, name: str | zipfile.ZipInfo) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH, name)
    said = name if isinstance(name, str) else name.filename
    assert refusal(pack, tmp_path / "out") == OUT_OF_PLACE.format(file=pack, name=said)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "p.zip"]


def test_what_is_too_large_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    many = pack_of(tmp_path / "many.zip", *(f"parcours/{number}.yaml" for number in range(MAX_FILES + 1)))
    assert refusal(many, tmp_path / "one") == f"{many} a plus de 2000 fichiers ; partagez-le"
    bomb = pack_of(tmp_path / "bomb.zip", PATH, "images/a.svg", content=bytes(MAX_BYTES // 2 + 1))
    assert bomb.stat().st_size < 2**18
    assert refusal(bomb, tmp_path / "two") == f"{bomb} dépasse 50 Mo une fois déplié ; partagez-le"


@pytest.mark.parametrize("names", [[], ["seances/gs/a.yaml"], ["mon/parcours/p.yaml", "autre/x.yaml"], ["parcours"]])
def test_a_zip_of_something_else_is_no_pack(tmp_path: Path, names: list[str]) -> None:
    pack = pack_of(tmp_path / "p.zip", *names)
    assert refusal(pack, tmp_path / "out") == NOT_A_PACK.format(file=pack)


def test_every_damaged_byte_is_a_pack_or_a_sentence(tmp_path: Path) -> None:
    whole = pack_of(tmp_path / "p.zip", PATH, "seances/gs/a.yaml", content=b"format: 1\n" * 20).read_bytes()
    refused = 0
    for place in range(len(whole)):
        damaged = tmp_path / "damaged.zip"
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        out = tmp_path / str(place)
        out.mkdir()
        try:
            unpack(damaged, out)
        except KitError:
            refused += 1
            assert list(out.iterdir()) == []
    assert refused > len(whole) // 2


def test_a_pack_is_told_from_a_path_and_need_not_be_called_one(tmp_path: Path) -> None:
    text = tmp_path / "p.yaml"
    text.write_text("format: 1")
    assert not is_pack(text)
    assert not is_pack(tmp_path)
    assert is_pack(pack_of(tmp_path / "paquet", PATH))


def test_a_pack_cut_short_is_a_sentence(tmp_path: Path) -> None:
    cut = tmp_path / "p.zip"
    cut.write_bytes(pack_of(tmp_path / "whole.zip", PATH).read_bytes()[:-30])
    sentence = "{file} est abîmé, protégé ou n'est pas un fichier zip ; demandez-en une autre copie"
    assert refusal(cut, tmp_path / "out") == sentence.format(file=cut)


def test_what_was_unpacked_is_gone_in_the_end(tmp_path: Path) -> None:
    with opened(pack_of(tmp_path / "p.zip", PATH)) as folder:
        assert (folder / PATH).read_bytes() == b"x"
    assert not folder.exists()
    with opened(tmp_path) as same:
        assert same == tmp_path


def test_a_full_disk_is_not_called_a_damaged_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(_archive: zipfile.ZipFile, _entry: zipfile.ZipInfo, _folder: Path) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    pack = pack_of(tmp_path / "p.zip", PATH)
    monkeypatch.setattr(zipfile.ZipFile, "extract", extract)
    assert refusal(pack, tmp_path / "ici") == f"{pack} ne tient plus sur le disque ; faites-y de la place"
