"""What screen, paper and browser all draw, as SVG text: mats, cards, marks, signs. No pixels."""
