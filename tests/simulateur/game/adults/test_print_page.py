"""The page that prints without a screen: what it asks of the machine, and which answers it takes."""

from simulateur.game.adults.printing import IN_CLASS, PrintPage
from simulateur.game.adults.state import Adults, Pane, Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Member
from simulateur.game.messages.printing import (
    ChoicesAre,
    MakePrint,
    NoPage,
    PageIs,
    Printable,
    PrintEnded,
    PrintMat,
    PrintOrder,
    PrintPart,
    PrintReport,
    ProofIs,
    ShowChoices,
    ShowPrint,
    Subject,
)
from simulateur.game.read_each_turn import prints
from simulateur.game.requests import Request
from simulateur.game.session import Session
from tests.simulateur.builders import THREE_STEPS, challenge, path_of

LESSON, OTHER = Subject(Printable.LESSON, "un", "p"), Subject(Printable.LESSON, "deux", "p")
PATHS = (Subject(Printable.PATH, "p", "p"), Subject(Printable.PATH, "q", "q"))
FARM = PrintMat(Subject(Printable.MAT, "ferme"), "La ferme")
PARTS = (PrintPart("fiche", "Fiche", 1), PrintPart("defis", "Cartes", 2), PrintPart("loto", "Loto", 4, extra=True))
PILE = PrintPart("garder", "À garder", 3, pile=True)
COME = Touch(AdultKey.SECTION, tuple(Section).index(Section.PRINT))
PRINT, ON, BACK = Touch(AdultKey.PRINT), Touch(AdultKey.TURN_PAGE, amount=1), Touch(AdultKey.TURN_PAGE, amount=-1)
ALL = PrintOrder(LESSON)


def begun() -> Adults:
    adults, _asked = Adults().choosing(LESSON, PATHS, ())
    return adults


def after(*steps: Touch | PrintReport) -> tuple[PrintPage, list[Request]]:
    """The page after what was touched and heard since it was opened, and all that was asked since."""
    adults, asked = begun().touch(COME)
    assert asked == (ShowChoices(("p", "q")), ShowPrint(ALL))
    requests: list[Request] = []
    for step in steps:
        if isinstance(step, Touch):
            adults, asked = adults.touch(step)
            requests += asked
        else:
            adults = adults.heard(step)
    return adults.printing, requests


def seen(order: PrintOrder, place: int = 0) -> PageIs:
    return PageIs(order, place, f"{order}{place}", b"", 700, 990)


def test_another_subject_is_shown_from_the_top_and_the_list_of_subjects_stays_where_it_is() -> None:
    adults, _asked = begun().touch(COME)
    adults = adults.heard(ChoicesAre((FARM, PrintMat(Subject(Printable.MAT, "parc"), "Le parc"))))
    down = (Touch(AdultKey.DOWN, pane.value, amount=2) for pane in Pane)
    for touch in (Touch(AdultKey.PRINT_KIND, tuple(Printable).index(Printable.MAT)), *down, Touch(AdultKey.SUBJECT, 1)):
        adults, _asked = adults.touch(touch)
    assert [adults.top(pane) for pane in Pane] == [2, 0]


def test_pages_are_counted_before_anything_is_printed() -> None:
    page, asked = after(PRINT)
    assert (page.pages, asked, page.is_making) == (None, [], False), "nobody prints what was not counted"
    page, asked = after(ProofIs(ALL, PARTS), PRINT, PRINT)
    assert (page.pages, asked, page.is_making) == (3, [MakePrint(ALL)], True)


def test_one_part_is_counted_shown_and_printed_alone() -> None:
    alone = replace_part("loto")
    page, asked = after(ProofIs(ALL, PARTS), Touch(AdultKey.PART, 3), seen(alone), PRINT)
    assert (page.pages, asked) == (4, [ShowPrint(alone), MakePrint(alone)])
    assert after(ProofIs(ALL, PARTS), Touch(AdultKey.PART, 3), Touch(AdultKey.PART, 0))[0].pages == 3


