"""Takes the README's picture of a report: ``python docs/screenshot.py out/report.html`` writes ``docs/report.png``.

Needs headless Chromium and its driver (Debian: ``apt-get install chromium chromium-driver``). The picture shows the top
of the report, or, with ``--article budapest-2``, the section with that id.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

PICTURE = Path(__file__).resolve().parent / "report.png"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)


def take(report: Path, picture: Path, width: int, height: int, article: str) -> None:
    """Open a report in Chromium and save what its window shows."""
    chromium, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not (chromium and driver):
        sys.exit("Chromium is missing: apt-get install chromium chromium-driver")
    if not report.is_file():
        sys.exit(f"{report} is missing: run harmonize analyze --output {report.parent} first")
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        for flag in (*FLAGS, f"--window-size={width},{height}", f"--user-data-dir={profile}"):
            options.add_argument(flag)
        with webdriver.Chrome(options, Service(driver)) as browser:
            browser.get(report.resolve().as_uri() + (f"#{article}" if article else ""))
            browser.save_screenshot(str(picture))


def main() -> None:
    """Read the command line and take the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path)
    parser.add_argument("--output", type=Path, default=PICTURE)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=1400)
    parser.add_argument("--article", default="", help="id of the section to show, such as budapest-2")
    asked = parser.parse_args()
    take(asked.report, asked.output, asked.width, asked.height, asked.article)


if __name__ == "__main__":
    main()
