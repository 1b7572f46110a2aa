"""Which file lays out which of the adults' pages."""

from collections.abc import Callable
from types import MappingProxyType

from lecons.pictures.rectangles import Rect
from simulateur.game.adults.state import Section
from simulateur.game.session import Session
from simulateur.pages.adults import library, notices, printing, settings, tablets, tokens, voices
from simulateur.pages.adults.common.page_builder import Paper
from simulateur.pages.adults.data import page as data
from simulateur.pages.adults.lessons import page as lessons
from simulateur.pages.adults.robots import page as robots

Page = Callable[[Paper, Session, Rect], None]
SECTIONS: MappingProxyType[Section, Page] = MappingProxyType(
    {
        Section.NOTICES: notices.page,
        Section.LESSONS: lessons.page,
        Section.PRINT: printing.page,
        Section.ROBOTS: robots.page,
        Section.TOKENS: tokens.page,
        Section.DATA: data.page,
        Section.SETTINGS: settings.page,
        Section.LIBRARY: library.page,
        Section.VOICES: voices.page,
        Section.TABLETS: tablets.page,
    }
)