def test_a_pile_is_counted_where_it_is_wanted_and_is_no_more_paper_beside_its_documents() -> None:
    parts = (PILE, *PARTS)
    assert after(ProofIs(ALL, parts))[0].pages == 3
    assert after(ProofIs(ALL, parts), Touch(AdultKey.PART, 1))[0].pages == 3


def test_a_sheet_says_how_many_children_there_are_until_somebody_says_another_number() -> None:
    five = Subject(Printable.LESSON, "un", "p", 5, 25)
    adults, _asked = begun().choosing(five, PATHS, ())
    adults, asked = adults.touch(COME)
    assert adults.printing.pupils == 25
    assert (adults.printing.children, asked[1]) == (5, ShowPrint(PrintOrder(five, children=5, pupils=25)))
    adults, asked = adults.touch(Touch(AdultKey.MEASURE, amount=5))
    assert (adults.printing.children, asked) == (10, (ShowPrint(PrintOrder(five, children=10, pupils=25)),))
    adults, asked = adults.touch(Touch(AdultKey.MEASURE, IN_CLASS, amount=-1))
    assert asked == (ShowPrint(PrintOrder(five, children=10, pupils=24)),), "the table is as it was"
    relay = Subject(Printable.LESSON, "deux", "p", 12)
    adults, _asked = adults.choosing(relay, PATHS, ())
    numbers = adults.printing.children, adults.printing.pupils
    assert numbers == (12, 0), "a number that was said for one séance is not another's"
    adults, _asked = adults.touch(Touch(AdultKey.MEASURE, amount=-1))
    adults, _asked = adults.touch(Touch(AdultKey.PRINT_KIND, 1))
    assert adults.printing.children == 6


def replace_part(name: str) -> PrintOrder:
    return PrintOrder(LESSON, part=name)


def test_an_answer_about_what_is_no_longer_wanted_is_forgotten() -> None:
    page, asked = after(Touch(AdultKey.PAPER, 1), ProofIs(ALL, PARTS), seen(ALL), NoPage(ALL, "non"))
    assert asked == [ShowPrint(PrintOrder(LESSON, "a3"))]
    assert (page.parts, page.shown, page.answer) == (None, None, "")
    turned = after(ProofIs(ALL, PARTS), ON, seen(ALL, 0))[0]
    assert turned.shown is None, "the page before is not the one that is looked at"


def test_one_leafs_to_the_ends_and_no_further() -> None:
    page, asked = after(ProofIs(ALL, PARTS), BACK, ON, ON, ON)
    assert (page.place, asked) == (2, [ShowPrint(ALL, 1), ShowPrint(ALL, 2)])


def test_every_choice_is_in_the_order() -> None:
    choices = (AdultKey.INK, 1), (AdultKey.PAPER, 2), (AdultKey.CELL_WIDTH, 2)
    page, asked = after(*(Touch(key, place) for key, place in choices), Touch(AdultKey.MEASURE, amount=-1))
    wanted = PrintOrder(LESSON, "letter", "economie", 100, 5)
    assert page.order == wanted
    assert asked[-1] == ShowPrint(wanted)


def test_nobody_prints_for_no_child_or_for_a_hundred() -> None:
    assert after(*[Touch(AdultKey.MEASURE, amount=-1)] * 9)[0].children == 1
    assert after(*[Touch(AdultKey.MEASURE, amount=1)] * 99)[0].children == 40
    assert after(*[Touch(AdultKey.MEASURE, amount=5)] * 4)[0].children == 26, "a class is four touches away"
    assert after(*[Touch(AdultKey.MEASURE, amount=-5)] * 2)[0].children == 1


