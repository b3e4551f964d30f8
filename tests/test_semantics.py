"""Sentence encoders: real ones are loaded and run, and what is wrong with one is told before any statute is read."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import pytest
from encoding import TOKENS, encoder, graph, table, texts_model, tokenizer, words_model
from onnx import TensorProto, helper
from tokenizers import Regex, pre_tokenizers

from harmonize import semantics
from harmonize.errors import InputError
from harmonize.model.evidence import Likeness
from harmonize.semantics import keeps_numbers_outside, load

ENTRY = "Whoever enters the machine."
RAIN = "It rains, and after the rain comes snow."
RESTATED = "accessing a computer system"
CLS = {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False, "include_prompt": True}


def cosine(folder: Path, text: str = ENTRY, restated: str = RESTATED) -> float:
    """How alike an encoder finds two texts."""
    ((found,),) = load(folder)([text], [restated])
    return found.cosine


def refused(folder: Path) -> str:
    """What is said of an encoder that cannot be used; the remedy is always told."""
    with pytest.raises(InputError) as caught:
        load(folder)
    assert str(folder) in caught.value.where
    assert caught.value.remedy
    return str(caught.value)


def test_other_words_of_the_same_meaning_are_alike(tmp_path: Path) -> None:
    """The words of two texts need not be the same, nor their language; what means something else is not alike."""
    found = load(encoder(tmp_path))([ENTRY, "Kush hyn në sistem.", RAIN], [RESTATED, "the rain"])
    assert [[round(item.cosine, 1) for item in row] for row in found] == [[0.9, 0.0], [0.9, 0.0], [0.0, 1.0]]


def test_a_long_text_is_cut_and_its_best_piece_counts(tmp_path: Path) -> None:
    """A text longer than the model takes is cut at words; the piece that is likest is the one that is quoted."""
    text = f"{RAIN} {RAIN} {ENTRY} {RAIN} {RAIN}"
    ((found,),) = load(encoder(tmp_path, sentence_bert_config={"max_seq_length": 12}))([text], [RESTATED])
    piece = found.span.of(text)
    assert "enters the machine" in piece
    assert len(piece) < 70
    assert set(piece.split()) <= set(text.split())
    ((whole,),) = load(encoder(tmp_path, sentence_bert_config={"max_seq_length": 128}))([text], [RESTATED])
    assert whole.span.of(text) == text
    assert whole.cosine < found.cosine


def test_a_text_without_words_is_like_nothing(tmp_path: Path) -> None:
    """An empty text, and one of which the encoder knows no word, are no nearer to one restatement than to another."""
    found = load(encoder(tmp_path))(["", "zzz"], [RESTATED, "the rain"])
    assert all(item.cosine < 0.1 for row in found for item in row)


def test_a_text_of_any_length_takes_its_time_and_no_more(tmp_path: Path) -> None:
    """Of a text that never ends so many pieces are read."""
    ((found,),) = load(encoder(tmp_path))(["rain " * 1_000_000 + ENTRY], [RESTATED])
    assert found.cosine == 0.0


def test_what_stands_beside_changes_nothing(tmp_path: Path) -> None:
    """A text is found as alike alone as among others, the first time and the second."""
    loaded = load(encoder(tmp_path))
    alone = loaded([ENTRY], [RESTATED])
    assert loaded([RAIN, ENTRY, *(f"{RAIN} {ENTRY} " * n for n in range(40))], [RESTATED])[1] == alone[0]
    assert load(encoder(tmp_path))([ENTRY], [RESTATED]) == alone
    assert isinstance(alone[0][0], Likeness)


def test_each_text_is_encoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was encoded once is known, and texts of one length go through the model together."""
    loaded, runs = load(encoder(tmp_path)), []
    run = loaded._run
    monkeypatch.setattr(loaded, "_run", lambda rows: runs.append(len(rows)) or run(rows))
    loaded([ENTRY, ENTRY, "Whoever enters the gadget."], [RESTATED])
    loaded([ENTRY], [RESTATED])
    assert sorted(runs) == [1, 2]


@pytest.mark.parametrize("place", [".", "onnx"])
def test_where_the_model_lies(tmp_path: Path, place: str) -> None:
    """The model lies in the folder, or in its folder onnx."""
    assert cosine(encoder(tmp_path, place=place)) > 0.8


