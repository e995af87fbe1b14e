"""A copy of the bank put in its place whole: a folder, a zip, a PDF file; and the site's engine, run.

Stands on: swedish, problems, text, model, checker, bank, web, paper.
"""
