"""The base of every model of a file: a key that is not declared is refused. ``loader.messages`` says so in French."""

from collections.abc import Callable
from enum import Enum
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


def by_value(kind: type[Enum]) -> dict[str, Any]:
    """The members of the enumeration ``kind``, each under its word in files."""
    return {member.value: member for member in kind}


def either(*parts: str) -> Callable[[dict[str, Any]], None]:
    """For a model whose fields ``parts`` are the forms of one value: makes its JSON Schema that of any of them."""

    def change(schema: dict[str, Any]) -> None:
        forms = [form for part in parts for form in schema["properties"][part]["anyOf"] if form != {"type": "null"}]
        schema.clear()
        schema["anyOf"] = forms

    return change


class Model(BaseModel):
    """The base class of models: only declared keys are allowed. An editor shows their descriptions to the author."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)  # most are parts, never read alone
    example: ClassVar[str] = ""
    """How it is written on one line, for a message; empty where it is too long."""
