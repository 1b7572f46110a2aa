"""A challenge as the YAML that an author would have written: what ``loader`` reads back to an equal challenge."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from beebot.challenge import Challenge, Target
from beebot.command import KEY_WORDS, MAX_INSTRUCTIONS, PLAIN_COMMANDS, STRIDE_KEY, Command
from beebot.kinds import kind_of
from beebot.mat import DEFAULT_CELL_MM, Decor, Mat, Place
from beebot.notation import program_words
from beebot.parts.pictures import Picture, Pictures
from beebot.pose import Cell, Pose
from beebot.writing.yaml_words import listed as _list
from beebot.writing.yaml_words import named as _name
from beebot.writing.yaml_words import quoted as _quoted
from beebot.writing.yaml_words import sentence as _text

_DECOR_KEYS = {
    "cible": "target",
    "cible_atteinte": "target_reached",
    "obstacle": "obstacle",
    "obstacle_large": "wide_obstacle",
    "arrivee": "goal",
    "heros": "hero",
    "tenue": "outfit",
    "fond": "background",
}


def challenge_yaml(challenge: Challenge, mat: str = "") -> str:
    """``challenge`` as YAML: one item of ``defis``, indented to be pasted under that key, ending with a new line.

    ``mat`` is what its mat is called, where that has a file; else the mat is drawn in it. What holds its default is
    left out. Reading it gives an equal challenge if the challenge came from the loader, from the generator or was made
    as the loader makes one: sentences in one line, nothing that its genre has no use for.
    """
    first, *others = _lines(challenge, mat)
    return "".join((f"  - {first}\n", *(f"    {line}\n" for line in others)))


def _lines(challenge: Challenge, mat: str) -> Iterator[str]:
    yield f"id: {_name(challenge.id)}"
    yield f"genre: {challenge.genre.value}"
    yield f"consigne: {_text(challenge.task)}"
    if challenge.pictures is None:
        yield from _ground_lines(challenge, mat)
    else:
        yield from _picture_lines(kind_of(challenge.genre).listed_as, challenge.pictures)
    yield from _degree_lines(challenge)
    if challenge.hints:
        yield "indices:"
        yield from (f"  - {_text(hint)}" for hint in challenge.hints)


def _ground_lines(challenge: Challenge, mat: str) -> Iterator[str]:
    before = challenge.staging.before
    kept = challenge.mat.obstacles & (before.obstacles if before else challenge.mat.obstacles)
    drawn = replace(challenge.mat, obstacles=kept)
    yield from [f"tapis: {_name(mat)}"] if mat else ["tapis:", *(f"  {line}" for line in _mat_lines(drawn))]
    if before:
        yield f"obstacles: {_cells(before.obstacles - kept)}"
    yield f"depart: {_start(challenge.start)}"
    if challenge.targets:
        yield f"cibles: {_list(map(_target, challenge.targets))}"
    if challenge.ordered:
        yield "ordre: impose"
    if challenge.passages:
        yield f"passages: {_cells(challenge.passages)}"
    if challenge.other_goals:
        yield f"arrivees: {_list(map(str, challenge.goals))}"
    elif challenge.goal is not None:
        yield f"arrivee: {challenge.goal}"
    if challenge.keys != PLAIN_COMMANDS:
        yield f"touches: {_list(_key_words(challenge))}"
    if challenge.repeats and not kind_of(challenge.genre).given_repeats:
        yield "repeter: true"
    if challenge.nests:
        yield "imbriquer: true"
    yield from _bounds(challenge)
    yield from _program_lines(challenge)
    yield from _staging_lines(challenge)


def _key_words(challenge: Challenge) -> Iterator[str]:
    strides = KEY_WORDS[STRIDE_KEY] if challenge.strides else frozenset()
    if strides:
        yield STRIDE_KEY
    yield from (key.value for key in Command if key in challenge.keys - strides)


def _degree_lines(challenge: Challenge) -> Iterator[str]:
    if challenge.degree:
        yield f"degre: {challenge.degree.value}"
    if challenge.star:
        yield "etoile: true"


def _staging_lines(challenge: Challenge) -> Iterator[str]:
    staging = challenge.staging
    parts = ["depart: abeille"] if staging.as_bee else []
    if not staging.may_turn:
        parts.append("aide: false")
    if parts:
        yield f"vue: {{{', '.join(parts)}}}"
    if before := staging.before:
        after = challenge.mat.obstacles - before.obstacles
        yield f"change: {{apres: {before.tries}, obstacles: {_cells(after)}}}"
    hidden = {"bande": staging.strip_s, "tapis": staging.mat_s}
    if any(hidden.values()):
        yield f"memoire: {{{', '.join(f'{what}: {seconds}' for what, seconds in hidden.items() if seconds)}}}"


def _bounds(challenge: Challenge) -> Iterator[str]:
    limits, most = challenge.limits.beside(tuple(filter(None, challenge.template)), -1), challenge.max_instructions
    parts = [] if limits.turns is None else [f"virages: {limits.turns}"]
    if limits.fewest:
        parts.append(f"cartes: {_list(map(str, (limits.fewest, most)))}")
    if limits.hand:
        parts.append(f"main: {{{', '.join(f'{card.value}: {count}' for card, count in limits.hand)}}}")
    if most != MAX_INSTRUCTIONS and not limits.fewest:
        yield f"max_instructions: {most}"
    if parts:
        yield f"limites: {{{', '.join(parts)}}}"


def _program_lines(challenge: Challenge) -> Iterator[str]:
    if challenge.template:
        words = (card.value if card else "_" for card in challenge.template)
        yield f"programme: {_quoted(' '.join(words))}"
    elif challenge.given:
        yield f"programme: {_quoted(program_words(challenge.given))}"
    if challenge.exact:
        yield "exact: true"
    if challenge.asks_heading:
        yield "orientation: true"
    if order := challenge.made_for:
        yield f"pour: {order.level}"
        yield f"au_plus: {{cartes: {order.cards}, obstacles: {order.obstacles}}}"
    if challenge.seen is not None:
        yield f"repondre: {challenge.seen.value}"
    if challenge.choices:
        yield "programmes:"
        yield from (f"  - {_quoted(program_words(choice))}" for choice in challenge.choices)
    if partner := challenge.partner:
        goal = "" if partner.goal is None else f", arrivee: {partner.goal}"
        yield f"but: {partner.aim.value}"
        yield f"autre: {{depart: {_start(partner.start)}{goal}}}"


def _picture_lines(key: str, pictures: Pictures) -> Iterator[str]:
    if pictures.about:
        yield f"image: {_name(pictures.about)}"
    if pictures.open:
        yield "debat: true"
    if pictures.boxes:
        yield "boites:"
        yield from (f"  - {_picture(box)}" for box in pictures.boxes)
    yield f"{key}:"
    for each in pictures.asked:
        more = ["juste: true"] if each.right else []
        if pictures.boxes:
            more.append(f"boite: {_name(pictures.boxes[each.box].name)}")
        yield f"  - {_picture(each, *more)}"


def _picture(picture: Picture, *more: str) -> str:
    said = () if picture.said is None else (f"dire: {_text(picture.said)}",)
    return f"{{{', '.join((f'image: {_name(picture.name)}', *more, *said))}}}"


def _mat_lines(mat: Mat) -> Iterator[str]:
    yield f"largeur: {mat.width}"
    yield f"hauteur: {mat.height}"
    if mat.cell_mm != DEFAULT_CELL_MM:
        yield f"case_mm: {mat.cell_mm}"
    if mat.obstacles:
        yield f"obstacles: {_cells(mat.obstacles)}"
    if mat.walls:
        pairs = sorted((wall.first, wall.second) for wall in mat.walls)
        yield f"murs: {_list(_list(map(str, pair)) for pair in pairs)}"
    changed = {key: getattr(mat.decor, part) for key, part in _DECOR_KEYS.items()}
    usual = {key: getattr(Decor(), part) for key, part in _DECOR_KEYS.items()}
    names = [f"{key}: {_name(name)}" for key, name in changed.items() if name != usual[key]]
    if mat.decor.ground is not Decor().ground:
        names.append(f"sol: {mat.decor.ground.value}")
    if names:
        yield f"decor: {{{', '.join(names)}}}"
    if mat.places:
        yield "cases:"
        yield from (f"  {place.cell}: {{{', '.join(_place(place))}}}" for place in mat.places)


def _place(place: Place) -> Iterator[str]:
    if place.name:
        yield f"nom: {_text(place.name)}"
    if place.picture:
        yield f"image: {_name(place.picture)}"
    if place.letters:
        yield f"texte: {_quoted(place.letters)}"
    if place.sound:
        yield f"son: {_name(place.sound)}"
    if place.wide:
        yield "large: true"


def _start(pose: Pose) -> str:
    return f"{{case: {pose.cell}, vers: {pose.heading.value}}}"


def _target(target: Target) -> str:
    parts = [f"case: {target.cell}"]
    if target.pause:
        parts.append("pause: true")
    if not target.visible:
        parts.append("visible: false")
    if target.picture:
        parts.append(f"image: {_name(target.picture)}")
    if target.sound:
        parts.append(f"son: {_name(target.sound)}")
    return f"{{{', '.join(parts)}}}"


def _cells(cells: Iterable[Cell]) -> str:
    return _list(map(str, sorted(cells)))
