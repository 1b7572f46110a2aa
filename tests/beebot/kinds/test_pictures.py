"""Challenges without a robot: what is read and refused, which answers succeed, and what help says."""

from dataclasses import replace
from itertools import permutations, product

import pytest

from beebot.challenge import Challenge, Genre
from beebot.errors import KitError
from beebot.fingerprint import challenge_hash
from beebot.hinting.hint import HintKind
from beebot.judging.endings import EndingKind
from beebot.judging.rules import Outcome
from beebot.kinds import answer_of, ending, hint, judge, kind_of, solve
from beebot.loader import load_lesson
from beebot.loader.json_schema import json_schema
from beebot.mat import Mat
from beebot.parts.answer_types import Answer, Choice
from beebot.parts.pictures import NO_MAT, NO_START, Arranged, Picture, Pictures
from beebot.text import Text
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import LESSON, Content

HEAD = "".join(LESSON.splitlines(keepends=True)[:31])
QUESTION = ("genre: question", "image: photo", "reponses: [{image: ruche, juste: true}, {image: mare}, {image: robot}]")
ARRANGE = ("genre: ranger", 'images: [oeuf, {image: lait, dire: "Du lait."}, gateau]')
SORT = (
    "genre: trier",
    'boites: [je-dis, {image: je-garde, dire: {fr: "Pour moi.", en: "For me."}}, je-demande]',
    "cartes:",
    "  - {image: photo, boite: je-demande}",
    '  - {image: adresse, boite: je-garde, dire: "Mon adresse."}',
    "  - {image: meteo, boite: je-dis}",
    "  - {image: secret, boite: je-garde}",
)
PICTURES = {
    Genre.QUESTION: Pictures((Picture("a"), Picture("b", right=True), Picture("c"), Picture("d", right=True))),
    Genre.ARRANGE: Pictures((Picture("a"), Picture("b"), Picture("c"), Picture("d"))),
    Genre.SORT: Pictures(
        (Picture("a", box=1), Picture("b", box=0), Picture("c", box=2), Picture("d", box=1)),
        (Picture("x"), Picture("y"), Picture("z")),
    ),
}


def lesson(*lines: str) -> str:
    """A lesson whose second challenge starts on line 32 and goes on with these lines from line 34."""
    return HEAD + "  - id: deux\n" + "".join(f"    {line}\n" for line in ('consigne: "Va."', *lines))


@pytest.fixture(autouse=True)
def pictures(content: Content) -> None:
    names = "ruche mare robot oeuf lait gateau je-dis je-garde je-demande photo adresse meteo secret"
    for name in names.split():
        (content.root / "images" / f"{name}.svg").write_text("<svg/>", encoding="utf-8")


def read(content: Content, *lines: str) -> Challenge:
    assert content.complaints(lesson(*lines)) == []
    return load_lesson(content.lesson).challenges[1]


def asked(genre: Genre) -> Challenge:
    return Challenge("images", Text("Regarde."), NO_MAT, NO_START, genre=genre, pictures=PICTURES[genre])


def answers(genre: Genre) -> list[Answer]:
    """Every whole answer there is."""
    if genre is Genre.QUESTION:
        return [Choice(place) for place in range(4)]
    if genre is Genre.ARRANGE:
        return [Arranged(each) for each in permutations(range(4))]
    return [Arranged(each) for each in product(range(3), repeat=4)]


def test_what_is_read(content: Content) -> None:
    question, row, boxes = (read(content, *lines).pictures for lines in (QUESTION, ARRANGE, SORT))
    right = (Picture("ruche", right=True), Picture("mare"), Picture("robot"))
    assert question == Pictures(right, about="photo")
    assert row == Pictures((Picture("oeuf"), Picture("lait", Text("Du lait.")), Picture("gateau")))
    assert boxes is not None
    assert [box.name for box in boxes.boxes] == ["je-dis", "je-garde", "je-demande"]
    assert boxes.boxes[1].said == Text("Pour moi.", en="For me.")
    assert [each.box for each in boxes.asked] == [2, 1, 0, 1]


@pytest.mark.parametrize("lines", [QUESTION, ARRANGE, SORT], ids=["question", "ranger", "trier"])
def test_it_needs_no_mat_and_is_written_as_it_is_read(content: Content, lines: tuple[str, ...]) -> None:
    challenge = read(content, *lines)
    assert (challenge.mat, challenge.start) == (NO_MAT, NO_START)
    written = challenge_yaml(challenge)
    assert "tapis" not in written
    assert "depart" not in written
    content.lesson.write_text(HEAD + written, encoding="utf-8")
    assert load_lesson(content.lesson).challenges[1] == challenge


