"""What a tablet of 2013 runs is ECMAScript 5, and asks nothing of anybody but the kit."""

import re

import pytest
from calmjs.parse.exceptions import ECMASyntaxError
from calmjs.parse.parsers.es5 import parse

from lecons.pictures.themes import CALM
from simulateur.web.files import WWW

OLD = ("skin.js", "hands.js", "ears.js", "socket.js")


@pytest.mark.parametrize("name", [*OLD, "light.js", "start.js"])
def test_a_script_is_old_javascript(name: str) -> None:
    parse((WWW / name).read_text("utf-8"))


@pytest.mark.parametrize("new", ["let a = 1;", "var f = () => 1;", "var a = `x`;", "for (var a of b) {}", "class A {}"])
def test_newer_javascript_would_be_seen(new: str) -> None:
    with pytest.raises(ECMASyntaxError):
        parse(new)


@pytest.mark.parametrize("name", [*OLD, "classe.html", "classe.css"])
def test_no_file_names_another_place(name: str) -> None:
    text = (WWW / name).read_text("utf-8")
    assert re.findall(r"(?:https?:)?//[a-z0-9]+\.[a-z]", text) == []
    assert not re.search(r"\b(Promise|fetch|Symbol|Map|Set|Proxy)\(", text), "these came after ES5"


@pytest.mark.parametrize("name", ["classe.css", "skin.js"])
def test_colours_are_those_of_the_calm_theme(name: str) -> None:
    written = set(re.findall("#[0-9A-Fa-f]{6}", (WWW / name).read_text("utf-8")))
    assert written
    assert written <= set(CALM)
