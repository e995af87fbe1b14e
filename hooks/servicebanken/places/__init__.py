"""Sweden: its regions and municipalities, which of them are neighbours, and the lines that bound them.

Stands on: swedish.
"""
