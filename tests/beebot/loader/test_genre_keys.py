"""Each genre of challenge: what is read, and every sentence about what does not suit it."""

import pytest

from beebot.challenge import Aim, Challenge, Genre, Partner
from beebot.command import PLAIN_COMMANDS, Command
from beebot.kinds import judge
from beebot.loader import load_lesson
from beebot.notation import parse_program
from beebot.parts.answer_types import Prediction
from beebot.pose import Cell, Heading, Pose
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import LESSON, Content

HEAD = "".join(LESSON.splitlines(keepends=True)[:31])
AIM = "arrivee: C1"
PAIR = ("genre: a_deux", "autre: {depart: {case: D1, vers: ouest}}", "but: rencontre")
WORDS_OF_AIMS = "programmer, deboguer, completer, choisir, a_deux, orienter"
LENGTHS = "programmer, deboguer, reproduire, libre, a_deux, observer"
REPEATING = "programmer, deboguer, reproduire, libre, observer"
NESTING = "programmer, prevoir, deboguer, choisir, reproduire, libre, orienter, observer"
GIVEN = "prevoir, deboguer, completer, reproduire, orienter, observer"
TO_AIM = "ce défi ne demande rien ; ajoutez « cibles » ou « arrivee »"


def lesson(*lines: str) -> str:
    """A lesson whose second challenge starts on line 32 and goes on with these lines from line 36."""
    start = () if any(line.startswith("depart") for line in lines) else ("depart: {case: A1, vers: est}",)
    keys = ('consigne: "Va."', "tapis: {largeur: 4, hauteur: 3}", *start, *lines)
    return HEAD + "  - id: deux\n" + "".join(f"    {line}\n" for line in keys)


def read(content: Content, *lines: str) -> Challenge:
    assert content.complaints(lesson(*lines)) == []
    return load_lesson(content.lesson).challenges[1]


@pytest.mark.parametrize("word", ["rangé", "trié", "programer"])
def test_a_genre_that_is_no_word_is_told_and_not_what_would_follow_from_it(content: Content, word: str) -> None:
    """Whether a mat is missing is known once the genre is."""
    text = HEAD + f'  - id: deux\n    genre: {word}\n    consigne: "Range."\n    images: [ruche, mare, robot]\n'
    (told,) = content.complaints(text)
    assert told.startswith(f"33:12 : « genre » : mot inconnu « {word} » ; vouliez-vous")


def test_predict(content: Content) -> None:
    challenge = read(content, "genre: prevoir", 'programme: "répéter 3 [ avancer ] ↶ ↑ ↑ ↑ ↑"')
    assert challenge.genre is Genre.PREDICT
    assert challenge.given == parse_program("répéter 3 [ avancer ] gauche avancer avancer avancer avancer")


def test_a_prediction_may_ask_for_the_heading_too(content: Content) -> None:
    asked, plain = (read(content, "genre: prevoir", "programme: ↑ ↶", *lines) for lines in (["orientation: true"], []))
    assert (asked.asks_heading, plain.asks_heading) == (True, False)
    assert ["orientation: true" in challenge_yaml(challenge) for challenge in (asked, plain)] == [True, False]
    right, wrong, unsaid = (Prediction(Cell.parse("B1"), heading) for heading in (Heading.NORTH, Heading.EAST, None))
    told = [judge(challenge, said).succeeded for challenge in (asked, plain) for said in (right, wrong, unsaid)]
    assert told == [True, False, False, True, False, True]


def test_a_heading_is_asked_for_in_predictions_alone(content: Content) -> None:
    complaints = content.complaints(lesson("genre: libre", "orientation: true"))
    assert complaints == [
        "37:5 : « orientation » ne sert pas dans le genre « libre », mais dans prevoir, observer ; enlevez la clé"
    ]


def test_debug(content: Content) -> None:
    challenge = read(content, "genre: deboguer", "programme: ↑ ↑ ↑", AIM, "max_instructions: 4")
    assert (challenge.genre, challenge.given) == (Genre.DEBUG, parse_program("↑↑↑"))
    assert (challenge.goal, challenge.max_instructions) == (Cell.parse("C1"), 4)


def test_complete(content: Content) -> None:
    challenge = read(content, "genre: completer", 'programme: "_avancer _ gauche ↑_"', AIM)
    assert challenge.template == (None, Command.FORWARD, None, Command.LEFT, Command.FORWARD, None)
    assert (challenge.genre, challenge.given) == (Genre.COMPLETE, ())


