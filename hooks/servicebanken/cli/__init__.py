"""The command: what is asked in Swedish, and what is answered.

Stands on: swedish, codes, problems, text, model, checker, bank, web, paper, export.
"""
