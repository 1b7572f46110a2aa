"""The robots: their page, and the sheet of each."""
