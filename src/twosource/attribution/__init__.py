"""Who said what in one report."""
