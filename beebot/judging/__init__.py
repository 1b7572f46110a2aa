"""What the judge goes by: rules of success, and how a run ends for a child's eyes."""
