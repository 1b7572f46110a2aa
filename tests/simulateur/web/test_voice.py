"""What a browser is told to say and to play: a sentence is over when it says so, and all keeps to its volume."""

import pytest

from simulateur.game.sound.cues import Note, PlaceSound, Sound
from simulateur.web.scene_messages import Message
from simulateur.web.sound_messages import TabletVoice


class Browser:
    """A voice, and what it has told its browser."""

    def __init__(self) -> None:
        self.told: list[Message] = []
        self.voice = TabletVoice(self.told.append)
        self.voice.speak_in("fr")

    def take(self) -> list[Message]:
        taken = self.told[:]
        self.told.clear()
        return taken


def test_a_sentence_goes_out_with_its_language_its_file_and_its_volume() -> None:
    browser = Browser()
    browser.voice.voice, browser.voice.effects = 0.5, 0.25
    browser.voice.say("Va à la ruche.", PlaceSound("vache"))
    assert browser.take() == [
        {
            "kind": "say",
            "number": 1,
            "language": "fr",
            "parts": [
                {"text": "Va à la ruche.", "name": "va-a-la-ruche", "volume": 0.5},
                {"sound": "place-vache", "volume": 0.25},
            ],
        }
    ]


@pytest.mark.parametrize(("voice", "effects", "heard"), [(0.0, 1.0, ["sound"]), (1.0, 0.0, ["text"]), (0.0, 0.0, [])])
def test_what_has_no_volume_is_not_told(voice: float, effects: float, heard: list[str]) -> None:
    browser = Browser()
    browser.voice.voice, browser.voice.effects = voice, effects
    browser.voice.say("Bravo !", PlaceSound("vache"))
    parts = [part for each in browser.take() for part in each["parts"]]  # type: ignore[attr-defined]
    assert [next(key for key in ("text", "sound") if key in part) for part in parts] == heard
    assert browser.voice.speaking is bool(heard)


def test_the_end_of_an_earlier_sentence_does_not_end_the_one_that_is_spoken() -> None:
    browser = Browser()
    browser.voice.say("Un.")
    browser.voice.say("Deux.")
    browser.voice.spoke(1, heard=False)
    assert (browser.voice.speaking, browser.voice.mute) == (True, False)
    browser.voice.spoke(2, heard=True)
    assert not browser.voice.speaking


def test_a_browser_that_never_says_so_is_not_waited_for_for_ever() -> None:
    browser = Browser()
    browser.voice.say("a" * 100)
    browser.voice.tick(10, moves=False)
    assert browser.voice.speaking
    browser.voice.tick(6, moves=False)
    assert not browser.voice.speaking


def test_silence_is_told_once_and_only_while_somebody_speaks() -> None:
    browser = Browser()
    browser.voice.hush()
    browser.voice.say("Un.")
    browser.take()
    for _time in range(2):
        browser.voice.hush()
    assert browser.take() == [{"kind": "hush"}]
    browser.voice.say("Deux.")
    browser.voice.say()
    assert browser.take()[-1] == {"kind": "hush"}, "nothing to say ends what is said"


def test_while_somebody_speaks_sounds_are_softer_and_there_is_no_music() -> None:
    browser = Browser()
    browser.voice.music = 1.0
    for speaks in (False, True):
        if speaks:
            browser.voice.say("Un.")
            browser.take()
        browser.voice.play(Sound.KEY)
        browser.voice.hum(Note.G)
        played = [(each["sound"], each["volume"]) for each in browser.take()]
        assert played == ([("key", 0.316)] if speaks else [("key", 1.0), ("note-g", 0.398)])


def test_sounds_that_were_sent_ahead_are_not_told_again() -> None:
    browser = Browser()
    browser.voice.plays_ahead = True
    browser.voice.play(Sound.KEY)
    assert browser.take() == []
