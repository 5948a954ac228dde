"""The decoder: Gemma 3, as llama.cpp's ``gemma3`` graph computes it."""

import torch
import torch.nn.functional as F
from torch import nn

from . import vocabulary

WIDTH, LAYERS, HEADS, KV_HEADS, HEAD, FEED_FORWARD = 128, 6, 4, 2, 32, 384
EPS, WINDOW, PATTERN, LOCAL_BASE, GLOBAL_BASE, CONTEXT = 1e-6, 1024, 6, 1e4, 1e6, 8192
POINT = 4  # the layer whose heads are taught to look at the cell that holds the next character
TAP = 3  # the image positions are taught what they hold after so many layers


def is_global(layer):
    return layer % PATTERN == PATTERN - 1


class Norm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return F.rms_norm(x, (x.shape[-1],), self.weight, EPS)


def rope(positions, base):
    """cos and sin of (..., HEAD/2) for integer positions."""
    frequency = base ** (-torch.arange(HEAD // 2) * 2.0 / HEAD)
    angle = positions[..., None].float() * frequency
    return angle.cos()[:, None], angle.sin()[:, None]


def turn(x, cos, sin):
    a, b = x.chunk(2, -1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = nn.Linear(WIDTH, HEADS * HEAD, bias=False)
        self.k = nn.Linear(WIDTH, KV_HEADS * HEAD, bias=False)
        self.v = nn.Linear(WIDTH, KV_HEADS * HEAD, bias=False)
        self.out = nn.Linear(HEADS * HEAD, WIDTH, bias=False)
        self.gate = nn.Linear(WIDTH, FEED_FORWARD, bias=False)
        self.up = nn.Linear(WIDTH, FEED_FORWARD, bias=False)
        self.down = nn.Linear(FEED_FORWARD, WIDTH, bias=False)
        self.before, self.after, self.before_ff, self.after_ff = (Norm(WIDTH) for _ in range(4))
        self.q_norm, self.k_norm = Norm(HEAD), Norm(HEAD)
        with torch.no_grad():
            self.after.weight.fill_(0.5)
            self.after_ff.weight.fill_(0.5)

    def forward(self, x, turned, mask, rows=None):
        """With rows (flat indices), keeps in ``looks`` the logarithms of where the heads look from there."""
        b, n, _ = x.shape
        y = self.before(x)
        q = turn(self.q_norm(self.q(y).view(b, n, HEADS, HEAD)).transpose(1, 2), *turned)
        k = turn(self.k_norm(self.k(y).view(b, n, KV_HEADS, HEAD)).transpose(1, 2), *turned)
        v = self.v(y).view(b, n, KV_HEADS, HEAD).transpose(1, 2)
        k, v = (t.repeat_interleave(HEADS // KV_HEADS, 1) for t in (k, v))
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = x + self.after(self.out(attended.transpose(1, 2).reshape(b, n, HEADS * HEAD)))
        y = self.before_ff(x)
        if rows is not None:
            looks = [q[i][:, at].mul(HEAD ** -0.5) @ k[i].mT + mask[i][:, at]
                     for i, at in ((i, rows[rows // n == i] % n) for i in range(b))]
            self.looks = torch.cat(looks, 1).transpose(0, 1).log_softmax(-1)
        return x + self.after_ff(self.down(F.gelu(self.gate(y), approximate="tanh") * self.up(y)))


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Parameter(torch.randn(vocabulary.SIZE, WIDTH) * WIDTH ** -0.5)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.norm = Norm(WIDTH)

    def forward(self, tokens, images, positions, mask, rows=None):
        """tokens (b, n) with SOFT at image positions; images (number of SOFT, WIDTH) in order; mask (b, 1, n, n) added.

        Returns the hidden states (b, n, WIDTH) before the output embedding. With rows, also those after TAP layers and
        where the heads of layer POINT look from the rows, as logarithms.
        """
        x = self.embedding[tokens] * WIDTH ** 0.5
        if images is not None:
            x = x.masked_scatter((tokens == vocabulary.SOFT)[..., None], images)
        near, far = rope(positions, LOCAL_BASE), rope(positions, GLOBAL_BASE)
        tapped = None
        for i, layer in enumerate(self.layers):
            if i == TAP:
                tapped = x
            x = layer(x, far if is_global(i) else near, mask, rows if i == POINT else None)
        x = self.norm(x)
        return x if rows is None else (x, tapped, self.layers[POINT].looks)

    def logits(self, hidden):
        return hidden @ self.embedding.T
