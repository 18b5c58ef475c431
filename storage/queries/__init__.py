"""What the whole case is asked for: answers from the index of what holds now, a page at a time.

All count entities that were merged as one, and leave out texts that a later one took the place of.
"""
