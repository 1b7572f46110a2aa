"""A pack from anybody: what is good in it is played, and what is hostile leaves nothing behind."""

import errno
import io
import shutil
import stat
import tracemalloc
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from beebot.errors import KitError
from beebot.loader import load_path
from lecons import CONTENT
from lecons.pack import FOLDERS, MAX_BYTES, MAX_FILES, Watch, is_pack, opened, unpack
from lecons.pack_names import place_of, shown

PATH = "parcours/p.yaml"
NOT_A_PACK = "{file} n'a pas de parcours dans un dossier « parcours » : ce n'est pas un paquet du kit"
BAD_NAME = "{file} : « {name} » est {fault} ; refaites le paquet sans lui"
TWICE = "{file} : « {name} » y est deux fois pour Windows ou macOS ; refaites-le avec un seul"
OUT_OF_PLACE = "{file} : « {name} » n'a pas sa place dans un paquet ; refaites-le sans ce fichier"
DAMAGED = "{file} est abîmé ou n'est pas un fichier zip ; demandez-en une autre copie"
OUTSIDE = "un fichier qui irait hors du paquet"
WINDOWS = "un nom que Windows ne permet pas"
INVISIBLE = "un nom avec des signes invisibles"


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
    root = tmp_path / "out"
    root.mkdir()
    unpack(pack, root)
    loaded = load_path(root / "parcours" / "grande-section.yaml")
    assert (loaded.problems, loaded.images) == ((), root / "images")
    assert loaded.path == load_path(CONTENT / "parcours" / "grande-section.yaml").path


def special(name: str, kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (kind | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("../dehors.yaml", OUTSIDE),
        ("/etc/dehors", OUTSIDE),
        ("//serveur/dehors", OUTSIDE),
        ("C:/dehors", OUTSIDE),
        ("C:dehors", OUTSIDE),
        ("parcours/../../x", OUTSIDE),
        ("a\\..\\..\\x", OUTSIDE),
        (".", WINDOWS),
        ("images/.", WINDOWS),
        ("images//a.svg", WINDOWS),
        ("images/CON", WINDOWS),
        ("images/nul.svg", WINDOWS),
        ("images/prn .svg", WINDOWS),
        ("Com1.d/a.svg", WINDOWS),
        ("images/LPT².svg", WINDOWS),
        ("images/a:b.svg", WINDOWS),
        ("images/a?.svg", WINDOWS),
        ("images/fin.", WINDOWS),
        ("images/fin ", WINDOWS),
        ("images /a.svg", WINDOWS),
        ("images/" + "é" * 128, WINDOWS),
        ("images/a\n.svg", INVISIBLE),
        ("images/\x1b[31m.svg", INVISIBLE),
        ("images/a\u202egvs.exe", INVISIBLE),
    ],
)
def test_a_name_that_is_none_on_every_system_is_refused(tmp_path: Path, name: str, fault: str) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH, name)
    said = name.replace("\n", "\ufffd").replace("\x1b", "\ufffd").replace("\u202e", "\ufffd")
    if len(said) > 60:
        said = said[:59] + "…"
    assert refusal(pack, tmp_path / "out") == BAD_NAME.format(file=pack, name=said, fault=fault)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "p.zip"]


def test_a_name_of_thousands_of_letters_is_refused(tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH, "a/" * 2500 + "x")
    told = BAD_NAME.format(file=pack, name=("a/" * 30)[:59] + "…", fault="un nom trop long")
    assert refusal(pack, tmp_path / "out") == told


@pytest.mark.parametrize("letters", [" ", "  "])
def test_a_file_without_a_name_is_refused(tmp_path: Path, letters: str) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH, letters)
    assert refusal(pack, tmp_path / "out") == BAD_NAME.format(file=pack, name=letters, fault="un fichier sans nom")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("parcours/q.yaml", "parcours/Q.YAML"),
        ("images/strasse.svg", "images/straße.svg"),
        ("images/\u00e9.svg", "images/E\u0301.svg"),
        ("images/a.svg", "Images/b.svg"),
        ("images/a", "images/a/b"),
        ("images/a/b", "images/a"),
    ],
)
def test_two_files_that_some_system_takes_for_one_are_refused(tmp_path: Path, first: str, second: str) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH, first, second)
    second = second.replace("E\u0301", "\u00c9")
    assert refusal(pack, tmp_path / "out") == TWICE.format(file=pack, name=second)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK, stat.S_IFCHR, stat.S_IFSOCK])
def test_what_is_no_file_is_refused(tmp_path: Path, kind: int) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH, special("images/lien.svg", kind))
    assert refusal(pack, tmp_path / "out") == OUT_OF_PLACE.format(file=pack, name="images/lien.svg")


