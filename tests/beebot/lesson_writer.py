"""A séance as the YAML that an author would have written: the reader is tried with what it has read."""

from collections.abc import Iterable, Iterator

from beebot.lesson import Credit, Game, Lesson
from beebot.parts.sheet import Asked, Grouping, HalfClass, Islands, Sheet, SheetStep, Word
from beebot.parts.story import Carried, Episode, Played, StoryPage
from beebot.text import Text
from beebot.writing.writer import challenge_yaml
from beebot.writing.yaml_words import listed, named, quoted, sentence


def lesson_yaml(lesson: Lesson) -> str:
    """A whole file of ``seances``. The mat of each challenge is drawn in it.

    Reading it, beside the same pictures and séances, gives an equal lesson if the lesson came from the loader.
    """
    lines = [*_head(lesson), "fiche:", *_indented(_sheet(lesson.sheet))]
    if lesson.games:
        lines += ["jeux:", *(line for game in lesson.games for line in _indented(_game(game)))]
    if lesson.credits:
        lines += ["images:", *_indented(map(_credit, lesson.credits))]
    if lesson.story:
        lines += ["histoire:", *(f"  - {{{_episode(each)}}}" for each in lesson.story)]
    if not lesson.challenges:
        return "\n".join([*lines, "defis: []", ""])
    return "\n".join([*lines, "defis:", ""]) + "".join(map(challenge_yaml, lesson.challenges))


def _head(lesson: Lesson) -> Iterator[str]:
    yield "format: 1"
    yield f"id: {named(lesson.id)}"
    yield f"titre: {sentence(lesson.title)}"
    if lesson.level:
        yield f"niveau: {lesson.level.value}"
    if lesson.audiences:
        yield f"publics: {listed(audience.value for audience in lesson.audiences)}"
    if lesson.ages:
        yield f"ages: {listed(map(str, lesson.ages))}"
    yield f"duree_min: {lesson.duration_min}"
    yield from _several("prerequis", lesson.requires)
    if screen := lesson.screen:
        minutes = f", minutes: {screen.minutes}" if screen.minutes else ""
        yield f"ecran: {{mode: {screen.mode.value}{minutes}}}"


def _sheet(sheet: Sheet) -> Iterator[str]:
    keys = [reference.key for reference in sheet.references]
    yield f"groupement: {{{listed(_grouping(sheet.grouping))[1:-1]}}}"
    yield f"objectif: {sentence(sheet.objective)}"
    yield f"programme: {listed(keys) if keys else sentence(sheet.programme)}"
    yield f"materiel: {sentence(sheet.material)}"
    yield f"mots: {listed(map(_word, sheet.words))}"
    yield f"robot: {sheet.robot.value}"
    if sheet.preparation_min is not None:
        yield f"preparation_min: {sheet.preparation_min}"
    if sheet.passes is not None:
        yield f"passages: {sheet.passes}"
    for key, names in (("avant", sheet.before), ("apres", sheet.after)):
        if names:
            yield f"{key}: {listed(map(named, names))}"
    if sheet.success:
        yield f"reussite: {sentence(sheet.success)}"
    yield from _several("autres_eleves", sheet.other_pupils)
    yield from _several("roles", sheet.roles)
    yield from _steps_and_errors(sheet)
    yield f"plus_simple: {sentence(sheet.easier)}"
    yield f"plus_difficile: {sentence(sheet.harder)}"
    yield f"observer: {listed(map(sentence, sheet.observe))}"
    yield f"debranche: {sentence(sheet.unplugged)}"
    if sheet.prints:
        yield "imprimer:"
        yield from (f"  - {sentence(each) if isinstance(each, Text) else _asked(each)}" for each in sheet.prints)
    yield from _several("a_reunir", sheet.gather)
    yield from _adapted(sheet)


def _adapted(sheet: Sheet) -> Iterator[str]:
    if sheet.adapt:
        yield f"adapter: {{{', '.join(f'{need.value}: {sentence(text)}' for need, text in sheet.adapt)}}}"
    if sheet.aide:
        yield f"aesh: {sentence(sheet.aide)}"
    if of := sheet.assistant:
        said = (("prepare", of.prepare), ("dit", of.say), ("laisse_faire", of.leave))
        yield f"atsem: {{{', '.join(f'{key}: {sentence(text)}' for key, text in said)}}}"
    if way := sheet.without_screen:
        yield f"sans_ecran: {{minutes: {way.minutes}, etapes:"
        yield f"  {listed(f'{{etape: {step}, faire: {sentence(text)}}}' for step, text in way.changes)}}}"
    if sheet.islands:
        yield from _islands(sheet.islands)
    if sheet.half_class:
        yield from _half_class(sheet.half_class)
    if sheet.today:
        yield f"du_jour: {listed(sheet.today)}"


