"""Challenges and mats as the YAML that an author would write."""
