"""Pages, saved sites and feeds of the web become articles."""
