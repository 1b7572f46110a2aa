"""Real robots beside the screen, each with a thread of its own. No pygame here."""
