"""Why a picture or a recording is not used."""


class RefusedError(Exception):
    """A file cannot be used; ``message`` is the sentence for a person, ``line`` the line in the file, from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