@pytest.mark.parametrize("name", ["images/Encore.ZIP", "seances/encore.abeille"])
def test_a_zip_in_a_zip_is_refused(tmp_path: Path, name: str) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH, name)
    assert refusal(pack, tmp_path / "out") == OUT_OF_PLACE.format(file=pack, name=name)


def test_what_windows_and_macos_write_their_own_way_is_put_right(tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "p.zip", "parcours\\p.yaml", "images/e\u0301.svg", "Thumbs.db", "images/.DS_Store")
    (tmp_path / "out").mkdir()
    unpack(pack, tmp_path / "out")
    found = sorted(str(each.relative_to(tmp_path / "out")) for each in (tmp_path / "out").rglob("*.*"))
    assert found == ["images/\u00e9.svg", "parcours/p.yaml"]


USED = [
    *("parcours/p.yaml", "seances/gs/a.YAML", "tapis/t.yaml", "images/a.svg", "images/b.JPG", "images/c.webp"),
    *("voix/bravo.ogg", "sons/vache.mp3", "LICENSE", "COPYING", "lisez-moi.txt", "images/README.md"),
]
LEFT = [
    *("setup.exe", "parcours/p.py", "seances/a.yaml.lnk", "images/a.svg.exe", "images/a.js", "images/a.html"),
    *("voix/bravo.bat", "sons/vache.jpg", "seances/photo.png", "images/a.yaml", "p.yaml", "programmes/x.yaml"),
    *("images/a", "Makefile", "images.verdicts", ".profile", "images/.svg", "a.svg"),
]


@pytest.mark.parametrize("around", ["", "Mon année/"])
def test_only_what_the_kit_reads_is_copied_and_the_rest_is_told(around: str, tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "p.zip", *(around + name for name in (*USED, *LEFT)))
    (tmp_path / "out").mkdir()
    left: list[str] = []
    unpack(pack, tmp_path / "out", Watch(leave=left.extend))
    found = sorted(each.relative_to(tmp_path / "out").as_posix() for each in (tmp_path / "out").rglob("*.*"))
    found += [name for name in ("LICENSE", "COPYING") if (tmp_path / "out" / name).is_file()]
    assert sorted(found) == sorted(USED)
    assert left == LEFT


