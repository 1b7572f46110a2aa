"""What keys are called when a child holds them."""

import pytest

from beebot.i18n import use_language
from simulateur.game.controls import Key
from simulateur.game.sound.key_names import spoken_name


@pytest.mark.parametrize(
    ("key", "word"),
    [
        (Key.FORWARD, "Avancer"),
        (Key.BACKWARD, "Reculer"),
        (Key.LEFT, "gauche"),
        (Key.RIGHT, "droite"),
        (Key.LEFT_45, "gauche"),
        (Key.RIGHT_45, "droite"),
    ],
)
def test_a_key_is_called_by_the_way_it_goes(key: Key, word: str) -> None:
    use_language("fr")
    assert word in (spoken_name(key) or "")
