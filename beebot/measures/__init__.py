"""How hard a challenge is, and what a level may be asked."""
