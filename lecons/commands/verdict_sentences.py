"""The judge's word as a sentence for a person; instructions, turns and robots are counted from 1."""

from itertools import islice

from beebot.bumps import BumpedInto
from beebot.challenge import Challenge
from beebot.command import Program, Repeat, cards, count_cards
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.interpreter import Trace
from beebot.judging.rules import Outcome, Verdict
from beebot.kinds import kind_of
from beebot.notation import REPEAT, heading_in_words
from beebot.parts.answer_types import Answer


def sentence(verdict: Verdict, challenge: Challenge, answer: Answer) -> str:
    """How ``answer`` ends, as a sentence in the language in use."""
    kind = kind_of(challenge.genre)
    program, trace = kind.laid(answer, verdict.robot), _trace(verdict)
    bump = trace.bump
    own = kind.verdict_sentence(challenge, answer, verdict)
    text = (own or _sentences(verdict, challenge, program)[verdict.outcome]).format(
        count=count_cards(program),
        limit=challenge.max_instructions,
        turns=challenge.limits.turns,
        fewest=challenge.limits.fewest,
        place=_place(verdict),
        word=_card_word(program, verdict.failing or 0),
        thing=_things()[bump.bump] if bump and bump.bump else "",
        cell=trace.end.cell,
        pose=f"{trace.end.cell} {heading_in_words(trace.end.heading)}",
        goal=challenge.goal,
        other=verdict.partner.end.cell if verdict.partner else "",
    )
    if verdict.partner and (verdict.failing is not None or verdict.outcome is Outcome.EMPTY):
        return _("robot {number}, {sentence}").format(number=verdict.robot + 1, sentence=text)
    return text


def _trace(verdict: Verdict) -> Trace:
    return verdict.partner if verdict.partner and verdict.robot else verdict.trace


def _place(verdict: Verdict) -> str:
    """``3``, in a repeat ``3, tour 2``, in a repeat of a repeat ``3, tour 1 du tour 2``."""
    place = str((verdict.failing or 0) + 1)
    match verdict.turns:
        case (turn,):
            return _("{place}, tour {turn}").format(place=place, turn=turn)
        case (outer, inner):
            return _("{place}, tour {inner} du tour {outer}").format(place=place, inner=inner, outer=outer)
    return place


def _card_word(program: Program, place: int) -> str:
    card = next(islice(cards(program), place, None), None)
    return "" if card is None else REPEAT if isinstance(card, Repeat) else card.value


def _things() -> dict[BumpedInto, str]:
    return {
        BumpedInto.EDGE: _("le bord"),
        BumpedInto.OBSTACLE: _("un obstacle"),
        BumpedInto.WALL: _("un mur"),
        BumpedInto.ROBOT: _("l'autre robot"),
    }


def _sentences(verdict: Verdict, challenge: Challenge, program: Program) -> dict[Outcome, str]:
    """What is said where the kind of challenge has no words of its own."""
    count = count_cards(program)
    return {
        Outcome.SUCCESS: ngettext("réussi en {count} instruction", "réussi en {count} instructions", count)
        if program and not verdict.partner
        else _("réussi"),
        Outcome.EMPTY: _("programme vide"),
        Outcome.TOO_LONG: _("trop d'instructions : {count}, pour {limit} au plus"),
        Outcome.FORBIDDEN_KEY: _("instruction {place} : une répétition ne va pas dans une autre, dans ce défi")
        if challenge.repeats and _card_word(program, verdict.failing or 0) == REPEAT
        else _("instruction {place} : « {word} » n'est pas une touche de ce défi"),
        Outcome.NO_CARD_LEFT: _("instruction {place} : il n'y a plus de carte « {word} » en main"),
        Outcome.TOO_MANY_TURNS: _("instruction {place} : un virage de trop, pour {turns} au plus"),
        Outcome.TOO_FEW: _("pas assez d'instructions : {count}, pour {fewest} au moins"),
        Outcome.CARD_CHANGED: _("instruction {place} : les cartes données restent, et chaque trou reçoit une carte"),
        Outcome.BUMP: _("instruction {place} : choc contre {thing}"),
        Outcome.OUT_OF_ORDER: _("instruction {place} : cette cible n'est pas la suivante"),
        Outcome.TARGET_MISSED: _("il manque une cible"),
        Outcome.PASSAGE_MISSED: _("il manque un passage"),
        Outcome.NOT_ARRIVED: _("arrêt en {cell}, l'arrivée est en {goal}"),
        Outcome.WRONG_CHOICE: _("ce programme ne réussit pas"),
        Outcome.NOTHING_ASKED: _("ce défi ne demande rien ; posez une arrivée ou une cible"),
        Outcome.NO_WAY: _("aucun programme ne réussit ce défi"),
        Outcome.TOO_HARD: _("ce défi est trop grand pour son niveau"),
        Outcome.OTHER_ANSWER: _("ce n'est pas cette image"),
        Outcome.OTHER_ORDER: _("les images sont dans un autre ordre"),
        Outcome.OTHER_BOX: _("une image va dans une autre boîte"),
        Outcome.OTHER_TRAIL: _("le tracé du modèle va plus loin")
        if verdict.failing is None
        else _("instruction {place} : le tracé n'est plus celui du modèle"),
        Outcome.OTHER_STRIP: _("le tracé du modèle, mais le modèle a d'autres instructions à la fin")
        if verdict.failing is None
        else _("instruction {place} : le tracé du modèle, mais par une autre instruction"),
    }
