"""Files before the gate: drawings, photographs and recordings, drawn or decoded once by a worker that may die."""

import io
import os
import random
import shutil
import signal
import struct
import sys
import time
import zlib
from base64 import b64encode
from contextlib import suppress
from itertools import count
from pathlib import Path

import pygame
import pytest
from PIL import Image

from beebot.errors import KitError
from lecons.gate import check, photographs, pictures, worker_process
from lecons.gate.check import check_media, places_recorded
from lecons.gate.photographs import MAX_SCANS
from lecons.gate.pictures import judge_images, picture_of
from lecons.gate.recordings import samples_of
from lecons.gate.refusal import RefusedError
from lecons.gate.worker_pool import WorkerPool
from lecons.gate.worker_process import CPU_S, WorkerProcess
from lecons.pictures.images import KIT, Images
from lecons.pictures.photos import IMAGE, Photo, data_of
from simulateur.machine.sound.wav import RATE
from simulateur.machine.sound.wav import wav as plain_wav
from tests.lecons.gate.hostile_pictures import BOMBS, DOT, page, photo, png
from tests.lecons.gate.hostile_sounds import ogg, wav

RNG = random.Random(1)
SLOW = page('<circle cx="50" cy="50" r="45" stroke="red" stroke-width="9" stroke-linejoin="round"/>' * 1_999)


TOO_MUCH = "cette photo est trop lourde à lire ; réduisez-la, 512 points de côté suffisent"
NOT_TO_ITS_END = "cette photo ne se lit pas jusqu'au bout ; prenez-en une autre copie"
TOO_HEAVY = "trop d'images lourdes dans ce dossier : {count} ne sont pas lues, à partir de celle-ci ; réduisez-les"


def put(folder: Path, name: str, data: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def told(file: Path, worker: WorkerProcess) -> str:
    with pytest.raises(RefusedError) as refused:
        (samples_of if file.suffix in (".wav", ".ogg", ".mp3") else picture_of)(file, worker)
    return refused.value.message


def test_a_folder_is_judged_and_each_bad_file_told_with_its_line(tmp_path: Path) -> None:
    images = tmp_path / "images"
    put(images, "fleur.svg", page(DOT))
    put(images, "photo.JPG", photo(RNG, "jpg"))
    put(images, "mot.svg", page("\n<script/>"))
    put(images, "bombe.png", png(60_000, 60_000, b""))
    put(images, "anim.gif", b"GIF89a")
    put(images, "lisez-moi.txt", b"")
    shutil.copy(KIT / "ruche.svg", images)
    put(tmp_path / "voix", "bravo.wav", wav(RNG, 0.2))
    put(tmp_path / "voix", "encore.ogg", b"not a sound")
    assert [str(problem) for problem in check_media(tmp_path).problems] == [
        "images/mot.svg:2:1 : un programme n'a pas sa place dans un dessin ; enregistrez-le en « SVG simple »",
        "images/bombe.png:1:1 : cette photo a 60000 × 60000 points ; réduisez-la, 512 points de côté suffisent",
        "images/anim.gif:1:1 : les images sont en SVG, PNG ou JPEG ; enregistrez celle-ci de nouveau",
        "voix/encore.ogg:1:1 : cet enregistrement ne se lit pas ; enregistrez-le en WAV, OGG ou MP3",
    ]
    with WorkerPool() as pool:
        own = judge_images(tmp_path, pool).images.own
    assert {name: found.is_drawing for name, found in own.items()} == {"fleur": True, "photo": False}


def test_a_folder_without_pictures_and_the_kits_own_start_no_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))
    shutil.copytree(KIT, tmp_path / "images")
    assert check_media(tmp_path).problems == check_media(KIT.parent).problems == ()


def test_without_a_worker_there_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "images", "fleur.svg", page(DOT))
    for program in (str(tmp_path / "absent"), shutil.which("false") or "false"):
        monkeypatch.setattr(sys, "executable", program)
        with pytest.raises(KitError) as raised:
            check_media(tmp_path)
        assert str(raised.value) == "le contrôle des images et des sons ne démarre pas ; installez le kit de nouveau"


def test_pictures_that_are_too_heavy_together_are_not_all_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        put(tmp_path / "images", f"{name}.svg", page(DOT))
    monkeypatch.setattr(pictures, "BUDGET_S", 0.0)
    assert [str(problem) for problem in check_media(tmp_path).problems] == [
        "images/a.svg:1:1 : " + TOO_HEAVY.format(count=3),
    ]


