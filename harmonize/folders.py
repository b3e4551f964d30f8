"""Folders of this user's: where what can be made again is kept. The only door to platformdirs."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "HARMONIZE_CACHE"
"""The variable of the environment that names another folder."""


def cache_folder() -> Path:
    """Return the folder that keeps what can be made again: that of the system for it, or the one of the environment."""
    import platformdirs  # late: only where something is kept

    named = os.environ.get(VARIABLE)
    return Path(named) if named else platformdirs.user_cache_path("harmonize", appauthor=False)
