"""Servicebanken: cards are read, the bank answers, pages are drawn, the site's engine is told.

The core knows nothing of MkDocs. Imports run one way: cli and events → pages → bank → cards → frontmatter, fields,
places → model; `swedish` is a leaf. `tests/test_architecture.py` holds the modules to it.
"""