def _islands(of: Islands) -> Iterator[str]:
    yield "ilots:"
    yield f"  minutes: {of.minutes}"
    for key, place in (("ecran", of.screen), ("sol", of.floor), ("papier", of.paper)):
        do, younger, older = map(sentence, (place.do, place.younger, place.older))
        yield f"  {key}: {{faire: {do}, petits: {younger}, grands: {older}}}"
    yield f"  en_attendant: {{petits: {sentence(of.younger_wait)}, grands: {sentence(of.older_wait)}}}"
    yield f"  sans_robot: {sentence(of.without_robot)}"
    yield f"  sans_ecran: {sentence(of.without_screen)}"
    yield f"  sans_rien: {sentence(of.with_nothing)}"
    if of.shorter:
        yield f"  plus_court: {sentence(of.shorter)}"


def _half_class(of: HalfClass) -> Iterator[str]:
    yield "demi_classe:"
    yield f"  organisation: {sentence(of.organisation)}"
    yield f"  materiel: {sentence(of.material)}"
    for number, steps in enumerate(of.sittings, 1):
        yield f"  seance_{number}:"
        yield from (f"  {line}" for step in steps for line in _step(step))
        yield f"  defis_{number}: {listed(of.challenges[number - 1])}"
    yield f"  au_tableau: {of.on_board}"


def _grouping(of: Grouping) -> Iterator[str]:
    if any(of.at_a_time):
        yield f"a_la_fois: {listed(map(str, of.at_a_time))}"
    for key, count in (("classe", of.in_class), ("ilots", of.islands), ("equipes", of.teams)):
        if count:
            yield f"{key}: {count}"
    if of.note:
        yield f"note: {sentence(of.note)}"


def _asked(of: Asked) -> str:
    pairs = {
        "document": of.document,
        "pour": of.purpose,
        "nombre": of.number,
        "par": of.share and of.share.value,
        "facultatif": "true" if of.is_optional else "",
        "note": of.note and sentence(of.note),
        "places": of.places,
        "cartes": of.cards and f"{{{', '.join(f'{card.value}: {many}' for card, many in of.cards)}}}",
        "valeurs": of.between and listed(map(str, of.between)),
        "lettres": of.letters and listed(map(quoted, of.letters)),
        "cases": of.size and listed(map(str, of.size)),
        "titre": of.title and sentence(of.title),
        "vierge": "true" if of.is_blank else "",
    }
    return f"{{{', '.join(f'{key}: {value}' for key, value in pairs.items() if value)}}}"


def _steps_and_errors(sheet: Sheet) -> Iterator[str]:
    yield "etapes:"
    yield from (line for step in sheet.steps for line in _step(step))
    if sheet.errors:
        yield "erreurs:"
    for error in sheet.errors:
        yield f"  - on_voit: {sentence(error.see)}"
        yield f"    on_dit: {sentence(error.say)}"
        yield f"    kit: {sentence(error.kit)}"


def _step(step: SheetStep) -> Iterator[str]:
    yield f"  - minutes: {step.minutes}"
    yield f"    groupement: {sentence(step.grouping)}"
    yield f"    dire: {sentence(step.say)}"
    yield f"    faire: {sentence(step.do)}"


def _word(word: Word) -> str:
    text = sentence(word.text)
    if word.phrase is None:
        return text
    pairs = text[1:-1] if word.text.others else f"fr: {text}"
    return f"{{{pairs}, phrase: {sentence(word.phrase)}}}"


def _game(game: Game) -> Iterator[str]:
    yield f"- titre: {sentence(game.title)}"
    yield f"  minutes: {game.minutes}"
    yield from _indented(_several("materiel", game.material))
    yield from _indented(_several("etapes", game.steps))


def _episode(episode: Episode) -> str:
    match episode:
        case StoryPage(say, picture):
            return f"dire: {sentence(say)}, image: {named(picture)}"
        case Played(name, stays):
            return f"defi: {named(name)}{', suite: true' * stays}"
        case Carried(name, say):
            return f"porter: {named(name)}" + (f", dire: {sentence(say)}" if say else "")


def _credit(credit: Credit) -> str:
    author, licence = sentence(credit.author), sentence(credit.licence)
    return f"{named(credit.name)}: {{fichier: {quoted(credit.file)}, auteur: {author}, licence: {licence}}}"


def _several(key: str, texts: tuple[Text, ...]) -> Iterator[str]:
    """A list of sentences, one a line; nothing where there is none."""
    if texts:
        yield f"{key}:"
        yield from (f"  - {sentence(text)}" for text in texts)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
