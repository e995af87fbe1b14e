"""The command: what is asked in Swedish, and what is answered.

Stands on: swedish, problems, text, model, checker, bank, web, paper, export.
"""
