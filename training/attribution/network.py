"""The tagger's network: one encoder pass over a window, then one light pass for each cue.

* The encoder is MiniLM-L6 (all-MiniLM-L6-v2) with its word embeddings frozen, so that the product can share one table
  among its models; case and quotation state enter as an added embedding that starts at zero.
* The token head proposes cues and names (BIO).
* The role layers read the window again *for one cue*: each piece is given the cue's vector and its distance from the
  cue, and labelled as source or content *of that cue*.  Links are thereby learnt, and contents may nest or overlap.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from torch import nn
from transformers import BertModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from slimming import layer_widths, slim_layer

CUE_LABELS = ("O", "B-cue", "I-cue")
NAME_LABELS = ("person", "organisation", "place", "demonym", "date")
ROLE_LABELS = ("O", "B-source", "I-source", "B-content", "I-content")
NAME_TAGS = 1 + 2 * len(NAME_LABELS)
DISTANCE = 96
ROLE_WIDTH = 128


class Encoder(nn.Module):
    """Word vectors and features in, contextual vectors out."""

    def __init__(self, path: str, layers: int, features: int) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(
            path,
            add_pooling_layer=False,
            attn_implementation="eager",  # twice as fast to learn from as the fused one on processors
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )
        bert.encoder.layer = nn.ModuleList(list(bert.encoder.layer)[:layers])
        self.words = bert.embeddings.word_embeddings
        self.words.weight.requires_grad_(False)
        self.positions = bert.embeddings.position_embeddings
        self.kind = nn.Parameter(bert.embeddings.token_type_embeddings.weight[0].detach().clone())
        self.norm = bert.embeddings.LayerNorm
        self.dropout = nn.Dropout(0.1)
        self.layers = bert.encoder.layer
        self.features = nn.Embedding(features, 384)
        nn.init.zeros_(self.features.weight)

    def forward(self, words: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """``words`` (batch, pieces, 384), ``features`` and ``mask`` (batch, pieces) → (batch, pieces, 384)."""
        return self.states(words, features, mask)[-1]

    def embed(self, words: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """What the first layer is given: (batch, pieces, 384)."""
        positions = torch.arange(words.shape[1], device=words.device)
        hidden = words + self.positions(positions)[None] + self.kind + self.features(features)
        result: torch.Tensor = self.dropout(self.norm(hidden))
        return result

    def states(self, words: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        """What each layer gives, the last one last; arguments as for ``forward``."""
        hidden = self.embed(words, features)
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        out = []
        for layer in self.layers:
            output = layer(hidden, attention_mask=bias)
            hidden = output[0] if isinstance(output, tuple) else output
            out.append(hidden)
        return out


class RoleLayer(nn.Module):
    """A small transformer layer, written out so that it exports to plain operators."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.first = nn.LayerNorm(width)
        self.second = nn.LayerNorm(width)
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up = nn.Linear(width, 2 * width)
        self.down = nn.Linear(2 * width, width)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """``x`` (cues, pieces, width), ``bias`` (cues, 1, 1, pieces)."""
        cues, pieces, width = x.shape
        shape = (cues, pieces, self.heads, width // self.heads)
        query, key, value = (part.reshape(shape).transpose(1, 2) for part in self.mix(self.first(x)).chunk(3, dim=-1))
        scores = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(-1, -2)) + bias.to(query.dtype)
        mixed = torch.matmul(scores.softmax(-1).to(value.dtype), value)
        x = x + self.out(mixed.transpose(1, 2).reshape(cues, pieces, width))
        return x + self.down(nn.functional.gelu(self.up(self.second(x))))


class Roles(nn.Module):
    """Labels every piece of a window as source or content of one given cue."""

    def __init__(self, layers: int = 2, heads: int = 4) -> None:
        super().__init__()
        self.piece = nn.Linear(384, ROLE_WIDTH)
        self.cue = nn.Linear(384, ROLE_WIDTH)
        self.distance = nn.Embedding(2 * DISTANCE + 2, ROLE_WIDTH)
        self.layers = nn.ModuleList(RoleLayer(ROLE_WIDTH, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(ROLE_WIDTH)
        self.label = nn.Linear(ROLE_WIDTH, len(ROLE_LABELS))

    def forward(
        self, pieces: torch.Tensor, cue: torch.Tensor, distance: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """Score roles.

        Args:
            pieces: (cues, pieces, 128) what ``piece`` makes of the encoder's output, one copy of a window for each cue.
            cue: (cues, 384) mean of the cue's pieces.
            distance: (cues, pieces) 0 inside the cue, else clipped distance coded as 1 .. 2 * DISTANCE + 1.
            mask: (cues, pieces).

        Returns:
            (cues, pieces, labels) logits.
        """
        x = pieces + self.cue(cue)[:, None] + self.distance(distance)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.label(self.norm(x))


class Tagger(nn.Module):
    """Encoder, token head and role layers together, for training."""

    def __init__(self, path: str, layers: int, features: int) -> None:
        super().__init__()
        self.encoder = Encoder(path, layers, features)
        self.cues = nn.Linear(384, len(CUE_LABELS))
        self.names = nn.Linear(384, NAME_TAGS)
        self.roles = Roles()


def role_logits(
    model: Tagger, hidden: torch.Tensor, mask: torch.Tensor, places: list[tuple[int, int, int]]
) -> torch.Tensor:
    """Score the roles of all pieces for each of some cues.

    Args:
        model: whose role layers.
        hidden: (windows, pieces, 384) what its encoder gives.
        mask: (cues, pieces) of each cue's window, the pieces that are read for it.
        places: of each cue the window, its first piece and the one past its last.

    Returns:
        (cues, pieces, labels) logits.
    """
    rows, first, last = (torch.tensor(numbers) for numbers in zip(*places, strict=True))
    vectors = torch.stack([hidden[row, start:end].mean(0) for row, start, end in places])
    pieces = torch.index_select(model.roles.piece(hidden), 0, rows)
    logits: torch.Tensor = model.roles(pieces, vectors, code_distance(first, last, hidden.shape[1]), mask)
    return logits


def load_tagger(base: str, layers: int, features: int, state: dict[str, torch.Tensor]) -> Tagger:
    """Build a tagger of the widths that its saved numbers have, slimmed or not, and fill it with them."""
    tagger = Tagger(base, layers, features)
    for number, layer in enumerate(tagger.encoder.layers):
        slim_layer(layer, *layer_widths(state, f"encoder.layers.{number}", layer))
    tagger.load_state_dict(state)
    return tagger


def code_distance(start: torch.Tensor, end: torch.Tensor, pieces: int) -> torch.Tensor:
    """Distance codes of all pieces from cues at ``[start, end)``: (cues,) → (cues, pieces)."""
    index = torch.arange(pieces)[None]
    before = index - start[:, None]
    after = index - end[:, None] + 1
    distance = torch.where(before < 0, before, torch.where(after > 0, after, torch.zeros_like(before)))
    clipped = distance.clamp(-DISTANCE, DISTANCE)
    return torch.where(distance == 0, torch.zeros_like(clipped), clipped + DISTANCE + 1)
