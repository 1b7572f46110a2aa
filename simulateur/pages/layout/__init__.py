"""Where everything is, in pixels, for a window of any size: pure arithmetic. No pygame here."""