def test_a_debate_welcomes_every_answer(content: Content) -> None:
    challenge = read(content, "genre: question", "debat: true", "reponses: [{image: ruche}, {image: mare}]")
    assert [judge(challenge, Choice(place)).succeeded for place in (0, 1)] == [True, True]
    content.lesson.write_text(HEAD + challenge_yaml(challenge), encoding="utf-8")
    assert load_lesson(content.lesson).challenges[1] == challenge


TWO = "{image: ruche, juste: true}, {image: mare}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["genre: question", "reponses: [{image: ruche}, {image: mare}]"],
            (
                "35:5 : « reponses » : il manque une bonne réponse ; écrivez « juste: true » à l'une, "
                "ou « debat: true » ici"
            ),
        ),
        (
            ["genre: question", "debat: true", f"reponses: [{TWO}]"],
            "36:16 : « reponses » : dans un débat toutes les réponses sont bonnes ; enlevez « juste », ou « debat »",
        ),
        (
            ["genre: question", "reponses: [{image: ruche, juste: true}, {image: mare, juste: true}]"],
            "35:5 : « reponses » : toutes les réponses sont justes ; écrivez plutôt « debat: true »",
        ),
        (
            ["genre: question", "reponses: [{image: ruche, juste: true}]"],
            "35:5 : « reponses » : il n'y en a pas assez ; mettez-en 2 au moins",
        ),
        (
            ["genre: question", f"reponses: [{TWO}, {{image: ruche}}]"],
            "35:60 : « reponses » : l'image « ruche » y est déjà, à la place 1 ; gardez-en une seule",
        ),
        (
            ["genre: question", f"reponses: [{TWO}, {{image: robott}}]"],
            "35:68 : « image » : image introuvable « robott » ; vouliez-vous « robot » ?",
        ),
        (
            ["genre: question", "image: xyz", f"reponses: [{TWO}]"],
            "35:12 : « image » : image introuvable « xyz » ; ajoutez images/xyz.svg, ou une photo de ce nom",
        ),
        (["genre: question"], "32:5 : le genre « question » demande la clé « reponses » ; ajoutez-la"),
        (
            ["genre: question", f"reponses: [{TWO}]", "tapis: petit", "depart: {case: A1, vers: est}"],
            (
                "36:5 : le genre « question » se joue sans robot, avec des images ; enlevez la clé « tapis »\n"
                "37:5 : le genre « question » se joue sans robot, avec des images ; enlevez la clé « depart »"
            ),
        ),
        (
            ["genre: question", f"reponses: [{TWO}]", "arrivee: A1", "images: [oeuf, lait, gateau]"],
            (
                "36:5 : « arrivee » ne sert pas dans le genre « question », mais dans programmer, deboguer, completer, "
                "choisir, a_deux, orienter ; enlevez la clé\n"
                "37:5 : « images » ne sert pas dans le genre « question », mais dans ranger ; enlevez la clé"
            ),
        ),
        (
            ["genre: ranger", "images: [oeuf, lait]"],
            "35:5 : « images » : il n'y en a pas assez ; mettez-en 3 au moins",
        ),
        (
            ["genre: ranger", "images: [oeuf, lait, oeuf]"],
            "35:26 : « images » : l'image « oeuf » y est déjà, à la place 1 ; gardez-en une seule",
        ),
        (
            ["genre: ranger", "images: [oeuf, lait, {image: gatau}]"],
            "35:26 : « images » : image introuvable « gatau » ; vouliez-vous « gateau » ?",
        ),
        (
            ["genre: trier", "boites: [je-dis, je-garde]", "cartes:", *SORT[3:6]],
            "37:31 : « boite » : il n'y a pas de boîte « je-demande » ; les boîtes sont je-dis, je-garde",
        ),
        (
            ["genre: trier", "boites: [je-dis, je-gard]", "cartes:", *SORT[4:]],
            (
                "35:22 : « boites » : image introuvable « je-gard » ; vouliez-vous « je-garde » ?\n"
                "37:33 : « boite » : il n'y a pas de boîte « je-garde » ; vouliez-vous « je-gard » ?\n"
                "39:32 : « boite » : il n'y a pas de boîte « je-garde » ; vouliez-vous « je-gard » ?\n"
                "35:22 : « boites » : aucune carte ne va dans la boîte « je-gard » ; "
                "ajoutez-en une, ou enlevez la boîte"
            ),
        ),
        (
            ["genre: trier", "boites: [je-dis, je-garde, robot]", "cartes:", *SORT[4:]],
            "35:32 : « boites » : aucune carte ne va dans la boîte « robot » ; ajoutez-en une, ou enlevez la boîte",
        ),
        (
            [
                "genre: trier",
                "boites: [je-dis, robot, robot]",
                *(each.replace("je-demande", "je-dis").replace("je-garde", "je-dis") for each in SORT[2:6]),
            ],
            (
                "35:29 : « boites » : l'image « robot » y est déjà, à la place 2 ; gardez-en une seule\n"
                "35:22 : « boites » : aucune carte ne va dans la boîte « robot » ; ajoutez-en une, ou enlevez la boîte"
            ),
        ),
        (
            ["genre: trier", "boites: [je-dis]", "cartes: [{image: photo}]"],
            (
                "35:5 : « boites » : il n'y en a pas assez ; mettez-en 2 au moins\n"
                "36:14 : il manque la clé « boite » ; ajoutez-la"
            ),
        ),
    ],
)
def test_what_does_not_suit(content: Content, lines: list[str], expected: str) -> None:
    assert sorted(content.complaints(lesson(*lines))) == sorted(expected.splitlines())


