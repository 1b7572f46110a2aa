"""What is shown and where, for a state of the session, and what hands do there: a file a page. No pygame here."""
