"""Why a challenge cannot succeed, and what to change: its cards, its limits, or what it asks."""

from dataclasses import replace

from beebot.challenge import Challenge
from beebot.command import MAX_INSTRUCTIONS
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.kinds import kind_of, solve
from beebot.parts.limits import NO_LIMITS
from beebot.searching.effort import Effort
from beebot.shortest.solution import Status
from lecons.solving import FIRST


def why_unsolvable(challenge: Challenge, purse: Effort, *, counted: bool) -> str:
    """Why no answer to ``challenge`` succeeds, as a sentence: too few cards, narrow limits, or no way at all.

    ``counted`` says that the greatest number of cards is ``cartes`` of the challenge's ``limites``, not its
    ``max_instructions``. Where ``purse`` holds too little work to find out, only what is known is said.
    """
    with purse.part(FIRST) as part:
        eased = solve(replace(challenge, max_instructions=MAX_INSTRUCTIONS), part)
    if challenge.limits.fewest or (eased.answer is None and challenge.limits != NO_LIMITS):
        with purse.part(FIRST) as part:
            free = solve(replace(challenge, max_instructions=MAX_INSTRUCTIONS, limits=NO_LIMITS), part)
        if free.answer is not None:
            message = _("aucune réponse ne tient dans ses limites ; élargissez-les, pour {answer}")
            return message.format(answer=kind_of(challenge.genre).answer_text(free.answer))
    if eased.status is Status.IMPOSSIBLE:
        return _("aucune réponse ne réussit ; changez son but, ses obstacles ou ses touches")
    key = "cartes" if counted else "max_instructions"
    if eased.answer is None:
        message = ngettext(
            "{limit} carte ne suffit pas ; augmentez « {key} » ou raccourcissez-le",
            "{limit} cartes ne suffisent pas ; augmentez « {key} » ou raccourcissez-le",
            challenge.max_instructions,
        )
        return message.format(limit=challenge.max_instructions, key=key)
    message = ngettext(
        "{limit} carte ne suffit pas ; augmentez « {key} », pour {answer}",
        "{limit} cartes ne suffisent pas ; augmentez « {key} », pour {answer}",
        challenge.max_instructions,
    )
    answer = kind_of(challenge.genre).answer_text(eased.answer)
    return message.format(limit=challenge.max_instructions, key=key, answer=answer)
