"""The keys ``adapter``, ``aesh``, ``atsem`` and ``sans_ecran`` of a sheet: short lines, and few of them."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from beebot.i18n import gettext as _
from beebot.loader.models.mat_schema import TextModel
from beebot.loader.models.only_known_keys import Model
from beebot.loader.values import refusal, whole
from beebot.parts.sheet import Assistant, Need, WithoutScreen
from beebot.text import Text

MOST_NEEDS = 4
"""How many lines on needs, or on steps without a screen, a sheet has at most."""
MOST_LETTERS = 130
"""How long such a line is at most, in each language: about three lines of a column on paper."""


def _short(line: TextModel) -> TextModel:
    longest = max(map(len, (line.fr, *line.__pydantic_extra__.values())))
    if longest > MOST_LETTERS:
        message = _("{count} caractères, c'est trop ; gardez-en {limit} au plus")
        raise refusal(message.format(count=longest, limit=MOST_LETTERS))
    return line


Line = Annotated[TextModel, AfterValidator(_short)]
"""A sentence of at most ``MOST_LETTERS`` letters."""


class AdaptModel(Model):
    """What helps a child in this séance, one line for each need, ``MOST_NEEDS`` at most."""

    example = '{voir: "…", bouger: "…"}'

    see: Line | None = Field(default=None, alias="voir", description="Pour qui voit mal.")
    hear: Line | None = Field(default=None, alias="entendre", description="Pour qui entend mal.")
    move: Line | None = Field(default=None, alias="bouger", description="Pour qui bouge peu.")
    understand: Line | None = Field(default=None, alias="comprendre", description="Pour qui comprend mal le français.")
    wait: Line | None = Field(default=None, alias="attendre", description="Pour qui a du mal à attendre.")

    @model_validator(mode="after")
    def _few(self) -> Self:
        if (count := len(self.lines())) > MOST_NEEDS:
            message = _("{count} lignes, c'est trop ; gardez les {limit} qui servent le plus dans cette séance")
            raise refusal(message.format(count=count, limit=MOST_NEEDS))
        return self

    def lines(self) -> tuple[tuple[Need, Text], ...]:
        """The lines that are written, each with its need."""
        written = zip(Need, (self.see, self.hear, self.move, self.understand, self.wait), strict=True)
        return tuple((need, line.text()) for need, line in written if line)


class AssistantModel(Model):
    """What the ATSEM does in this séance."""

    example = '{prepare: "…", dit: "…", laisse_faire: "…"}'

    prepare: Line = Field(description="Ce qu'elle prépare.")
    say: Line = Field(alias="dit", description="Ce qu'elle dit.")
    leave: Line = Field(alias="laisse_faire", description="Ce qu'elle laisse faire.")

    def assistant(self) -> Assistant:
        return Assistant(self.prepare.text(), self.say.text(), self.leave.text())


class ChangedStepModel(Model):
    """A step that changes without a screen."""

    example = '{etape: 3, faire: "…"}'

    step: Annotated[int, whole(1, 30)] = Field(alias="etape", description="Le numéro de l'étape, à partir de 1.")
    do: Line = Field(alias="faire", description="Ce que l'on y fait à la place de l'écran.")


class WithoutScreenModel(Model):
    """The séance held without a screen."""

    example = '{minutes: 30, etapes: [{etape: 3, faire: "…"}]}'

    minutes: Annotated[int, whole(1, 240, minutes=True)] = Field(description="La durée ainsi, en minutes.")
    changes: Annotated[list[ChangedStepModel], Field(min_length=1, max_length=MOST_NEEDS)] = Field(
        alias="etapes", description="Ce qui change, étape par étape."
    )

    def read(self) -> WithoutScreen:
        return WithoutScreen(self.minutes, tuple((each.step, each.do.text()) for each in self.changes))
