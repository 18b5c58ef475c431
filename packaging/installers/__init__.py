"""The installers of Rawi: what goes into them, how they are made, and their trial."""
