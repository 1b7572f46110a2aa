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


def test_a_touch_gives_sound_back_after_the_screen_was_off(tmp_path: Path) -> None:
    shutil.copy(WWW / "ears.js", tmp_path)
    (tmp_path / "index.html").write_text('<!doctype html><title>x</title><script src="ears.js"></script>', "utf-8")
    with serving(tmp_path) as server, Chromium() as browser, browser.page(server.address) as page:
        page.run(f"{IPAD} window.ears = new Ears({{}}); 0")
        assert page.run("[made.length, navigator.audioSession.type]") == [0, "auto"], "nothing before a touch"
        assert page.run(STATES) == ["running"]
        assert page.run("navigator.audioSession.type") == "playback"
        page.run("made[0].state = 'interrupted'")
        assert page.run(STATES) == ["closed", "running"]
        assert page.run(STATES) == ["closed", "running"]
