"""Servicebanken: a file is read, judged, and becomes a card; the bank answers; web, paper and copies are drawn from it.

Each folder here is a room, and its face says what it is and on which rooms it stands. A room stands only on those
before it: swedish · codes < problems < text · places < model < checker < bank < web < paper < export < cli. Two doors
lead in: the command, in cli/, and `hooks/events.py`, which tells the site's engine.
`tests/project/test_architecture.py` holds the rooms to it.
"""
