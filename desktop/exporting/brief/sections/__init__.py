"""The sections of a brief, a file each: what of a case they tell."""
