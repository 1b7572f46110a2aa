"""A path: what is faulty is left out and told, the rest plays."""

import shutil

import pytest

from beebot.loader import ContentError, load_file, load_lesson, load_mat, load_path
from lecons import CONTENT
from tests.beebot.content import LESSON, MAT, PATH, Content, spoilt


def write(content: Content, lesson: str, name: str = "essai") -> None:
    (content.root / "seances" / f"{name}.yaml").write_text(lesson, encoding="utf-8")


def played(content: Content) -> tuple[dict[str, list[str]], list[str]]:
    loaded = load_path(content.path)
    lessons = {lesson.id: [challenge.id for challenge in lesson.challenges] for lesson in loaded.path.lessons}
    return lessons, [str(problem) for problem in loaded.problems]


def refusal(content: Content) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_path(content.path)
    return str(caught.value).splitlines()


def test_a_sound_path(content: Content) -> None:
    assert played(content) == ({"essai": ["un", "deux"]}, [])
    assert load_path(content.path).path.title.fr == "Année"


def test_a_faulty_challenge_is_left_out(content: Content) -> None:
    write(content, spoilt(LESSON, {30: "    max_instructions: 0"}))
    message = "« max_instructions » : 0 n'est pas possible ; choisissez de 1 à 200"
    assert played(content) == ({"essai": ["deux"]}, [f"seances/essai.yaml:30:23 : {message}"])
    with pytest.raises(ContentError):
        load_file(content.path)


def test_a_challenge_whose_picture_is_missing_is_left_out(content: Content) -> None:
    content.mat.write_text(MAT + "decor: {cible_atteinte: fleur-rose}\n", encoding="utf-8")
    message = "ajoutez images/fleur-rose.svg ou nommez-en une autre dans « decor »"
    assert played(content) == (
        {"essai": ["deux"]},
        [f"seances/essai.yaml:22:12 : « tapis » : image introuvable « fleur-rose » ; {message}"],
    )


def test_a_challenge_whose_mat_is_faulty_is_left_out(content: Content) -> None:
    message = "le tapis « petit » a des erreurs ; corrigez d'abord tapis/petit.yaml"
    content.mat.write_text(MAT + "titre: encore\n", encoding="utf-8")
    assert played(content) == (
        {"essai": ["deux"]},
        [
            "tapis/petit.yaml:7:1 : clé « titre » écrite deux fois (déjà ligne 3) ; gardez-en une seule",
            f"seances/essai.yaml:22:12 : « tapis » : {message}",
        ],
    )


def test_of_two_challenges_with_one_name_the_first_plays(content: Content) -> None:
    write(content, spoilt(LESSON, {32: "  - id: un"}))
    message = "« un » est déjà pris ligne 19 ; donnez-en un autre"
    assert played(content) == ({"essai": ["un"]}, [f"seances/essai.yaml:32:9 : « id » : {message}"])


def test_what_is_refused_in_a_challenge_leaves_that_one_out(content: Content) -> None:
    write(content, spoilt(LESSON, {30: "    touches: [pause]"}))
    message = "clé « touches » écrite deux fois (déjà ligne 29) ; gardez-en une seule"
    assert played(content) == ({"essai": ["deux"]}, [f"seances/essai.yaml:30:5 : {message}"])
    title = 'titre: !Essai "Essai"\n'
    write(content, LESSON.replace('titre: "Essai"\n', "") + title)
    message = "« ! » au début d'une valeur est refusé ; mettez la phrase entre guillemets"
    assert refusal(content) == [f"seances/essai.yaml:36:8 : {message}"]


def test_a_broken_lesson_is_left_out(content: Content) -> None:
    write(content, LESSON.replace("id: essai", "id: autre"), "autre")
    content.path.write_text(PATH + "  - autre.yaml\n", encoding="utf-8")
    assert played(content) == ({"essai": ["un", "deux"], "autre": ["un", "deux"]}, [])
    write(content, LESSON.replace("niveau: GS", "niveau: GS : 5 ans"))
    message = "« : » au milieu d'une phrase ; mettez la phrase entre guillemets"
    assert played(content) == ({"autre": ["un", "deux"]}, [f"seances/essai.yaml:4:12 : {message}"])
    write(content, spoilt(LESSON, {17: ""}))
    message = "il manque la clé « debranche » ; ajoutez-la"
    assert played(content) == ({"autre": ["un", "deux"]}, [f"seances/essai.yaml:6:1 : {message}"])


