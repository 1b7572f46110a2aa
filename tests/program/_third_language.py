"""The screen of a kit that has one more catalogue, ``br``: prints as JSON what its page of settings shows and does."""

import json

from beebot.i18n import language_name, languages, speaking
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Touch
from simulateur.machine.sound.voice_order import pico_voice
from tests.simulateur.pages.test_adults_pages import SIZES, a_session, control_faults, faults, shown


def turned_three_times() -> list[str]:
    """The language after each touch of its switch, which is the first setting."""
    session, after = a_session("fr", Section.SETTINGS), []
    for _touch in range(3):
        session.touch(Touch(AdultKey.SWITCH, 0))
        after.append(session.settings.language)
    return after


def main() -> None:
    with speaking("br"):
        session = a_session("br", Section.SETTINGS)
        found = [fault for size in SIZES for fault in (*faults(session, size), *control_faults(session, size))]
        labels, _places = shown(session, (1280, 800))
    told = {
        "languages": [language_name(code) for code in languages()],
        "texts": [label.text for label in labels],
        "turned": turned_three_times(),
        "faults": found,
        "voice": pico_voice("br"),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
