"""All that the bank is in a browser, whichever engine writes it: pages, files, pictures and former addresses.

Stands on: swedish, codes, problems, text, places, model, checker, bank.
"""
