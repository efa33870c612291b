"""How fast the platform is, as ratios, so that a figure means the same on every machine."""