def test_choose(content: Content) -> None:
    challenge = read(
        content,
        "genre: choisir",
        'programmes: [↑, "répéter 2 [ ↑ ]", ↓]',
        AIM,
    )
    assert challenge.choices == tuple(map(parse_program, ("↑", "répéter 2 [ ↑ ]", "↓")))
    assert (challenge.genre, challenge.repeats) == (Genre.CHOOSE, True)


def test_reproduce(content: Content) -> None:
    challenge = read(content, "genre: reproduire", "programme: ↑ ↶ ↑", "repeter: true")
    assert (challenge.genre, challenge.given, challenge.repeats) == (Genre.REPRODUCE, parse_program("↑↶↑"), True)


def test_free(content: Content) -> None:
    challenge = read(content, "genre: libre")
    assert (challenge.genre, challenge.targets, challenge.goal) == (Genre.FREE, (), None)


def test_pair(content: Content) -> None:
    assert read(content, *PAIR).partner == Partner(Pose(Cell.parse("D1"), Heading.WEST), Aim.MEET)
    challenge = read(
        content, PAIR[0], "autre: {depart: {case: D1, vers: ouest}, arrivee: B2}", "but: chacun", "arrivee: C3"
    )
    assert challenge.partner == Partner(Pose(Cell.parse("D1"), Heading.WEST), Aim.GOALS, Cell.parse("B2"))
    assert challenge.goal == Cell.parse("C3")


def test_passages_repeats_and_pivots_of_45_degrees(content: Content) -> None:
    challenge = read(
        content,
        "depart: {case: A1, vers: nord-est}",
        "passages: [B2, C3]",
        "repeter: true",
        "touches: [avancer, gauche45]",
    )
    assert challenge.passages == {Cell.parse("B2"), Cell.parse("C3")}
    assert (challenge.repeats, challenge.start.heading) == (True, Heading.NORTH_EAST)
    assert challenge.keys == {Command.FORWARD, Command.LEFT_45}


def test_without_a_word_nothing_is_new(content: Content) -> None:
    challenge = read(content, AIM)
    assert (challenge.genre, challenge.keys, challenge.repeats) == (Genre.PROGRAM, PLAIN_COMMANDS, False)
    assert (challenge.passages, challenge.given, challenge.template, challenge.choices) == (frozenset(), (), (), ())


def useless(line: int, key: str, genre: str, genres: str) -> str:
    return f"{line}:5 : « {key} » ne sert pas dans le genre « {genre} », mais dans {genres} ; enlevez la clé"


def needed(key: str, genre: str) -> str:
    return f"32:5 : le genre « {genre} » demande la clé « {key} » ; ajoutez-la"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["programme: ↑", AIM], [useless(36, "programme", "programmer", GIVEN)]),
        (["genre: prevoir"], [needed("programme", "prevoir")]),
        (
            ["genre: prevoir", "programe: ↑"],
            ["37:5 : clé inconnue « programe » ; vouliez-vous « programme » ?"],
        ),
        (
            ["genre: prevoir", "programme: ↑", "cibles: [{case: B1}]", "ordre: libre", "passages: [B1]", AIM],
            [
                useless(38, "cibles", "prevoir", WORDS_OF_AIMS),
                useless(39, "ordre", "prevoir", WORDS_OF_AIMS),
                useless(40, "passages", "prevoir", WORDS_OF_AIMS),
                useless(41, "arrivee", "prevoir", WORDS_OF_AIMS),
            ],
        ),
        (
            ["genre: choisir", "programme: ↑", AIM, "repeter: 2"],
            [
                needed("programmes", "choisir"),
                useless(37, "programme", "choisir", GIVEN),
                useless(39, "repeter", "choisir", REPEATING),
                "39:14 : « repeter » : « 2 » n'est pas compris ; écrivez true ou false",
            ],
        ),
        (
            ["genre: completer", "programme: ↑ _", AIM, "max_instructions: 3"],
            [useless(39, "max_instructions", "completer", LENGTHS)],
        ),
        (["genre: libre", AIM], [useless(37, "arrivee", "libre", WORDS_OF_AIMS)]),
        (["genre: a_deux"], [needed("autre", "a_deux"), needed("but", "a_deux")]),
        (
            [*PAIR, "repeter: true", "imbriquer: true", "limites: {virages: 1, cartes: 4, main: {avancer: 2}}"],
            [
                useless(39, "repeter", "a_deux", REPEATING),
                useless(40, "imbriquer", "a_deux", NESTING),
                useless(41, "limites", "a_deux", "programmer, deboguer, completer, reproduire"),
            ],
        ),
        ([*PAIR, "max_instructions: 5"], []),
        (
            ["genre: reproduire", "but: echange"],
            [needed("programme", "reproduire"), useless(37, "but", "reproduire", "a_deux")],
        ),
        (["genre: deboguer", "programme: ↑"], [f"32:5 : {TO_AIM}"]),
        (["genre: choisir", "programmes: [↑, ↓]"], [f"32:5 : {TO_AIM}"]),
    ],
)
def test_keys_of_another_genre(content: Content, lines: list[str], expected: list[str]) -> None:
    assert content.complaints(lesson(*lines)) == expected


