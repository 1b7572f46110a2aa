"""A teacher's voice on its way to a file, with a microphone that says what it is told and a real disk."""

import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from simulateur.game.messages.voices import (
    By,
    Ear,
    EraseVoice,
    LevelIs,
    NoTake,
    SaidBy,
    ShowVoices,
    TakeIs,
    VoiceAsk,
    VoiceReport,
    VoicesAre,
)
from simulateur.game.requests import Stored
from simulateur.machine.keeping.store import Store
from simulateur.machine.sound.recording_files import Recordings
from simulateur.machine.sound.voice_order import Speech
from simulateur.machine.sound.wav import RATE, samples_of
from simulateur.machine.voice_service import VoiceService
from tests.patience import HANG_S
from tests.simulateur.machine.sound.microphones import FakeMicrophone
from tests.simulateur.machine.sound.test_cleaned_recording import hiss, tone
from tests.simulateur.window.tables import Quiet

TASK = "Va jusqu'à la fleur !"
NAME = "va-jusqu-a-la-fleur"
TICK_S = 1 / 30
SPOKEN = (hiss(0.2), tone(0.3, 8000), tone(0.3, 9000), hiss(0.2))
PAGE, SPEAKS = Ear(is_there=True), Ear(is_there=True, sentence=TASK)


class Desk:
    """A service with a fake microphone, and what it has reported."""

    def __init__(
        self, folder: Path, heard: Sequence[bytes] = SPOKEN, *, refused: bool = False, breaks: bool = False
    ) -> None:
        self.microphone = FakeMicrophone(heard, is_refused=refused, breaks=breaks)
        self.recordings = Recordings(folder / "content", folder / "voix")
        self.voice = Quiet()
        self.service = VoiceService(folder, self.recordings, self.microphone)
        self.reports: list[VoiceReport] = []

    def turn(self, ear: Ear, times: int = 1) -> None:
        for _time in range(times):
            self.service.listen(ear, TICK_S, self.voice)
            self.reports += self.service.take_reports()

    def until(self, kind: type[VoiceReport] | tuple[type[VoiceReport], ...]) -> VoiceReport:
        """Turn, with nothing held, until a report of such a kind comes."""
        return self._until(lambda: next((each for each in self.reports if isinstance(each, kind)), None))

    def _until(self, found: Callable[[], VoiceReport | None]) -> VoiceReport:
        end = time.monotonic() + HANG_S
        while time.monotonic() < end:
            self.turn(PAGE)
            if (report := found()) is not None:
                self.reports.clear()
                return report
            time.sleep(0.005)  # threads cut and keep
        raise AssertionError("never told")

    def speak(self) -> VoiceReport:
        self.turn(PAGE)
        self.turn(SPEAKS, 1 + len(SPOKEN))
        return self.until(TakeIs)

    def keep(self) -> VoiceReport:
        self.service.obey(VoiceAsk.KEEP, self.voice)
        return self.until(SaidBy)


def files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_what_is_spoken_and_kept_is_what_children_hear(tmp_path: Path) -> None:
    kit = Desk(tmp_path)
    take = kit.speak()
    assert isinstance(take, TakeIs)
    assert 0.6 <= take.seconds <= 1
    assert files(tmp_path) == [], "nothing is on the disk before it is kept"
    assert kit.keep() == SaidBy(TASK, By.TEACHER)
    assert files(tmp_path) == [".verrou", f"voix/{NAME}.wav"]
    speech = Speech("fr", kit.recordings)
    assert len(samples_of(speech.file(TASK))) == round(take.seconds * RATE) * 2
    assert speech.take_problems() == ()


def test_it_listens_only_while_the_key_is_held(tmp_path: Path) -> None:
    kit = Desk(tmp_path)
    kit.turn(PAGE, 3)
    assert not kit.microphone.is_open
    kit.turn(SPEAKS)
    assert kit.microphone.is_open
    kit.turn(PAGE)
    assert not kit.microphone.is_open
    kit.turn(SPEAKS)
    kit.turn(Ear())
    assert not kit.microphone.is_open, "the page is gone"
    kit.turn(SPEAKS)
    kit.service.close()
    assert not kit.microphone.is_open


def test_a_page_that_goes_while_one_speaks_leaves_no_take(tmp_path: Path) -> None:
    kit = Desk(tmp_path)
    kit.turn(PAGE)
    kit.turn(SPEAKS, 1 + len(SPOKEN))
    kit.reports.clear()
    kit.turn(Ear())
    time.sleep(0.2)  # a thread would have cut it by then
    kit.turn(Ear())
    kit.service.obey(VoiceAsk.HEAR, kit.voice)
    assert (kit.reports, kit.service._take.samples) == ([], b"")


def test_the_level_moves_while_one_speaks(tmp_path: Path) -> None:
    kit = Desk(tmp_path)
    kit.turn(SPEAKS, 1 + len(SPOKEN))
    levels = [report.level for report in kit.reports if isinstance(report, LevelIs)]
    assert len(levels) == len(SPOKEN)
    assert levels[0] < levels[1] < levels[2] > levels[3]


