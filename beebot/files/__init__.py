"""Files and folders, whoever keeps something in them: written whole, locked, cleared, and why that fails."""
