"""What a child may find hard, in the words that people type: which lines of a sheet serve, which page says more."""

import re
from types import MappingProxyType

from beebot.i18n import gettext as _
from beebot.parts.sheet import Need

_WORDS = {
    r"(?:(?:deficien\w+|handicap) visuel\w*)|aveugles?|mal ?voyant\w*|non[- ]voyant\w*|cecite|braille"
    r"|blind|visually impaired|partially sighted": frozenset({Need.SEE}),
    r"(?:(?:deficien\w+|handicap) auditi\w+)|sourde?s?|mal ?entendant\w*|surdite|lsf|langue des signes"
    r"|deaf|hearing (?:impaired|impairment|loss)|sign language": frozenset({Need.HEAR}),
    r"(?:(?:deficien\w+|handicap) moteurs?)|fauteuils?(?: roulants?)?|mobilite reduite|dyspraxi\w+"
    r"|wheelchairs?|reduced mobility": frozenset({Need.MOVE}),
    r"allophones?|upe2a|non[- ]francophones?|ne parle(?:nt)? pas(?: encore)? (?:le )?francais|dysphasi\w+"
    r"|eal|speaks? no french": frozenset({Need.UNDERSTAND}),
    r"tdah?|adhd|hyperacti\w+|autis\w+|tsa": frozenset({Need.WAIT}),
    r"handicap\w*|ulis|inclusi(?:on|ve|f|fs)|aesh|pps|besoins particuliers|dys\w{3,}|trisomi\w+|dalton\w+"
    r"|disab\w+|special needs|colou?r[- ]blind\w*": frozenset(Need),
}
NEEDS = MappingProxyType({re.compile(rf"\b(?:{words})\b"): needs for words, needs in _WORDS.items()})
"""Words in small letters without accents, and the needs of which a line of a sheet serves; a kind before the whole."""


def page_on_needs() -> str:
    """A sentence that names the page on which setting and which printed thing serve which child."""
    return _("La page « Que chacun joue » (docs/inclusion.md) dit quel réglage et quel imprimé servent à quel enfant.")
