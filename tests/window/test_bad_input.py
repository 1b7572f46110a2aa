"""What a classroom does to a window, tried for real: it goes on, and nothing is lost."""

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import fontpkg
import pygame
import pytest

from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.reports import Notice, VoiceIs
from simulateur.game.session import Page
from simulateur.game.settings import Settings
from tests.patience import HANG_S
from tests.simulateur.hands import mouse, mouse_moved, mouse_up, program, typed
from tests.window._sitting import ALL_THERE, AS_USUAL, QUICK, Sitting, Start
from tests.window._xdotool import xdotool

RESIZE = ("search", "--onlyvisible", "--class", "beebot", "windowsize")
Sit = Callable[[Start], Sitting]


def at_first_challenge(sitting: Sitting, *commands: Key) -> Sitting:
    for key in (Key.LESSON, Key.CHALLENGE, *commands):
        sitting.click(Touch(key))
    return sitting


def kept(folder: Path) -> list[str]:
    """The touches that the program has kept, by their names."""
    file = folder / "donnees" / "en-cours.json"
    return [name for name, *_place in json.loads(file.read_text("utf-8"))["touches"]] if file.exists() else []


def test_a_key_that_is_held_down_is_pressed_once(sit: Sit, tmp_path: Path) -> None:
    sitting = at_first_challenge(sit(AS_USUAL))
    xdotool(sitting.display, "keydown", "Up")
    time.sleep(1.5)  # the display repeats it after 0.7 s
    xdotool(sitting.display, "keyup", "Up", "click", "5")
    sitting.turn(0, typed(pygame.K_UP))
    sitting.turn(100)
    assert program(sitting.app) == "avancer"
    assert sitting.differs(tmp_path) is None


def test_a_window_is_made_tiny_and_turned_and_large_again_and_the_program_stays(sit: Sit, tmp_path: Path) -> None:
    sitting = at_first_challenge(sit(AS_USUAL), Key.FORWARD, Key.FORWARD)
    for size in ((200, 150), (1, 1), (400, 640), (900, 300), (640, 400)):
        xdotool(sitting.display, *RESIZE, *map(str, size))
        pygame.display.set_mode(size)
        sitting.app.step(0, [pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])])
        assert sitting.comes_to_show_it(tmp_path), size
        if size == (400, 640):
            sitting.click(Touch(Key.FORWARD))
    assert program(sitting.app) == "avancer avancer avancer"


@pytest.mark.parametrize("driver", ["absent", "alsa"])
def test_without_a_sound_device_the_ear_says_so_and_all_else_goes_on(driver: str, sit: Sit, tmp_path: Path) -> None:
    silent = {"SDL_AUDIODRIVER": driver, "AUDIODEV": "absent", "ALSA_CONFIG_PATH": "/absent"}
    sitting = sit(Start(Settings(hare=True), environment=silent))
    sitting.session.hear(VoiceIs(heard=False))
    at_first_challenge(sitting, Key.FORWARD)
    assert sitting.comes_to_show_it(tmp_path)


def test_a_damaged_settings_file_is_set_aside_and_told(sit: Sit, tmp_path: Path) -> None:
    folder = tmp_path / "donnees"
    folder.mkdir()
    (folder / "reglages.json").write_bytes(b'{"format": 1, "language": "\xff')
    sitting = sit(Start(None, ["--muet"], Settings(mute=True)))
    sitting.session.hear(Notice("Un mot."))
    assert sitting.comes_to_show_it(tmp_path), "the door shows that there is something to read"
    assert [file.name for file in folder.glob("reglages*")] == ["reglages-abime-1.json"]


