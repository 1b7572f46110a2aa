"""What goes into the folder of tablets, each part alone: none of this starts node or a browser."""

import argparse
import io
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from PIL import Image, ImageChops

from beebot.errors import KitError
from lecons import CONTENT, FIRST_PATH
from lecons.pictures.artwork import ASSETS
from lecons.pictures.themes import CALM
from simulateur.game.reports import Opened
from simulateur.machine.keeping.store import StoreAtOnce
from simulateur.machine.sound.wav import RATE
from simulateur.pictures.progress_comb import CELLS
from simulateur.web.build import compiled, lesson_values, modules, runtime, site, stills, voices
from simulateur.web.build.archive import packed, zipped
from simulateur.web.build.command import _files, act
from simulateur.web.build.folder import Order, check_free, made, write
from simulateur.web.build.progress import Progress
from simulateur.web.build.python_library import slim

SVG = "http://www.w3.org/2000/svg"
DRAWINGS = site.Drawings(
    gardens=dict.fromkeys(stills.GARDENS, "<svg/>"),
    sorry="<svg/>",
    font=b"font",
)


def parts(**changed: bytes) -> site.Parts:
    files = dict.fromkeys(runtime.LOADED, b"python") | {"pyodide.asm.wasm": changed.pop("wasm", b"python")}
    library, code, content = (changed.pop(name, name.encode()) for name in ("library", "code", "content"))
    assert not changed
    return site.Parts(files, "{}", library, code, content, DRAWINGS, {"bravo": b"mp3"})


def service(files: dict[str, bytes]) -> dict[str, str]:
    """The digests that the service worker compares with."""
    found = re.search(r"const FILES = (\{.*?\});", files[site.SERVICE].decode(), re.DOTALL)
    assert found is not None
    digests: dict[str, str] = json.loads(found[1])
    return digests


def test_each_name_says_what_is_in_its_file() -> None:
    files = site.laid_out(parts())
    for name, told in service(files).items():
        assert told == site.digest(files[name])
        assert name == site.PAGE or told in name or name.startswith("python-")
    assert files.keys() - service(files).keys() == {site.SERVICE, site.LICENCES}
    assert not [name for name in files if b"{{" in files[name] and not name.endswith(".png")]


def test_what_is_the_same_keeps_its_name() -> None:
    before, after = site.laid_out(parts()), site.laid_out(parts(code=b"newer"))
    changed = before.keys() ^ after.keys()
    assert {name.partition("-")[0] for name in changed} == {"kit"}
    assert before[site.PAGE] != after[site.PAGE]


def test_folders_that_differ_have_other_versions() -> None:
    def version(**changed: bytes) -> str:
        files = site.laid_out(parts(**changed))
        (kit,) = (data for name, data in files.items() if name.startswith("kit-") and name.endswith(".json"))
        told: str = json.loads(kit)["version"]
        return told

    assert re.fullmatch("[0-9a-f]{6}", version())
    assert len({version(), version(), version(code=b"newer"), version(content=b"other")}) == 3


def test_every_language_is_on_a_page_on_which_nothing_plays() -> None:
    page = site.laid_out(parts())[site.PAGE].decode()
    for name in site.TROUBLES:
        (told,) = re.findall(f'<div id="trouble-{name}"[^>]*>(.*?)</div>', page, re.DOTALL)
        assert re.findall('lang="(..)"', told) == ["fr", "en"]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    with pytest.raises(KitError, match="n'est pas un dossier de tablettes"):
        write(site.laid_out(parts()), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_folder_that_cannot_be_made_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_bytes(b"mine")
    for folder in (tmp_path / "a-file", tmp_path / "a-file" / "tablettes"):
        with pytest.raises(KitError, match="ne s'écrit pas"):
            check_free(folder)
    check_free(tmp_path / "not" / "yet")
    assert [file.name for file in tmp_path.iterdir()] == ["a-file"], "what was tried is gone"


def test_an_older_version_goes_and_what_others_put_there_stays(tmp_path: Path) -> None:
    write(site.laid_out(parts(code=b"older")), tmp_path)
    (tmp_path / ".htaccess").write_text("theirs")
    files = site.laid_out(parts())
    write(files, tmp_path)
    there = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert there == {*files, ".htaccess"}


def test_an_archive_that_is_another_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pyodide.tgz").write_bytes(b"another")
    with pytest.raises(KitError, match="n'est pas l'archive de Pyodide"):
        runtime.bring(tmp_path, tmp_path / "pyodide.tgz", ("npm",))


@pytest.mark.program
def test_without_a_network_it_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="--pyodide pyodide-"):
        runtime.bring(tmp_path, None, ("false",))


