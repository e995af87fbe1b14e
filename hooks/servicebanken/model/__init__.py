"""What a bank is made of, and the one table of what a card may hold.

Stands on: places.
"""
