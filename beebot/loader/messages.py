"""What is said of keys that are unknown or missing, and of wrong values: pydantic's errors as French sentences."""

from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from beebot.errors import SHOWN, shown
from beebot.i18n import gettext as _
from beebot.kinds.written import Loc, ProblemAt
from beebot.loader.problems import MAX_PROBLEMS
from beebot.loader.suggestions import is_it


def problems_found(error: ValidationError, model: type[BaseModel], base: Loc = ()) -> list[ProblemAt]:
    """The problems in ``error``, which pydantic raised for a value at ``base`` that should be a ``model``.

    A key that is missing because it is written wrongly is told once, as the unknown key.
    """
    details = error.errors(include_url=False, include_input=False)[: 2 * MAX_PROBLEMS]
    meant: set[Loc] = set()
    found = []
    for detail in details:
        if detail["type"] == "extra_forbidden":
            around, key = detail["loc"][:-1], str(detail["loc"][-1])
            known = known_keys(_model_at(model, around))
            word = key.partition(":")[0]
            near = [word] if word in known else get_close_matches(key[:SHOWN].lower(), known, n=1)
            meant.update((*around, word) for word in near)
            found.append(ProblemAt(base + detail["loc"], _unknown_key(key, near, known), at_key=True))
    for detail in details:
        if detail["type"] == "missing" and detail["loc"] not in meant:
            message = _("il manque la clé « {key} » ; ajoutez-la").format(key=detail["loc"][-1])
            found.append(ProblemAt(base + detail["loc"][:-1], message, at_key=True))
        elif detail["type"] not in ("missing", "extra_forbidden"):
            at_key = detail["type"] == "kit_key" or detail["loc"][-1:] == (
                "[key]",
            )  # so pydantic says that a key is wrong
            found.append(ProblemAt(base + detail["loc"], _wrong_value(detail, model), at_key=at_key))
    return found


def _unknown_key(key: str, near: list[str], known: list[str]) -> str:
    word, colon, value = key.partition(":")
    if colon and word in known and value:
        message = _("il manque une espace après « : » ; écrivez « {key}: {value} »")
        return message.format(key=word, value=shown(value))
    remedy = is_it(near[0]) if near else _("les clés possibles ici sont {words}").format(words=", ".join(known))
    return _("clé inconnue « {key} » ; {remedy}").format(key=shown(key), remedy=remedy)


def _wrong_value(detail: ErrorDetails, model: type[BaseModel]) -> str:
    match detail["type"]:
        case "kit" | "kit_key":
            return str(detail["ctx"]["sentence"])
        case "list_type":
            return _("une liste est attendue ; écrivez [ ] autour, ou « - » devant chaque ligne")
        case "too_short" if detail["ctx"]["min_length"] == 1:
            return _("la liste est vide ; mettez-y au moins un élément")
        case "too_short":
            return _("il n'y en a pas assez ; mettez-en {limit} au moins").format(limit=detail["ctx"]["min_length"])
        case "too_long":
            return _("il y en a trop ; gardez-en {limit} au plus").format(limit=detail["ctx"]["max_length"])
        case "model_type" | "dict_type":
            wanted = _model_at(model, detail["loc"])
            message = _("des clés sont attendues ici, parmi {keys}").format(keys=", ".join(known_keys(wanted)))
            example = getattr(wanted, "example", "")
            return (
                _("{message} ; écrivez par exemple {example}").format(message=message, example=example)
                if example
                else message
            )
        case unforeseen:
            raise AssertionError(f"no sentence for pydantic's {unforeseen}")


def known_keys(model: type[BaseModel]) -> list[str]:
    """The keys of ``model`` as they are written in files."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    for part in loc:
        for name, field in model.model_fields.items():
            if part == (field.alias or name):
                model = _model_in(field.annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside ``list[...]`` or ``... | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
