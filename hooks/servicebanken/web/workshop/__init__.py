"""For those who lead a workshop: the kit, and each card's sheets.

Stands on: pages.
"""
