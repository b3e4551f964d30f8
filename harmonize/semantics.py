"""Texts compared by meaning, by a sentence encoder that the user supplies. The only door to onnxruntime and tokenizers.

The encoder is a folder as sentence-transformers exports it to ONNX: ``model.onnx`` (or ``onnx/model.onnx``),
``tokenizer.json``, and beside them the settings, which tell the longest text and how the vectors of its tokens become
one. Nothing is downloaded. The model runs on one thread, so that the same texts give the same figures.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby, islice
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from harmonize import encoders
from harmonize.errors import InputError
from harmonize.model.evidence import Likeness
from harmonize.model.text import Span
from harmonize.model.verdict import EncoderFile

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

Vectors = NDArray[np.float32]
Integer = type[np.int64] | type[np.int32]

LARGEST_MODEL, LARGEST_TOKENIZER = 2_000_000_000, 100_000_000
"""Bytes. ONNX itself keeps no more than two gigabytes in one file."""
PIECES = 8
"""So many pieces of a text are read, from its beginning."""
LETTERS = PIECES * encoders.LONGEST * 8
"""So much of a text is looked at."""
BATCH = 16
SECONDS = 1800.0
"""The longest that a model may take to load, and over all texts of an analysis."""
WIDEST = 16_384
"""Numbers in a vector; encoders have some hundreds."""
INTEGERS: Mapping[str, Integer] = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}
FED = ("input_ids", "attention_mask", "token_type_ids")
POOLED = "sentence_embedding"
"""The output of a model that makes one vector of a text by itself."""
SILENT = 4
"""The library's level of telling nothing but what ends the process."""
PREFIX = 20
"""The longest that the number of a field and the length of a string can be in ONNX: ten bytes each."""
WORD_END = re.compile(r"\S{0,40}")
"""What is left of a word, as far as a word goes."""

OUTSIDE = re.compile(
    rb"""
    (?: \x0a | \x8a\x80*\x00 )     # the first field of a message, a string ...
    (?: \x08 | \x88\x80*\x00 )     # ... of eight bytes; either number may be padded
    \Z
    """,
    re.VERBOSE,
)
r"""What stands before ``location`` where an ONNX file says in which other file numbers lie: ``\n\x08location``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a model is fed and its answer is read.

    ``inputs`` are its inputs with their kinds of number, ``output`` is the one asked for, ``first`` tells that the
    vector of a text is that of its first token and not the mean of all, ``length`` is how many tokens it takes at once.
    """

    inputs: Mapping[str, Integer]
    output: str
    first: bool
    length: int


