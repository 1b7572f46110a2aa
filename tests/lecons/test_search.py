"""``chercher``, and the topics that it and the adults' page go by: read from what a séance holds."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

import lecons
from beebot.challenge import Genre
from beebot.lesson import Audience, Lesson, ScreenMode, ScreenTime
from beebot.parts.sheet import Asked, Grouping, Need, RobotUse
from beebot.text import Text
from lecons.__main__ import main
from lecons.query import read_query
from lecons.ranking import find, said
from lecons.topics import Topic, topics_of
from tests.kit_content import lesson_at
from tests.loops import for_each

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text("utf-8"))[
    "questions"
]
WOLF = "ms/le-loup-dans-la-foret.yaml"


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kit's séances are read once for all searches: what is read is frozen."""
    monkeypatch.setattr("lecons.commands.search.load_lesson", lesson_at)


def found(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The files that are found, in their order."""
    assert main(["chercher", "--json", *words]) == 0
    return [each["file"] for each in json.loads(capsys.readouterr().out)["found"]]


def test_who_has_less_time_than_any_seance_takes_is_told_the_shortest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chercher", "--lieu", "periscolaire", "10 minutes"]) == 0
    first, count, only, *_then = capsys.readouterr().out.splitlines()
    assert (first, count) == ("Rien ne tient en 10 min ; le plus court en demande 25.", "1 séance")
    assert "La danse des robots" in only
    assert main(["chercher", "--lieu", "periscolaire", "zèbre", "10 minutes"]) == 0
    nothing, hint = capsys.readouterr().out.splitlines()
    assert nothing == "Rien pour « zèbre »."
    assert hint.startswith("essayez un seul mot")


@for_each("asked", QUESTIONS)
def test_a_question_is_answered_as_a_colleague_answers(asked: dict[str, Any]) -> None:
    kit = every()
    answer = find(read_query(asked["q"]), list(kit.values()))
    found = {name.removesuffix(".yaml") for place, name in enumerate(kit) if place in answer.places}
    told = [*(" ".join(parts) for parts, _count in answer.without)]
    if answer.least:
        told.append(f"{read_query(asked['q']).minutes} minutes")
    missing = [asked["manque"]] if "manque" in asked else []
    right = found >= set(asked["doit"]) and not found & set(asked["pas"]) and told == missing
    assert right, (
        sorted(set(asked["doit"]) - found),
        sorted(found & set(asked["pas"])),
        told,
    )


def test_forty_questions_name_seances_of_the_kit() -> None:
    named = {name for asked in QUESTIONS for name in (*asked["doit"], *asked["pas"])}
    assert len({asked["q"] for asked in QUESTIONS}) == 40
    assert named <= {name.removesuffix(".yaml") for name in every()}


@for_each(
    "typed, told",
    [
        ("loup drone", "Rien pour « drone » ; sans cela : 9 séances."),
        ("Drône", "Rien pour « Drône »."),
        ("chaperron", "« chaperron » est lu « chaperon »."),
        ("12 enfants MS", "Rien pour tout à la fois. Mais sans « MS » : 18, sans « 12 enfants » : 10."),
        ("petite section 10 min", "Rien ne tient en 10 min ; le plus court en demande 20."),
        ("loup", ""),
    ],
)
def test_one_sentence_says_which_part_of_a_question_has_nothing(typed: str, told: str) -> None:
    query = read_query(typed)
    assert said(find(query, list(every().values())), query) == told


@for_each("typed", ["chaperno", "chapeon", "chapéronn", "chaparon", "CHAPERRONS", "hcaperon"])
def test_one_letter_wrong_is_understood_and_two_are_not(typed: str) -> None:
    chaperon = "ms/le-chemin-du-chaperon.yaml"
    kit = every()
    assert list(kit).index(chaperon) in find(read_query(typed), list(kit.values())).places
    assert not find(read_query(f"{typed}zz"), list(kit.values())).places


@for_each(
    "typed, title",
    [("oiseaux", "L'oiseau"), ("gâteaux", "Un gateau"), ("chemins", "Le chemin"), ("chemin", "Les chemins")],
)
def test_a_plural_in_s_or_x_finds_the_one_as_it_was_typed(typed: str, title: str) -> None:
    """It is no mistake, so nobody is told how it was read."""
    answer = find(read_query(typed), [replace(every()[WOLF], title=Text(title))])
    assert (answer.places, answer.read_as) == ((0,), ())


def test_a_short_word_in_s_is_no_plural() -> None:
    assert not find(read_query("vols"), [replace(every()[WOLF], title=Text("Le vol"))]).places


@for_each("typed", ["peur", "drone", "zone", "lup", "1000"])
def test_a_word_near_none_that_names_a_seance_is_left_as_it_is(typed: str) -> None:
    assert find(read_query(typed), list(every().values())).read_as == ()


@for_each(
    "fewest, most, in_class, islands, held",
    [
        (5, 5, 25, 0, (3, 5)),
        (4, 10, 0, 0, (4, 10)),
        (0, 0, 25, 0, (13, 25)),
        (4, 4, 0, 3, (2, 12)),
        (0, 0, 0, 0, ()),
    ],
)
def test_children_are_held_at_once(fewest: int, most: int, in_class: int, islands: int, held: tuple[int, ...]) -> None:
    wolf = every()[WOLF]
    group = Grouping((fewest, most), in_class, islands)
    lesson = replace(wolf, sheet=replace(wolf.sheet, grouping=group))
    right = [count for count in range(1, 41) if find(read_query(f"{count} enfants"), [lesson]).places]
    assert (right[:1] + right[-1:]) == list(held)


@for_each(
    "typed, is_one",
    [
        ("seul", True),
        ("tout seul", True),
        ("un enfant seul", True),
        ("un seul enfant", True),
        ("1 enfant", True),
        ("one child", True),
        ("alone", True),
        ("un seul robot", False),
        ("une seule tablette", False),
        ("un enfant", False),
    ],
)
def test_one_child_is_a_group_too(typed: str, is_one: bool) -> None:
    """And no séance for two or more holds one."""
    wolf = every()[WOLF]
    one, two = (replace(wolf, sheet=replace(wolf.sheet, grouping=Grouping((least, 3)))) for least in (1, 2))
    limits = read_query(typed).limits
    assert bool(limits) == is_one
    assert all(limit.allows(one) and not limit.allows(two) for limit in limits)


@for_each(
    "typed, needs",
    [
        ("enfant aveugle", {Need.SEE}),
        ("malvoyante", {Need.SEE}),
        ("handicap visuel", {Need.SEE}),
        ("sourds", {Need.HEAR}),
        ("deaf child", {Need.HEAR}),
        ("fauteuil roulant", {Need.MOVE}),
        ("handicap moteur", {Need.MOVE}),
        ("UPE2A", {Need.UNDERSTAND}),
        ("il ne parle pas français", {Need.UNDERSTAND}),
        ("autisme", {Need.WAIT}),
        ("Autistes", {Need.WAIT}),
        ("TDAH", {Need.WAIT}),
        ("handicapé", set(Need)),
        ("ULIS", set(Need)),
        ("dyslexie", set(Need)),
        ("special needs", set(Need)),
    ],
)
def test_what_a_child_finds_hard_finds_the_lines_that_serve_and_names_its_page(typed: str, needs: set[Need]) -> None:
    wolf = every()[WOLF]
    by_need = {
        need: replace(wolf, sheet=replace(wolf.sheet, adapt=((need, Text("De près.", en="Close.")),))) for need in Need
    }
    query = read_query(typed)
    answer = find(query, list(by_need.values()))
    assert {need for place, need in enumerate(by_need) if place in answer.places} == needs
    assert answer.whole
    page = Path(__file__).parents[2] / "docs" / "inclusion.md"
    assert f"{page.read_text('utf-8').splitlines()[0].strip('# ')} » (docs/{page.name})" in said(answer, query)


@for_each("typed", ["sens de la marche", "dessin", "mouton", "distance"])
def test_who_asks_for_something_else_is_not_sent_to_that_page(typed: str) -> None:
    query = read_query(typed)
    assert "inclusion" not in said(find(query, list(every().values())), query)


@for_each(
    "typed, prints, is_found",
    [
        ("sans imprimer", ("tapis",), False),
        ("no printing", (), True),
        ("rien à imprimer", (), True),
        ("sans tambourin", ("tapis",), True),
        ("sans ficelle", ("tapis",), False),
        ("without robots", (), False),
        ("sans tambourin ni ficelle", (), False),
        ("pas de ficelle", (), False),
    ],
)
def test_without_leaves_out_what_needs_it(typed: str, prints: tuple[str, ...], is_found: bool) -> None:
    wolf = every()[WOLF]
    lesson = replace(wolf, sheet=replace(wolf.sheet, prints=tuple(map(Asked, prints))))
    assert find(read_query(typed), [lesson]).whole == is_found


@for_each("typed", ["ordinateur", "computer"])
def test_who_asks_for_a_computer_finds_what_is_held_with_a_screen(typed: str) -> None:
    """No sheet says the word: it is what the file says of the screen that answers."""
    wolf = every()[WOLF]
    screens = (None, *map(ScreenTime, ScreenMode))
    answer = find(read_query(typed), [replace(wolf, screen=screen) for screen in screens])
    assert {screens[place] for place in answer.places} == {
        ScreenTime(mode) for mode in ScreenMode if mode is not ScreenMode.NONE
    }


def test_who_begins_finds_the_seances_of_a_level_that_none_comes_before() -> None:
    wolf = every()[WOLF]
    first, later = (replace(wolf, sheet=replace(wolf.sheet, before=before)) for before in ((), ("autre",)))
    assert find(read_query("débuter"), [later, first]).places == (1,)


@for_each("typed", ["sans robot", "no robot", "sans écran ni robot", "sans les robots"])
def test_without_a_robot_is_what_the_sheet_says_of_it(typed: str) -> None:
    """The child-robot's sheet names a robot, and needs none; the cake's has a game, and needs one."""
    kit = every()
    found = {name for place, name in enumerate(kit) if place in find(read_query(typed), list(kit.values())).places}
    assert "ms/l-enfant-robot.yaml" in found
    assert "ps/le-gateau-de-la-ferme.yaml" not in found
    assert found == {name for name, each in kit.items() if each.sheet.robot is not RobotUse.NEEDED}


def test_each_sheet_of_the_kit_says_whether_it_needs_a_robot() -> None:
    files = sorted((lecons.CONTENT / "seances").rglob("*.yaml"))
    assert [file.stem for file in files if "\n  robot: " not in file.read_text("utf-8")] == []


def test_a_program_is_told_what_the_screen_tells(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(lecons.CONTENT.parent)
    assert main(["chercher", "--json", "loup", "--lieu", "periscolaire"]) == 0
    first = json.loads(capsys.readouterr().out)["found"][0]
    assert first["open"] == "lecons/seances/periscolaire/le-loup-est-la.yaml"
    held = lesson_at(Path(first["open"]).resolve())
    assert held.screen is not None
    assert (first["screen"], first["screen_minutes"]) == (held.screen.mode.value, held.screen.minutes)
    assert first["games"] == [{"title": game.title.fr, "minutes": game.minutes} for game in held.games] != []
    assert (first["goal"], first["robot"]) == (held.sheet.objective.fr, "facultatif")


def every() -> dict[str, Lesson]:
    root = lecons.CONTENT / "seances"
    return {file.relative_to(root).as_posix(): lesson_at(file) for file in lecons.lessons()}


def test_what_names_no_place_is_for_school(capsys: pytest.CaptureFixture[str]) -> None:
    kit = every()
    of_school = {name for name, lesson in kit.items() if not lesson.audiences or Audience.SCHOOL in lesson.audiences}
    assert set(found(capsys, "--lieu", Audience.SCHOOL.value)) == of_school
    assert any(not kit[name].audiences for name in of_school)


def test_a_word_of_the_title_comes_before_the_same_word_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    by_word = found(capsys, "loup")
    titled = [name for name in by_word if "loup" in name]
    assert by_word[: len(titled)] == titled
    assert WOLF in titled
    assert len(by_word) > len(titled), "a mat has a wolf too"


@pytest.mark.parametrize("words", [["LOUP", "foret"], ["forêt", "lou"], ["wolf", "forest"], ["loup", "forêt", "MS"]])
def test_words_are_found_without_accents_by_their_beginning_and_in_english(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    niveau = ["--niveau", words.pop()] if words[-1] == "MS" else []
    assert found(capsys, *words, *niveau)[0] == WOLF


def test_a_short_word_keeps_its_s(capsys: pytest.CaptureFixture[str]) -> None:
    """« mois » is not « moi »; a longer one is found without its plural."""
    names = found(capsys, "mois")
    assert names[:2] == ["cp/trois-mois-plus-tard.yaml", "gs/le-tour-de-l-annee.yaml"]
    assert "numerique/le-robot-obeit.yaml" not in names
    assert WOLF in found(capsys, "loups")


def test_the_word_itself_comes_before_a_word_that_begins_so() -> None:
    wolf = every()[WOLF]
    bare = replace(wolf, challenges=(), games=(), story=())
    begun = replace(bare, title=Text("Le printempsier"))
    said = replace(bare, sheet=replace(bare.sheet, unplugged=Text("Au printemps.")))
    query = read_query("printemps")
    assert query.likeness(said).far < query.likeness(begun).far
    assert query.likeness(begun).missing == frozenset()


def test_a_word_within_another_is_not_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "voter") == []


def test_all_the_words_are_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    both, one = found(capsys, "loup", "chaperon"), found(capsys, "loup")
    assert set(both) < set(one)


def test_level_place_and_theme_are_those_of_the_files(capsys: pytest.CaptureFixture[str]) -> None:
    lessons = every()
    assert set(found(capsys)) == set(lessons)
    assert set(found(capsys, "--lieu", "periscolaire")) == {
        name for name, lesson in lessons.items() if any(each.value == "periscolaire" for each in lesson.audiences)
    }
    class_of = {name for name, lesson in lessons.items() if lesson.level and lesson.level.value == "PS"}
    assert set(found(capsys, "--niveau", "PS")) == class_of
    mended = {name for name, lesson in lessons.items() if any(c.genre is Genre.DEBUG for c in lesson.challenges)}
    assert set(found(capsys, "--theme", "reparer")) == mended


TYPED = [
    ("sans écran", "famille/l-anniversaire-de-l-abeille.yaml"),
    ("no screen", "famille/l-anniversaire-de-l-abeille.yaml"),
    ("anniversaire", "famille/l-anniversaire-de-l-abeille.yaml"),
    ("birthday party", "famille/l-anniversaire-de-l-abeille.yaml"),
    ("gauche droite", "gs/elle-me-regarde.yaml"),
    ("left and right", "gs/elle-me-regarde.yaml"),
    ("maths", "ps/un-deux-trois-la-fleur.yaml"),
    ("lecture", "gs/l-abeille-ecrit.yaml"),
    ("reading", "gs/l-abeille-ecrit.yaml"),
    ("compter petite section", "ps/un-deux-trois-la-fleur.yaml"),
    ("géométrie", "ce1/le-robot-geometre.yaml"),
    ("motricité", "mediatheque/le-livre-perdu.yaml"),
    ("débogage", "gs/la-coccinelle-dans-la-bande.yaml"),
    ("mot de passe", "numerique/le-chemin-secret.yaml"),
    ("bibliothèque", "numerique/qui-a-fait-cette-image.yaml"),
    ("centre de loisirs", "periscolaire/vacances-le-bateau-arrive.yaml"),
    ("la rentrée en petite section", "ps/bonjour-l-abeille.yaml"),
    ("débuter grande section", "gs/le-code-des-fleches.yaml"),
    ("rentrée CP", "cp/le-plan-de-notre-classe.yaml"),
    ("les mois de l'année", "gs/le-tour-de-l-annee.yaml"),
    ("calendrier", "gs/le-tour-de-l-annee.yaml"),
    ("les planètes", "ce1/le-voyage-des-planetes.yaml"),
    ("cerceaux", "ps/bonjour-l-abeille.yaml"),
    ("O5", "gs/le-code-des-fleches.yaml"),
]
"""What a teacher types, and a séance that answers it."""


@for_each("typed, wanted", TYPED)
def test_everyday_words_find_a_seance_that_answers(typed: str, wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert wanted in found(capsys, *typed.split())[:6]


ASKED = [
    "sans écran",
    "Sans écrans",
    "sans-ecran",
    "un jeu sans l'écran",
    "no screen",
    "without a screen",
    "screen-free",
    "pas d'écran",
]


@pytest.mark.parametrize("typed", ASKED)
def test_no_screen_is_what_needs_none_then_what_can_be_held_without(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lessons = every()
    none = {name for name, each in lessons.items() if each.screen and each.screen.mode is ScreenMode.NONE}
    names = found(capsys, typed)
    assert none
    assert set(names[: len(none)]) == none
    ways = {name for name, each in lessons.items() if each.sheet.without_screen}
    assert ways
    assert set(names) == none | ways | {name for name, each in lessons.items() if each.games}


@pytest.mark.parametrize("typed", ["sans écran, 20 minutes", "20 minutes without screen"])
def test_no_screen_in_twenty_minutes(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The first example of the README."""
    lessons = every()
    held = {name for name, each in lessons.items() if each.games or each.sheet.without_screen}
    short = {name for name in held if lessons[name].duration_min <= 20}
    first, *others = found(capsys, typed)
    assert {first, *others} == short
    assert others
    games = sum(game.minutes for game in lessons[first].games)
    assert games == lessons[first].duration_min, "its games alone fill the time"


@pytest.mark.parametrize(
    ("code", "typed", "none", "game"),
    [
        ("fr", "sans écran", "sans écran", r"(jeux? sans écran|sans écran aussi), \d+ min"),
        ("en", "no screen", "no screen", r"(games? without a screen|without a screen too), \d+ min"),
    ],
)
def test_each_line_says_what_needs_no_screen(
    code: str, typed: str, none: str, game: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--langue", code, "chercher", typed]) == 0
    first, *others = [line for line in capsys.readouterr().out.splitlines() if ".yaml : " in line or ".yaml: " in line]
    assert "l-anniversaire-de-l-abeille" in first
    assert first.endswith(f" min, {none}")
    assert others
    assert all(re.search(f", {game}$", line) for line in others)
    assert main(["--langue", code, "chercher", "loup"]) == 0
    assert none not in capsys.readouterr().out


def test_no_screen_leaves_the_other_words(capsys: pytest.CaptureFixture[str]) -> None:
    names = found(capsys, "loup sans écran")
    assert names
    assert set(names) <= set(found(capsys, "loup")) & set(found(capsys, "sans écran"))
    assert found(capsys, "écran"), "alone it is a word as any other"


@pytest.mark.parametrize("typed", ["20 minutes", "20 min", "20mn", "moins de 20 minutes"])
def test_minutes_are_a_bound(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    lessons = every()
    assert set(found(capsys, *typed.split())) == {name for name, each in lessons.items() if each.duration_min <= 20}


def test_ages_are_those_of_every_child_named(capsys: pytest.CaptureFixture[str]) -> None:
    for name in found(capsys, "4 à 8 ans", "robot"):
        low, high = every()[name].ages or (9, 0)
        assert low <= 4, name
        assert high >= 8, name


def test_without_words_the_order_is_that_of_teaching(capsys: pytest.CaptureFixture[str]) -> None:
    names = found(capsys, "--niveau", "PS")
    assert names == [
        f"ps/{name}.yaml"
        for name in (
            *("bonjour-l-abeille", "un-deux-trois-la-fleur", "devant-derriere", "ou-regarde-l-abeille"),
            *("les-couleurs-du-tapis", "avance-coucou", "la-ferme-qui-chante", "le-gateau-de-la-ferme"),
        )
    ]
    assert [name.partition("/")[0] for name in found(capsys)][:8] == ["ps"] * 8


def test_where_a_word_is_nowhere_the_others_are_answered_and_it_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chercher", "peur", "des", "loups", "garous"]) == 0
    told = capsys.readouterr().out
    assert "« garous »" in told
    assert "loup-dans-la-foret" in told
    assert main(["chercher", "--json", "peur", "loups", "garous"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert not data["whole"]
    assert "garous" in data["nowhere"]


def test_whom_an_afternoon_is_for_is_said_with_its_ages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chercher", "dé", "--lieu", "periscolaire"]) == 0
    assert "« La course au dé », périscolaire, 4 à 10 ans, 35 min" in capsys.readouterr().out


def test_where_nothing_is_found_one_sentence_says_what_to_try(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chercher", "licorne"]) == 0
    told = capsys.readouterr().out
    assert all(topic.value in told for topic in Topic)
    assert main(["chercher", "--dans", str(Path(__file__).parent / "nulle-part")]) == 1
    assert "n'a pas de séance" in capsys.readouterr().err


def test_each_theme_has_lessons_and_none_has_most_of_them() -> None:
    lessons = every().values()
    for topic in Topic:
        count = sum(topic in topics_of(lesson) for lesson in lessons)
        assert 2 <= count <= 0.6 * len(lessons), (topic, count)


def test_a_theme_is_read_from_what_the_lesson_holds() -> None:
    wolf = every()[WOLF]
    bare = replace(wolf, challenges=(), games=(), story=(), sheet=replace(wolf.sheet, references=()))
    assert topics_of(bare) == frozenset()
    foreseen = next(each for each in wolf.challenges if each.genre is Genre.PREDICT)
    assert topics_of(replace(bare, challenges=(foreseen,))) == frozenset(), "one is in most of them"
    assert topics_of(replace(bare, challenges=(foreseen, foreseen))) == {Topic.PREDICTING}


@for_each(
    "typed, minutes",
    [
        ("un quart d'heure", 15),
        ("moins d’une demi-heure", 30),
        ("trois quarts d'heure", 45),
        ("une heure au maximum", 60),
        ("deux heures", 120),
        ("half an hour", 30),
    ],
)
def test_times_in_words_are_read(typed: str, minutes: int) -> None:
    query = read_query(typed)
    assert (query.minutes, query.parts) == (minutes, ())


def test_unplugged_is_without_a_screen() -> None:
    every_way = read_query("sans écran GS"), read_query("GS débranché"), read_query("GS, séances débranchées")
    lessons = list(every().values())
    assert len({find(query, lessons).places for query in every_way}) == 1


def test_of_two_times_the_shorter_one_bounds() -> None:
    assert read_query("maths 20 minutes ou 30 minutes").minutes == 20


@pytest.mark.parametrize("word", ["danse", "robot", "compter"])
def test_without_a_screen_those_that_have_none_come_before_any_that_has_some(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    query = read_query(f"{word} sans écran")
    names = found(capsys, f"{word} sans écran")
    shows = [query.screen(lesson_at(lecons.CONTENT / "seances" / name)) > 0 for name in names]
    assert shows == sorted(shows)
    assert set(shows) == {False, True}
