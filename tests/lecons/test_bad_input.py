"""What must never hang nor be half understood: refused in one sentence, by the reader and on the command line."""

import re
from pathlib import Path

import pytest

from beebot.kinds import solve
from beebot.loader import load_lesson
from beebot.shortest.solution import Status
from lecons.__main__ import main
from tests.beebot.content import LESSON, Content

HEAD = LESSON[: LESSON.index("  - id: deux")]
"""Up to its line 31."""
START = "depart: {case: A1, vers: est}"
LARGE = "tapis: {largeur: 26, hauteur: 26}"
QUOTES = "au début d'une valeur est refusé ; mettez la phrase entre guillemets"

CYCLE = (
    "3:1 : « titre » : une phrase est attendue, pas une liste ; mettez-la entre guillemets\n"
    f"3:8 : « & » {QUOTES}\n"
    f"3:12 : « * » {QUOTES}"
)


def one(*lines: str) -> str:
    """A séance whose second challenge begins on line 32 with its id, and goes on with these."""
    return HEAD + "  - id: deux\n    consigne: x\n" + "".join(f"    {line}\n" for line in lines)


def sizes(size: int) -> str:
    return one(f"tapis: {{largeur: {size}, hauteur: {size}}}", START, "arrivee: B1")


CASES = {
    "a bomb": (
        LESSON.replace('["case", "pivoter"]', "&a [x, x]").replace('["anticipe le pivot"]', "[*a, *a]"),
        f"11:9 : « & » {QUOTES}\n16:14 : « * » {QUOTES}\n16:18 : « * » {QUOTES}",
    ),
    "a cycle": (LESSON.replace('"Essai"', "&a [*a]"), CYCLE),
    "21 levels": ("[" * 21 + "]" * 21, "1:21 : plus de 20 niveaux l'un dans l'autre ; simplifiez"),
    "too many values": (
        "[" + "a," * 20_000 + "]",
        "1:40000 : plus de 20000 valeurs dans ce fichier ; partagez-le en plusieurs séances",
    ),
    "10,000 instructions": (
        one("tapis: petit", START, "genre: prevoir", f"programme: {'↑' * 10_000}"),
        "37:16 : « programme » : le programme a 10000 instructions ; enlevez-en pour n'en garder que 200 au plus",
    ),
    "201 instructions once run": (
        one("tapis: petit", START, "genre: prevoir", "programme: répéter 2 [ répéter 9 [ ↶↶↶↶↶↶↶↶↶↶↶ ] ] ↶↶↶"),
        "37:16 : « programme » : répétitions comprises, le programme fait 201 instructions ; il en faut 200 au plus",
    ),
    "repeats 50 deep": (
        one("tapis: petit", START, "genre: prevoir", f"programme: {'répéter 2 [ ' * 50}↑{' ]' * 50}"),
        "37:16 : « programme » : à la place 7 du programme : une répétition de trop l'une dans l'autre ; 2 au plus",
    ),
    "repeated 10 times": (
        one("tapis: petit", START, "genre: prevoir", "programme: répéter 10 [ ↑ ]"),
        (
            "37:16 : « programme » : à la place 1 du programme : "
            "écrivez une répétition comme « répéter 3 [ avancer droite ] », avec 2 à 9 tours"
        ),
    ),
    "a mat of 0×0": (
        sizes(0),
        (
            "34:22 : « largeur » : 0 n'est pas possible ; choisissez de 1 à 26\n"
            "34:34 : « hauteur » : 0 n'est pas possible ; choisissez de 1 à 26"
        ),
    ),
    "a mat of 1000×1000": (
        sizes(1000),
        (
            "34:22 : « largeur » : 1000 n'est pas possible ; choisissez de 1 à 26\n"
            "34:37 : « hauteur » : 1000 n'est pas possible ; choisissez de 1 à 26"
        ),
    ),
    "a size of a million digits": (
        one(f"tapis: {{largeur: {'9' * 200_000}, hauteur: 1}}", START, "arrivee: B1"),
        (
            f"34:22 : « largeur » : « {'9' * 29}… » n'est pas un nombre entier ; "
            "écrivez-le en chiffres, sans zéro devant"
        ),
    ),
    "two starts on one cell": (
        one("tapis: petit", START, "genre: a_deux", "autre: {depart: {case: A1, vers: ouest}}", "but: rencontre"),
        "37:28 : « case » : le premier robot part déjà de A1 ; choisissez une autre case",
    ),
    "a start on an obstacle": (
        one("tapis: petit", START, "obstacles: [A1]", "arrivee: B1"),
        "35:20 : « case » : la case A1 est un obstacle ; choisissez une case libre",
    ),
    "an unknown genre": (
        one("tapis: petit", START, "genre: dessiner", "arrivee: B1"),
        (
            "36:12 : « genre » : mot inconnu « dessiner » ; les mots possibles sont "
            "programmer, prevoir, deboguer, completer, choisir, reproduire, libre, a_deux, orienter, observer, creer, "
            "question, ranger, trier"
        ),
    ),
    "an id twice": (
        one("tapis: petit", START, "arrivee: B1").replace("id: deux", "id: un"),
        "32:9 : « id » : « un » est déjà pris ligne 19 ; donnez-en un autre",
    ),
    "21 targets": (
        one(LARGE, START, f"cibles: [{', '.join(f'{{case: B{row}}}' for row in range(1, 22))}]"),
        "36:5 : « cibles » : il y en a trop ; gardez-en 20 au plus",
    ),
    "101 challenges": (
        HEAD + "".join(f"  - {{id: n{n}, consigne: x, tapis: petit, {START}, arrivee: B1}}\n" for n in range(100)),
        "18:1 : « defis » : il y en a trop ; gardez-en 100 au plus",
    ),
    "301 characters": (
        LESSON.replace('"Essai"', f'"{"é" * 301}"'),
        "3:8 : « titre » : 301 caractères, c'est trop ; gardez-en 300 au plus",
    ),
    "256 KiB and one byte": (
        LESSON + "#" * (256 * 1024 + 1 - len(LESSON.encode())),
        "1:1 : le fichier dépasse 256 Kio ; partagez-le en plusieurs séances",
    ),
}


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path)


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_the_reader_refuses(content: Content, text: str, expected: str) -> None:
    assert content.complaints(text) == expected.splitlines()


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_verifier_refuses(content: Content, capsys: pytest.CaptureFixture[str], text: str, expected: str) -> None:
    content.lesson.write_text(text, encoding="utf-8")
    assert main(["verifier", str(content.lesson)]) == 1
    told = "".join(f"seances/essai.yaml:{line}\n" for line in expected.splitlines())
    assert capsys.readouterr() == ("", told)


