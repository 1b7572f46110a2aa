"""What children hear of the year can be read by a voice: the list of what reads badly, as it was mended.

Each sentence of the kit was turned into sounds once by espeak-ng, and each word looked through. A voice spells words
in capitals (« GO », « TON »), says « igrec » for « vas-y », swallows the s of « plus » between two numbers, and spells
a word without a vowel (« pfff »). Where espeak-ng is installed, each sentence is turned into sounds again.
"""

import re
import shutil
import subprocess

import pytest

import lecons
from beebot.i18n import speaking
from beebot.loader import load_path
from simulateur.game.sentences_to_record import lines_of
from simulateur.machine.sound.voice_order import as_espeak_reads, as_spoken

_MARKS = set(" \u202f\u00a0.,:;!?'’«»“”()-–…\n")
SPELLED = {"fr": r"(?:la lettre|lettres?|le|du|au|l[’']|grand) ?$", "en": r".*"}
"""After what a letter stands alone in French; in English it has no article."""
CELL = re.compile(r" (?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b")
"""What follows the letter of a cell, as in « en G quatre »."""
VOWELS = "aeiouyœàâäéèêëîïôöùûü"
ENGLISH_WORDS = {"CLEAR"}
"""Of a robot's back, said in French as they are written there."""
espeak = shutil.which("espeak-ng")


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
            is_cell = CELL.match(sentence, letter.end())
            assert is_cell or re.search(SPELLED[language], sentence[: letter.start()], re.IGNORECASE), sentence


def test_nothing_is_left_that_was_heard_to_read_badly(heard: tuple[str, list[str]]) -> None:
    badly = re.compile(
        r"(?i)\bvas-y\b|\b(deux|trois|quatre|cinq|six|sept|huit|neuf|dix) plus (deux|trois|quatre|cinq)\b"
    )
    assert [each for each in heard[1] if badly.search(each)] == []


def test_every_word_has_a_vowel(heard: tuple[str, list[str]]) -> None:
    """A voice spells the others."""
    words = {word for each in heard[1] for word in re.findall(r"[^\W\d_]{2,}", each)}
    assert len(words) > 500
    assert {word for word in words if not set(word.lower()) & set(VOWELS)} == set()


@pytest.mark.program
@pytest.mark.skipif(espeak is None, reason="espeak-ng is not installed")
def test_espeak_takes_no_word_for_one_of_another_language(heard: tuple[str, list[str]]) -> None:
    """Its phonemes say so: « (en)dɒs(fr) » for « dos »."""
    language, sentences = heard
    assert _phonemes("dos", language).startswith("(en)") is (language == "fr"), "the sign that is looked for"
    read = [
        as_espeak_reads(as_spoken(each), language)
        for each in sentences
        if not ENGLISH_WORDS & {*re.findall(r"\w+", each)}
    ]
    said = _phonemes("\n\n".join(read), language).splitlines()
    assert len(said) >= len(read)
    assert [line for line in said if "(" in line] == []


def _phonemes(text: str, language: str) -> str:
    assert espeak is not None
    command = [espeak, "-q", "--ipa", "-v", language]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout.strip()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("D'où part-elle ?", "D'où parte-elle ?"),
        ("Où perd-on le nord ?", "Où perte-on le nord ?"),
        ("Que voit-elle ? Il part, elle dort.", "Que voit-elle ? Il part, elle dort."),
        ("Mains dans le dos, dos à dos : deux doses.", "Mains dans le dau, dau à dau : deux doses."),
        ("Le jury entend les rythmes du labyrinthe.", "Le juri entend les ritmes du labirinte."),
    ],
)
def test_what_espeak_says_wrong_is_spelled_as_it_sounds(written: str, read: str) -> None:
    assert as_espeak_reads(written, "fr") == read
    assert as_espeak_reads(written, "en") == written


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
