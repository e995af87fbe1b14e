"""For those who read: the pages, drawn by templates in which one can see them.

Stands on: nothing.
"""