HOLE = "« _ » est un trou, pour le genre « completer » ; mettez-y une instruction"
NO_HOLE = "il n'y a pas de trou ; écrivez « _ » à la place de chaque carte à trouver"
NO_LIST = "un programme est attendu, pas une liste ; écrivez-le sans crochets, comme « avancer gauche »"
NO_REPEAT = "un programme à trous ne répète rien ; écrivez chaque instruction"
LONG = "le programme a {} instructions ; enlevez-en pour n'en garder que 200 au plus"
HOME = "la case A1 est celle du départ ; choisissez-en une autre, ou ajoutez une cible"
SLANTED = "est en biais ; ajoutez gauche45 ou droite45 à « touches », ou écrivez nord, est, …"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["genre: prevoir", 'programme: "avancer avencer"'],
            "37:16 : « programme » : mot inconnu « avencer » à la place 2 du programme ; vouliez-vous « avancer » ?",
        ),
        (
            ["genre: prevoir", "programme:"],
            "37:15 : « programme » : la valeur est vide ; complétez-la ou enlevez la clé",
        ),
        (
            ["genre: prevoir", "programme: [avancer, avancer]"],
            f"37:5 : « programme » : {NO_LIST}",
        ),
        (["genre: prevoir", "programme: ↑ _"], f"37:16 : « programme » : {HOLE}"),
        (
            ["genre: prevoir", 'programme: "avancer\\a"'],
            "37:16 : « programme » : caractère invisible interdit ; effacez-le",
        ),
        (["genre: prevoir", f"programme: {'↑' * 10_000}"], f"37:16 : « programme » : {LONG.format(10_000)}"),
        (["genre: completer", f"programme: {'_' * 201}", AIM], f"37:16 : « programme » : {LONG.format(201)}"),
        (
            ["genre: prevoir", f'programme: "{"répéter 2 [ " * 50}↑{" ]" * 50}"'],
            "37:16 : « programme » : à la place 7 du programme : une répétition de trop l'une dans l'autre ; 2 au plus",
        ),
        (
            ["genre: deboguer", "programme: ↑ ↑", AIM],
            "37:16 : « programme » : ce programme réussit déjà ; mettez-y une erreur à trouver",
        ),
        (
            ["genre: deboguer", 'programme: "répéter 3 [ ↑ ]"', AIM],
            "37:16 : « programme » : ce programme répète ; ajoutez « repeter: true », ou changez-le",
        ),
        (["genre: completer", "programme: ↑ ↑", AIM], f"37:16 : « programme » : {NO_HOLE}"),
        (["genre: completer", 'programme: "répéter 2 [ _ ]"', AIM], f"37:16 : « programme » : {NO_REPEAT}"),
        (
            ["genre: choisir", "programmes: [↑, ↓]", AIM],
            "37:5 : « programmes » : aucun ne réussit ; corrigez-en un, et un seul",
        ),
        (
            ["genre: choisir", "programmes: [↓, ↑↑, ↑↑⏸]", AIM],
            "37:25 : « programmes » : le numéro 3 réussit, et le numéro 2 aussi ; mettez une erreur dans l'un des deux",
        ),
        (
            ["genre: choisir", "programmes: [↓, ↑↑, avancer avancer, ↓]", AIM],
            (
                "37:25 : « programmes » : ce programme est déjà le numéro 2 ; changez l'un des deux\n"
                "37:42 : « programmes » : ce programme est déjà le numéro 1 ; changez l'un des deux"
            ),
        ),
        (
            ["genre: choisir", "programmes: [↑↑]", AIM],
            "37:5 : « programmes » : il n'y en a pas assez ; mettez-en 2 au moins",
        ),
        (
            ["genre: choisir", "programmes: [↑, ↓, ↶, ↷, ⏸]", AIM],
            "37:5 : « programmes » : il y en a trop ; gardez-en 4 au plus",
        ),
        (["genre: choisir", "programmes: [↑↑, ↑_]", AIM], f"37:22 : « programmes » : {HOLE}"),
        (
            ["genre: reproduire", "programme: ↑ ↑ ↑ ↑"],
            "37:16 : « programme » : l'instruction 4 du modèle cogne ; changez le programme",
        ),
        (
            ["genre: reproduire", "programme: ↶ ⏸"],
            "37:16 : « programme » : ce modèle ne laisse aucun tracé ; mettez-y « avancer »",
        ),
        (
            [PAIR[0], "autre: {depart: {case: A1, vers: ouest}}", PAIR[2]],
            "37:28 : « case » : le premier robot part déjà de A1 ; choisissez une autre case",
        ),
        (
            [PAIR[0], "autre: {depart: {case: E1, vers: ouest}}", "but: rencontrer"],
            (
                "37:28 : « case » : la case E1 est hors du tapis, qui va de A1 à D3\n"
                "38:10 : « but » : mot inconnu « rencontrer » ; vouliez-vous « rencontre » ?"
            ),
        ),
        (
            [PAIR[0], "autre: {depart: {case: D1, vers: ouest}}", "but: chacun"],
            (
                "32:5 : « but: chacun » demande « arrivee » pour chaque robot ; ajoutez-la ici\n"
                "37:5 : « but: chacun » demande « arrivee » pour chaque robot ; ajoutez-la ici"
            ),
        ),
        (
            [PAIR[0], "autre: {depart: {case: D1, vers: ouest}, arrivee: C1}", "but: chacun", AIM],
            "37:55 : « arrivee » : le premier robot arrive déjà en C1 ; choisissez une autre case",
        ),
        (
            [*PAIR, AIM],
            "39:5 : « arrivee » ne sert pas avec « but: rencontre » ; enlevez-la, ou écrivez « but: chacun »",
        ),
        (
            [PAIR[0], "autre: {depart: {case: D1, vers: ouest}, arrivee: D2}", "but: echange", "obstacles: [D2]"],
            (
                "37:46 : « arrivee » ne sert pas avec « but: echange » ; enlevez-la, ou écrivez « but: chacun »\n"
                "37:55 : « arrivee » : la case D2 est un obstacle ; choisissez une case libre"
            ),
        ),
        (
            ["passages: [B1, E1, B2]", "obstacles: [B2]"],
            (
                "36:20 : « passages » : la case E1 est hors du tapis, qui va de A1 à D3\n"
                "36:24 : « passages » : la case B2 est un obstacle ; choisissez une case libre"
            ),
        ),
        (
            ["depart: {case: A1, vers: nord-est}", AIM],
            f"35:30 : « vers » : « nord-est » {SLANTED}",
        ),
        (
            [PAIR[0], "autre: {depart: {case: D1, vers: sud-ouest}}", PAIR[2]],
            f"37:38 : « vers » : « sud-ouest » {SLANTED}",
        ),
        (
            ["genre: completer", "programme: ↖ _", AIM],
            "37:16 : « programme » : gauche45 pivote de 45° ; ajoutez gauche45 à « touches », ou changez le programme",
        ),
        (
            ["depart: {case: A1, vers: nord-est}", "touches: [gauche46]", AIM],
            "36:15 : « touches » : mot inconnu « gauche46 » ; vouliez-vous « gauche45 » ?",
        ),
        (["arrivee: A1"], f"36:14 : « arrivee » : {HOME}"),
        (["genre: deboguer", "programme: ↑ ↑", "arrivee: A1"], f"38:14 : « arrivee » : {HOME}"),
        (["genre: completer", "programme: ↶ _", "arrivee: A1"], f"38:14 : « arrivee » : {HOME}"),
        (["passages: [A1]", "arrivee: A1"], f"37:14 : « arrivee » : {HOME}"),
        (["passages: [A1]"], f"36:16 : « passages » : {HOME}"),
        (
            [PAIR[0], "autre: {depart: {case: D1, vers: ouest}, arrivee: D1}", "but: chacun", "arrivee: A1"],
            f"39:14 : « arrivee » : {HOME}",
        ),
        (
            ["depart: {case: A9, vers: est}", "arrivee: A9"],
            (
                "35:20 : « case » : la case A9 est hors du tapis, qui va de A1 à D3\n"
                f"36:14 : « arrivee » : {HOME.replace('A1', 'A9')}\n"
                "36:14 : « arrivee » : la case A9 est hors du tapis, qui va de A1 à D3"
            ),
        ),
        (
            ["depart: {case: a1, vers: est}", "arrivee: A1"],
            ("35:20 : « case » : « a1 » n'est pas une case ; écrivez une lettre majuscule et un nombre, comme C4"),
        ),
        (
            ["cibles: [{case: b1}]", "arrivee: A1"],
            ("36:21 : « case » : « b1 » n'est pas une case ; écrivez une lettre majuscule et un nombre, comme C4"),
        ),
        (
            ["genre: reproduir", "programme: ↑ _", AIM],
            "36:12 : « genre » : mot inconnu « reproduir » ; vouliez-vous « reproduire » ?",
        ),
    ],
)
def test_what_does_not_suit(content: Content, lines: list[str], expected: str) -> None:
    assert content.complaints(lesson(*lines)) == expected.splitlines()


