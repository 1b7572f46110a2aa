"""The séances: their page, and the sheet of each."""
