"""What several of the adults' pages are made of."""
