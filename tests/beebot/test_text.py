"""A sentence in any number of languages."""

import pickle
from dataclasses import FrozenInstanceError

import pytest

from beebot.errors import BadValueError
from beebot.fingerprint import canonical_text
from beebot.i18n import gettext
from beebot.text import Text, in_every_language

GO = Text("Va !", en="Go!", pt="Vai!", **{"pt-BR": "Vá!", "zh-Hant": "去!"})


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fr", "Va !"),
        ("en", "Go!"),
        ("pt", "Vai!"),
        ("pt-BR", "Vá!"),
        ("pt-AO", "Vai!"),
        ("zh-Hant-TW", "去!"),
        ("zh", "Va !"),
        ("br", "Va !"),
    ],
)
def test_a_text_speaks_every_language_it_was_given_and_else_french(code: str, said: str) -> None:
    assert GO.in_language(code) == said
    assert Text("Va !").in_language(code) == "Va !"


def test_the_order_in_which_languages_are_given_does_not_matter() -> None:
    same = Text("Va !", br="Kae!", en="Go!")
    assert same == Text("Va !", en="Go!", br="Kae!")
    assert len({same, Text("Va !", en="Go!", br="Kae!"), Text("Va !", en="Go!"), Text("Va !")}) == 3
    assert pickle.loads(pickle.dumps(same)) == same
    with pytest.raises(FrozenInstanceError):
        same.fr = "Non"  # type: ignore[misc]


def test_french_alone_has_the_canonical_text_it_always_had() -> None:
    assert canonical_text(Text("")) == '(fr="")'
    assert canonical_text(Text("a", en="b")) == '(fr="a" others=[["en" "b"]])'


def test_a_sentence_of_the_kit_in_every_language() -> None:
    made = in_every_language(lambda: gettext("le bord"))
    assert (made.fr, made.in_language("en")) == ("le bord", "the edge")
    assert in_every_language(lambda: "pas traduit") == Text("pas traduit")


@pytest.mark.parametrize("wrong", [3, None, ["Va !"], b"Va !", Text("Va !")])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_sentence_that_is_no_text_is_refused_in_every_language(wrong: object, language: str) -> None:
    with pytest.raises(BadValueError, match="une phrase se met entre guillemets"):
        Text(**{"fr": "Va !", language: wrong})  # type: ignore[arg-type]
