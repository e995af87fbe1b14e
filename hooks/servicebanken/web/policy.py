"""What a page tells the browser it may load and run: the last layer, should anything hostile reach the page."""

from __future__ import annotations


def content_policy(*, on_disk: bool = False, is_preview: bool = False) -> str:
    """The page's Content-Security-Policy: scripts, styles and pictures of the bank's own, and nothing else."""
    # Browsers differ in what a page on disk means by itself; there every file is on the reader's own disk.
    own = "'self' file:" if on_disk else "'self'"
    # The preview's server writes a script into each page, which asks it whether anything has changed.
    scripts, asks = (f"{own} 'unsafe-inline'", own) if is_preview else (own, "'none'")
    allowed = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": own,
        "img-src": own,
        "connect-src": asks,
        "form-action": own,
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{kind} {sources}" for kind, sources in allowed.items())
