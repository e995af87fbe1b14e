"""For programs: the schemas of what a card may hold.

Stands on: nothing.
"""