def test_the_longest_take_ends_by_itself(tmp_path: Path) -> None:
    kit = Desk(tmp_path, [tone(1, 8000)] * 40)
    kit.turn(SPEAKS, 30)
    assert not kit.microphone.is_open
    take = kit.until(TakeIs)
    assert isinstance(take, TakeIs)
    assert take.seconds == 15


@pytest.mark.parametrize(
    ("heard", "told"),
    [
        ([tone(0.1, 8000)], "Gardez la touche enfoncée"),
        ([hiss(1)] * 2, "Le micro n'a rien entendu"),
    ],
)
def test_a_tap_and_a_silence_are_no_take(tmp_path: Path, heard: Sequence[bytes], told: str) -> None:
    kit = Desk(tmp_path, heard)
    kit.turn(SPEAKS, 1 + len(heard))
    report = kit.until(NoTake)
    assert isinstance(report, NoTake)
    assert report.sentence.startswith(told)


def test_a_microphone_that_is_refused_is_told_once_a_hold(tmp_path: Path) -> None:
    kit = Desk(tmp_path, refused=True)
    kit.turn(SPEAKS, 5)
    (report,) = kit.reports
    assert isinstance(report, NoTake)
    assert report.sentence.startswith("Aucun micro ne répond")
    kit.turn(PAGE)
    kit.turn(SPEAKS, 5)
    assert len(kit.reports) == 2


def test_a_microphone_that_is_unplugged_in_mid_sentence_leaves_nothing(tmp_path: Path) -> None:
    kit = Desk(tmp_path, SPOKEN[:2], breaks=True)
    kit.turn(SPEAKS, 10)
    last = kit.reports[-1]
    assert isinstance(last, NoTake)
    assert last.sentence.startswith("Le micro n'est plus là")
    assert not kit.microphone.is_open
    kit.turn(PAGE, 3)
    kit.service.obey(VoiceAsk.HEAR, kit.voice)
    assert kit.voice.heard == [b""]
    assert not [report for report in kit.reports if isinstance(report, TakeIs)]
    assert files(tmp_path) == []


def test_a_microphone_that_falls_silent_is_gone(tmp_path: Path) -> None:
    kit = Desk(tmp_path, SPOKEN)
    kit.turn(SPEAKS, 5)
    kit.turn(SPEAKS, round(2 / TICK_S) + 2)
    assert isinstance(kit.reports[-1], NoTake)


def test_the_kit_is_silent_while_one_speaks_and_plays_the_take(tmp_path: Path) -> None:
    kit = Desk(tmp_path)
    kit.turn(PAGE, 2)
    assert kit.voice.hushed == 0
    kit.speak()
    assert kit.voice.hushed == 1
    kit.service.obey(VoiceAsk.HEAR, kit.voice)
    assert len(kit.voice.heard[0]) > RATE


@pytest.mark.parametrize("forget", ["drop", "leave", "show", "erased"])
def test_a_take_that_is_not_kept_is_forgotten(tmp_path: Path, forget: str) -> None:
    kit = Desk(tmp_path)
    kit.speak()
    match forget:
        case "drop":
            kit.service.obey(VoiceAsk.DROP, kit.voice)
        case "leave":
            kit.turn(Ear())
        case "show":
            kit.service.obey(ShowVoices(()), kit.voice)
        case "erased":
            kit.service.erased()
    kit.service.obey(VoiceAsk.HEAR, kit.voice)
    assert kit.voice.heard == [b""]


