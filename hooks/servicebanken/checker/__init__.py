"""A text becomes a card, and everything in it to mend is told, with where and how.

Stands on: swedish, problems, text, places, model.
"""
