"""A short run of the fuzzer, the same every time: broken files end in an error of our own, or in a statute."""

from __future__ import annotations

from pathlib import Path
from random import Random

import fuzz
import pytest
from mutations import MUTATIONS, Mutation, archived, mutated
from samples import samples

from harmonize.reading import read

SEED, FILES = 20260101, 120


def test_broken_files() -> None:
    """Nothing but an error of our own comes out, in time, within the memory, whatever the bytes are."""
    troubles: list[fuzz.Trouble] = []
    assert fuzz.run(SEED, troubles.append, FILES) == FILES
    assert [trouble for trouble in troubles if trouble.ours] == []


def test_cases_are_reproduced(tmp_path: Path) -> None:
    """A seed and a number are enough to get a file again, and numbers next to each other give other formats."""
    assert fuzz.case(SEED, 7) == fuzz.case(SEED, 7)
    assert fuzz.case(SEED, 7) != fuzz.case(SEED + 1, 7)
    assert len({fuzz.case(SEED, number)[0] for number in range(9)}) >= 5
    end, data = fuzz.case(SEED, 3)
    path = fuzz.kept(SEED, 3, tmp_path)
    assert (path.suffix, path.read_bytes()) == (end, data)


@pytest.mark.parametrize(("end", "data"), fuzz.corpus(), ids=lambda value: value if isinstance(value, str) else "")
def test_sound_files_are_read(tmp_path: Path, end: str, data: bytes) -> None:
    """The files that mutations begin from are sound, so that a mutation breaks something."""
    path = tmp_path / f"law{end}"
    path.write_bytes(data)
    assert read(path).text.strip()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_mutations_change_something(mutation: Mutation) -> None:
    """Every mutation takes any bytes, changes those of a law most times, and does the same for the same numbers."""
    _, data = samples()[0]
    changed = [mutation(data, Random(number)) for number in range(20)]
    assert changed == [mutation(data, Random(number)) for number in range(20)]
    assert sum(other != data for other in changed) > 10
    assert mutation(b"", Random(1)) is not None


def test_archives_are_broken_within() -> None:
    """Most mutations of an archive leave it one, with something else in it."""
    whole = archived([("word/document.xml", b"<p>law</p>" * 50), ("a.xml", b"<a/>")])
    changed = [mutated(whole, Random(number)) for number in range(20)]
    assert sum(other != whole for other in changed) > 15
    assert sum(other[:2] == b"PK" for other in changed) > 10


def test_faults_are_told_in_one_line() -> None:
    """A fault is told with its kind and where it came from."""
    with pytest.raises(ValueError, match="a\nb") as caught:
        raise ValueError("a\nb")
    assert fuzz.fault(caught.value).startswith(r"ValueError: 'a\nb' at test_fuzz.py:")
