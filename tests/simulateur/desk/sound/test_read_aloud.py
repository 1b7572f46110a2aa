"""What children hear of the year can be read by a voice: the list of what reads badly, as it was mended.

Each sentence of the kit was turned into sounds once by espeak-ng, and each word looked through. A voice spells words
in capitals (« GO », « TON »), says « igrec » for « vas-y », and swallows the s of « plus » between two numbers.
"""

import re

import pytest

import lecons
from beebot.i18n import speaking
from beebot.loader import load_path
from simulateur.desk.sound.speech import as_spoken
from simulateur.game.spoken import lines_of

_MARKS = set(" \u202f\u00a0.,:;!?'’«»“”()-–…\n")
SPELLED = {"fr": r"(?:la lettre|lettres?|le|du|au|l[’']|grand) ?$", "en": r".*"}
"""After what a letter stands alone in French; in English it has no article."""


@pytest.fixture(scope="module", params=["fr", "en"])
def heard(request: pytest.FixtureRequest) -> tuple[str, list[str]]:
    """A language, and each sentence of all paths in it, once."""
    with speaking(request.param):
        every = [line.sentence for file in lecons.paths() for line in lines_of(load_path(file).path, request.param)]
    return request.param, [*dict.fromkeys(every)]


def test_there_are_words_alone(heard: tuple[str, list[str]]) -> None:
    """No digit, no arrow, no sign: a voice says those as it likes, or not at all."""
    _language, sentences = heard
    assert len(sentences) > 1000
    odd = {each for each in sentences if any(not (sign.isalpha() or sign in _MARKS) for sign in each)}
    assert odd == set()


def test_no_word_is_spelled_that_is_none(heard: tuple[str, list[str]]) -> None:
    _language, sentences = heard
    spoken = [as_spoken(each) for each in sentences]
    assert [each for each in spoken if re.search(r"\b[^\W\d_]*[^\W\d_a-zà-ÿœ]{2,}", each)] == []
    assert any(before != after for before, after in zip(sentences, spoken, strict=True)), "there are words in capitals"


def test_letters_stand_where_they_are_meant(heard: tuple[str, list[str]]) -> None:
    language, sentences = heard
    for sentence in sentences:
        for letter in re.finditer(r"(?<![\w'’-])[B-HJ-XZ](?![\w'’])", sentence):
            assert re.search(SPELLED[language], sentence[: letter.start()], re.IGNORECASE), sentence


def test_nothing_is_left_that_was_heard_to_read_badly(heard: tuple[str, list[str]]) -> None:
    badly = re.compile(
        r"(?i)\bvas-y\b|\b(deux|trois|quatre|cinq|six|sept|huit|neuf|dix) plus (deux|trois|quatre|cinq)\b"
    )
    assert [each for each in heard[1] if badly.search(each)] == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Écris TON, puis touche GO : tu verras.", "Écris ton, puis touche go : tu verras."),
        ("Du T au O, à l’ÉCOLE.", "Du T au O, à l’école."),
        ("Va sur le V de vache.", "Va sur le V de vache."),
        ("Attention", "Attention"),
    ],
)
def test_words_in_capitals_are_said_as_words(written: str, said: str) -> None:
    assert as_spoken(written) == said
