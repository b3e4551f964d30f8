"""Tiny sentence encoders as ONNX, made as the real ones lie on a disk: a word's vector is the notion that it means."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

MEANINGS = (
    ("access", "accesses", "accessing", "entering", "enters", "peeks", "hyn"),
    ("computer", "system", "gadget", "machine", "sistem"),
    ("steals", "property", "theft"),
    ("rains", "rain", "snow"),
)
"""Words that mean the same, in any language; all others mean nothing."""
SPECIAL = ("[UNK]", "[CLS]", "[SEP]")


def vocabulary() -> dict[str, int]:
    """The number of every word."""
    words = (*SPECIAL, *(word for same in MEANINGS for word in same))
    return {word: number for number, word in enumerate(words)}


def table() -> np.ndarray:
    """The vector of every word: special words have the last place to themselves, unknown ones a trace of it."""
    found = np.zeros((len(vocabulary()), len(MEANINGS) + 1), dtype=np.float32)
    for place, same in enumerate(MEANINGS):
        found[[vocabulary()[word] for word in same], place] = 1.0
    found[0, -1] = 0.05
    return found


def tokenizer() -> Tokenizer:
    """A tokenizer of whole words, which puts a word before and one behind a text, and would fill up and cut texts."""
    made = Tokenizer(models.WordLevel(vocabulary(), unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.post_processor = processors.TemplateProcessing("[CLS] $A [SEP]", None, [("[CLS]", 1), ("[SEP]", 2)])
    made.enable_padding(length=64)
    made.enable_truncation(4)
    return made


def graph(nodes: Sequence[onnx.NodeProto], inputs: Mapping[str, int], outputs: Mapping[str, list[str]],
          numbers: Mapping[str, np.ndarray]) -> onnx.ModelProto:  # fmt: skip
    """A model of some nodes: its inputs are rows of tokens, of a kind of number each."""
    given = [helper.make_tensor_value_info(name, kind, ["texts", "tokens"]) for name, kind in inputs.items()]
    made = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()]
    held = [numpy_helper.from_array(array, name) for name, array in numbers.items()]
    whole = helper.make_graph(list(nodes), "encoder", given, made, held)
    return helper.make_model(whole, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)


TOKENS = {"input_ids": TensorProto.INT64, "attention_mask": TensorProto.INT64}


def words_model(inputs: Mapping[str, int] = TOKENS, numbers: np.ndarray | None = None) -> onnx.ModelProto:
    """A model that gives every word its vector, as a transformer gives the last hidden state."""
    look_up = helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])
    known = table() if numbers is None else numbers
    return graph([look_up], inputs, {"last_hidden_state": ["texts", "tokens", "width"]}, {"table": known})


def texts_model() -> onnx.ModelProto:
    """A model that makes one vector of a text by itself, beside those of its words."""
    look_up = helper.make_node("Gather", ["table", "input_ids"], ["token_embeddings"])
    mean = helper.make_node("ReduceMean", ["token_embeddings"], ["sentence_embedding"], axes=[1], keepdims=0)
    outputs = {"token_embeddings": ["texts", "tokens", "width"], "sentence_embedding": ["texts", "width"]}
    return graph([look_up, mean], TOKENS, outputs, {"table": table()})


def encoder(folder: Path, model: onnx.ModelProto | None = None, place: str = "onnx", **settings: object) -> Path:
    """Write an encoder's folder; settings are named by their path without the ending, with two strokes for a slash."""
    (folder / place).mkdir(parents=True, exist_ok=True)
    onnx.save(model or words_model(), folder / place / "model.onnx")
    tokenizer().save(str(folder / "tokenizer.json"))
    for name, content in settings.items():
        path = folder / f"{name.replace('__', '/')}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    return folder