def test_the_file_is_named(tmp_path: Path) -> None:
    """An encoder is named by its folder and the hash of its model."""
    file = load(encoder(tmp_path / "small-encoder")).file
    assert file.name == "small-encoder"
    assert len(file.sha256) == 64


def test_pooling_by_the_first_token(tmp_path: Path) -> None:
    """Where the settings say so, the vector of a text is that of its first token: here the same for all."""
    numbers = table()
    numbers[1, 0] = 1.0
    assert cosine(encoder(tmp_path, words_model(numbers=numbers), **{"1_Pooling__config": CLS}), RAIN) == 1.0
    plain = {"pooling_mode": "mean", "word_embedding_dimension": 5}
    assert cosine(encoder(tmp_path, **{"1_Pooling__config": plain}), RAIN) < 0.1


def test_a_model_that_makes_one_vector_itself(tmp_path: Path) -> None:
    """The output sentence_embedding is taken where there is one, whatever parts made it."""
    parts = [{"type": "sentence_transformers.models.Dense"}]
    found = cosine(encoder(tmp_path / "one", texts_model(), modules=parts))
    assert found == pytest.approx(cosine(encoder(tmp_path / "other")), abs=1e-3)


@pytest.mark.parametrize(
    "inputs",
    [
        {"input_ids": TensorProto.INT64},
        {"input_ids": TensorProto.INT32, "attention_mask": TensorProto.INT32, "token_type_ids": TensorProto.INT32},
    ],
    ids=len,
)
def test_inputs(tmp_path: Path, inputs: dict[str, int]) -> None:
    """A model may do without the mask, take the kinds of tokens too, and take smaller numbers."""
    assert cosine(encoder(tmp_path, words_model(inputs))) > 0.8


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"1_Pooling__config": {"pooling_mode_max_tokens": True}}, "pooling_mode_max_tokens"),
        ({"1_Pooling__config": CLS | {"pooling_mode_mean_tokens": True}}, "cls, mean"),
        ({"1_Pooling__config": []}, "1_Pooling/config.json is no JSON object"),
        ({"modules": [{"type": "sentence_transformers.models.Dense"}]}, "Dense"),
        ({"modules": {}}, "modules.json is no JSON list"),
        ({"sentence_bert_config": {"max_seq_length": 0}}, "takes 0 tokens"),
        ({"config": {"max_position_embeddings": -7}}, "takes -9 tokens"),
    ],
    ids=str,
)
def test_settings_that_cannot_be_followed(tmp_path: Path, settings: dict[str, object], named: str) -> None:
    """What the settings ask for and is not done here is named, not passed over."""
    assert named in refused(encoder(tmp_path, **settings))


def test_limits_that_mean_none(tmp_path: Path) -> None:
    """A length that is no limit, as exporters write it, or that is no number at all, is none."""
    settings = {"tokenizer_config": {"model_max_length": 10**30}, "config": {"max_position_embeddings": "many"}}
    assert cosine(encoder(tmp_path, **settings)) > 0.8


