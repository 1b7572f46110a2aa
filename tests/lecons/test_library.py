"""The library: a pack comes in whole or not at all, is asked about where its ids are taken, and goes out again."""

import json
import math
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from beebot.errors import KitError
from lecons import CONTENT
from lecons.__main__ import main
from lecons.commands.import_pack import bring_in
from lecons.library import FOLDER, Holding, Kept, Library, TakenError, count_of
from lecons.pack import Watch
from tests.long import times
from tests.patience import HANG_S

LESSON = (CONTENT / "seances" / "gs" / "la-visite-des-fleurs.yaml").read_text("utf-8")
TAKEN = "« {name} » reprend des noms déjà pris par {others}"
Bytes = dict[str, bytes]


def lesson(name: str) -> str:
    return LESSON.replace("id: la-visite-des-fleurs", f"id: {name}", 1)


def path(name: str, title: str, *lessons: str) -> str:
    return f'format: 1\nid: {name}\ntitre: "{title}"\nniveau: GS\nseances: [{", ".join(lessons)}]\n'


_PATH = path("mien", "Mon année", "mien-1.yaml", "mien-2.yaml")
KILOBYTES = math.ceil((2 * len(lesson("mien-1").encode()) + len(_PATH.encode())) / 1000)
LOST = f"« mien », qui serait retiré en entier : 2 séances, {KILOBYTES} ko (en commun : {{ids}})"


def pack_of(file: Path, name: str, title: str = "Mon année", *, lessons: tuple[str, ...] = ()) -> Path:
    """A pack with one path of that id, and lessons of its own unless some are named."""
    lessons = lessons or (f"{name}-1", f"{name}-2")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"parcours/{name}.yaml", path(name, title, *(f"{each}.yaml" for each in lessons)))
        for each in lessons:
            archive.writestr(f"seances/{each}.yaml", lesson(each))
    return file


def everything(folder: Path) -> Bytes:
    """Every file of a library but its lock, with what is in it."""
    files = (each for each in folder.rglob("*") if each.is_file() and each.name != ".verrou")
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / FOLDER)


def refuse(question: str) -> bool:
    return False


def test_a_pack_that_is_replaced_while_it_may_be_played_keeps_its_files_until_the_sweep(tmp_path: Path) -> None:
    library = Library(tmp_path / FOLDER, in_use=True)
    first = bring_in(pack_of(tmp_path / "p.zip", "mien"), library, refuse)
    kept = bring_in(pack_of(tmp_path / "q.zip", "mien", "Nouvelle"), library, lambda _question: True)
    assert (library.packs(), first.folder.is_dir()) == ((kept,), True)
    library.sweep()
    assert (library.packs(), first.folder.exists()) == ((kept,), False)


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "1 ko"),
        (1, "1 ko"),
        (1_000, "1 ko"),
        (3_001, "4 ko"),
        (10**6, "1000 ko"),
        (10**6 + 1, "2 Mo"),
        (9 * 10**6, "9 Mo"),
    ],
)
def test_the_size_of_a_pack_is_told_in_words_that_fit(size: int, told: str) -> None:
    holding = Holding("mien", {}, {}, ("un",), 1, size)
    assert count_of(Kept(Path("x"), holding)) == f"1 séance, {told}"


def names(library: Library) -> list[str]:
    return [each.name for each in library.packs()]


def test_a_pack_comes_in_with_all_that_people_must_know_of_it(tmp_path: Path, library: Library) -> None:
    assert library.packs() == ()
    kept = bring_in(pack_of(tmp_path / "p.zip", "mien"), library, refuse)
    assert library.packs() == (kept,)
    assert kept.holding is not None
    assert (kept.name, kept.title("fr"), kept.title("en")) == ("mien", "Mon année", "Mon année")
    assert kept.holding.paths == {"mien": "mien.yaml"}
    assert kept.holding.lessons == ("mien-1", "mien-2")
    assert kept.holding.challenges == 2 * LESSON.count("genre:")
    assert kept.holding.size == sum(
        len(data) for name, data in everything(kept.folder).items() if name != "paquet.json"
    )


