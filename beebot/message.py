"""Messages: what robots, machine, session and hands say to each other, each a small frozen value."""

from typing import ClassVar, NoReturn, dataclass_transform


@dataclass_transform(frozen_default=True)
class Message:
    """The base class of frozen values: fields are declared, made and compared as in a dataclass.

    There are some fifty kinds of messages, all made before the first picture. For a dataclass Python writes and
    compiles six functions, which takes about ten times as long as what is done here (decision 22). What is made in
    large numbers, or copied with ``replace``, is better a dataclass.
    """

    _names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._names = tuple(cls.__annotations__)
        setattr(cls, "__match_args__", cls._names)  # noqa: B010 (mypy refuses a plain assignment)

    def __init__(self, *given: object, **named: object) -> None:
        names = self._names
        if len(given) > len(names) or not named.keys() <= set(names[len(given) :]):
            raise TypeError(f"{type(self).__name__} takes {', '.join(names) or 'nothing'}, each once")
        values = dict(zip(names, given, strict=False)) | named
        for name in names:
            if name not in values and not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} needs {name}")
            self.__dict__[name] = values[name] if name in values else getattr(type(self), name)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__qualname__}({fields})"
