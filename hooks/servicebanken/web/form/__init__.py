"""For those who write: the form, what it knows, and the blank card.

Stands on: nothing.
"""