FAR = f"cibles: [{', '.join(f'{{case: {column}{row}}}' for column in 'CGKOS' for row in (3, 9, 16, 22))}]"
TOO_LARGE = {
    "20 targets on 26×26": ((LARGE, START, FAR), r"deux : \d+ cartes au mieux connu : [↑↶↷ ]+ ;.*"),
    "two robots on 26×26": (
        (LARGE, START, "genre: a_deux", "autre: {depart: {case: Z26, vers: ouest}}", "but: rencontre"),
        "deux : trop grand pour être prouvé ici ; prenez un tapis plus petit, moins de cibles ou moins de cartes",
    ),
}


@pytest.mark.parametrize(("lines", "line"), TOO_LARGE.values(), ids=TOO_LARGE)
def test_a_question_too_large_for_the_solver_is_answered_with_a_bound(
    content: Content, capsys: pytest.CaptureFixture[str], lines: tuple[str, ...], line: str
) -> None:
    content.lesson.write_text(one(*lines), encoding="utf-8")
    assert solve(load_lesson(content.lesson).challenges[1]).status is Status.BOUND
    assert main(["verifier", str(content.lesson)]) == 0
    assert re.fullmatch(line, capsys.readouterr().out.splitlines()[-1])


def test_a_mat_and_a_path_are_refused_alike(content: Content, capsys: pytest.CaptureFixture[str]) -> None:
    for file, place in ((content.mat, "tapis/petit.yaml"), (content.path, "parcours/annee.yaml")):
        file.write_text(re.sub("titre: .*", "titre: &a [*a]", file.read_text(encoding="utf-8")), encoding="utf-8")
        assert main(["verifier", str(file)]) == 1
        told = "".join(f"{place}:{line}\n" for line in CYCLE.splitlines())
        assert capsys.readouterr() == ("", told)
