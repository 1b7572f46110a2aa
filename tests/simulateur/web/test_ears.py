"""Sound on an iPad, in Chromium with the sound of an iPad: silent mode, and a screen that was off.

What an iPad does was read (https://github.com/WebAudio/web-audio-api/issues/2392, https://w3c.github.io/audio-session/).
"""

import shutil
from pathlib import Path

from simulateur.web.files import WWW
from tests.simulateur.web.chromium import Chromium, needs_chromium
from tests.simulateur.web.tablets import serving

pytestmark = needs_chromium
IPAD = """
  window.made = [];
  window.AudioContext = function () { made.push(this); this.state = 'suspended'; };
  AudioContext.prototype.resume = function () { this.state = 'running'; };
  AudioContext.prototype.close = function () { this.state = 'closed'; };
  Object.defineProperty(navigator, 'audioSession', { value: { type: 'auto' } });
"""
STATES = "ears.wake(); made.map(({ state }) => state)"


SILENCE = "ears.obey({ kind: 'say', number: %d, language: 'fr', parts: [{ sound: 'x', volume: 1 }] }); told"
"""Something of which the tablet has no file: nothing of it can be heard."""


def ears_in(folder: Path) -> None:
    """A page that has nothing but ears."""
    shutil.copy(WWW / "ears.js", folder)
    (folder / "index.html").write_text('<!doctype html><title>x</title><script src="ears.js"></script>', "utf-8")


def test_a_touch_gives_sound_back_after_the_screen_was_off(tmp_path: Path) -> None:
    ears_in(tmp_path)
    with serving(tmp_path) as server, Chromium() as browser, browser.page(server.address) as page:
        page.run(f"{IPAD} window.ears = new Ears({{}}); 0")
        assert page.run("[made.length, navigator.audioSession.type]") == [0, "auto"], "nothing before a touch"
        assert page.run(STATES) == ["running"]
        assert page.run("navigator.audioSession.type") == "playback"
        page.run("made[0].state = 'interrupted'")
        assert page.run(STATES) == ["closed", "running"]
        assert page.run(STATES) == ["closed", "running"]


def test_silence_before_the_first_touch_says_nothing_of_the_tablet(tmp_path: Path) -> None:
    """A page that opens on a challenge says its task before anybody may have sound: its ear is not crossed out."""
    ears_in(tmp_path)
    with serving(tmp_path) as server, Chromium() as browser, browser.page(server.address) as page:
        options = "{ sound: () => null, tell: (event) => told.push(event) }"
        page.run(f"{IPAD} window.told = []; window.ears = new Ears({options}); 0")
        assert page.run(SILENCE % 1) == []
        page.run("ears.wake()")
        assert page.run(SILENCE % 2) == [["spoke", 2, False]]


def test_a_browser_that_never_sounds_says_so_at_once(tmp_path: Path) -> None:
    ears_in(tmp_path)
    with serving(tmp_path) as server, Chromium() as browser, browser.page(server.address) as page:
        page.run("delete window.AudioContext; delete window.webkitAudioContext; window.told = []; 0")
        page.run("window.ears = new Ears({ sound: () => null, tell: (event) => told.push(event) }); 0")
        assert page.run(SILENCE % 1) == [["spoke", 1, False]]
