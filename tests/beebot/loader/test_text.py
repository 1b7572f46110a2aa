"""Files that are not even YAML, or YAML that means something else than it says."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from beebot.loader import ContentError, load_lesson
from beebot.loader.markup.nodes import read_tree
from tests.beebot.content import LESSON, Content
from tests.loops import for_each

NB = "\N{NO-BREAK SPACE}"
PARSERS = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]

QUOTES = "mettez la phrase entre guillemets"
NEVER_CLOSED = "guillemet ouvert ici et jamais fermé ; fermez-le à la fin de la phrase"
CLOSED_LATER = "guillemet ouvert ici et fermé seulement ligne 3 ; fermez-le à la fin de la phrase"
APOSTROPHE = "l'apostrophe ferme la phrase trop tôt ; entourez la phrase de guillemets doubles"
TOO_EARLY = "le guillemet ferme la phrase trop tôt ; à l'intérieur, écrivez les guillemets français « et »"
TAB = "tabulation interdite ; remplacez toutes les tabulations par des espaces"
BRACKET = "« [ » ouvert ici et jamais fermé ; vérifiez les virgules et ajoutez « ] »"
BRACE = "« { » ouvert ici et jamais fermé ; vérifiez les virgules et ajoutez « } »"
NO_COLON = "il manque « : » suivi d'une espace après cette clé"
UNALIGNED = "ligne mal alignée ; mettez au début autant d'espaces qu'à ses voisines"
COLON = "« : » inattendu ; vérifiez l'alignement de cette ligne et la fin de la précédente"
SIGN = (
    f"une phrase ne peut pas commencer par ce signe ; {QUOTES.replace('la phrase', 'la').replace('mettez ', 'mettez-')}"
)
NO_VALUE = "il manque une valeur ici ; vérifiez virgules, crochets et accolades"
NO_BREAK = "espace insécable après « : » ; remplacez-la par une espace ordinaire"
CURVED = 'ces guillemets ne sont pas ceux du fichier ; mettez des guillemets droits, comme "Essai"'
LONG_DASH = "« – » n'est pas le tiret d'une liste ; écrivez « - » suivi d'une espace"
NO_SPACE = "il manque une espace après « - » ; écrivez « - » suivi d'une espace"
BACKSLASH = "« \\ » interdit entre guillemets doubles ; enlevez-le, ou écrivez « / »"
DEEP = "plus de 20 niveaux l'un dans l'autre ; simplifiez"

TRAPS = {
    "colon in a sentence": ("titre: Attention : virage\n", f"1:18 : « : » au milieu d'une phrase ; {QUOTES}"),
    "quote never closed": ('titre: "La visite\nniveau: GS\n', f"1:8 : {NEVER_CLOSED}"),
    "quote closed by the next": ('titre: "La visite\nniveau: GS\nautre: "Va"\n', f"1:8 : {CLOSED_LATER}"),
    "apostrophe": ("titre: 'L'abeille'\n", f"1:11 : {APOSTROPHE}"),
    "quotes in quotes": ('titre: "Il dit "bonjour" ici"\n', f"1:17 : {TOO_EARLY}"),
    "apostrophe in braces": ("titre: {fr: 'L'abeille'}\n", f"1:16 : {APOSTROPHE}"),
    "quotes of Word": ("titre: “Attention : virage”\n", f"1:8 : {CURVED}"),
    "French quotes": ("mots: [« a : b »]\nfiche: « a: b: c »\n", f"2:8 : {CURVED}"),
    "long dash": ("defis:\n  – id: un\n    genre: x\n", f"2:3 : {LONG_DASH}"),
    "long dash before all keys": ("defis:\n  –id: un\n", f"2:3 : {LONG_DASH}"),
    "dash without a space": ("defis:\n  - id: un\n  -id: deux\n", f"3:3 : {NO_SPACE}"),
    "folder of Windows": ('titre: "C:\\Users"\n', f"1:8 : {BACKSLASH}"),
    "escape of nothing": ('titre: "C:\\dossier"\n', f"1:8 : {BACKSLASH}"),
    "bracket": ("mots: [case, robot\nniveau: GS\n", f"1:7 : {BRACKET}"),
    "bracket closed by a brace": ("mots: [case, robot}\n", f"1:7 : {BRACKET}"),
    "bracket at the end": ("mots: [case, robot", f"1:7 : {BRACKET}"),
    "brace": ("depart: {case: A1\n", f"1:9 : {BRACE}"),
    "comment in braces": ("titre: {fr: Défi # 1, en: Task}\n", f"1:8 : {BRACE}"),
    "no colon": ("id: essai\ntitre\nniveau: GS\n", f"2:1 : {NO_COLON}"),
    "no space after the colon": ("id: essai\ntitre:Essai\nniveau: GS\n", f"2:1 : {NO_COLON}"),
    "too far right": ("id: essai\n  titre: x\n", f"2:8 : {COLON}"),
    "not far enough": ("fiche:\n    mots: []\n  dire: x\n", f"3:3 : {UNALIGNED}"),
    "key in a list": ("mots:\n  - case\n  dire: x\n", f"3:3 : {UNALIGNED}"),
    "list after a value": ("id: essai\n- case\n", f"2:1 : {UNALIGNED}"),
    "dash in a value": ("mots: - case\n", "1:7 : « - » inattendu ; mettez chaque élément de la liste sur sa ligne"),
    "at sign": ("titre: @bonjour\n", f"1:8 : {SIGN}"),
    "backquote": ("titre: `bonjour`\n", f"1:8 : {SIGN}"),
    "greater than": ("titre: > b\n", f"1:10 : {SIGN}"),
    "lone comma": ("mots: [,]\n", f"1:8 : {NO_VALUE}"),
    "extra bracket": ("mots: [a]]\n", "1:10 : signe inattendu ; si c'est une phrase, mettez-la entre guillemets"),
    "no-break space after a colon": (f"titre:{NB}Bonjour\nid: x\n", f"1:7 : {NO_BREAK}"),
    "version": ("%YAML 3.0\n---\nid: x\n", "1:1 : « % » en début de ligne est refusé ; enlevez cette ligne"),
    "second document": (
        "id: x\n---\nid: y\n",
        "2:1 : « --- » commence un second document ; gardez-en un seul par fichier",
    ),
    "after the end": ("id: x\n...\nid: y\n", f"3:1 : {UNALIGNED}"),
    "twenty-one lists": ("- " * 21 + "x\n", f"1:41 : {DEEP}"),
    "same key twice": ("id: x\nid: y\n", "2:1 : clé « id » écrite deux fois (déjà ligne 1) ; gardez-en une seule"),
    "anchor": ("id: &nom x\n", f"1:5 : « & » au début d'une valeur est refusé ; {QUOTES}"),
    "alias": ("id: *nom\n", f"1:5 : « * » au début d'une valeur est refusé ; {QUOTES}"),
    "tag": ("titre: !Attention les yeux\n", f"1:8 : « ! » au début d'une valeur est refusé ; {QUOTES}"),
    "python tag": ("id: !!python/name:os.system x\n", f"1:5 : « ! » au début d'une valeur est refusé ; {QUOTES}"),
    "merge": ("<<: {id: x}\n", "1:1 : « << » est refusé ; écrivez toutes les clés"),
    "list as a key": ("? [a, b]\n: x\n", "1:3 : une clé est un seul mot ; enlevez les crochets ou les accolades"),
    "empty key": ('id: x\n"": y\n', "2:1 : il manque la clé avant « : » ; écrivez-la"),
    "no-break space in a key": (
        f"titre{NB}: x\n",
        "1:1 : espace insécable dans la clé « titre » ; remplacez-la par une espace ordinaire",
    ),
    "empty": ("", "1:1 : le fichier est vide ; écrivez-y le contenu"),
    "comments alone": ("# rien\n\n", "1:1 : le fichier est vide ; écrivez-y le contenu"),
}


@for_each("parser", PARSERS)
@for_each("text, expected", TRAPS.values())
def test_traps(text: str, expected: str, parser: type) -> None:
    faults = [f"{mark.line}:{mark.column} : {message}" for mark, message in read_tree(text, parser).faults]
    assert faults == [expected]


@pytest.mark.parametrize("parser", PARSERS, ids=["fast", "python"])
def test_twelve_hundred_brackets(parser: type) -> None:
    tree = read_tree("[" * 1200, parser)
    assert tree.root is None
    assert [message for _mark, message in tree.faults] == [DEEP]


@pytest.mark.parametrize("parser", PARSERS, ids=["fast", "python"])
def test_a_bomb_of_aliases_is_refused_and_not_unfolded(parser: type) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
    tree = read_tree("\n".join(lines), parser)
    assert len(tree.faults) == 30 + 58


@pytest.mark.parametrize("parser", PARSERS, ids=["fast", "python"])
def test_scalars_stay_the_text_that_was_typed(parser: type) -> None:
    assert read_tree("[NO, yes, 010, 1:30, ~, 1e3, 2026-11-25, null, =]", parser).root == [
        *("NO", "yes", "010", "1:30", "~", "1e3", "2026-11-25", "null", "=")
    ]


def test_every_refused_key_of_a_file_is_told_with_the_rest(content: Content) -> None:
    text = LESSON.replace("niveau: GS", "id: autre").replace("titre:", f"titre{NB}:").replace("30\n", "&x 0\n", 1)
    assert content.complaints(text) == [
        "1:1 : il manque la clé « niveau » ; ajoutez-la, ou « publics »",
        "3:1 : espace insécable dans la clé « titre » ; remplacez-la par une espace ordinaire",
        "4:1 : clé « id » écrite deux fois (déjà ligne 2) ; gardez-en une seule",
        f"5:12 : « & » au début d'une valeur est refusé ; {QUOTES}",
    ]


UTF8 = "ce n'est pas un texte en UTF-8 ; enregistrez le fichier avec l'encodage UTF-8"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (LESSON.encode("latin-1", "replace"), [f"7:37 : {UTF8}"]),
        (LESSON.encode("utf-16"), [f"1:1 : {UTF8}"]),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), ["1:1 : ce fichier est une image (PNG) ; donnez un fichier .yaml"]),
        (b"\x93NUMPY", [f"1:1 : {UTF8}"]),
        (b"id: x\r\ntitre: \0\r\n", ["2:8 : caractère invisible interdit (U+0000) ; effacez-le"]),
        ("id: x\rtitre: \u2028\r".encode(), ["2:8 : caractère invisible interdit (U+2028) ; effacez-le"]),
        (b"fiche:\n\tmots: []\n", [f"2:1 : {TAB}"]),
        (b"mots:\n  - case\n\t- robot\n", [f"3:1 : {TAB}"]),
        (b"id: essai\t# note\n", [f"1:10 : {TAB}"]),
        (b"", ["1:1 : le fichier est vide ; écrivez-y le contenu"]),
        (b"\xef\xbb\xbf" + LESSON.encode(), []),
        (LESSON.replace("\n", "\r\n").encode(), []),
        (
            b"bonjour",
            [
                (
                    "1:1 : des clés sont attendues ici, parmi format, id, titre, niveau, publics, duree_min, ages, "
                    "prerequis, ecran, fiche, jeux, images, histoire, defis"
                )
            ],
        ),
    ],
    ids=[
        "latin-1",
        "utf-16",
        "picture",
        "numbers",
        "nul",
        "line separator",
        "tab",
        "tab in a list",
        "tab before a note",
        "empty",
        "byte order mark",
        "windows",
        "one word",
    ],
)
def test_bytes(content: Content, data: bytes, expected: list[str]) -> None:
    assert content.complaints(data) == expected


COPY = "copiez son texte dans le Bloc-notes et enregistrez-le en .yaml, avec l'encodage UTF-8"


def zipped(**members: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_", "/"), text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (rb"{\rtf1\ansi bonjour}", f"ce fichier est écrit par un traitement de texte (RTF) ; {COPY}"),
        (zipped(word_document="x"), f"ce fichier est écrit par un traitement de texte (DOCX) ; {COPY}"),
        (
            zipped(mimetype="application/vnd.oasis.opendocument.text", content="x"),
            f"ce fichier est écrit par un traitement de texte (ODT) ; {COPY}",
        ),
        (zipped(word_document="x" * 300_000), f"ce fichier est écrit par un traitement de texte (DOCX) ; {COPY}"),
        (zipped(seances="x"), "ce fichier est un zip ; donnez un fichier .yaml"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100),
            f"ce fichier est écrit par un traitement de texte (DOC) ; {COPY}",
        ),
        (b"%PDF-1.4\n%\xe2\xe3", f"ce fichier est un PDF ; {COPY}"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", f"ce fichier est une page web ; {COPY}"),
        (b"\xff\xd8\xff\xe0", "ce fichier est une image (JPEG) ; donnez un fichier .yaml"),
        (b"<svg/>", "ce fichier est une image (SVG) ; donnez un fichier .yaml"),
    ],
    ids=["rtf", "docx", "odt", "large docx", "zip", "doc", "pdf", "html", "jpeg", "svg"],
)
def test_what_other_programs_write(content: Content, data: bytes, expected: str) -> None:
    assert content.complaints(data) == [f"1:1 : {expected}"]


def test_a_truncated_file_never_speaks_english(content: Content) -> None:
    english = ("expected", "found", "while", "error", "block", "scalar")
    for length in range(0, len(LESSON), 7):
        for complaint in content.complaints(LESSON[:length]):
            assert not any(word in complaint for word in english), complaint


def refusal(file: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_lesson(file)
    return str(caught.value)


def test_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "énorme.yaml"
    with file.open("wb") as stream:
        stream.truncate(10**9)
    expected = "énorme.yaml:1:1 : le fichier dépasse 256 Kio ; partagez-le en plusieurs séances"
    assert refusal(file) == expected


def test_one_byte_too_many(content: Content) -> None:
    comment = "#" * (256 * 1024 - len(LESSON.encode()))
    assert content.complaints(LESSON + comment) == []
    assert content.complaints(LESSON + comment + "#") == [
        "1:1 : le fichier dépasse 256 Kio ; partagez-le en plusieurs séances"
    ]


def test_what_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "rien.yaml") == ("rien.yaml:1:1 : fichier introuvable ; vérifiez son nom et son dossier")
    ordinary = "ce n'est pas un fichier ordinaire ; donnez un fichier .yaml"
    assert refusal(tmp_path) == f"{tmp_path.name}:1:1 : {ordinary}"


@pytest.mark.skipif(sys.platform == "win32", reason="no such things there")
def test_special_files(tmp_path: Path) -> None:
    ordinary = "ce n'est pas un fichier ordinaire ; donnez un fichier .yaml"
    os.mkfifo(tmp_path / "tuyau.yaml")
    assert refusal(tmp_path / "tuyau.yaml") == f"tuyau.yaml:1:1 : {ordinary}"
    (tmp_path / "zéros.yaml").symlink_to("/dev/zero")
    assert refusal(tmp_path / "zéros.yaml") == f"zero:1:1 : {ordinary}"
    (tmp_path / "boucle.yaml").symlink_to("boucle.yaml")
    assert refusal(tmp_path / "boucle.yaml") == (
        "boucle.yaml:1:1 : le fichier ne s'ouvre pas ; vérifiez son nom et le droit de le lire"
    )
