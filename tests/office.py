"""LibreOffice: another program that opens what we write for an office, and prints it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SECONDS = 120


def printed(path: Path, folder: Path) -> Path:
    """Return the PDF that LibreOffice prints of a file; its profile lies beside the folder, for all tests of a run."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is missing: apt-get install libreoffice-writer-nogui")
    profile = f"-env:UserInstallation={(folder.parent / 'office-profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    result = folder / f"{path.stem}.pdf"
    assert result.exists(), done.stdout + done.stderr
    return result