def test_the_seconds_of_every_picture_are_added_up(worker: WorkerProcess) -> None:
    worker.ask("draw", page(DOT * 400).encode())
    before = worker.taken
    worker.ask("draw", page(DOT).encode())
    assert worker.taken > before


def test_as_many_recordings_as_may_be_are_not_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "MAX_RECORDINGS", 2)
    too_many = "voix:1:1 : plus de 2 enregistrements dans ce dossier ; n'y laissez que ceux qui servent"
    for name, problems in (("a", []), ("b", []), ("c", [too_many])):
        put(tmp_path / "voix", f"{name}.wav", wav(RNG, 0.1))
        assert [str(problem) for problem in check_media(tmp_path).problems] == problems


@pytest.mark.parametrize("head", ['viewBox="0 0 200 100"', 'width="20mm" height="10mm"', 'width="1e9" height="5e8"'])
def test_a_drawing_becomes_two_pictures(head: str, tmp_path: Path, worker: WorkerProcess) -> None:
    body = '<rect width="100%" height="100%" fill="red"/>'
    found = picture_of(put(tmp_path, "fleur.svg", page(body, head)), worker)
    assert found is not None
    assert found.is_drawing
    sizes = [pygame.image.load(io.BytesIO(data), "drawing.png").get_size() for data in (found.data, found.small)]
    assert sizes == [(1024, 512), (256, 128)]
    assert (found.width, found.height) == sizes[0]


def test_a_machine_without_resvg_says_so_and_shows_photographs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no wheel for every machine: here, what is found in its place cannot be imported."""
    put(tmp_path, "resvg_py.py", "raise ImportError\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with WorkerProcess() as worker:
        assert told(put(tmp_path, "fleur.svg", page(DOT)), worker) == (
            "cet ordinateur n'a pas de quoi dessiner un SVG (resvg) ; donnez ce dessin en PNG ou JPEG"
        )
        assert picture_of(put(tmp_path, "fleur.png", photo(RNG, "png")), worker) is not None


def test_what_was_judged_is_what_is_drawn(tmp_path: Path, worker: WorkerProcess) -> None:
    file = put(tmp_path, "fleur.svg", page(DOT))
    images = Images({"fleur": picture_of(file, worker)})  # type: ignore[dict-item]
    file.write_text(page(SLOW), "utf-8")
    mark = IMAGE.search(images.draw("fleur", 60, 60, 120))
    assert mark is not None
    middle = pygame.image.load(io.BytesIO(data_of(mark[1])), "drawing.png").get_at((512, 512))
    assert tuple(middle) == (192, 57, 43, 255)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process")
def test_a_drawing_that_is_never_ready_is_told_and_the_next_one_is_drawn(
    tmp_path: Path, worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, good = put(tmp_path, "a.svg", SLOW), put(tmp_path, "b.svg", page(DOT))
    hung = worker._process or worker._start()
    os.kill(hung.pid, signal.SIGSTOP)
    monkeypatch.setattr(worker_process, "PATIENCE_S", 0.2)
    sentence = "ce dessin est trop long à dessiner ; simplifiez-le (dans Inkscape : Chemin > Simplifier)"
    assert told(slow, worker) == sentence
    monkeypatch.undo()
    assert picture_of(good, worker) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(("how", "sentence"), [("SIGXCPU", TOO_MUCH), ("SIGSEGV", NOT_TO_ITS_END)])
def test_a_photograph_is_too_heavy_where_time_ended_it_and_unreadable_where_the_decoder_died(
    how: str, sentence: str, tmp_path: Path
) -> None:
    file = put(tmp_path, "a.png", png(9, 9, b""))
    with WorkerProcess() as worker:
        os.kill(worker._start().pid, getattr(signal, how))
        assert told(file, worker) == sentence
        assert worker.taken == CPU_S, "and no second of the clock"


def test_no_clock_judges_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a busy machine takes: here an hour passes each time that anybody looks at the clock."""
    for name in "abc":
        put(tmp_path / "images", f"{name}.svg", page(DOT))
    hours = count(step=3600.0)
    monkeypatch.setattr(time, "monotonic", lambda: next(hours))
    with WorkerPool(1) as pool:
        assert judge_images(tmp_path, pool).problems == ()
    assert worker_process.PATIENCE_S >= 60, "it catches what hangs"


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_jpeg_without_its_end_is_told(part: float, tmp_path: Path, worker: WorkerProcess) -> None:
    data = photo(RNG, "jpg")
    assert data.endswith(b"\xff\xd9")
    kept = max(int(part * len(data)), data.index(b"\xff\xda"))  # its size and its tables
    assert told(put(tmp_path, "a.jpg", data[:kept]), worker) == NOT_TO_ITS_END
    assert isinstance(picture_of(put(tmp_path, "b.jpg", data + b"what a telephone adds"), worker), Photo)


