"""A sentence for people, in French and perhaps in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """French always; English where the author gave it, else French serves for both."""

    fr: str
    en: str | None = None

    def in_language(self, code: str) -> str:
        """The sentence in language ``"fr"`` or ``"en"``."""
        return self.en if code == "en" and self.en is not None else self.fr
