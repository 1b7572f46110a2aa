"""The verbs of ``beebot-lecons``, one file each; ``VERBS`` is the table, in the order of the help.

A new verb is a file with a ``Verb`` and a line in the table.
"""

from lecons.commands.advise import ADVISE
from lecons.commands.check import CHECK
from lecons.commands.generate import GENERATE
from lecons.commands.import_pack import IMPORT
from lecons.commands.new import NEW
from lecons.commands.print_out import PRINT
from lecons.commands.schema import SCHEMA
from lecons.commands.search import SEARCH
from lecons.commands.show_library import HOLDINGS
from lecons.commands.solve import SOLVE
from lecons.commands.trace import TRACE
from lecons.commands.verb import Verb

VERBS: tuple[Verb, ...] = (
    *(CHECK, SOLVE, TRACE, ADVISE, GENERATE, NEW, PRINT, SCHEMA),
    *(SEARCH, IMPORT, HOLDINGS),
)
