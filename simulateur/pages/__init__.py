"""One file a page: its controls, and its looks for a state of the session. No pygame here."""