@pytest.mark.parametrize(
    "lines",
    [
        ["arrivee: A1", "cibles: [{case: B1}]"],
        ["arrivee: A1", "passages: [B1]"],
        ["genre: choisir", "programmes: [↑, ↑ ↓]", "arrivee: A1"],
        ["genre: completer", "programme: ↑ _", "arrivee: A1"],
        [PAIR[0], "autre: {depart: {case: D1, vers: ouest}, arrivee: D2}", "but: chacun", "arrivee: A1"],
        [PAIR[0], "autre: {depart: {case: D1, vers: ouest}}", PAIR[2], "passages: [A1]"],
    ],
    ids=str,
)
def test_she_may_be_asked_to_come_back_where_she_started(content: Content, lines: list[str]) -> None:
    challenge = read(content, *lines)
    assert Cell.parse("A1") in (challenge.goal, *challenge.passages)


@pytest.mark.parametrize(("size", "told"), [("0", "0"), ("1000", "1000")])
def test_mats_of_no_size_or_too_large(content: Content, size: str, told: str) -> None:
    text = lesson(AIM).replace("{largeur: 4, hauteur: 3}", f"{{largeur: {size}, hauteur: {size}}}")
    column = 22 + len(f"{size}, hauteur: ")
    assert content.complaints(text) == [
        f"34:22 : « largeur » : {told} n'est pas possible ; choisissez de 1 à 26",
        f"34:{column} : « hauteur » : {told} n'est pas possible ; choisissez de 1 à 26",
    ]


