"""YAML text as a tree of values that know where they stand, and what is said of text that is no YAML."""
