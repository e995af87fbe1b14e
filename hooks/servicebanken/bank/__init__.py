"""All cards together, every question that one may ask of them, and parts of them.

Stands on: swedish, problems, text, places, model, checker.
"""
