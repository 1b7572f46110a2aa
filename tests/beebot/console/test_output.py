"""What a command writes can be read in every encoding, and a terminal obeys nothing of it."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beebot.command import ARROWS
from beebot.console.output import readable

ENCODINGS = ("ascii", "latin-1", "cp1252", "cp437", "utf-8")


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("utf-8", "« Va à la fleur » : ↑ ↶ ↷", "« Va à la fleur » : ↑ ↶ ↷"),
        ("ascii", "« Va à la fleur » : ↑ ↶ ↷ ↓", '" Va a la fleur " : ^ < > v'),
        ("ascii", "↑2 ↖ ↗ ⏸", "^2 ^< ^> ||"),
        ("ascii", "A1 ≠ B1", "A1 != B1"),
        ("latin-1", "« L’œil » …", "« L'oeil » ..."),
        ("cp1252", "« L’œil » … → ↑", "« L’œil » … -> ^"),
        ("cp437", "« déjà »", "« déjà »"),
        ("ascii", "蜂", "\\u8702"),
        ("utf-8", "a\x1b[31mb\rc\x07\x9b\u202ed", "a\\x1b[31mb\\rc\\x07\\x9b\\u202ed"),
        ("utf-8", "a\nb\tc", "a\nb\tc"),
        ("utf-8", "\udcff.yaml", "\\udcff.yaml"),
    ],
)
def test_what_is_shown_instead(encoding: str, text: str, shown: str) -> None:
    assert readable(text, encoding) == shown


@pytest.mark.parametrize("arrow", ARROWS.values())
def test_each_sign_of_an_instruction_has_another_in_ascii(arrow: str) -> None:
    shown = [readable(each, "ascii") for each in ARROWS.values()]
    assert "\\" not in readable(arrow, "ascii")
    assert shown.count(readable(arrow, "ascii")) == 1


@given(st.text(alphabet=st.characters(exclude_categories=())), st.sampled_from(ENCODINGS))
def test_anything_can_be_written_and_nothing_is_obeyed(text: str, encoding: str) -> None:
    shown = readable(text, encoding)
    assert codecs.decode(codecs.encode(shown, encoding), encoding) == shown
    assert {each for each in shown if unicodedata.category(each) in ("Cc", "Cs")} <= {"\n", "\t"}
    assert readable(shown, encoding) == shown
