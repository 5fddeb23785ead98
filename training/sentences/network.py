"""The sentence encoder's network: MiniLM's layers, the mean of what the last one gives, made unit length."""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from torch import nn
from transformers import BertModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from slimming import layer_widths, slim_layer


class SentenceEncoder(nn.Module):
    """Word vectors (batch, pieces, 384) and mask → unit sentence vectors (batch, 384)."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            path,
            add_pooling_layer=False,
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )

    @property
    def words(self) -> torch.Tensor:
        """The word table, (vocabulary, 384); it is frozen, since the models share it."""
        table: torch.Tensor = self.bert.embeddings.word_embeddings.weight.detach()
        return table

    def forward(self, words: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Sentence vectors."""
        return pooled(self.states(words, mask)[-1], mask)

    def embed(self, words: torch.Tensor) -> torch.Tensor:
        """What the first layer is given: (batch, pieces, 384)."""
        embeddings = self.bert.embeddings
        positions = embeddings.position_embeddings(torch.arange(words.shape[1]))[None]
        hidden: torch.Tensor = embeddings.LayerNorm(words + positions + embeddings.token_type_embeddings.weight[0])
        return hidden

    def states(self, words: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        """What each layer gives, the last one last: (batch, pieces, 384) each."""
        hidden = self.embed(words)
        bias = (1.0 - mask.to(hidden.dtype)[:, None, None, :]) * -1e4
        out = []
        for layer in self.bert.encoder.layer:
            output = layer(hidden, attention_mask=bias)
            hidden = output[0] if isinstance(output, tuple) else output
            out.append(hidden)
        return out


def pooled(hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Mean over the pieces, made unit length."""
    weight = mask.to(hidden.dtype)
    mean = (hidden * weight[:, :, None]).sum(1) / weight.sum(1, keepdim=True)
    return nn.functional.normalize(mean, dim=-1)


def load_encoder(base: str, state: dict[str, torch.Tensor]) -> SentenceEncoder:
    """Build an encoder of the widths that its saved numbers have and fill it with them."""
    encoder = SentenceEncoder(base)
    for number, layer in enumerate(encoder.bert.encoder.layer):
        slim_layer(layer, *layer_widths(state, f"bert.encoder.layer.{number}", layer))
    encoder.load_state_dict(state)
    return encoder
