"""Pages as pixels: of a PDF by a renderer that nobody here wrote (PDFium, which is in Chromium), or by Typst itself."""

from collections.abc import Sequence

from PIL import Image

from lecons.printing.document import Document
from lecons.printing.ink import Ink
from lecons.printing.typeset import _compiled, _job

POINTS = 72


def pictures(documents: Sequence[Document], title: str, ink: Ink, ppi: float) -> list[bytes]:
    """Each page as a PNG of Typst's own, at so many pixels an inch."""
    made = _compiled(_job(documents, title, ink), format="png", ppi=ppi)
    return [made] if isinstance(made, bytes) else made


def rendered(data: bytes, ppi: float) -> list[Image.Image]:
    """Every page, in colour, at so many pixels an inch."""
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        return [page.render(scale=ppi / POINTS).to_pil().convert("RGB") for page in document]
