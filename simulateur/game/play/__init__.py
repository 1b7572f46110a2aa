"""A child at one challenge: her answer, its run, and what helps her. No pygame, no clock."""