def test_several_packs_stand_side_by_side_and_one_goes_out(tmp_path: Path, library: Library) -> None:
    for name in ("b", "a"):
        bring_in(pack_of(tmp_path / f"{name}.zip", name), library, refuse)
    assert names(library) == ["a", "b"]
    before = everything(library.folder)
    gone = library.remove("a")
    assert names(library) == ["b"]
    assert everything(library.folder) == {
        name: data for name, data in before.items() if not name.startswith(gone.folder.name)
    }


def test_ids_that_are_taken_are_asked_about_and_nothing_changes_when_the_answer_is_no(
    tmp_path: Path, library: Library
) -> None:
    bring_in(pack_of(tmp_path / "p.zip", "mien"), library, refuse)
    before, asked = everything(library.folder), []

    def answer(question: str) -> bool:
        asked.append(question)
        return False

    again = pack_of(tmp_path / "q.zip", "mien", "Une autre année")
    shared = pack_of(tmp_path / "r.zip", "autre", lessons=("mien-2",))
    for pack, name, ids in ((again, "mien", "mien, mien-1, mien-2"), (shared, "autre", "mien-2")):
        with pytest.raises(TakenError) as raised:
            bring_in(pack, library, answer)
        assert str(raised.value) == asked.pop() == TAKEN.format(name=name, others=LOST.format(ids=ids))
        assert everything(library.folder) == before


def test_the_same_id_again_replaces_after_asking(tmp_path: Path, library: Library) -> None:
    first = bring_in(pack_of(tmp_path / "p.zip", "mien"), library, refuse)
    bring_in(pack_of(tmp_path / "q.zip", "autre"), library, refuse)
    kept = bring_in(pack_of(tmp_path / "r.zip", "mien", "Nouvelle"), library, lambda _question: True)
    assert [(each.name, each.title("fr")) for each in library.packs()] == [("autre", "Mon année"), ("mien", "Nouvelle")]
    assert not first.folder.exists()
    assert kept.folder.exists()


def test_the_kits_own_ids_are_taken_too(tmp_path: Path, library: Library) -> None:
    pack = pack_of(tmp_path / "p.zip", "grande-section", lessons=("la-visite-des-fleurs", "neuve"))
    with pytest.raises(TakenError) as raised:
        bring_in(pack, library, refuse)
    others = "le kit (grande-section, la-visite-des-fleurs)"
    assert str(raised.value) == TAKEN.format(name="grande-section", others=others)
    assert library.packs() == ()
    bring_in(pack, library, lambda _question: True)
    assert names(library) == ["grande-section"]


def test_a_pack_with_a_fault_does_not_come_in(tmp_path: Path, library: Library) -> None:
    pack = tmp_path / "p.zip"
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("parcours/a.yaml", path("a", "A", "b.yaml"))
        archive.writestr("seances/b.yaml", lesson("b").replace("max_instructions: 5", "max_instruction: 5", 1))
    with pytest.raises(KitError, match=r"^seances/b\.yaml:\d+:\d+ : clé inconnue « max_instruction »"):
        bring_in(pack, library, refuse)
    assert everything(library.folder) == {}
    assert [each.name for each in library.folder.iterdir()] == [".verrou"]


def test_two_paths_of_one_id_do_not_come_in(tmp_path: Path, library: Library) -> None:
    pack = pack_of(tmp_path / "p.zip", "a")
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr("parcours/b.yaml", path("a", "B", "a-1.yaml"))
    with pytest.raises(KitError) as raised:
        bring_in(pack, library, refuse)
    assert str(raised.value) == "deux parcours du paquet s'appellent « a » ; donnez un autre « id » à l'un d'eux"
    assert everything(library.folder) == {}


