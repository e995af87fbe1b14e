"""Cards set on sheets of paper: the deck as a PDF file, and whether each card fits.

Stands on: swedish, problems, text, model, checker, bank, web.
"""
