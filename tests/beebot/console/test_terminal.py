"""The command line speaks the reader's language: all that argparse can say of a wrong one is told in our words."""

import argparse
import ast
import re
from pathlib import Path

import pytest

from beebot.console.terminal import Parser, translated
from beebot.i18n import speaking

OURS = {"conflicting", ".__call__", "cannot merge", "'required'", "dest=", "invalid conflict", "invalid option string"}
OURS |= {"mutually exclusive", "cannot have", "%r is not callable", 'argument "-"', "can't open"}
"""How sentences begin that only whoever writes a parser gets to see, or a kind of argument that the kit has not."""
HELP = {"usage: ", "positional arguments", "options", "show ", "subcommands", " (default", "%(heading)s:"}
HELP |= {"%(prog)s", "command '", "option '", "argument '"}
"""What belongs to the help, and what is said of a word that is deprecated: the kit has none."""
VALUES = {"names": "--a, --b", "value": "'abc'", "choices": "'un', 'deux'", "matches": "--aa, --ab", "type": "int"}
VALUES |= {"parser_name": "'abc'", "option": "--a", "argument_name": "--a", "message": "expected one argument"}


def sentences() -> list[str]:
    """What the argparse of this Python says of a command line."""
    said: list[str] = []
    for node in ast.walk(ast.parse(Path(str(argparse.__file__)).read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(text)), *_]):
                said.append(text)
            case ast.Call(
                func=ast.Name(id="ngettext"), args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), *_]
            ):
                said += [one, many]
    assert len(said) > 20, "it marks its sentences in another way now: this test reads nothing any more"
    return [text for text in said if not text.startswith((*OURS, *HELP))]


def filled(text: str) -> str:
    """With something in each of its places."""
    text = re.sub(r"%\((\w+)\)[sr]", lambda found: VALUES[found[1]], text)
    return text.replace("expected %s", "expected 2").replace("%r", "'abc'").replace("%s", "--a")


@pytest.mark.parametrize("text", sentences())
def test_every_sentence_of_argparse_is_told_in_our_words(text: str) -> None:
    """Where this fails, a newer Python says something else: ``_MESSAGES`` of ``console/terminal.py`` lacks it."""
    english = filled(text)
    french = translated(english)
    assert french != english
    assert not re.search(r"\b(argument|expected|invalid|unrecognized|choose|required|allowed|could)\b", french), french
    with speaking("en"):
        assert translated(english) != french, "the catalogue has it too"


def parser() -> Parser:
    made = Parser(prog="kit")
    made.add_argument("--nombre", type=int)
    made.add_argument("--part", type=float)
    made.add_argument("--genre", choices=["un", "deux"])
    made.add_argument("--vide", action="store_true")
    made.add_argument("--vider", action="store_true")
    made.add_argument("--plusieurs", nargs="+")
    verbs = made.add_subparsers(dest="verbe", required=True, metavar="dire|faire")
    for verb in ("dire", "faire"):
        verbs.add_parser(verb)
    return made


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--nombre abc dire", "--nombre : « abc » n'est pas un nombre entier"),
        ("--part l'eau dire", "--part : « l'eau » n'est pas un nombre"),
        ("--genre trois dire", "--genre : choix inconnu : « trois » (choisissez parmi un, deux)"),
        ("--genre deu dire", "--genre : choix inconnu : « deu » ; vouliez-vous « deux » ? (choisissez parmi un, deux)"),
        ("fare", "choix inconnu : « fare » ; vouliez-vous « faire » ? (choisissez parmi dire, faire)"),
        ("jouer", "choix inconnu : « jouer » (choisissez parmi dire, faire)"),
        ("", "il manque : dire|faire"),
        ("--nombre", "--nombre : il manque une valeur"),
        ("--plusieurs", "--plusieurs : il manque une valeur"),
        ("--vi dire", "--vi peut être --vide, --vider ; écrivez le mot entier"),
        ("--vide=3 dire", "--vide : n'a pas de valeur ; ôtez « 3 »"),
        ("dire plus", "mots en trop : plus"),
    ],
)
def test_a_wrong_command_line_is_told_in_french(words: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        parser().parse_args(words.split())
    assert leaving.value.code == 2
    assert capsys.readouterr().err == f"kit : {told} ; voyez « kit --help »\n"