def test_what_is_left_out_does_not_count_for_the_size(tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH)
    with zipfile.ZipFile(pack, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("jeu.exe", bytes(MAX_BYTES + 1))
    (tmp_path / "out").mkdir()
    unpack(pack, tmp_path / "out")
    assert [each.name for each in (tmp_path / "out").rglob("*.*")] == ["p.yaml"]


@pytest.mark.parametrize("way", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_another_way_to_compress_is_told(tmp_path: Path, way: int) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH)
    with zipfile.ZipFile(pack, "a", way) as archive:
        archive.writestr("images/a.svg", b"x" * 1000)
    sentence = "{file} : « images/a.svg » est compressé d'une façon que le kit ne lit pas ; refaites un zip ordinaire"
    assert refusal(pack, tmp_path / "out") == sentence.format(file=pack)


def test_a_password_is_told(tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH)
    data = bytearray(pack.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    pack.write_bytes(data)
    sentence = "{file} est protégé par un mot de passe ; demandez-en une copie sans mot de passe"
    assert refusal(pack, tmp_path / "out") == sentence.format(file=pack)


def test_a_name_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH, "images/é.svg")
    pack.write_bytes(pack.read_bytes().replace("é".encode(), b"\xff\xfe"))
    sentence = "{file} a un nom de fichier illisible ; demandez-en une autre copie"
    assert refusal(pack, tmp_path / "out") == sentence.format(file=pack)


def test_what_is_too_large_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    many = pack_of(tmp_path / "many.zip", *(f"parcours/{number}.yaml" for number in range(MAX_FILES + 1)))
    assert refusal(many, tmp_path / "one") == f"{many} a plus de 2000 fichiers ; partagez-le"
    bomb = pack_of(tmp_path / "bomb.zip", PATH, "images/a.svg", content=bytes(MAX_BYTES // 2 + 1))
    assert bomb.stat().st_size < 2**18
    assert refusal(bomb, tmp_path / "two") == f"{bomb} dépasse 50 Mo une fois déplié ; partagez-le"


def test_a_bomb_that_says_it_is_small_is_stopped_while_it_is_unpacked(tmp_path: Path) -> None:
    bomb = pack_of(tmp_path / "bomb.zip", PATH, "images/a.svg", content=bytes(MAX_BYTES + 1))
    large, small = (number.to_bytes(4, "little") for number in (MAX_BYTES + 1, 1))
    bomb.write_bytes(bomb.read_bytes().replace(large, small))
    told = refusal(bomb, tmp_path / "out")
    assert told in (f"{bomb} dépasse 50 Mo une fois déplié ; partagez-le", DAMAGED.format(file=bomb))


def test_bytes_are_counted_whatever_the_table_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's reader gives no more than the table says. Should it ever, this is where it stops."""
    pack = pack_of(tmp_path / "p.zip", PATH, "images/a.svg")
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda _archive, _entry: io.BytesIO(bytes(MAX_BYTES // 2 + 1)))
    assert refusal(pack, tmp_path / "out") == f"{pack} dépasse 50 Mo une fois déplié ; partagez-le"


def test_one_part_that_many_names_share_is_counted_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lecons.pack.MAX_BYTES", 2**20)
    bomb = pack_of(tmp_path / "bomb.zip", PATH, "images/a.svg", content=bytes(2**19))
    data = bomb.read_bytes()
    one = data[data.rindex(b"PK\x01\x02") : data.index(b"PK\x05\x06")]
    more = b"".join(one.replace(b"images/a.svg", b"images/%c.svg" % letter) for letter in b"bcdefgh")
    at, end = data.index(b"PK\x05\x06"), bytearray(data[data.index(b"PK\x05\x06") :])
    size = int.from_bytes(end[12:16], "little") + len(more)
    end[8:10] = end[10:12] = (9).to_bytes(2, "little")
    end[12:16] = size.to_bytes(4, "little")
    bomb.write_bytes(data[:at] + more + end)
    assert refusal(bomb, tmp_path / "out").startswith(f"{bomb} dépasse ")


def test_a_table_of_a_million_names_is_not_read(tmp_path: Path) -> None:
    many = tmp_path / "many.zip"
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(MAX_FILES * 12):
            archive.writestr(f"{number}/", b"")
    tracemalloc.start()
    assert refusal(many, tmp_path / "out") == f"{many} a plus de 2000 fichiers ; partagez-le"
    assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    tracemalloc.stop()


def test_a_pack_that_is_large_itself_is_not_opened(tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH)
    with pack.open("r+b") as stream:
        stream.truncate(MAX_BYTES + 2**21)  # without a byte of it on the disk
    assert refusal(pack, tmp_path / "out") == f"{pack} dépasse 50 Mo une fois déplié ; partagez-le"


def test_what_takes_too_long_is_stopped(tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH, *(f"images/{number}.svg" for number in range(20)))
    ticks = iter(range(0, 1000, 3))
    (tmp_path / "out").mkdir()
    told: list[float] = []
    with pytest.raises(KitError) as raised:
        unpack(pack, tmp_path / "out", Watch(told.append, seconds=30, clock=lambda: float(next(ticks))))
    assert str(raised.value) == f"{pack} met trop longtemps à se déplier ; partagez-le"
    assert len(told) == 10
    assert list((tmp_path / "out").iterdir()) == []


def test_how_far_it_is_is_told_from_nothing_to_all(tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "p.zip", PATH, "images/a.svg", "images/b.svg", "images/c.svg")
    (tmp_path / "out").mkdir()
    told: list[float] = []
    unpack(pack, tmp_path / "out", Watch(told.append))
    assert told == [0.25, 0.5, 0.75, 1.0]


def test_after_ctrl_c_nothing_of_it_is_left(tmp_path: Path) -> None:
    def interrupted(done: float) -> None:
        if done > 0.5:
            raise KeyboardInterrupt

    pack = pack_of(tmp_path / "p.zip", PATH, "images/a.svg", "images/b.svg", "images/c.svg")
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        unpack(pack, folder, Watch(interrupted))
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("around", ["", "cours/", "s\u00e9ances/"])
@pytest.mark.parametrize("name", ["s\u00e9ances", "se\u0301ances"], ids=["NFC", "NFD"])
def test_the_folder_of_seances_may_have_its_accent(tmp_path: Path, name: str, around: str) -> None:
    files = (PATH, f"{name}/gs/a.yaml", "tapis/b.yaml")
    pack = pack_of(tmp_path / "p.zip", *(around + each for each in files))
    unpack(pack, folder := tmp_path / "out")
    found = {file.relative_to(folder).as_posix() for file in folder.rglob("*.yaml")}
    assert found == {PATH, "seances/gs/a.yaml", "tapis/b.yaml"}


class Unmarked(zipfile.ZipInfo):
    """A file whose name is in UTF-8 and does not say so, as macOS and Linux pack them."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (its name in zipfile)
        return self.filename.encode(), self.flag_bits


@pytest.mark.parametrize("around", ["", "cours d'été/"])
@pytest.mark.parametrize("name", ["s\u00e9ances", "se\u0301ances"], ids=["NFC", "NFD"])
def test_names_that_do_not_say_that_they_are_in_utf_8_are_read(tmp_path: Path, name: str, around: str) -> None:
    files = (PATH, f"{name}/gs/a.yaml", "LICENCE d'été.txt")
    pack = pack_of(tmp_path / "p.zip", *(Unmarked(around + each) for each in files))
    unpack(pack, folder := tmp_path / "out")
    found = {file.relative_to(folder).as_posix() for file in folder.rglob("*.*")}
    assert found == {PATH, "seances/gs/a.yaml", "LICENCE d'été.txt"}


def test_a_name_of_an_old_system_is_read_as_it_was(tmp_path: Path) -> None:
    class Old(Unmarked):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (its name in zipfile)
            return self.filename.encode("cp850"), self.flag_bits

    unpack(pack_of(tmp_path / "p.zip", PATH, Old("s\u00e9ances/a.yaml")), folder := tmp_path / "out")
    assert (folder / "seances/a.yaml").is_file()


def test_two_thousand_names_are_judged_in_one_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No name is looked at more often when there are more of them."""
    looked: list[str] = []
    places: list[str] = []

    def counted(name: str) -> PurePosixPath:
        places.append(name)
        return place_of(name)

    monkeypatch.setattr("lecons.pack.fault", looked.append)
    monkeypatch.setattr("lecons.pack.place_of", counted)
    for number, count in enumerate((500, 1000, 2000)):
        looked.clear()
        places.clear()
        pack = pack_of(tmp_path / f"{count}.zip", PATH, *(f"images/a/b/{each}.svg" for each in range(count - 1)))
        (tmp_path / str(number)).mkdir()
        unpack(pack, tmp_path / str(number))
        assert len(looked) == count
        assert len(places) <= 6 * count


@pytest.mark.parametrize(
    "names",
    [
        *([], ["seances/gs/a.yaml"], ["parcours"]),
        *(["parcours/p.txt"], ["parcours/sous/p.yaml"]),
    ],
)
def test_a_zip_of_something_else_is_no_pack(tmp_path: Path, names: list[str]) -> None:
    pack = pack_of(tmp_path / "p.zip", *names)
    assert refusal(pack, tmp_path / "out") == NOT_A_PACK.format(file=pack)


DEEP = "« {} » est trop profond ; refaites le paquet avec les dossiers « parcours » et « seances » eux-mêmes"
CALLED = "« {} » doit finir par « .yaml » ; renommez ce fichier et refaites le paquet"
CAPITAL = "le dossier de « {} » s'écrit sans majuscule ; renommez-le et refaites le paquet"
LOOSE = "« {} » n'est dans aucun dossier ; mettez les parcours dans « parcours », les séances dans « seances », "
LOOSE += "et refaites le paquet"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["mon/parcours/p.yaml", "autre/x.yaml"], DEEP.format("mon/parcours/p.yaml")),
        (["x/y/parcours/p.yaml", "x/y/seances/a.yaml"], DEEP.format("y/parcours/p.yaml")),
        (["parcours/p.yaml.txt", "seances/a.yaml.txt"], CALLED.format("parcours/p.yaml.txt")),
        (["parcours/p.yml"], CALLED.format("parcours/p.yml")),
        (["Parcours/p.yaml", "Seances/a.yaml"], CAPITAL.format("Parcours/p.yaml")),
        (["p.yaml", "a.yaml"], LOOSE.format("p.yaml")),
        (["p.yaml"], LOOSE.format("p.yaml")),
    ],
)
def test_a_pack_that_is_nearly_one_is_told_what_to_mend(tmp_path: Path, names: list[str], told: str) -> None:
    pack = pack_of(tmp_path / "p.zip", *names)
    assert refusal(pack, tmp_path / "out") == f"{pack} : {told}"


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
    cut = tmp_path / "p.abeille"
    cut.write_text("")
    assert is_pack(cut), "it is told what is wrong with it as with a pack"


def test_a_pack_cut_short_is_a_sentence(tmp_path: Path) -> None:
    cut = tmp_path / "p.zip"
    cut.write_bytes(pack_of(tmp_path / "whole.zip", PATH).read_bytes()[:-30])
    assert refusal(cut, tmp_path / "out") == DAMAGED.format(file=cut)


def test_what_was_unpacked_is_gone_in_the_end(tmp_path: Path) -> None:
    with opened(pack_of(tmp_path / "p.zip", PATH)) as folder:
        assert (folder / PATH).read_bytes() == b"x"
    assert not folder.exists()
    with opened(tmp_path) as same:
        assert same == tmp_path


def test_a_full_disk_is_not_called_a_damaged_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(_place: Path, _mode: str) -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    pack = pack_of(tmp_path / "p.zip", PATH)
    monkeypatch.setattr(Path, "open", write)
    assert refusal(pack, tmp_path / "ici") == f"{pack} ne tient plus sur le disque ; faites-y de la place"


def test_a_name_of_sixty_letters_is_shown_whole_and_a_longer_one_is_cut() -> None:
    assert shown("a" * 60) == "a" * 60
    assert shown("a" * 61) == "a" * 59 + "…"