class Gate:
    """A step of a thread that waits there until it is let on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
        module = sys.modules[VoiceService.__module__]
        self._does = getattr(module, step)
        self.reached, self.passed = threading.Event(), threading.Event()
        monkeypatch.setattr(module, step, self._wait)

    def _wait(self, *values: object) -> object:
        self.reached.set()
        assert self.passed.wait(HANG_S)
        return self._does(*values)


def erase(folder: Path) -> None:
    """« Tout effacer », at another screen or in another program."""
    store = Store(folder)
    store.screen_files().obey(Stored.ERASE)
    assert store.flush(HANG_S)
    store.close()


def test_what_is_erased_while_a_take_is_judged_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path).close()
    kit, gate = Desk(tmp_path), Gate(monkeypatch, "samples_in")
    kit.speak()
    kit.service.obey(VoiceAsk.KEEP, kit.voice)
    assert gate.reached.wait(HANG_S)
    erase(tmp_path)
    gate.passed.set()
    told = kit.until((NoTake, SaidBy))
    assert told == NoTake("Ce n'est pas gardé : tout a été effacé entre-temps.")
    assert files(tmp_path) == [".verrou"]
    kit.service.obey(VoiceAsk.HEAR, kit.voice)
    assert kit.voice.heard == [b""], "it is forgotten"
    kit.speak()
    assert kit.keep() == SaidBy(TASK, By.TEACHER), "what is spoken afterwards is kept"


def test_a_take_that_is_cut_while_its_page_goes_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = {*threading.enumerate()}
    kit, gate = Desk(tmp_path), Gate(monkeypatch, "trimmed")
    kit.turn(PAGE)
    kit.turn(SPEAKS, 1 + len(SPOKEN))
    kit.turn(PAGE)
    assert gate.reached.wait(HANG_S)
    kit.turn(Ear())
    (thread,) = (each for each in {*threading.enumerate()} - earlier if each.name == "voices")
    gate.passed.set()
    thread.join(HANG_S)
    kit.turn(PAGE)
    kit.service.obey(VoiceAsk.HEAR, kit.voice)
    assert kit.voice.heard == [b""]
    assert not [report for report in kit.reports if isinstance(report, TakeIs)]


def test_what_is_spoken_while_the_one_before_is_judged_is_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit, gate = Desk(tmp_path, SPOKEN * 2), Gate(monkeypatch, "samples_in")
    kit.speak()
    kit.service.obey(VoiceAsk.KEEP, kit.voice)
    assert gate.reached.wait(HANG_S)
    kit.speak()
    gate.passed.set()
    kit.until(SaidBy)
    kit.service.obey(VoiceAsk.HEAR, kit.voice)
    assert len(kit.voice.heard[0]) > 0


def test_a_new_recording_takes_the_place_of_the_old_one_whatever_its_kind(tmp_path: Path) -> None:
    (tmp_path / "voix").mkdir()
    (tmp_path / "voix" / f"{NAME}.mp3").write_bytes(b"ID3 by telephone")
    kit = Desk(tmp_path)
    kit.speak()
    kit.keep()
    assert files(tmp_path / "voix") == [f"{NAME}.wav"]


def test_the_teachers_own_wins_over_what_came_with_the_content(tmp_path: Path) -> None:
    for folder in ("content", "voix"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{NAME}.ogg").write_bytes(b"OggS")
    recordings = Recordings(tmp_path / "content", tmp_path / "voix")
    assert (recordings.by(TASK), recordings.file_of(TASK)) == (By.TEACHER, tmp_path / "voix" / f"{NAME}.ogg")
    (tmp_path / "voix" / f"{NAME}.ogg").unlink()
    assert (recordings.by(TASK), recordings.file_of(TASK)) == (By.CONTENT, tmp_path / "content" / f"{NAME}.ogg")
    assert (recordings.by("Non."), recordings.file_of("Non.")) == (By.MACHINE, None)


def test_an_erased_recording_is_gone_and_the_machine_speaks_again(tmp_path: Path) -> None:
    kit = Desk(tmp_path)
    kit.speak()
    kit.keep()
    kit.service.obey(EraseVoice(TASK), kit.voice)
    assert kit.until(SaidBy) == SaidBy(TASK, By.MACHINE)
    assert files(tmp_path / "voix") == []
    kit.turn(PAGE)
    assert kit.voice.forgot == 2, "once for the recording that came, once for the one that went"


def test_the_page_is_told_who_says_what_and_where_files_go(tmp_path: Path) -> None:
    kit = Desk(tmp_path)
    kit.service.obey(ShowVoices((TASK, "Non.")), kit.voice)
    told = kit.until(VoicesAre)
    assert told == VoicesAre((By.MACHINE, By.MACHINE), (NAME, "non"), str(tmp_path / "voix"))


def test_what_the_gate_or_the_disk_refuses_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kit = Desk(tmp_path)
    kit.speak()
    with monkeypatch.context() as patched:
        patched.setattr("lecons.gate.recordings.LONGEST_S", 0.1)
        kit.service.obey(VoiceAsk.KEEP, kit.voice)
        refused = kit.until((NoTake, SaidBy))
    assert isinstance(refused, NoTake)
    assert refused.sentence.startswith("Ce n'est pas gardé : cet enregistrement dure plus de")
    (tmp_path / "voix").write_bytes(b"a file where the folder should be")
    kit.service.obey(VoiceAsk.KEEP, kit.voice)
    refused = kit.until((NoTake, SaidBy))
    assert isinstance(refused, NoTake)
    assert "vérifiez la place et les droits" in refused.sentence
    (tmp_path / "voix").unlink()
    assert kit.keep() == SaidBy(TASK, By.TEACHER), "the take was still there"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_recording_is_its_users_alone(tmp_path: Path) -> None:
    kit = Desk(tmp_path)
    kit.speak()
    kit.keep()
    assert (tmp_path / "voix").stat().st_mode & 0o077 == 0
    assert (tmp_path / "voix" / f"{NAME}.wav").stat().st_mode & 0o077 == 0


def test_a_sentence_without_letters_has_no_file(tmp_path: Path) -> None:
    kit = Desk(tmp_path)
    kit.turn(PAGE)
    kit.turn(Ear(is_there=True, sentence="…"), 1 + len(SPOKEN))
    kit.until(TakeIs)
    kit.service.obey(VoiceAsk.KEEP, kit.voice)
    assert isinstance(kit.until(NoTake), NoTake)
    assert files(tmp_path) == []