def test_a_robot_still_needs_its_mat_and_has_no_pictures(content: Content) -> None:
    complaints = content.complaints(lesson("arrivee: C1", "reponses: [{image: ruche}, {image: mare}]"))
    assert complaints == [
        "32:5 : il manque la clé « depart » ; ajoutez-la",
        "32:5 : il manque la clé « tapis » ; ajoutez-la",
        "35:5 : « reponses » ne sert pas dans le genre « programmer », mais dans question ; enlevez la clé",
    ]


def test_the_schema_asks_for_a_mat_where_there_is_a_robot() -> None:
    rules = json_schema("seance")["definitions"]["ChallengeModel"]["allOf"]
    told = {rule["if"]["properties"]["genre"]["const"]: rule["then"] for rule in rules}
    assert told["prevoir"]["required"] == ["tapis", "depart", "programme"]
    assert told["trier"]["required"] == ["boites", "cartes"]
    assert told["question"]["properties"]["tapis"] is False


@pytest.mark.parametrize("genre", PICTURES, ids=lambda genre: genre.value)
def test_brute_force_finds_the_answers_that_the_solver_tells(genre: Genre) -> None:
    challenge = asked(genre)
    right = [answer for answer in answers(genre) if judge(challenge, answer).succeeded]
    solution = solve(challenge)
    assert solution.answer == right[0]
    assert solution.count == len(right) == {Genre.QUESTION: 2, Genre.ARRANGE: 1, Genre.SORT: 1}[genre]
    assert (
        right[0]
        == {
            Genre.QUESTION: Choice(1),
            Genre.ARRANGE: Arranged((0, 1, 2, 3)),
            Genre.SORT: Arranged((1, 0, 2, 1)),
        }[genre]
    )


def test_how_wrong_answers_end() -> None:
    told = []
    for genre, answer in (
        (Genre.QUESTION, Choice(2)),
        (Genre.ARRANGE, Arranged((0, 2, 1, 3))),
        (Genre.SORT, Arranged((1, 1, None, None))),
    ):
        verdict = judge(asked(genre), answer)
        told.append((verdict.outcome, ending(asked(genre), answer).kind, ending(asked(genre), answer).pictures))
    assert told == [
        (Outcome.OTHER_ANSWER, EndingKind.OTHER_ANSWER, (2,)),
        (Outcome.OTHER_ORDER, EndingKind.OTHER_ORDER, (2, 1)),
        (Outcome.OTHER_BOX, EndingKind.OTHER_BOX, (1,)),
    ]


@pytest.mark.parametrize("genre", PICTURES, ids=lambda genre: genre.value)
def test_whoever_does_what_the_hints_say_succeeds(genre: Genre) -> None:
    for answer in answers(genre):
        became, calls = answer, 0
        while not judge(asked(genre), became).succeeded and calls < 30:
            calls += 1
            became = _obeyed(became, hint(asked(genre), became, calls))
        assert judge(asked(genre), became).succeeded, answer