def within(mount: str, on: Path) -> tuple[str, ...]:
    """A command that runs another one where ``mount`` hides what is in a folder.

    Skips the test where this system lets nobody mount anything, were it for himself alone.
    """
    shell = f'mount -t tmpfs -o {mount} none "$0" && exec "$@"'
    command = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", shell, str(on))
    try:
        subprocess.run([*command, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a mount of one's own needs unshare and a system that allows it")
    return command


def test_a_full_disk_is_told_and_nobody_is_stopped(sit: Sit, tmp_path: Path) -> None:
    folder = tmp_path / "donnees"
    folder.mkdir()
    full = within("size=4k", folder)
    fill = ("sh", "-c", f'head -c 4096 /dev/zero > "{folder}/rien" ; exec "$@"', "sh")
    sitting = sit(Start(None, ["--muet"], Settings(mute=True), within=(*full, *fill)))
    sitting.session.hear(Notice("Un mot."))
    assert sitting.comes_to_show_it(tmp_path), "the door shows that there is something to read"
    sitting.click(Touch(Key.LATER))
    at_first_challenge(sitting, *[Key.FORWARD] * 3, Key.GO)
    sitting.let_it_run()
    sitting.click(Touch(Key.NEXT))
    assert sitting.differs(tmp_path) is None
    assert sitting.session.players.at.challenge_place == 1


def test_without_the_folder_of_the_font_adults_still_read(sit: Sit, tmp_path: Path) -> None:
    font = fontpkg.path("ABeeZee")
    sitting = sit(Start(within=within("size=4k", font.parent)))
    hold_the_door(sitting)
    assert sitting.session.page is Page.ADULTS
    for section in range(1, len(Section)):
        sitting.click(Touch(AdultKey.SECTION, section))
    sitting.click(Touch(AdultKey.CHILDREN))
    sitting.session.hear(Notice("Un mot."))
    assert sitting.comes_to_show_it(tmp_path), "the door shows that there is something to read"


@pytest.mark.skipif(find_spec("py_nanotts") is None, reason="py-nanotts has no wheel for this machine")
def test_without_the_files_of_the_voice_the_kits_recordings_speak(sit: Sit, tmp_path: Path) -> None:
    package = find_spec("py_nanotts")
    assert package is not None
    assert package.origin is not None
    sitting = sit(Start(Settings(hare=True), within=within("size=4k", Path(package.origin).with_name("lang"))))
    at_first_challenge(sitting, Key.FORWARD)
    assert sitting.comes_to_show_it(tmp_path)


def hold_the_door(sitting: Sitting) -> None:
    """Three seconds on F1."""
    xdotool(sitting.display, "keydown", "F1", "click", "5")
    sitting.turn(0, typed(pygame.K_F1))
    for _tick in range(31):
        sitting.turn(100)
    xdotool(sitting.display, "keyup", "F1")


def test_a_display_that_is_lost_ends_the_program_which_goes_on_there_on_another_display(
    sit: Sit, display: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lost = at_first_challenge(sit(AS_USUAL), Key.FORWARD, Key.FORWARD)
    assert lost.comes(lambda: kept(tmp_path) == ["FORWARD", "FORWARD"])
    subprocess.run(["xdotool", "search", "--class", "beebot", "windowkill"], env={"DISPLAY": display}, check=True)
    with pytest.raises((AssertionError, BrokenPipeError)):
        lost.comes(lambda: False)
    assert lost.program.wait(HANG_S) == 1
    assert "l'écran n'est plus là ; rebranchez-le et relancez le kit : rien n'est perdu" in capfd.readouterr().err
    again = sit(Start(None, means=QUICK))
    again.session.open_challenge(0, 0)
    for key in (Key.FORWARD, Key.FORWARD):
        again.session.touch(Touch(key))
    again.turn(4000)
    assert again.comes_to_show_it(tmp_path)


def drag(sitting: Sitting, start: Touch, end: tuple[int, int]) -> None:
    """Pull a control with the mouse, step by step as a hand does, and let it go where no window of ours may be."""
    x, y = sitting.middle(start)
    xdotool(sitting.display, "mousemove", str(x), str(y), "mousedown", "1", *ALL_THERE)
    sitting.turn(0, mouse((x, y)))
    for left in (4, 3, 2, 1):
        by = (end[0] - x) // left, (end[1] - y) // left
        x, y = x + by[0], y + by[1]
        xdotool(sitting.display, "mousemove", str(x), str(y), *ALL_THERE)
        sitting.turn(0, mouse_moved((x, y), by))
    xdotool(sitting.display, "mouseup", "1", "mousemove", "1", "1", *ALL_THERE)
    sitting.turn(0, mouse_up(end))
    sitting.turn(500)


def test_a_card_that_is_dragged_out_of_the_window_is_gone_and_undo_brings_it_back(sit: Sit, tmp_path: Path) -> None:
    sitting = at_first_challenge(sit(AS_USUAL), Key.FORWARD, Key.FORWARD)
    drag(sitting, Touch(Key.CARD, 0), (1200, 700))
    assert program(sitting.app) == "avancer"
    assert sitting.differs(tmp_path) is None
    sitting.click(Touch(Key.UNDO))
    drag(sitting, Touch(Key.FORWARD), (1200, 10))
    assert program(sitting.app) == "avancer avancer", "a key that falls beside the strip lays no card"
    assert sitting.differs(tmp_path) is None


def test_a_turn_that_is_passed_in_mid_run_loses_nothing(sit: Sit, tmp_path: Path) -> None:
    settings = replace(QUICK, hare=False, own_progress=True)
    sitting = at_first_challenge(sit(Start(settings)), Key.FORWARD, Key.FORWARD, Key.GO)
    sitting.turn(100)
    assert sitting.session.is_moving
    played = sitting.session.players.animal
    sitting.click(Touch(Key.TURN))
    assert sitting.session.players.animal != played
    assert sitting.differs(tmp_path) is None
    sitting.click(Touch(Key.TOKEN, sitting.session.settings.tokens.index(played)))
    assert program(sitting.app) == "avancer avancer"
    assert sitting.comes_to_show_it(tmp_path)
