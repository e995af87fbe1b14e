"""A file as its writer left it: what stands in it and where, and what is wrong with the writing.

It knows nothing of what a card must hold.

Stands on: problems.
"""