@pytest.mark.parametrize("words", [["importer", "mien.zip"], ["bibliotheque"]])
@pytest.mark.parametrize("line", ["paquets = false", "paquet = faux", "zzz"])
def test_where_packs_are_closed_none_comes_and_none_is_listed(
    words: list[str], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("beebot.files.imposed_place.FILE", tmp_path / "imposes.toml")
    pack_of(tmp_path / "mien.zip", "mien")
    Path("imposes.toml").write_text(f"{line}\n", "utf-8")
    assert main([*words, "--donnees", "donnees"]) == 1
    told = f"les paquets sont fermés sur cet ordinateur par {tmp_path / 'imposes.toml'} ; demandez à qui s'en occupe\n"
    assert capsys.readouterr() == ("", told)
    assert not Path("donnees").exists()
    Path("imposes.toml").unlink()
    assert main([*words, "--donnees", "donnees"]) == 0


def test_a_pack_can_be_taken_out_where_packs_are_closed(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(pack_of(tmp_path / "mien.zip", "mien"), library, refuse)
    monkeypatch.setattr("beebot.files.imposed_place.FILE", tmp_path / "imposes.toml")
    (tmp_path / "imposes.toml").write_text("paquets = false\n", "utf-8")
    assert main(["bibliotheque", "--retirer", "mien", "--donnees", str(library.folder.parent)]) == 0
    assert library.packs() == ()


def test_what_is_no_pack_is_told(tmp_path: Path, library: Library) -> None:
    absent = "est introuvable ; la clé est-elle encore branchée ?"
    files = {tmp_path: "n'est pas un paquet ; donnez un fichier .abeille ou .zip", tmp_path / "absent.zip": absent}
    for file, told in {**files, tmp_path / "a\0b": absent}.items():
        with pytest.raises(KitError) as raised:
            bring_in(file, library, refuse)
        assert str(raised.value) == f"{file} {told}"
    assert not library.folder.exists()


@pytest.mark.parametrize("name", ["paquet.json", "paquet.json/x", "autour/paquet.json", "images.verdicts"])
def test_a_file_called_as_the_librarys_own_does_not_come_along(name: str, tmp_path: Path, library: Library) -> None:
    pack = pack_of(tmp_path / "p.zip", "mien")
    if name.startswith("autour"):
        pack = around(pack, tmp_path / "q.zip", "autour")
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr(name, "{}")
    left: list[str] = []
    kept = bring_in(pack, library, refuse, watch=Watch(leave=left.extend))
    assert left == [name.removeprefix("autour/")]
    assert library.packs() == (kept,)
    assert sorted(everything(kept.folder)) == [
        "paquet.json",
        "parcours/mien.yaml",
        "seances/mien-1.yaml",
        "seances/mien-2.yaml",
    ]


def around(pack: Path, other: Path, folder: str) -> Path:
    """The same pack with a folder around everything."""
    with zipfile.ZipFile(pack) as given, zipfile.ZipFile(other, "w") as archive:
        for each in given.namelist():
            archive.writestr(f"{folder}/{each}", given.read(each))
    return other


def test_a_name_that_is_not_there_is_told_with_those_that_are(tmp_path: Path, library: Library) -> None:
    for expected in ("aucun", "mien"):
        with pytest.raises(KitError) as raised:
            library.remove("lune")
        assert str(raised.value) == f"le paquet « lune » n'est pas dans la bibliothèque ; elle a : {expected}"
        bring_in(pack_of(tmp_path / "p.zip", "mien"), library, lambda _question: True)


def test_two_imports_at_once_are_told(tmp_path: Path, library: Library) -> None:
    pack = pack_of(tmp_path / "p.zip", "mien")

    def meanwhile(_done: float) -> None:
        with pytest.raises(KitError) as raised:
            library.remove("mien")
        sentence = f"la bibliothèque {library.folder} est occupée par un autre import ; attendez qu'il finisse"
        assert str(raised.value) == sentence
        library.sweep()  # leaves what is arriving where it is

    bring_in(pack, library, refuse, watch=Watch(meanwhile))
    assert names(library) == ["mien"]


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"format": 1}', '{"format": 2}', '{"format": 1, "name": 3}', "[" * 9999]
)
def test_a_pack_of_which_nobody_knows_what_it_holds_is_listed_and_can_go(
    damage: str, tmp_path: Path, library: Library
) -> None:
    kept = bring_in(pack_of(tmp_path / "p.zip", "mien"), library, refuse)
    (kept.folder / "paquet.json").write_text(damage)
    assert library.packs() == (Kept(kept.folder, None),)
    library.sweep()
    assert names(library) == ["mien"]
    library.remove("mien")
    assert library.packs() == ()