def test_the_numbers_said_stay_with_the_subject_and_go_with_it() -> None:
    to_second = (Touch(AdultKey.PRINT_KIND, 1), Touch(AdultKey.SUBJECT, 1))
    more = (Touch(AdultKey.MEASURE, amount=1), Touch(AdultKey.MEASURE, IN_CLASS, amount=9))
    before, said = after(*to_second)[0], after(*to_second, *more, Touch(AdultKey.SUBJECT, 1))[0]
    assert (said.children, said.pupils) == (before.children + 1, 9)
    other = after(*to_second, *more, Touch(AdultKey.SUBJECT, 0))[0]
    assert (other.children, other.pupils) == (before.children, before.pupils)


def test_a_level_and_a_mat() -> None:
    page, asked = after(Touch(AdultKey.PRINT_KIND, 1), Touch(AdultKey.SUBJECT, 1))
    assert asked == [ShowPrint(PrintOrder(subject)) for subject in PATHS]
    page, asked = after(Touch(AdultKey.PRINT_KIND, 2))
    assert (page.order, asked) == (None, []), "the machine has not told the mats"
    page, asked = after(Touch(AdultKey.PRINT_KIND, 2), ChoicesAre((FARM,)), Touch(AdultKey.SUBJECT, 0))
    assert asked == [ShowPrint(PrintOrder(FARM.subject))]


def test_the_robot_of_the_team_gives_the_width_of_a_cell() -> None:
    adults, _asked = begun().choosing(LESSON, PATHS, (Member("escornabot", "Escornabot", "/dev/x", cell_mm=100),))
    _adults, asked = adults.touch(COME)
    assert asked[1] == ShowPrint(replace_cell(100))


def replace_cell(millimetres: int) -> PrintOrder:
    return PrintOrder(LESSON, cell_mm=millimetres)


def test_another_seance_is_shown_where_the_page_is_open() -> None:
    adults, _asked = begun().touch(COME)
    adults, asked = adults.choosing(OTHER, PATHS, ())
    assert asked == (ShowPrint(PrintOrder(OTHER)),)
    elsewhere, asked = begun().choosing(OTHER, PATHS, ())
    assert (elsewhere.printing.lesson, asked) == (OTHER, ())


def test_what_became_of_a_print_is_told_once_something_else_is_wanted_no_more() -> None:
    page, _asked = after(ProofIs(ALL, PARTS), PRINT, PrintEnded("Écrit."))
    assert (page.answer, page.is_making) == ("Écrit.", False)
    assert after(ProofIs(ALL, PARTS), PRINT, PrintEnded("Écrit."), Touch(AdultKey.INK, 1))[0].answer == ""


def test_from_the_sheet_of_a_seance_to_its_print_and_out_again() -> None:
    session = Session(path_of(challenge(THREE_STEPS, "un")), "fr")
    session.touch(Touch(Key.ADULTS))
    session.take_requests()
    assert not prints(session)
    session.adults = session.adults._replace(printing=session.adults.printing._replace(kind=Printable.MAT))
    session.touch(PRINT)
    lesson = Subject(Printable.LESSON, session.repertoire.path.lessons[0].id, session.repertoire.path.id)
    assert session.take_requests()[-1] == ShowPrint(PrintOrder(lesson))
    assert prints(session)
    session.touch(Touch(AdultKey.CHILDREN))
    assert not prints(session)


ADDRESS = "https://ecole.exemple.fr/abeille/"


def test_squares_are_one_touch_once_an_address_is_known_and_lead_there() -> None:
    known = ChoicesAre((FARM,), ADDRESS)
    page, asked = after(known)
    assert (page.address, page.order, asked) == (ADDRESS, ALL, []), "nobody has asked for squares"
    page, asked = after(known, Touch(AdultKey.SQUARES, 1), Touch(AdultKey.SQUARES, 0))
    assert asked == [ShowPrint(PrintOrder(LESSON, address=ADDRESS)), ShowPrint(ALL)]
    assert after(Touch(AdultKey.SQUARES, 1))[0].order == ALL, "a square that leads nowhere is not printed"


def test_an_address_that_cannot_be_read_is_told() -> None:
    assert after(ChoicesAre((FARM,), trouble="Elle est fausse."))[0].answer == "Elle est fausse."