class Encoder:
    """A sentence encoder: called with texts and restatements, it tells how alike each pair is in meaning.

    Every text is encoded once, however often it is asked about. ``file`` names the model that lies at ``path``.
    """

    def __init__(
        self, path: Path, file: EncoderFile, session: InferenceSession, tokenizer: Tokenizer, reading: Reading
    ) -> None:
        from onnxruntime import RunOptions

        self.file = file
        self._path, self._session, self._tokenizer, self._reading = path, session, tokenizer, reading
        self._room = max(1, reading.length - int(tokenizer.num_special_tokens_to_add(False)))
        self._options = RunOptions()
        self._vectors: dict[str, Vectors] = {}
        self._learn({"law"})  # a model of another shape shows before any statute is read

    def __call__(self, texts: Sequence[str], restatements: Sequence[str]) -> list[list[Likeness]]:
        """Return for each text how alike it is to each restatement, and the piece of it that is likest.

        Of a restatement the first piece counts. Raises InputError where the model fails or takes too long.
        """
        cut = [self._pieces(text) for text in texts]
        pieces = [[span.of(text) for span in spans] for text, spans in zip(texts, cut, strict=True)]
        asked = [self._pieces(text)[0].of(text) for text in restatements]
        self._learn({*asked, *(piece for found in pieces for piece in found)})
        against = np.stack([self._vectors[text] for text in asked])
        return [self._likest(found, spans, against) for found, spans in zip(pieces, cut, strict=True)]

    def _likest(self, pieces: Sequence[str], spans: Sequence[Span], against: Vectors) -> list[Likeness]:
        cosines = np.stack([self._vectors[piece] for piece in pieces]) @ against.T
        return [
            Likeness(round(float(cosines[row, asked]), 4), spans[row])
            for asked, row in enumerate(cosines.argmax(axis=0))
        ]

    def _pieces(self, text: str) -> list[Span]:
        """Cut a text into spans of whole words that the model takes at once; one span where it has no tokens."""
        self._tokenizer.no_truncation()
        found = self._encoded(text[:LETTERS], special=False).offsets
        runs = (found[start : start + self._room] for start in range(0, len(found), self._room))
        spans = [whole_words(text, run[0][0], run[-1][1]) for run in islice(runs, PIECES)]
        return spans or [Span(0, min(len(text), LETTERS))]

    def _tokens(self, text: str) -> list[int]:
        self._tokenizer.enable_truncation(self._reading.length)
        return list(self._encoded(text, special=True).ids)

    def _encoded(self, text: str, *, special: bool) -> Encoding:
        try:
            return self._tokenizer.encode(text, add_special_tokens=special)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic of the library is no Exception
            raise self._unusable(f"its tokenizer fails ({brief(error)})") from error

    def _learn(self, texts: Set[str]) -> None:
        """Encode the texts that are new, those of one length together, so that none has to be filled up."""
        rows = [(self._tokens(text), text) for text in sorted(texts - self._vectors.keys())]
        rows.sort(key=lambda row: len(row[0]))
        with in_time(lambda: setattr(self._options, "terminate", True)):
            for _, same in groupby(rows, key=lambda row: len(row[0])):
                while batch := list(islice(same, BATCH)):
                    vectors = self._run([tokens for tokens, _ in batch])
                    self._vectors.update((text, vector) for (_, text), vector in zip(batch, vectors, strict=True))

    def _run(self, rows: Sequence[Sequence[int]]) -> Vectors:
        """Return for texts of the same number of tokens a vector each, of length 1."""
        ids = np.array(rows)
        fed = dict(zip(FED, (ids, np.ones_like(ids), np.zeros_like(ids)), strict=True))
        given = {name: fed[name].astype(kind) for name, kind in self._reading.inputs.items()}
        try:
            (found,) = self._session.run([self._reading.output], given, self._options)
        except Exception as error:  # the library's errors have no class in common
            late = f"it took longer than {SECONDS:.0f} seconds"
            raise self._unusable(late if self._options.terminate else f"it cannot be run ({brief(error)})") from error
        return self._unit(found, len(rows), len(rows[0]))

    def _unit(self, found: Any, texts: int, tokens: int) -> Vectors:
        """Return the vectors that a model's answer holds, one for each text, of length 1."""
        shape: tuple[int, ...] = getattr(found, "shape", ())
        if shape[:-1] not in ((texts,), (texts, tokens)) or not 0 < shape[-1] <= WIDEST:
            raise self._unusable(f"its output {self._reading.output} has the shape {shape}: not a vector for each text")
        known = next(iter(self._vectors.values()), None)
        if found.dtype.kind != "f" or not np.isfinite(found).all() or (known is not None and len(known) != shape[-1]):
            raise self._unusable(f"its output {self._reading.output} holds something else than vectors of one length")
        if len(shape) == 3:
            found = found[:, 0] if self._reading.first else found.mean(axis=1, dtype=np.float64)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.where(lengths > 0, lengths, 1), dtype=np.float32)

    def _unusable(self, what: str) -> InputError:
        return InputError(str(self._path), what, encoders.OTHER)


