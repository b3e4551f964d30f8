"""Reading apart: what a process of its own reads is what would be read here, and nothing that befalls it comes here."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import hostile
import pytest
from PIL import Image
from printing import body, printed

from harmonize.errors import HarmonizeError, InputError
from harmonize.model.text import Span
from harmonize.reading import read
from harmonize.reading.apart import Limits, Message, draw_apart, hear, read_apart, reading_apart
from harmonize.reading.options import Options

HEAVY = ("click", "jinja2", "pandas", "pdfplumber", "py3langid", "pydantic", "rich", "spacy")
LINE = "Neni 1 kush hyn pa autorizim në një sistem kompjuterik dënohet me gjobë.\n"

LOADED = f"""
import sys
import harmonize.reading.apart
print(*sorted(set(sys.modules) & set({HEAVY!r})))
"""
UNGUARDED = """
import sys
from pathlib import Path
from harmonize import pipeline
print("started")
print(len(pipeline.read_statute(Path(sys.argv[1])).articles()))
"""
UNTIRING = """
import signal, sys
from pathlib import Path
from harmonize.reading.apart import reading_apart
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it starts in the background ignore it
with reading_apart([Path(sys.argv[1])] * 6) as documents:
    print("reading", flush=True)
    for document in documents:
        document.result()
"""


@pytest.fixture(scope="module")
def long_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text that takes seconds to read."""
    path = tmp_path_factory.mktemp("long") / "long.txt"
    path.write_text(LINE * 150_000, encoding="utf-8")
    return path