def _obeyed(answer: Answer, told: object) -> Answer:
    """What a child makes of a hint: she lays what she is shown, or tries the next picture."""
    kind, place, right = (getattr(told, name) for name in ("kind", "place", "right"))
    if isinstance(answer, Choice):
        assert (kind, right) == (HintKind.REMOVE, None)
        return Choice((place + 1) % 4) if place == answer.place else answer
    assert isinstance(answer, Arranged)
    if kind is not HintKind.CARD:
        return answer
    places = list(answer.places)
    if set(PICTURES[Genre.SORT].boxes) and place < len(places) and sorted(map(str, places)) == list("0123"):
        places[places.index(right)] = places[place]
        places[place] = right
    else:
        places[right] = place
    return Arranged(tuple(places))


def test_help_never_leaves_one_answer_alone() -> None:
    """A child who calls and calls still chooses between two pictures."""
    told = {hint(asked(Genre.QUESTION), Choice(0), calls).place for calls in range(1, 9)}
    assert told == {0, 2}
    one = Pictures((Picture("a"), Picture("b", right=True), Picture("c"), Picture("d")))
    told = {hint(replace(asked(Genre.QUESTION), pictures=one), Choice(0), calls).place for calls in range(1, 9)}
    assert told == {0, 2}
    two = replace(asked(Genre.SORT), pictures=Pictures(PICTURES[Genre.SORT].asked[:2], PICTURES[Genre.SORT].boxes[:2]))
    assert [hint(two, Arranged((None, None)), calls).kind for calls in (1, 2)] == [HintKind.CARD, HintKind.CARD]


def test_help_tells_how_far_a_strip_is_right() -> None:
    told = hint(asked(Genre.ARRANGE), Arranged((0, 1, None, None)), 1)
    assert (told.kind, told.prefix) == (HintKind.PREFIX, 2)
    told = hint(asked(Genre.ARRANGE), Arranged((0, 2, None, None)), 1)
    assert (told.kind, told.place, told.right) == (HintKind.REMOVE, 2, None)


def test_answers_of_the_command_line() -> None:
    assert answer_of(asked(Genre.QUESTION), "2") == Choice(1)
    assert answer_of(asked(Genre.ARRANGE), "2 1, 3 4") == Arranged((1, 0, 2, 3))
    assert answer_of(asked(Genre.SORT), "2 1 3 2") == Arranged((1, 0, 2, 1))
    for genre, text in ((Genre.QUESTION, "5"), (Genre.QUESTION, "x"), (Genre.SORT, "1 2"), (Genre.SORT, "0 1 2 3")):
        with pytest.raises(KitError, match="ne se lit pas"):
            answer_of(asked(genre), text)
    with pytest.raises(ValueError, match="are not 4 pictures"):
        judge(asked(Genre.ARRANGE), Arranged((0, 0, 1, 2)))


def test_sentences_change_no_hash_and_pictures_do() -> None:
    challenge = asked(Genre.SORT)
    pictures = PICTURES[Genre.SORT]
    spoken = replace(pictures, asked=(replace(pictures.asked[0], said=Text("Ah.")), *pictures.asked[1:]))
    moved = replace(pictures, asked=(replace(pictures.asked[0], box=2), *pictures.asked[1:]))
    same, other = (challenge_hash(replace(challenge, pictures=each)) for each in (spoken, moved))
    assert same == challenge_hash(challenge) != other


def test_a_challenge_with_a_robot_has_the_hash_it_had() -> None:
    plain = Challenge("un", Text("Va."), Mat(4, 3), NO_START, goal=NO_START.cell)
    assert challenge_hash(replace(plain, pictures=None)) == challenge_hash(plain)
    assert all(kind_of(genre).has_mat is (genre not in PICTURES) for genre in Genre)


@pytest.mark.parametrize(
    ("genre", "text", "told"),
    [
        (Genre.QUESTION, "9", "« 9 » ne se lit pas ; écrivez un numéro, de 1 à 4"),
        (Genre.ARRANGE, "1 2", "« 1 2 » ne se lit pas ; écrivez 4 numéros, de 1 à 4"),
        (Genre.SORT, "1 2 3 4", "« 1 2 3 4 » ne se lit pas ; écrivez 4 numéros, de 1 à 3"),
    ],
)
def test_numbers_that_are_none_are_told_in_good_french(genre: Genre, text: str, told: str) -> None:
    with pytest.raises(KitError) as raised:
        kind_of(genre).read_answer(asked(genre), [text])
    assert str(raised.value) == told
