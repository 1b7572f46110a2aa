"""The words of a séance's sheet, in the order in which somebody with little time needs them."""

from collections.abc import Iterable, Iterator, Sequence

from beebot.challenge import Challenge, Degree
from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.lesson import Game, LearningPath, Lesson
from beebot.parts.sheet import Reference, Sheet
from beebot.parts.story import sentences
from beebot.text import Text
from lecons.words import beside
from simulateur.pages.adults.flow import Paragraph


def goal(lesson: Lesson) -> list[Paragraph]:
    """What the séance is for, and its place in the programme by keys."""
    sheet = lesson.sheet
    keys = " · ".join(_("{key} : {where}").format(key=each.key, where=_in(each.where)) for each in sheet.references)
    return _written(
        [Paragraph(_in(sheet.objective), _("Objectif")), Paragraph(keys or _in(sheet.programme), _("Programme"))]
    )


def told(lesson: Lesson, paths: Sequence[LearningPath]) -> list[Paragraph]:
    """All the rest of the sheet: what the others do and how it goes come first.

    ``paths`` have the séances before and after it.
    """
    sheet = lesson.sheet
    tasks = [f"{place}. {_task(each)}" for place, each in enumerate(lesson.challenges, 1)]
    return _written(
        [
            Paragraph(_listed(lesson.requires), _("Ce que l'enfant fait déjà")),
            Paragraph(_listed(sheet.other_pupils), _("Pendant ce temps, les autres")),
            Paragraph(" · ".join(map(_in, sheet.roles)), _("Rôles")),
            *_steps(sheet),
            *(paragraph for game in lesson.games for paragraph in _game(game)),
            *_errors(sheet),
            Paragraph(_in(sheet.success), _("C'est réussi si l'enfant")),
            Paragraph(_listed(sheet.prints), _("À imprimer")),
            Paragraph(_in(sheet.material), _("Matériel")),
            Paragraph(_words(sheet), _("Mots")),
            Paragraph(_in(sheet.easier), _("Plus simple")),
            Paragraph(_in(sheet.harder), _("Plus difficile")),
            Paragraph(_listed(sheet.observe), _("À observer")),
            Paragraph(_in(sheet.unplugged), _("Sans écran")),
            Paragraph(_listed(sentences(lesson.story)), _("L'histoire")),
            Paragraph("\n".join(tasks), _("Défis")),
            Paragraph(_called(lesson, sheet.before, paths), _("La séance d'avant")),
            Paragraph(_called(lesson, sheet.after, paths), _("La séance d'après")),
            Paragraph(_credits(lesson), _("Images")),
        ]
    )


def _task(challenge: Challenge) -> str:
    """What a child hears, and how hard it is among the others."""
    task = _in(challenge.task)
    degrees = {Degree.GREEN: _("vert"), Degree.ORANGE: _("orange"), Degree.RED: _("rouge")}
    marks = [degrees[challenge.degree]] if challenge.degree else []
    marks += ["★"] if challenge.star else []
    return _("{task} ({marks})").format(task=task, marks=" ".join(marks)) if marks else task


def quotes(lesson: Lesson) -> list[Paragraph]:
    """The passages of the official programme that the séance refers to, word for word."""
    found = [paragraph for each in lesson.sheet.references for paragraph in _quoted(each)]
    note = _("Ces textes ont été relus dans une extraction des PDF officiels : le PDF officiel fait foi.")
    return [*found, Paragraph(note, _("Source"))]


def _quoted(reference: Reference) -> Iterator[Paragraph]:
    heading = _("{key} : {where}").format(key=reference.key, where=_in(reference.where))
    lines = [_("« {words} »").format(words=_in(each)) for each in reference.quotes]
    lines += [_("Exemple : « {words} »").format(words=_in(each)) for each in reference.examples]
    if reference.words:
        words = ", ".join(_("« {words} »").format(words=_in(each)) for each in reference.words)
        lines.append(_("Mots cités : {words}").format(words=words))
    if reference.summary:
        lines.append(_("En résumé, sans citer : {summary}").format(summary=_in(reference.summary)))
    source = _in(reference.source)
    if reference.page:
        source = _("{source}, p. {page}").format(source=source, page=reference.page)
    yield Paragraph("\n".join(lines), heading)
    yield Paragraph(source)


def _steps(sheet: Sheet) -> Iterator[Paragraph]:
    heading = _("Déroulement")
    for step in sheet.steps:
        grouping, said = _in(step.grouping), _in(step.say)
        spoken = _("{grouping} : « {said} »").format(grouping=grouping, said=said)
        yield Paragraph(spoken, heading, _("{minutes} min").format(minutes=step.minutes))
        heading = ""
        yield Paragraph(_in(step.do), soft=True)


def _game(game: Game) -> Iterator[Paragraph]:
    """A game, step by step, and what it needs."""
    heading = _("Jeu : {title}").format(title=_in(game.title))
    minutes = _("{minutes} min").format(minutes=game.minutes)
    numbered = "\n".join(f"{place}. {_in(step)}" for place, step in enumerate(game.steps, 1))
    yield Paragraph(numbered, heading, minutes)
    if game.material:
        yield Paragraph(_("Il faut : {things}").format(things=", ".join(map(_in, game.material))), soft=True)


def _errors(sheet: Sheet) -> Iterator[Paragraph]:
    headings: tuple[str, ...] = (_("On voit"), _("On dit"), _("Le kit"))
    for error in sheet.errors:
        yield Paragraph("", columns=(_in(error.see), _in(error.say), _in(error.kit)), headings=headings)
        headings = ()


def _words(sheet: Sheet) -> str:
    plain = " · ".join(_in(word.text) for word in sheet.words)
    phrases = [_("« {words} »").format(words=_in(word.phrase)) for word in sheet.words if word.phrase]
    return "\n".join(filter(None, (plain, " ".join(phrases))))


def _called(lesson: Lesson, names: Iterable[str], paths: Sequence[LearningPath]) -> str:
    around = {each.id: each for path in paths for each in path.on_shelf}
    return " · ".join(beside(lesson, around[name]) for name in names if name in around)


def _credits(lesson: Lesson) -> str:
    return "\n".join(f"{each.name} : {_in(each.author)}, {_in(each.licence)}" for each in lesson.credits)


def _listed(texts: Iterable[Text]) -> str:
    return "\n".join(f"– {_in(each)}" for each in texts)


def _in(text: Text | None) -> str:
    return text.in_language(language()) if text else ""


def _written(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Those that say something."""
    return [paragraph for paragraph in paragraphs if paragraph.text or paragraph.columns]