@pytest.mark.parametrize("scans", [MAX_SCANS, MAX_SCANS + 1, 3_000])
def test_a_jpeg_of_many_scans_is_too_heavy_on_every_machine(scans: int) -> None:
    data = photo(RNG, "jpg")
    start = data.index(b"\xff\xda")
    data = data[:start] + data[start:-2] * scans + data[-2:]
    if scans <= MAX_SCANS:
        assert photographs.judged(data).kind == "jpg"
        return
    with pytest.raises(RefusedError) as refused:
        photographs.judged(data)
    assert refused.value.message == TOO_MUCH


def test_the_largest_photograph_may_be_in_a_drawing(tmp_path: Path, worker: WorkerProcess) -> None:
    noise = Image.merge("RGB", [Image.effect_noise((780, 580), 90)] * 3).resize((4_600, 3_450))
    noise.save(made := io.BytesIO(), "JPEG", quality=99)
    data, remark = made.getvalue(), b"\xff\xfe\xff\xff" + bytes(0xFFFF - 2)
    data = data[:2] + remark * ((photographs.MAX_BYTES - len(data)) // len(remark)) + data[2:]
    text = page(f'<image width="46" height="34" href="data:image/jpeg;base64,{b64encode(data).decode()}"/>')
    assert picture_of(put(tmp_path, "photo.svg", text), worker) is not None


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_a_sentence_and_the_next_drawing_is_shown(
    name: str, tmp_path: Path, worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_process, "CPU_S", 1)
    assert told(put(tmp_path, "bombe.svg", BOMBS[name]), worker) in (
        "ce dessin est trop long à dessiner ; simplifiez-le (dans Inkscape : Chemin > Simplifier)",
        "ce dessin ne se dessine pas, il est trop lourd ou abîmé ; simplifiez-le, ou donnez-le en PNG",
    )
    assert picture_of(put(tmp_path, "fleur.svg", page(DOT)), worker) is not None


@pytest.mark.parametrize("size", ['width="1e9" height="1e9"', 'viewBox="-1e9 -1e9 2e9 2e9"', 'width="1e38" height="9"'])
def test_a_huge_page_takes_no_more_room_than_another(size: str, tmp_path: Path, worker: WorkerProcess) -> None:
    text = page('<circle r="100%" stroke="red" stroke-width="1e8"/>', size)
    with suppress(RefusedError):
        found = picture_of(put(tmp_path, "page.svg", text), worker)
        assert found is not None
        assert max(found.width, found.height) == 1024
    assert worker._process is not None, "it did not die of it"


def test_a_worker_that_dies_is_started_again(worker: WorkerProcess) -> None:
    before = worker._process or worker._start()
    before.kill()
    assert worker.ask("draw", page(DOT).encode()).found == {"fault": "slow"}, "as one that the system stops"
    assert "fault" not in worker.ask("draw", page(DOT).encode()).found


@pytest.mark.skipif(sys.platform != "linux", reason="the system counts memory on Linux alone")
def test_a_recording_that_takes_too_much_memory_is_refused(tmp_path: Path, worker: WorkerProcess) -> None:
    kind = struct.pack("<HHIIHH", 1, 1, 1000, 2_000_000, 1, 8)  # it lies about its seconds
    body = b"WAVEfmt \x10\0\0\0" + kind + b"data" + struct.pack("<I", 11_000_000) + bytes(11_000_000)
    file = put(tmp_path, "longue.wav", b"RIFF" + struct.pack("<I", len(body)) + body)
    assert told(file, worker).startswith("cet enregistrement ")


@pytest.mark.parametrize(("kind", "size"), [("png", (640, 480)), ("jpg", (2000, 1500)), ("png", (9, 7))])
def test_a_photograph_is_made_small_and_upright(
    kind: str, size: tuple[int, int], tmp_path: Path, worker: WorkerProcess
) -> None:
    made = io.BytesIO()
    surface = pygame.Surface(size)
    surface.fill("red", (0, 0, size[0] // 2, size[1]))
    pygame.image.save(surface, made, f"photo.{kind}")
    data = made.getvalue()
    if kind == "jpg":  # as a camera notes that it was turned: its left is the top
        tiff = b"MM" + struct.pack(">HIHHHIHH", 42, 8, 1, 0x0112, 3, 1, 6, 0)
        data = data[:2] + b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff + data[2:]
    found = picture_of(put(tmp_path, f"photo.{kind}", data), worker)
    assert isinstance(found, Photo)
    shown = pygame.image.load(io.BytesIO(found.data), "photo.png")
    scale = min(512 / max(size), 1)
    wide, high = round(size[0] * scale), round(size[1] * scale)
    assert shown.get_size() == (found.width, found.height) == ((high, wide) if kind == "jpg" else (wide, high))
    assert shown.get_at((1, 1)).r > 200
    assert shown.get_at((1, found.height - 2) if kind == "jpg" else (found.width - 2, 1)).r < 50


def _with_exif(photo: bytes, kind: str, tag: int) -> bytes:
    tiff = b"II*\0" + struct.pack("<IHHHII", 8, 1, tag, 4, 1, 26)
    if kind == "jpg":
        return photo[:2] + b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff + photo[2:]
    chunk = struct.pack(">I", len(tiff)) + b"eXIf" + tiff + struct.pack(">I", zlib.crc32(b"eXIf" + tiff))
    return photo[:33] + chunk + photo[33:]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA", "RGB", "L"])
def test_a_photograph_is_as_transparent_as_it_was(mode: str, tmp_path: Path, worker: WorkerProcess) -> None:
    """A cut-out lies on the mat without a box around it, however few colours its file has."""
    cut_out = Image.new("RGBA", (60, 40), (200, 30, 30, 0))
    cut_out.paste((200, 30, 30, 255), (20, 10, 40, 30))
    kept = cut_out.quantize() if mode == "PA" else cut_out.convert(mode)
    data = io.BytesIO()
    kept.save(data, "PNG")
    found = picture_of(put(tmp_path, "photo.png", data.getvalue()), worker)
    assert found is not None
    shown = Image.open(io.BytesIO(found.data)).convert("RGBA")
    corner, middle = (shown.getpixel(at) for at in ((3, 3), (30, 20)))
    assert isinstance(corner, tuple)
    assert isinstance(middle, tuple)
    assert (corner[3], middle[3]) == (0 if mode.endswith("A") else 255, 255)
    assert middle[:3] == kept.convert("RGB").getpixel((30, 20))


@pytest.mark.parametrize("kind", ["jpg", "png"])
@pytest.mark.parametrize(("tag", "count"), [(0x8825, 1), (0x0110, 0)], ids=["a place", "a camera"])
def test_a_place_in_a_photograph_is_told_and_never_shown(
    kind: str, tag: int, count: int, tmp_path: Path, worker: WorkerProcess
) -> None:
    made = io.BytesIO()
    pygame.image.save(pygame.Surface((40, 30)), made, f"photo.{kind}")
    folder = tmp_path / "images"
    folder.mkdir()
    file = put(folder, f"photo.{kind}", _with_exif(made.getvalue(), kind, tag))
    found = picture_of(file, worker)
    assert isinstance(found, Photo)
    assert b"Exif" not in found.data
    assert b"eXIf" not in found.data
    told = [problem.message for problem in places_recorded(tmp_path)]
    assert len(told) == count
    assert all(message.startswith("cette photo dit où elle a été prise ; ") for message in told)


XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:Description exif:GPSLatitude='48,51N'/></x:xmpmeta>"
"""Where a program writes the place, beside Exif or instead of it."""


@pytest.mark.parametrize("kind", ["jpg", "png"])
@pytest.mark.parametrize(("said", "count"), [(XMP, 1), (XMP.replace(b"GPSLatitude", b"Software"), 0)])
def test_a_place_that_a_program_wrote_is_told_too(kind: str, said: bytes, count: int, tmp_path: Path) -> None:
    data = photo(RNG, kind)
    if kind == "jpg":
        data = data[:2] + b"\xff\xe1" + struct.pack(">H", len(said) + 2) + said + data[2:]
    else:
        chunk = b"iTXt" + b"XML:com.adobe.xmp\0\0\0\0\0" + said
        data = data[:33] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + data[33:]
    (tmp_path / "images").mkdir()
    put(tmp_path / "images", f"photo.{kind}", data)
    assert len(list(places_recorded(tmp_path))) == count


REFUSED = {
    "many points": (
        "a.png",
        png(5_000, 4_000, b""),
        "cette photo a 5000 × 4000 points ; réduisez-la, 512 points de côté suffisent",
    ),
    "a strip of points": (
        "a.png",
        png(9, 12_001, b""),
        "cette photo a 9 × 12001 points ; réduisez-la, 512 points de côté suffisent",
    ),
    "a wide strip": (
        "a.png",
        png(12_001, 9, b""),
        "cette photo a 12001 × 9 points ; réduisez-la, 512 points de côté suffisent",
    ),
    "no point": ("a.png", png(0, 0, b""), "cette photo n'a aucun point ; prenez-en une autre copie"),
    "no sound": ("a.wav", b"RIFF0000AVI ", "cet enregistrement ne se lit pas ; enregistrez-le en WAV, OGG ou MP3"),
    "nine bytes called a sound": (
        "a.ogg",
        b"OggS12345",
        "cet enregistrement ne se lit pas ; enregistrez-le en WAV, OGG ou MP3",
    ),
    "a page of no sound": (
        "a.ogg",
        ogg(RNG, 3600 * 16_000, 16_000).replace(b"vorbis", b"theora"),
        "cet enregistrement ne se lit pas ; enregistrez-le en WAV, OGG ou MP3",
    ),
    "empty": ("a.mp3", b"", "cet enregistrement est vide ; enregistrez la phrase de nouveau"),
    "no samples": ("a.wav", wav(RNG, 0), "cet enregistrement est vide ; enregistrez la phrase de nouveau"),
    "61 s": ("a.wav", wav(RNG, 61, 1_000), "cet enregistrement dure plus de 60 secondes ; gardez la phrase seule"),
    "an hour": (
        "a.ogg",
        ogg(RNG, 3600 * 16_000, 16_000),
        "cet enregistrement dure plus de 60 secondes ; gardez la phrase seule",
    ),
    "large": ("a.ogg", bytes(4 * 2**20), "le fichier dépasse 3072 Kio ; réduisez-le"),
    "a photograph cut off": (
        "a.jpg",
        photo(RNG, "jpg")[:20],
        "cette photo JPEG est abîmée ; prenez-en une autre copie",
    ),
    "rows missing": ("a.png", png(9, 9, b""), "cette photo ne se lit pas jusqu'au bout ; prenez-en une autre copie"),
    "a drawing called so": (
        "a.png",
        page(DOT).encode(),
        "ce n'est pas une photo en PNG ou JPEG ; enregistrez-la en PNG ou JPEG",
    ),
}


@pytest.mark.parametrize(("name", "data", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_told(name: str, data: bytes, sentence: str, tmp_path: Path, worker: WorkerProcess) -> None:
    assert told(put(tmp_path, name, data), worker) == sentence


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_ordinary_file_is_never_read(tmp_path: Path, worker: WorkerProcess) -> None:
    pipe, loop, device = tmp_path / "a.svg", tmp_path / "b.png", tmp_path / "c.wav"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    device.symlink_to("/dev/zero")
    assert told(pipe, worker) == told(device, worker) == "ce n'est pas un fichier ordinaire ; remplacez-le"
    assert told(loop, worker) == (
        "le fichier ne s'ouvre pas (liens qui tournent en rond) ; vérifiez son nom et le droit de le lire"
    )


def test_a_wav_says_how_long_it_is_by_its_bytes_a_second(tmp_path: Path, worker: WorkerProcess) -> None:
    """16 bits a sample are two bytes: by its samples it would be twice as long, and too long."""
    spoken = bytes(2 * RATE * 40)
    file = put(tmp_path, "quarante.wav", plain_wav(spoken))
    assert len(samples_of(file, worker)) == len(spoken)


def test_a_wav_may_be_large_however_its_ending_is_written(tmp_path: Path, worker: WorkerProcess) -> None:
    file = put(tmp_path, "DICTEE.WAV", wav(RNG, 20, 44_100, 2))
    assert file.stat().st_size > 3 * 2**20, "more than an OGG may have"
    assert len(samples_of(file, worker)) == pytest.approx(2 * RATE * 20, rel=0.01)


def test_a_place_that_a_program_wrote_is_told_whatever_a_camera_writes_after_it(tmp_path: Path) -> None:
    data = _with_exif(photo(RNG, "jpg"), "jpg", 0x0112)
    data = data[:2] + b"\xff\xe1" + struct.pack(">H", len(XMP) + 2) + XMP + data[2:]
    (tmp_path / "images").mkdir()
    put(tmp_path / "images", "photo.jpg", data)
    assert len(list(places_recorded(tmp_path))) == 1
