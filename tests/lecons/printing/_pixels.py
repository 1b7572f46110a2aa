"""A PDF as pixels, by a renderer that nobody here wrote: PDFium, which is in Chromium."""

from PIL import Image

POINTS = 72


def rendered(data: bytes, ppi: float) -> list[Image.Image]:
    """Every page, in colour, at so many pixels an inch."""
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        return [page.render(scale=ppi / POINTS).to_pil().convert("RGB") for page in document]
