"""A batch that is killed while it writes a file: half of it lies somewhere, and is taken for nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from holdings import entries, environment, placed, small, tree

CODE, SEED = "import dying; dying.main()", 20260102


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each batch dies in a fork")
def test_a_file_of_which_half_is_written(tmp_path: Path) -> None:
    """Killed in the middle of its next file, or one or two later, until it is done: whole files, and all of them."""
    small(tmp_path / "corpus")
    drawn, halves, kills, pipe = random.Random(SEED), set[str](), 0, subprocess.PIPE
    output, cache = tmp_path / "out", tmp_path / "out-cache"
    command, asked = [sys.executable, "-c", CODE, str(tmp_path)], environment(output)
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=asked) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "0\n"
        expected, known = placed(tmp_path / "alone"), entries(tmp_path / "alone-cache")
        while True:
            print(drawn.randrange(3), file=process.stdin, flush=True)
            code = int(process.stdout.readline())
            if code == 0:
                break
            assert code == -signal.SIGKILL
            kills += 1
            assert placed(output).items() <= expected.items()
            assert entries(cache).keys() <= known.keys()
            halves |= {path.name[0] for path in (*cache.glob("??/.*"), *output.glob(".harmonize/parts/file"))}
        process.stdin.close()
    assert kills >= 10
    assert halves == {".", "f"}, "in the cache and in the output half of a file was left"
    assert tree(output) == tree(tmp_path / "alone")
    assert entries(cache).keys() == known.keys()