def test_a_tablet_carries_no_reader_of_yaml_and_no_window() -> None:
    own, others = modules.reached()
    assert not [name for name in own if name.startswith(("beebot.loader", "simulateur.window", "lecons.printing"))]
    assert {"simulateur.game.kinds.pair", "simulateur.pages.challenge.pads.dial"} <= set(own)
    assert set(modules.standard(others)) >= {"json", "csv", "encodings.utf_8_sig"}
    with pytest.raises(LookupError, match="numpy"):
        modules.standard(("json", "numpy.linalg"))


@pytest.mark.program
def test_what_a_tablet_carries_draws_the_letters_of_a_mat_in_a_theme(tmp_path: Path) -> None:
    """With nothing beside it but Python's own library."""
    files = {file.relative_to(modules.SOURCES): file for file in map(modules.file_of, modules.reached()[0]) if file}
    carried = {Path(name): data for name, data in compiled._data().items()}
    for place, data in (carried | {place: file.read_bytes() for place, file in files.items()}).items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(data)
    drawn = (
        "from lecons.pictures.glyphs import written; from lecons.pictures.themes import HIGH_CONTRAST; "
        "print(written('A9', (0, 0), 10, 99, HIGH_CONTRAST.letters))"
    )
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {drawn}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout.count("<path"), done.stdout.count("#FFFFFF"), done.stderr) == (2, 2, "")


def test_what_is_packed_is_one_stream_of_an_index_and_the_files() -> None:
    files = {"b/é.svg": b"<svg/>", "a.pyc": bytes(range(256)), "empty": b""}
    index = b'{"a.pyc": 256, "b/\\u00e9.svg": 6, "empty": 0}'
    assert zlib.decompress(packed(files)) == bytes((0, 0, 0, len(index))) + index + bytes(range(256)) + b"<svg/>"


LIBRARY = ("asyncio/__init__.py", "asyncio/tasks.py", "json/__init__.py", "pyodide/webloop.py")


def test_a_tablet_has_no_event_loop() -> None:
    library = zipped(dict.fromkeys(LIBRARY, b"theirs"))
    with zipfile.ZipFile(io.BytesIO(slim(library))) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found.keys() == {*LIBRARY} - {"asyncio/tasks.py"}
    assert {name for name in found if found[name] == b"theirs"} == {"json/__init__.py"}


def test_the_library_of_another_pyodide_is_refused() -> None:
    renamed = zipped(dict.fromkeys([name for name in LIBRARY if "webloop" not in name], b"theirs"))
    with pytest.raises(KitError, match=re.escape("il lui manquerait : pyodide/webloop.py")):
        slim(renamed)


def test_sentences_are_mp3_of_few_kilobits() -> None:
    quiet = bytes(2 * RATE)
    spoken = voices.mp3(quiet)
    assert spoken[0] == 0xFF
    assert spoken[1] & 0xE0 == 0xE0
    assert len(spoken) < 2 * voices.KBITS * 1000 / 8


def test_a_folder_has_the_sounds_that_its_paths_play_and_no_other() -> None:
    animals = lesson_values.read((CONTENT / "parcours" / "moyenne-section.yaml",))
    found, none = voices.sounds(animals, CONTENT), voices.sounds(lesson_values.read((FIRST_PATH,)), CONTENT)
    assert {"key", "success", "note-c", "place-vache"} <= found.keys()
    assert none.keys() < found.keys()
    assert not [name for name in none if name.startswith("place-")], "six séances of meadows"
    answers = {name for name, each in found.items() if each.startswith(b"RIFF")}
    assert answers == {name for name in found if not name.startswith("place-")}, "an MP3 begins late"
    wavs = voices.sounds(animals, CONTENT, small=False)
    assert all(each.startswith(b"RIFF") for each in wavs.values())
    assert len(found["place-vache"]) < len(wavs["place-vache"]) / 2


def test_icons_are_what_is_drawn() -> None:
    for name in site.ICONS:
        kept = Image.open(site.WWW / f"icon-{name}.png").convert("RGB")
        drawn = pygame.image.load_sized_svg(io.BytesIO((site.WWW / "icon.svg").read_bytes()), kept.size)
        now = Image.frombytes("RGB", kept.size, pygame.image.tobytes(drawn, "RGB"))
        assert ImageChops.difference(now, kept).getbbox() is None