@pytest.mark.parametrize("file", ["../../mien.yaml", "/mien.yaml", "sous/mien.yaml"])
def test_a_list_of_files_that_leads_out_of_its_folder_is_not_believed(
    file: str, tmp_path: Path, library: Library
) -> None:
    kept = bring_in(pack_of(tmp_path / "p.zip", "mien"), library, refuse)
    listed = kept.folder / "paquet.json"
    listed.write_text(json.dumps({**json.loads(listed.read_text("utf-8")), "paths": {"mien": file}}), "utf-8")
    assert library.packs() == (Kept(kept.folder, None),)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is refused to root")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    library = Library(tmp_path / FOLDER)
    with pytest.raises(
        KitError, match=r"ne se lit ou ne s'écrit pas \(accès refusé\) ; vérifiez la place et les droits$"
    ):
        bring_in(pack_of(tmp_path.parent / "p.zip", "mien"), library, refuse)
    tmp_path.chmod(0o700)


def test_a_file_in_the_place_of_the_library_is_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("")
    library = Library(tmp_path / FOLDER)
    assert library.packs() == ()
    with pytest.raises(KitError, match=r"ne se lit ou ne s'écrit pas \(.*\) ; vérifiez la place et les droits$"):
        bring_in(pack_of(tmp_path / "p.zip", "mien"), library, refuse)


IMPORTER = """
import sys
from pathlib import Path
from lecons.commands.import_pack import bring_in
from lecons.library import Library
print("begins", flush=True)
while True:
    bring_in(Path(sys.argv[1]), Library(Path(sys.argv[2])), lambda _question: True)
    print("in", flush=True)
"""


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that cannot be caught")
def test_a_kill_at_any_moment_leaves_the_old_pack_or_the_new_one_and_nothing_half(
    tmp_path: Path, library: Library
) -> None:
    dice = random.Random(17)
    old, new = (pack_of(tmp_path / f"{name}.zip", "mien", name.title()) for name in ("ancien", "nouveau"))
    whole = {}
    for pack in (old, new):
        kept = bring_in(pack, library, agree)
        whole[kept.title("fr")] = contents(kept)
    bring_in(old, library, agree)
    for _number in range(times(4)):
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", IMPORTER, str(new), str(library.folder)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(dice.random() / 2)  # somewhere in an import: they follow one another
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        (kept,) = library.packs()
        assert contents(kept) == whole[kept.title("fr")]
        library.sweep()
        assert sorted(each.name for each in library.folder.iterdir()) == sorted([".verrou", kept.folder.name])
        assert contents(kept) == whole[kept.title("fr")]


KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from lecons.commands import import_pack
from lecons.library import Library
from lecons.pack import Watch