def test_lessons_that_cannot_be_found(content: Content) -> None:
    more = "  - esai.yaml\n  - ../essai.yaml\n  - /etc/passwd\n  - essai.txt\n  - essai.yaml\n  - []\n"
    content.path.write_text(PATH + more, encoding="utf-8")
    way = "« seances » : écrivez le chemin depuis le dossier seances, comme gs/la-visite-des-fleurs.yaml"
    assert played(content) == (
        {"essai": ["un", "deux"]},
        [
            "parcours/annee.yaml:7:5 : « seances » : « esai » est introuvable ; vouliez-vous « essai » ?",
            f"parcours/annee.yaml:8:5 : {way}",
            f"parcours/annee.yaml:9:5 : {way}",
            f"parcours/annee.yaml:10:5 : {way}",
            "parcours/annee.yaml:11:5 : « seances » : la séance « essai » est déjà dans ce parcours ; enlevez-la",
            f"parcours/annee.yaml:12:5 : {way}",
        ],
    )


def test_a_name_too_long_for_any_disk_is_not_found(content: Content) -> None:
    content.path.write_text(f"{PATH}  - {'g' * 300}/essai.yaml\n", encoding="utf-8")
    _loaded, (problem,) = played(content)
    name = f"{'g' * 29}…"
    message = f"« {name} » est introuvable ; le fichier seances/{name}.yaml n'existe pas"
    assert problem == f"parcours/annee.yaml:7:5 : « seances » : {message}"


def test_nothing_left(content: Content) -> None:
    write(content, LESSON.replace("hauteur: 1}", "hauteur: 1, decor: {arrivee: nid}}"))
    content.mat.write_text(MAT + "decor: {arrivee: nid}\n", encoding="utf-8")
    message = "image introuvable « nid » ; ajoutez images/nid.svg ou nommez-en une autre dans « decor »"
    assert refusal(content) == [
        f"seances/essai.yaml:22:12 : « tapis » : {message}",
        f"seances/essai.yaml:34:5 : « tapis » : {message}",
    ]


def test_a_faulty_path(content: Content) -> None:
    content.path.write_text(spoilt(PATH, {4: "niveau: GSM", 5: "seance:"}), encoding="utf-8")
    assert refusal(content) == [
        "parcours/annee.yaml:4:9 : « niveau » : mot inconnu « GSM » ; vouliez-vous « GS » ?",
        "parcours/annee.yaml:5:1 : clé inconnue « seance » ; vouliez-vous « seances » ?",
    ]
    content.path.unlink()
    assert refusal(content) == ["parcours/annee.yaml:1:1 : fichier introuvable ; vérifiez son nom et son dossier"]


def test_a_folder_without_mats_or_pictures_has_those_of_the_kit(content: Content) -> None:
    for folder in ("tapis", "images"):
        shutil.rmtree(content.root / folder)
    write(content, LESSON.replace("tapis: petit", "tapis: prairie"))
    assert played(content) == ({"essai": ["un", "deux"]}, [])
    assert load_path(content.path).images == CONTENT / "images"
    load_lesson(content.lesson)


def test_a_mat_of_the_folder_goes_before_that_of_the_kit(content: Content) -> None:
    write(content, LESSON.replace("tapis: petit", "tapis: prairie"))
    theirs = load_mat(CONTENT / "tapis" / "prairie.yaml")
    assert [each.mat.width for each in load_lesson(content.lesson).challenges] == [theirs.width, 2]
    mine = content.mat.with_name("prairie.yaml")
    mine.write_text(MAT.replace("id: petit", "id: prairie"), encoding="utf-8")
    assert [each.mat.width for each in load_lesson(content.lesson).challenges] == [4, 2]


def test_a_mat_that_nobody_has_may_be_one_of_the_kits(content: Content) -> None:
    write(content, LESSON.replace("tapis: petit", "tapis: prairi"))
    _lessons, problems = played(content)
    assert problems == ["seances/essai.yaml:22:12 : « tapis » : « prairi » est inconnu ; vouliez-vous « prairie » ?"]
