"""Where everything stands on a challenge's page, by the shape of the window."""
