"""Drafts of challenges: drawn at random by a level's recipe, solved, and thrown away where they make none."""