@pytest.mark.parametrize("name", ["onnx/model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    """Both files are needed, and the folder."""
    (encoder(tmp_path) / name).unlink()
    assert f"no {Path(name).name}" in refused(tmp_path)
    assert "no model.onnx" in refused(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["onnx/model.onnx", "tokenizer.json", "config.json"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 500, b"[" * 100_000, b'{"model": null}', b"\x08\x08\x3a\xff"])
def test_a_damaged_file_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    """A file that holds something else is named."""
    if name == "config.json" and content.startswith(b"{"):
        content = content[:-1]
    (encoder(tmp_path) / name).write_bytes(content)
    assert Path(name).name in refused(tmp_path)


def test_a_cut_model_is_named(tmp_path: Path) -> None:
    """So is a model of which a part is missing."""
    path = encoder(tmp_path) / "onnx" / "model.onnx"
    path.write_bytes(path.read_bytes()[:-40])
    assert "model.onnx" in refused(tmp_path)


@pytest.mark.parametrize("name", ["onnx/model.onnx", "tokenizer.json", "config.json"])
def test_a_huge_file_is_not_read(tmp_path: Path, name: str) -> None:
    """A file larger than its kind ever is is turned down by its size; it takes no memory."""
    with (encoder(tmp_path) / name).open("wb") as file:
        file.truncate(3_000_000_000)
    assert "larger than" in refused(tmp_path)


@pytest.mark.parametrize("location", ["model.onnx_data", "../../secret", "/etc/hostname"])
def test_a_model_opens_no_other_file(tmp_path: Path, location: str) -> None:
    """A model that keeps its numbers in other files is turned down, wherever they lie."""
    made = words_model()
    tensor = made.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location)
    path = encoder(tmp_path) / "onnx" / "model.onnx"
    path.write_bytes(made.SerializeToString())
    assert "other files" in refused(tmp_path)


@pytest.mark.parametrize("key", [b"\n\x08", b"\x8a\x00\x08", b"\n\x88\x80\x80\x00", b"\x8a\x80\x00\x88\x00"])
def test_however_the_other_file_is_written(key: bytes) -> None:
    """The number of a field and the length of a string may be padded; other words that end so are no other file."""
    assert keeps_numbers_outside(b"..." + key + b"location\x12\x01x")
    assert not keeps_numbers_outside(b"\n\x0aallocation \n\x0clocation/Add")


def matmul() -> onnx.ModelProto:
    """A model whose output has a vector for every pair of words, as attention has."""
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["words"]),
        helper.make_node("Transpose", ["words"], ["turned"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["turned", "words"], ["last_hidden_state"]),
    ]
    return graph(nodes, TOKENS, {"last_hidden_state": ["texts", "width", "width"]}, {"table": table()})


@pytest.mark.parametrize(
    ("model", "named"),
    [
        (matmul(), "has the shape (1, 5, 5)"),
        (words_model({"input_ids": TensorProto.INT64, "pixels": TensorProto.INT64}), "pixels"),
        (words_model(numbers=table()[:2]), "cannot be run"),
        (words_model(numbers=np.full_like(table(), np.nan)), "something else than vectors"),
        (words_model(numbers=table()[:, :0]), "has the shape"),
    ],
    ids=["shape", "input", "vocabulary", "not a number", "no width"],
)
def test_a_model_of_another_kind(tmp_path: Path, model: onnx.ModelProto, named: str) -> None:
    """A model that takes or makes something else is turned down when it is loaded."""
    assert named in refused(encoder(tmp_path, model))


def endless() -> onnx.ModelProto:
    """A model that goes round in a circle for years."""
    condition, state = (helper.make_tensor_value_info(name, TensorProto.BOOL, []) for name in ("go", "went"))
    step = helper.make_tensor_value_info("step", TensorProto.INT64, [])
    rows = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("before", "after")]
    body = helper.make_graph(
        [helper.make_node("Identity", ["go"], ["went"]), helper.make_node("Abs", ["before"], ["after"])],
        "round", [step, condition, rows[0]], [state, rows[1]],
    )  # fmt: skip
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["words"]),
        helper.make_node("Loop", ["times", "", "words"], ["last_hidden_state"], body=body),
    ]
    numbers = {"table": table(), "times": np.array(2**60)}
    return graph(nodes, TOKENS, {"last_hidden_state": ["texts", "tokens", "width"]}, numbers)


def test_a_model_that_does_not_end_is_called_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model has so many seconds."""
    monkeypatch.setattr(semantics, "SECONDS", 0.5)
    before = time.monotonic()
    assert "took longer than" in refused(encoder(tmp_path, endless()))
    assert time.monotonic() - before < 60


@pytest.mark.parametrize("name", ["onnxruntime", "tokenizers"])
def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Where a library is missing the error names it and the extra that has it."""
    monkeypatch.setitem(sys.modules, name, None)
    said = refused(encoder(tmp_path))
    assert f"needs {name}" in said
    assert "harmonize-law[semantic]" in said


def test_a_tokenizer_that_never_comes_to_an_end(tmp_path: Path) -> None:
    """A tokenizer that tries every way to cut a text gives up, and is named."""
    made = tokenizer()
    made.pre_tokenizer = pre_tokenizers.Split(Regex("(x+x+)+y"), "isolated")
    made.save(str(encoder(tmp_path) / "tokenizer.json"))
    with pytest.raises(InputError, match="tokenizer fails"):
        load(tmp_path)(["x" * 60], [RESTATED])


def test_a_tokenizer_that_fails_later(tmp_path: Path) -> None:
    """A tokenizer that is read and then has no number for a word is named."""
    bare = {"version": "1.0", "model": {"type": "Unigram", "vocab": [["a", -1.0]], "unk_id": None}}
    (encoder(tmp_path) / "tokenizer.json").write_text(json.dumps(bare), encoding="utf-8")
    assert "tokenizer fails" in refused(tmp_path)
