"""What a message repeats of a faulty value: one line, short, and nothing that a terminal would obey."""

import pytest

from beebot.errors import SHOWN, BadValueError, KitError, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("mot", "mot"),
        ("", ""),
        ("é" * SHOWN, "é" * SHOWN),
        ("é" * (SHOWN + 1), "é" * (SHOWN - 1) + "…"),
        ("é" * 10_000, "é" * (SHOWN - 1) + "…"),
        (f"  {'a' * SHOWN}  ", "a" * SHOWN),
        ("deux\nlignes\x1b[31m", "deux lignes [31m"),
        ("\n\n", ""),
        (3, "3"),
        (None, "None"),
        (["a"], "['a']"),
        (" " * (2 * SHOWN) + "loin", ""),
    ],
)
def test_a_value_is_shown_on_one_short_line(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_bad_value_is_a_sentence_for_people_and_a_value_error_for_python() -> None:
    assert issubclass(BadValueError, KitError)
    assert issubclass(BadValueError, ValueError)
    assert str(BadValueError("non")) == "non"
