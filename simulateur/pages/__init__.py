"""One file a page: which controls it has and what it looks like, from the session's state. No pygame here."""
