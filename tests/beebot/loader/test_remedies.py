"""What an author probably meant: times, numbers with a unit, names, and the word that resembles another."""

from enum import Enum

import pytest

from beebot.command import Command
from beebot.loader.suggestions import FLAGS, MEANT, did_you_mean, minutes_meant, name_meant, number_meant


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1h30", 90),
        ("0:45", 45),
        ("2 h", 120),
        ("2H05", 125),
        ("1 heure 15", 75),
        ("2 heures", 120),
        ("12:59", 779),
        ("1h60", None),
        ("1h5", None),
        ("123h", None),
        ("h30", None),
        ("30", None),
        ("30 min", None),
        ("1h30 environ", None),
    ],
)
def test_hours_are_read_as_minutes(text: str, minutes: int | None) -> None:
    assert minutes_meant(text) == minutes


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *((text, "30") for text in ("30 min", "30min", "30 mn", "30 minutes", "30 minute", "30'", "30’", "30 min.")),
        *((text, "12") for text in ("12 cartes", "12 carte", "12 cases", "12 mm")),
        ("99999 mm", "99999"),
        ("100000 mm", None),
        ("0 min", None),
        ("030 min", None),
        ("30", None),
        ("30 s", None),
        ("environ 30 min", None),
    ],
)
def test_a_number_before_a_unit_is_the_number(text: str, number: str | None) -> None:
    assert number_meant(text) == number


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Visite des Fleurs", "la-visite-des-fleurs"),
        ("Été à l'école.yaml", "ete-a-l-ecole"),
        ("déjà-vu", "deja-vu"),
        ("a  --  b", "a-b"),
        ("-a-", "a"),
        ("去", ""),
        ("séance 2", "seance-2"),
    ],
)
def test_a_name_is_made_of_what_was_written(text: str, name: str) -> None:
    assert name_meant(text) == name


def test_a_word_that_resembles_is_asked_for_and_nothing_else() -> None:
    known = ("avancer", "reculer", "gauche")
    assert did_you_mean("avncer", known) == "vouliez-vous « avancer » ?"
    assert did_you_mean("zzz", known) == did_you_mean("avancer", ()) == ""


@pytest.mark.parametrize("kind", MEANT, ids=lambda kind: kind.__name__)
def test_what_people_write_leads_to_a_word_of_the_files_and_hides_none(kind: type[Enum]) -> None:
    words = {each.value for each in kind}
    for written, word in MEANT[kind].items():
        assert written == written.lower(), "words are looked up in small letters"
        if kind is not Command:  # its strides are one key, with how far
            assert word in words
            assert written not in words or written == word, "a word of the files means itself"


def test_yes_and_no_are_told_apart() -> None:
    assert {each for each, flag in FLAGS.items() if flag == "true"} == {"oui", "vrai", "yes", "on", "x", "1", "true"}
    assert {each for each, flag in FLAGS.items() if flag == "false"} == {"non", "faux", "no", "off", "0", "false"}
