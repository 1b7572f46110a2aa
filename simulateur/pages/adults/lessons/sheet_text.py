"""The words of a séance's sheet, part by part, each in the order in which somebody with little time needs them."""

from collections.abc import Iterable, Iterator, Sequence

from beebot.challenge import Challenge, Degree
from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.lesson import Game, LearningPath, Lesson
from beebot.parts.sheet import Reference, Sheet
from beebot.parts.story import sentences
from beebot.text import Text
from lecons.adapt_words import adapted, adults, without_screen
from lecons.group_words import today
from lecons.names import beside, passes
from lecons.sheet_words import groups, to_print
from simulateur.game.adults.open_sheet import SheetPart
from simulateur.game.controls import AdultKey, Touch
from simulateur.pages.adults.common.long_text import Paragraph
from simulateur.pages.adults.lessons.group_ways import group_ways, step_text


def prepare(lesson: Lesson, paths: Sequence[LearningPath]) -> list[Paragraph]:
    """The paragraphs to read before a séance: material, groups, what the other children do, the official programme.

    The séance before it is looked for in ``paths``.
    """
    sheet = lesson.sheet
    return _written(
        [
            Paragraph(" · ".join(filter(None, (groups(lesson), passes(lesson)))), _("Groupes")),
            Paragraph(_in(sheet.material), _("Matériel")),
            Paragraph("\n".join(f"– {each}" for each in to_print(lesson)), _("À imprimer")),
            Paragraph(_listed(sheet.other_pupils), _("Pendant ce temps, les autres")),
            Paragraph(_listed(lesson.requires), _("Ce que l'enfant fait déjà")),
            Paragraph(_called(lesson, sheet.before, paths), _("La séance d'avant")),
            _programme(sheet),
            Paragraph(_credits(lesson), _("Images")),
        ]
    )


def lead(lesson: Lesson) -> list[Paragraph]:
    """The steps of the séance in order: the minutes, who takes part, what is said, what is done."""
    sheet = lesson.sheet
    return _written(
        [
            Paragraph(today(lesson), _("Aujourd'hui")),
            *(paragraph for step in sheet.steps for paragraph in step_text(step)),
            *(paragraph for game in lesson.games for paragraph in _game(game)),
            Paragraph(_listed(sentences(lesson.story)), _("L'histoire")),
            Paragraph(" · ".join(map(_in, sheet.roles)), _("Rôles")),
            Paragraph(_words(sheet), _("Mots")),
            *group_ways(lesson),
        ]
    )


def help_with(lesson: Lesson) -> list[Paragraph]:
    """The paragraphs on likely errors, easier and harder ways, who needs something else, and no screen."""
    sheet = lesson.sheet
    return _written(
        [
            *_errors(sheet),
            Paragraph(_in(sheet.easier), _("Plus simple")),
            Paragraph(_in(sheet.harder), _("Plus difficile")),
            *_lines(adapted(sheet), _("Adapter")),
            *_lines(adults(sheet), _("Les adultes")),
            Paragraph(without_screen(sheet), _("Sans écran")),
        ]
    )


def _lines(text: str, heading: str) -> Iterator[Paragraph]:
    """A paragraph for each line of ``text``, so that the page breaks between them."""
    for place, line in enumerate(text.split("\n")):
        yield Paragraph(line, "" if place else heading)


def observed(lesson: Lesson) -> list[Paragraph]:
    """The paragraphs on what to observe, which show whether the séance went well."""
    sheet = lesson.sheet
    return _written(
        [
            Paragraph(_in(sheet.success), _("C'est réussi si l'enfant")),
            Paragraph(_listed(sheet.observe), _("À observer")),
        ]
    )


def task(challenge: Challenge) -> str:
    """The task of ``challenge`` as a child hears it, and after it, in brackets, how hard it is, if that is known."""
    heard = _in(challenge.task)
    degrees = {Degree.GREEN: _("vert"), Degree.ORANGE: _("orange"), Degree.RED: _("rouge")}
    marks = [degrees[challenge.degree]] if challenge.degree else []
    marks += [_("étoile")] if challenge.star else []
    return _("{task} ({marks})").format(task=heard, marks=" ".join(marks)) if marks else heard


def _programme(sheet: Sheet) -> Paragraph:
    """Its place in the programme; by keys, where there are any, with a key that shows their words."""
    keys = " · ".join(_("{key} : {where}").format(key=each.key, where=_in(each.where)) for each in sheet.references)
    if not keys:
        return Paragraph(_in(sheet.programme), _("Programme"))
    shows = Touch(AdultKey.SHEET_PART, tuple(SheetPart).index(SheetPart.QUOTES))
    return Paragraph(keys, _("Programme"), key=(shows, _("Textes officiels")))


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


def _game(game: Game) -> Iterator[Paragraph]:
    heading = _("Jeu : {title}").format(title=_in(game.title))
    minutes = _("{minutes} min").format(minutes=game.minutes)
    for place, step in enumerate(game.steps, 1):
        yield Paragraph(f"{place}. {_in(step)}", heading, minutes, below=place > 1)
        heading = minutes = ""
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
    return [paragraph for paragraph in paragraphs if paragraph.text or paragraph.columns]
