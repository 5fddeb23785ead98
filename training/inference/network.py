"""The reader of pairs: two texts go through MPNet's lower layers together, and four things are told of them."""

from __future__ import annotations

import torch
from torch import nn
from transformers import AutoModel

# What is told of a pair, in this order: both say the same; the second follows from the first; the first from the
# second; both cannot be true.
ANSWERS = ("same", "onward", "backward", "against")
PADDING = 1
LAYERS = 6


class PairReader(nn.Module):
    """Ids and mask (batch, pieces) → logits (batch, 4)."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(path, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        # The upper ones make one vector of one sentence, which is not what they are asked for here.
        del self.base.encoder.layer[LAYERS:]
        width = self.base.config.hidden_size
        self.mix = nn.Linear(2 * width, width)
        self.tell = nn.Linear(width, len(ANSWERS))
        self.base.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits."""
        return self.told(self.base(input_ids=ids, attention_mask=mask).last_hidden_state, mask)

    def told(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits of what the last layer gives."""
        weight = mask.to(hidden.dtype)[..., None]
        mean = (hidden * weight).sum(1) / weight.sum(1)
        # One row each: a product of three dimensions is exported as one that can have 4 bits.
        both = torch.cat([hidden[:, 0], mean], dim=-1)[:, None]
        answer: torch.Tensor = self.tell(torch.tanh(self.mix(both)))[:, 0]
        return answer
