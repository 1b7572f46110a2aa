"""The paragraphs of a séance's steps, in the whole group, in three islands and in half a class."""

from collections.abc import Iterator

from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.lesson import Lesson
from beebot.parts.sheet import HalfClass, Islands, SheetStep
from lecons.group_words import half_class_ways, island_heads, island_ways, sitting_heads, sizes
from lecons.names import within_quotes
from simulateur.pages.adults.common.long_text import Paragraph


def step_text(step: SheetStep) -> Iterator[Paragraph]:
    """The two paragraphs of ``step``."""
    words, grouping, done = (text.in_language(language()) for text in (step.say, step.grouping, step.do))
    said = _("« {words} »").format(words=within_quotes(words))
    minutes = _("{minutes} min").format(minutes=step.minutes)
    yield Paragraph(said, chip=minutes, beside=grouping)
    yield Paragraph(done, soft=True)


def group_ways(lesson: Lesson) -> Iterator[Paragraph]:
    """What the sheet says of other groups; nothing where it says nothing."""
    if islands := lesson.sheet.islands:
        yield from _islands(islands)
    if half := lesson.sheet.half_class:
        yield from _half_class(lesson, half)


def _islands(islands: Islands) -> Iterator[Paragraph]:
    headings: tuple[str, ...] = (_("Trois îlots"), _("Petits"), _("Grands"))
    for head, each in island_heads(islands):
        do, younger, older = (text.in_language(language()) for text in (each.do, each.younger, each.older))
        yield Paragraph("", columns=(f"{head}. {do}", younger, older), headings=headings)
        headings = ()
    headings = _("Le groupe"), _("À chaque îlot"), _("À l'écran, pendant le tour")
    for size, count, shared in sizes(islands):
        yield Paragraph("", columns=(size, str(count), shared), headings=headings)
        headings = ()
    yield from (Paragraph(text, head) for head, text in island_ways(islands))


def _half_class(lesson: Lesson, half: HalfClass) -> Iterator[Paragraph]:
    for head, steps in zip(sitting_heads(lesson, half), half.sittings, strict=True):
        yield Paragraph(head, _("Demi-classe"))
        yield from (paragraph for step in steps for paragraph in step_text(step))
    yield from (Paragraph(text, head) for head, text in half_class_ways(lesson, half))