def test_ids_twice_in_two_genres(content: Content) -> None:
    text = lesson("genre: prevoir", "programme: ↑").replace("- id: deux", "- id: un")
    assert content.complaints(text) == ["32:9 : « id » : « un » est déjà pris ligne 19 ; donnez-en un autre"]


def test_every_fault_of_every_genre_at_once(content: Content) -> None:
    third = "".join(
        f"    {line}\n"
        for line in ('consigne: "Va."', "tapis: petit", "depart: {case: B2, vers: est}", "genre: libre", "but: chacun")
    )
    text = (
        lesson("genre: choisir", "programmes: [↑, sauter]", "arrivee: Z9", "autre: {depart: {case: Z1}}")
        + "  - id: trois\n"
        + third
    )
    assert content.complaints(text.replace("obstacles: [B2]", "obstacles: [B9]")) == [
        "26:17 : « obstacles » : la case B9 est hors du tapis, qui va de A1 à D3",
        (
            "37:21 : « programmes » : mot inconnu « sauter » à la place 1 du programme ; "
            "les mots connus sont avancer, reculer, gauche, droite, pause, gauche45, droite45, répéter"
        ),
        "38:14 : « arrivee » : la case Z9 est hors du tapis, qui va de A1 à D3",
        useless(39, "autre", "choisir", "a_deux"),
        "39:13 : il manque la clé « vers » ; ajoutez-la",
        useless(45, "but", "libre", "a_deux"),
    ]