def die(*_arguments, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

point = sys.argv[3]
if point == "judged":
    import_pack.verify = die
elif point == "synced":
    os.sync = die
elif point == "renamed":
    shutil.rmtree = die
watch = Watch(die) if point == "unpacked" else Watch()
import_pack.bring_in(Path(sys.argv[1]), Library(Path(sys.argv[2])), lambda _question: True, watch=watch)
"""


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that cannot be caught")
@pytest.mark.parametrize(
    ("point", "title"), [("unpacked", "Ancien"), ("judged", "Ancien"), ("synced", "Ancien"), ("renamed", "Nouveau")]
)
def test_a_kill_between_two_steps_leaves_one_pack_whole(
    point: str, title: str, tmp_path: Path, library: Library
) -> None:
    old, new = (pack_of(tmp_path / f"{name}.zip", "mien", name.title()) for name in ("ancien", "nouveau"))
    whole = contents(bring_in(old, library, refuse))
    command = [sys.executable, "-P", "-c", KILLED, str(new), str(library.folder), point]
    assert subprocess.run(command, check=False, timeout=HANG_S).returncode == -signal.SIGKILL
    (kept,) = library.packs()
    assert kept.title("fr") == title
    assert contents(kept).keys() == whole.keys()
    library.sweep()
    assert sorted(each.name for each in library.folder.iterdir()) == sorted([".verrou", kept.folder.name])
    assert contents(kept).keys() == whole.keys()


def agree(_question: str) -> bool:
    return True


def contents(kept: Kept) -> Bytes:
    return {name: data for name, data in everything(kept.folder).items() if name != "paquet.json"}


def test_what_a_power_cut_left_over_is_swept_and_does_not_count(tmp_path: Path, library: Library) -> None:
    kept = bring_in(pack_of(tmp_path / "p.zip", "mien"), library, refuse)
    shutil.copytree(kept.folder, library.folder / ".0123456789abcdef")
    old = library.folder / "ancien~00000000"
    shutil.copytree(kept.folder, old)
    manifest = json.loads((kept.folder / "paquet.json").read_text("utf-8"))
    (kept.folder / "paquet.json").write_text(json.dumps({**manifest, "remplace": [old.name]}), "utf-8")
    assert library.packs() == (kept,)
    library.sweep()
    assert [each for each in library.folder.iterdir() if each.is_dir()] == [kept.folder]


def lecons_says(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(list(words))
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_program_in_a_pack_is_not_copied_and_the_adult_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = pack_of(tmp_path / "p.zip", "mien")
    left = ["autorun.inf", "jeu.exe", "lancer.bat", "seances/aide.py", "parcours/x.dll", "images/photo.scr"]
    with zipfile.ZipFile(pack, "a") as archive:
        for name in (*left, "LICENCE", "lisez-moi.txt"):
            archive.writestr(name, b"MZ")
    told = "6 fichiers du paquet ne sont pas copiés, le kit n'en fait rien : " + ", ".join(left[:5]) + "…"
    folder = str(tmp_path / "d")
    for words in (("verifier", str(pack)), ("importer", str(pack), "--donnees", folder)):
        status, said, errors = lecons_says(capsys, *words)
        assert (status, errors) == (0, "")
        assert told in said.splitlines()
    (kept,) = Library(tmp_path / "d" / FOLDER).packs()
    assert {each.suffix for each in kept.folder.rglob("*") if each.is_file()} == {"", ".txt", ".yaml", ".json"}
    assert (kept.folder / "LICENCE").read_bytes() == b"MZ"


def test_the_verbs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack, where = pack_of(tmp_path / "p.zip", "mien"), ("--donnees", str(tmp_path / "d"))
    empty = "la bibliothèque est vide ; « beebot-lecons importer PAQUET » y ajoute un paquet\n"
    assert lecons_says(capsys, "bibliotheque", *where) == (0, empty, "")
    told = f"« Mon année » est dans la bibliothèque (2 séances, {KILOBYTES} ko) ; "
    told += "le simulateur le propose dès son prochain départ\n"
    assert lecons_says(capsys, "importer", str(pack), *where) == (0, told, "")
    refused = TAKEN.format(name="mien", others=LOST.format(ids="mien, mien-1, mien-2"))
    refused += " ; ajoutez --remplacer s'il doit prendre leur place (rien n'est changé)\n"
    assert lecons_says(capsys, "importer", str(pack), *where) == (1, "", refused)
    assert lecons_says(capsys, "importer", "--remplacer", str(pack), *where) == (0, told, "")
    assert lecons_says(capsys, "bibliotheque", *where) == (0, f"mien : « Mon année », 2 séances, {KILOBYTES} ko\n", "")
    status, out, _err = lecons_says(capsys, "bibliotheque", "--json", *where)
    ((found,), folder) = (json.loads(out)["packs"], tmp_path / "d" / FOLDER)
    assert Path(found.pop("folder")).parent == folder
    size = found.pop("bytes")
    assert status == 0
    assert size > 1000
    count = 2 * LESSON.count("genre:")
    assert found == {"name": "mien", "title": "Mon année", "paths": ["mien"], "lessons": 2, "challenges": count}
    gone = "« Mon année » n'est plus dans la bibliothèque\n"
    assert lecons_says(capsys, "bibliotheque", "--retirer", "mien", *where) == (0, gone, "")
    assert lecons_says(capsys, "bibliotheque", *where) == (0, empty, "")


def test_a_pack_is_verified_without_being_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = pack_of(tmp_path / "p.zip", "mien")
    status, out, _err = lecons_says(capsys, "verifier", str(pack))
    assert (status, out.splitlines()[0]) == (0, f"2 séances, {2 * LESSON.count('genre:')} défis : tout est bon")
    pack.write_bytes(pack.read_bytes()[:-40])
    told = f"{pack} est abîmé ou n'est pas un fichier zip ; demandez-en une autre copie\n"
    assert lecons_says(capsys, "verifier", str(pack)) == (1, "", told)