def children(of: int | None = None) -> set[int]:
    """The processes that this one, or another, has started and not seen the end of."""
    tasks = Path(f"/proc/{of or os.getpid()}/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}


def child_of(before: set[int]) -> int:
    """The process that was started since, once there is one."""
    while not (new := children() - before):
        time.sleep(0.01)
    return new.pop()


def test_document_is_the_same(tmp_path: Path) -> None:
    """What a process of its own reads equals what is read here, words, lines and pages included."""
    path = printed(tmp_path / "law.pdf", [body(1), body(2)])
    assert read_apart(path) == read(path)


def test_error_is_the_same(tmp_path: Path) -> None:
    """An error that reading raises comes back with its class, place, cause and remedy."""
    path = printed(tmp_path / "law.pdf", [body(1)], password="rain")
    with pytest.raises(InputError) as here:
        read(path)
    with pytest.raises(InputError) as apart:
        read_apart(path)
    assert vars(apart.value) == vars(here.value)


def test_nothing_is_left_of_the_process(tmp_path: Path) -> None:
    """After reading, and after an error, no process is left, neither running nor waiting to be buried."""
    before = children()
    read_apart(printed(tmp_path / "law.pdf", [body(1)]))
    with pytest.raises(InputError):
        read_apart(tmp_path / "missing.pdf")
    assert children() == before


def test_time_limit(long_text: Path) -> None:
    """A document that takes too long is given up, and the error names file, limit and remedy."""
    before = children()
    with pytest.raises(InputError, match=r"long\.txt: .* longer than 1 seconds.*; split it") as caught:
        read_apart(long_text, limits=Limits(seconds=1))
    assert caught.value.where == str(long_text)
    assert children() == before


def test_memory_limit(long_text: Path) -> None:
    """A document that takes too much memory is given up, and the error names file, limit and remedy."""
    with pytest.raises(InputError, match=r"long\.txt: .* more than 100 MB of memory.*; split it"):
        read_apart(long_text, limits=Limits(megabytes=100))


@pytest.mark.parametrize(
    ("end", "cause"), [(signal.SIGSEGV, "crashed .*SIGSEGV"), (signal.SIGABRT, "more than 2048 MB of memory")]
)
def test_crash(long_text: Path, end: signal.Signals, cause: str) -> None:
    """A crash of the process is an error of that file; a library that gets no memory aborts."""
    before = children()
    with ThreadPoolExecutor(1) as pool:
        document = pool.submit(read_apart, long_text)
        os.kill(child_of(before), end)
        with pytest.raises(InputError, match=rf"long\.txt: .*{cause}"):
            document.result()


def test_what_is_being_done_comes_back(tmp_path: Path) -> None:
    """The caller's own function, which no process could be given, is no hindrance."""
    told: list[str] = []
    path = printed(tmp_path / "law.pdf", [body(1)])
    assert read_apart(path, Options(tell=told.append)).pages == read(path).pages


def test_several_are_read_and_each_error_is_its_own(tmp_path: Path) -> None:
    """Documents come in the order of their files, and one that fails takes no other with it."""
    good = [printed(tmp_path / f"{number}.pdf", [body(number)]) for number in (1, 2)]
    with reading_apart([good[0], tmp_path / "missing.pdf", good[1]]) as documents:
        assert documents[0].result().name == "1.pdf"
        with pytest.raises(HarmonizeError, match=r"missing\.pdf"):
            documents[1].result()
        assert documents[2].result().name == "2.pdf"


def test_leaving_calls_off_the_rest(long_text: Path) -> None:
    """Who leaves before all is read does not wait for it, and leaves no process behind."""
    before = children()
    started = time.monotonic()
    with reading_apart([long_text] * 4) as documents:
        child_of(before)
    assert time.monotonic() - started < 30
    assert all(document.cancelled() or document.exception() for document in documents)
    assert children() == before


def test_script_without_guard(checkout: Path, tmp_path: Path) -> None:
    """A script that reads at its top level, as a notebook does, runs once and not again in the process it starts."""
    (tmp_path / "script.py").write_text(UNGUARDED, encoding="utf-8")
    (tmp_path / "law.txt").write_text(f"Neni 1\n{LINE}\nNeni 2\n{LINE}", encoding="utf-8")
    command = [sys.executable, "script.py", "law.txt"]
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["started", "2"]


def test_interrupted_by_the_keyboard(checkout: Path, long_text: Path) -> None:
    """Ctrl-C ends reading at once and leaves no process behind."""
    command = [sys.executable, "-c", UNTIRING, str(long_text)]
    with subprocess.Popen(command, cwd=checkout, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "reading\n"
        started = children(process.pid)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == -signal.SIGINT
        assert process.stderr.read().rstrip().endswith("KeyboardInterrupt")
    assert started
    assert [child for child in started if Path(f"/proc/{child}").exists()] == []


def test_process_loads_what_reading_needs(checkout: Path) -> None:
    """The process imports neither the knowledge nor the language stage nor what they need."""
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=checkout, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_pages_are_drawn(tmp_path: Path) -> None:
    """Pages are drawn in a process of their own as well; those that the file does not have are left out."""
    path = printed(tmp_path / "law.pdf", [body(1), body(2), body(3)])
    drawn = draw_apart(path, (1, 3, 4))
    assert sorted(drawn) == [1, 3]
    with Image.open(BytesIO(drawn[3])) as picture:
        assert picture.format == "JPEG"
        assert picture.size == pytest.approx((1000, 1000 * 842 / 595), abs=2)
    with pytest.raises(InputError, match=r"missing\.pdf"):
        draw_apart(tmp_path / "missing.pdf", (1,))


@pytest.mark.parametrize("page", [hostile.vast(), hostile.sizeless(), hostile.far_away()])
def test_strange_pages_are_drawn_in_bounds(tmp_path: Path, page: bytes) -> None:
    """A page without size or as large as a country takes no more memory than any other, or is left out."""
    path = tmp_path / "strange.pdf"
    path.write_bytes(page)
    assert all(len(picture) < 1_000_000 for picture in draw_apart(path, (1,), Limits(megabytes=512)).values())


@pytest.mark.parametrize("said", [os.system, Path("law.pdf"), signal.SIGINT, HarmonizeError, bytearray(9)])
def test_only_data_is_understood(said: object) -> None:
    """What a process says can make texts of the model, and nothing else, so that it cannot act here."""
    assert hear(BytesIO(pickle.dumps(("done", said)))).kind == "end"


def test_broken_speech_is_the_end() -> None:
    """A message that breaks off, and silence, are the end."""
    whole = pickle.dumps(("done", Span(1, 2)))
    assert hear(BytesIO(whole)) == Message("done", Span(1, 2))
    assert {hear(BytesIO(whole[:length])).kind for length in range(len(whole))} == {"end"}
