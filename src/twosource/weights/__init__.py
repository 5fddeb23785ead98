"""The models' files, checked against their pinned sha256 when they are loaded.

``docs/models.md`` is the model card of each: data, terms, scores, how to make it again.
"""

from __future__ import annotations

import functools
import hashlib
import io
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from twosource.errors import WeightsError

if TYPE_CHECKING:
    import onnxruntime
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

PINNED: Final = {
    "attribution.onnx": "6963cad5807b2f942f8390028f4a5cec22aac99638705c90afc1c695d34c3607",
    "pairs.onnx": "f3286b481e2071a22131d9832c9241f20e464be79c04350975d882c794a70e23",
    "pairs_words.npy": "cf02339fbf85ef13bcc9947a9b0dbe3d2ac410552d84d854835e559e43740f75",
    "roles.onnx": "1248ffce51e81f1ef7483f476921c5f1c836100459ad15a686446049868a9e7d",
    "sentences.onnx": "692151c9cbd2a9463c2d6151d42ec4ac24ac0f63e52fba4d10355f3a5074d9ea",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "words.npy": "7de10b8bec5eb9c6c5fc9ee5351f1b5781364b3eb276934a932d2edd9a834dd9",
}

# Fusions that cost more than what they fuse: a sum with its layer's norm in one takes three times both apart.
SLOWER: Final = ["SkipLayerNormFusion"]


def read_bytes(name: str) -> bytes:
    """Read a model's file.

    Raises:
        WeightsError: the file is missing or is not the one that this version was made with.
    """
    remedy = "install twosource again"
    try:
        data = resources.files(__package__).joinpath(name).read_bytes()
    except OSError as error:
        raise WeightsError(name, f"the model's file cannot be read ({error.strerror})", remedy) from error
    if hashlib.sha256(data).hexdigest() != PINNED[name]:
        raise WeightsError(name, "the model's file is not the pinned one", remedy)
    return data


@functools.cache
def session(name: str, threads: int = 1) -> onnxruntime.InferenceSession:
    """Open an ONNX model.

    One thread by default: sums in another order give other last digits, and a run's bytes must not depend on the
    number of workers.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # A plan of memory is made for each new shape of inputs, and texts are of all lengths.
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(
        read_bytes(name), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
    )


@functools.cache
def tokenizer() -> Tokenizer:
    """The word pieces that all models share; offsets are in code points."""
    from tokenizers import Tokenizer

    loaded: Tokenizer = Tokenizer.from_str(read_bytes("tokenizer.json").decode("utf-8"))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


@dataclass(frozen=True, slots=True)
class WordTable:
    """The word vectors that all models share, one byte a number.

    Attributes:
        rows: ``(vocabulary, 384)`` int8.
        scale: ``(vocabulary,)`` float32, what a row is multiplied by.
    """

    rows: NDArray[np.int8]
    scale: NDArray[np.float32]

    def look_up(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Vectors of word pieces: any shape → shape + (384,)."""
        vectors = self.rows[ids].astype(np.float32)
        vectors *= self.scale[ids][..., None]
        return vectors


@dataclass(frozen=True, slots=True)
class HalfByteTable:
    """The word vectors of the reader of pairs, two numbers a byte.

    Attributes:
        rows: ``(vocabulary, width / 2)`` uint8: a number in each half, the lower half first; 8 stands for nothing.
        scale: ``(vocabulary, width / block)`` float16, what a block of a row is multiplied by.
    """

    rows: NDArray[np.uint8]
    scale: NDArray[np.float16]

    def look_up(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Vectors of word pieces: any shape → shape + (width,)."""
        halves = self.rows[ids]
        numbers = np.stack([halves & 15, halves >> 4], axis=-1).astype(np.float32) - np.float32(8)
        scale = self.scale[ids].astype(np.float32)
        scaled: NDArray[np.float32] = numbers.reshape(*scale.shape, -1) * scale[..., None]
        return scaled.reshape(*ids.shape, -1)


@functools.cache
def word_table() -> WordTable:
    """Read the shared word table."""
    return WordTable(*_two_arrays("words.npy"))


@functools.cache
def pair_words() -> HalfByteTable:
    """Read the word table of the reader of pairs."""
    return HalfByteTable(*_two_arrays("pairs_words.npy"))


def _two_arrays(name: str) -> tuple[NDArray[Any], NDArray[Any]]:
    """Read a table's rows and scales, one behind the other in one file."""
    source = io.BytesIO(read_bytes(name))
    return np.load(source), np.load(source)