def load(folder: Path) -> Encoder:
    """Load the sentence encoder in a folder.

    Raises InputError, naming the file, where the extra is not installed or the folder has no encoder that can be used.
    """
    for name in ("onnxruntime", "tokenizers"):
        try:
            import_module(name)
        except ImportError as error:
            what = f"comparing by meaning needs {name}, which cannot be loaded"
            raise InputError(str(folder), what, "pip install 'harmonize-law[semantic]'") from error
    found = encoders.find(folder)
    content = encoders.bounded(found.model, LARGEST_MODEL)
    if keeps_numbers_outside(content):
        raise InputError(str(found.model), "it keeps its numbers in other files, which are not opened", encoders.OTHER)
    session = loaded(found.model, content)
    tokenizer = tokenizer_of(found.tokenizer)
    file = EncoderFile(folder.resolve().name, hashlib.sha256(content).hexdigest())
    return Encoder(found.model, file, session, tokenizer, reading_of(session, found))


def keeps_numbers_outside(model: bytes) -> bool:
    r"""Tell whether the bytes of an ONNX model name another file, anywhere on the disk, for its numbers.

    >>> keeps_numbers_outside(b"j\x1a\n\x08location\x12\x0e../secrets.bin"), keeps_numbers_outside(b"\n\x0aallocation")
    (True, False)
    """
    names = (found.start() for found in re.finditer(b"location", model))
    return any(OUTSIDE.search(model, max(0, start - PREFIX), start) for start in names)


def loaded(path: Path, content: bytes) -> InferenceSession:
    """Return a model made ready to run on one thread; an InputError where it cannot be, or not in time."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = SILENT
    try:
        with in_time(lambda: options.set_load_cancellation_flag(True)):
            return InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library's errors have no class in common
        what = f"it is no ONNX model that can be run ({brief(error)})"
        raise InputError(str(path), what, encoders.OTHER) from error


def tokenizer_of(path: Path) -> Tokenizer:
    """Return the tokenizer in a file, which fills up no text; an InputError where there is none."""
    from tokenizers import Tokenizer

    content = encoders.bounded(path, LARGEST_TOKENIZER)
    try:
        tokenizer = Tokenizer.from_str(content.decode("utf-8"))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        raise InputError(str(path), f"it is no tokenizer ({brief(error)})", encoders.OTHER) from error
    tokenizer.no_padding()
    return tokenizer


def reading_of(session: InferenceSession, found: encoders.Folder) -> Reading:
    """Return how a model is fed and read, by its own account and the settings beside it."""
    inputs = {item.name: item.type for item in session.get_inputs()}
    if FED[0] not in inputs or not inputs.keys() <= set(FED) or not set(inputs.values()) <= INTEGERS.keys():
        told = ", ".join(f"{name} as {kind}" for name, kind in inputs.items())
        raise InputError(str(found.model), f"it takes {told}; known are {', '.join(FED)} as integers", encoders.OTHER)
    outputs = [item.name for item in session.get_outputs()]
    pooled = POOLED in outputs
    first = not pooled and encoders.pooling(found) == "cls"
    kinds = {name: INTEGERS[kind] for name, kind in inputs.items()}
    return Reading(kinds, POOLED if pooled else outputs[0], first, encoders.longest(found))


@contextmanager
def in_time(call_off: Callable[[], None]) -> Iterator[None]:
    """Call something off that takes too long."""
    timer = Timer(SECONDS, call_off)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def whole_words(text: str, start: int, end: int) -> Span:
    """Return the span of the words that a piece of a text begins and ends in; blanks before the piece are left out.

    >>> whole_words("computer data", 3, 10), whole_words("computer data", 8, 13)
    (Span(start=0, end=13), Span(start=9, end=13))
    """
    start += len(text[start:end]) - len(text[start:end].lstrip())
    before, after = WORD_END.match(text[:start][::-1]), WORD_END.match(text, end)
    return Span(start - (before.end() if before else 0), after.end() if after else end)


def brief(error: BaseException) -> str:
    """Return the first line of an error, cut where it is long."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
