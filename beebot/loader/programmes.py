"""The official programmes: one dated file of texts, to which séances refer by key."""

from functools import cache
from typing import Annotated, Any

from pydantic import Field

from beebot.files.content_folder import BUILT_IN, PROGRAMMES
from beebot.loader.markup.nodes import read_tree
from beebot.loader.models.mat_schema import TextModel
from beebot.loader.models.only_known_keys import Model
from beebot.loader.values import FileName, Format, ProgrammeKey
from beebot.parts.sheet import Reference

PROGRAMME = BUILT_IN / PROGRAMMES / "2026.yaml"
"""The programme in force. The next one is a new file, and a new name here."""


class SourceModel(Model):
    """An official text and its date: one item of ``textes``."""

    key: ProgrammeKey = Field(alias="cle", description="Sa clé dans ce fichier.")
    title: TextModel = Field(alias="titre", description="Son titre, son numéro et sa date.")


class EntryModel(Model):
    """What an official text says at one place: one item of ``entrees``."""

    key: ProgrammeKey = Field(alias="cle", description="La clé qu'écrivent les séances.")
    where: TextModel = Field(alias="ou", description="L'âge et la rubrique.")
    source: ProgrammeKey = Field(alias="texte", description="La clé du texte.")
    page: FileName = Field(default="", description="La page imprimée.")
    quotes: list[TextModel] = Field(default_factory=list, alias="citations", description="Ses mots.")
    examples: list[TextModel] = Field(default_factory=list, alias="exemples", description="Ses exemples.")
    words: list[TextModel] = Field(default_factory=list, alias="mots", description="Les mots qu'il cite.")
    summary: TextModel | None = Field(default=None, alias="resume", description="Nos mots, à la place de citations.")


class ProgrammesModel(Model):
    """A file of official programmes, in ``programmes``."""

    format: Format = Field(description="Toujours 1.")
    id: Annotated[Any, Field(description="L'année où il entre en vigueur.")]
    title: TextModel = Field(alias="titre", description="Son titre.")
    sources: list[SourceModel] = Field(alias="textes", description="Les textes officiels.")
    entries: list[EntryModel] = Field(alias="entrees", description="Ce que disent les textes, par clé.")


@cache
def references() -> dict[str, Reference]:
    """Every place in the official programme that a séance can name, by its key."""
    model = ProgrammesModel.model_validate(read_tree(PROGRAMME.read_text(encoding="utf-8")).root)
    titles = {source.key: source.title.text() for source in model.sources}
    return {entry.key: _reference(entry, titles) for entry in model.entries}


def _reference(entry: EntryModel, titles: dict[str, Any]) -> Reference:
    return Reference(
        key=entry.key,
        where=entry.where.text(),
        source=titles[entry.source],
        page=entry.page,
        quotes=tuple(each.text() for each in entry.quotes),
        examples=tuple(each.text() for each in entry.examples),
        words=tuple(each.text() for each in entry.words),
        summary=entry.summary.text() if entry.summary else None,
    )