@pytest.mark.parametrize(
    ("file", "bee"),
    [
        ("bee-again", "bee-sorry"),
        ("bee-cut", "bee-sorry"),
        ("bee-lent", "bee-happy"),
        ("icon", "bee"),
        ("comb", "bee-blink"),
    ],
)
def test_pictures_that_lie_ready_have_the_bee_of_the_kit(file: str, bee: str) -> None:
    shapes = set(re.findall(r' d="[^"]*"', (ASSETS / f"{bee}.svg").read_text("utf-8")))
    assert shapes <= set(re.findall(r' d="[^"]*"', (site.WWW / f"{file}.svg").read_text("utf-8")))
    assert shapes


def test_the_still_garden_is_the_one_that_comes() -> None:
    (content,) = lesson_values.read((FIRST_PATH,))
    drawn = stills.garden(content, stills.GARDENS["tall"])
    assert "var(--" not in drawn
    assert drawn.count("<svg") > 10
    assert drawn.startswith('<svg preserveAspectRatio="none"'), "it fills a screen of any shape"
    assert (site.WWW / "comb.svg").read_text("utf-8").count('class="cell"') == CELLS
    pale = drawn.count('<g opacity="0.38">')
    assert pale >= 2
    assert drawn.count(f'fill="{CALM.cream}"/></svg><g opacity="0.38">') == pale, "no hill is seen through a pale key"


def test_a_path_of_one_seance_has_its_still_garden() -> None:
    (content,) = lesson_values.read((FIRST_PATH,))
    alone = content._replace(path=replace(content.path, lessons=content.path.lessons[:1]))
    assert f'fill="{CALM.leaf}"' in stills.garden(alone, stills.GARDENS["wide"]), "its flower is shut, as all are"


def test_paths_are_named_or_files() -> None:
    assert _files(["cp", "/x/mon-parcours.yaml"]) == (FIRST_PATH.parent / "cp.yaml", Path("/x/mon-parcours.yaml"))
    assert _files([])[0] == FIRST_PATH
    with pytest.raises(KitError, match="déjà dans le dossier"):
        lesson_values.read((FIRST_PATH, FIRST_PATH))


def test_a_picture_that_is_refused_is_told_once_before_the_long_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "classe"
    shutil.copytree(CONTENT, content)
    (content / "images" / "mechant.svg").write_text(f'<svg xmlns="{SVG}"><script/></svg>', encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    (tmp_path / "pyodide.tgz").write_bytes(b"another one")  # where there is a Node.js, it ends there
    files = tuple(content / "parcours" / name for name in ("famille.yaml", FIRST_PATH.name))
    with pytest.raises(KitError):
        made(Order(files, tmp_path, tmp_path / "pyodide.tgz"), Progress(6))
    told = [line.strip() for line in capsys.readouterr().err.splitlines()]
    assert told[:2] == [
        "1/6  Lecture de 2 parcours",
        "images/mechant.svg:1:1 : un programme n'a pas sa place dans un dessin ; enregistrez-le en « SVG simple »",
    ]
    assert not any("mechant" in line for line in told[2:])


def test_a_store_without_a_thread_answers_at_once(tmp_path: Path) -> None:
    store = StoreAtOnce(tmp_path / "kept", tmp_path)
    reports = store.screen_files().take_reports()
    assert [type(each) for each in reports] == [Opened]
    store.close()


def test_another_ones_folder_is_refused_before_minutes_of_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def too_late(*_any: object) -> None:
        raise AssertionError("made first")

    (tmp_path / "photos.zip").write_bytes(b"hers")
    monkeypatch.setattr("simulateur.web.build.command.made", too_late)
    with pytest.raises(KitError, match="n'est pas vide"):
        act(argparse.Namespace(dossier=tmp_path, parcours=[], pyodide=None, sans_voix=True))
    with pytest.raises(KitError, match="ne s'écrit pas"):
        act(argparse.Namespace(dossier=tmp_path / "photos.zip", parcours=[], pyodide=None, sans_voix=True))


@pytest.mark.program
def test_the_same_values_are_the_same_bytes_in_whatever_order_a_process_has_its_sets() -> None:
    code = (
        "import hashlib\nfrom lecons import CONTENT, FIRST_PATH\nfrom simulateur.web.build import lesson_values\n"
        "print(hashlib.sha256(lesson_values.packed(lesson_values.read((FIRST_PATH,)))).hexdigest())"
    )
    done = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in ("1", "2")
    ]
    assert done[0].stdout == done[1].stdout
    contents = lesson_values.read((FIRST_PATH,))
    assert [each.unpacked().path for each in pickle.loads(lesson_values.packed(contents))] == [
        each.path for each in contents
    ]
