"""The encoder: a SigLIP-style vision transformer and Gemma 3's projector, as llama.cpp's clip graph computes them."""

import math

import torch
import torch.nn.functional as F
from torch import nn

from .document import GRID, PATCH, POOL, SIDE
from .render import CELL_SLOTS, PATCH_SLOTS
from .vocabulary import GLYPHS

SIDE_PATCHES = SIDE // PATCH
WIDTH, HEADS, BLOCKS, FEED_FORWARD = 160, 5, 4, 480
EPS = 1e-6
PLACE = 32  # channels that hold the position at the start of training


class Block(nn.Module):
    """Pre-norm attention and feed-forward."""

    def __init__(self):
        super().__init__()
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, EPS), nn.LayerNorm(WIDTH, EPS)
        self.q, self.k, self.v, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, FEED_FORWARD), nn.Linear(FEED_FORWARD, WIDTH)

    def forward(self, x):
        b, n, _ = x.shape
        y = self.ln1(x)
        q, k, v = (f(y).view(b, n, HEADS, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        x = x + self.out(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, n, WIDTH))
        return x + self.down(F.gelu(self.up(self.ln2(x)), approximate="tanh"))


class Encoder(nn.Module):
    """uint8 pictures (b, SIDE, SIDE, 3) to patch features (b, patches, WIDTH) and pooled ones (b, cells, WIDTH)."""

    def __init__(self):
        super().__init__()
        self.patch = nn.Conv2d(3, WIDTH, PATCH, PATCH)
        self.position = nn.Parameter(torch.zeros(SIDE_PATCHES ** 2, WIDTH))
        self.blocks = nn.ModuleList(Block() for _ in range(BLOCKS))
        self.post = nn.LayerNorm(WIDTH, EPS)
        self.soft_norm = nn.Parameter(torch.ones(WIDTH))
        self._start_local()

    def forward(self, pictures):
        x = pictures.permute(0, 3, 1, 2).float() / 127.5 - 1
        x = self.patch(x).flatten(2).transpose(1, 2) + self.position
        for block in self.blocks:
            x = block(x)
        x = self.post(x)
        pooled = x.view(-1, GRID, POOL, GRID, POOL, WIDTH).mean((2, 4)).flatten(1, 2)
        return x, F.rms_norm(pooled, (WIDTH,), self.soft_norm, EPS)

    def _start_local(self):
        """Starts patches as low frequencies and heads as looks at a neighbour, as a convolution would see.

        Reading is local, and a transformer needs very many pictures to find that out for itself.
        """
        with torch.no_grad():
            self.patch.weight.mul_(0.3)
            self.patch.weight[:PLACE] = 0
            self.patch.bias.zero_()
            grey = torch.tensor([0.299, 0.587, 0.114]).view(3, 1, 1)
            order = sorted(((i, j) for i in range(PATCH) for j in range(PATCH)), key=lambda f: f[0] ** 2 + f[1] ** 2)
            t = (torch.arange(PATCH) + 0.5) * math.pi / PATCH
            for channel, (i, j) in zip(range(PLACE, WIDTH - 2), order):
                wave = torch.cos(i * t).view(-1, 1) * torch.cos(j * t).view(1, -1)
                gain = 0.25 if i + j == 0 else 0.5 * (1 + 0.25 * math.hypot(i, j))
                self.patch.weight[channel] = grey * wave * gain / wave.norm()
            self.patch.bias[PLACE] = 1.0
            for channel, colour in zip((WIDTH - 2, WIDTH - 1), ((1, -0.5, -0.5), (0, 1, -1))):
                self.patch.weight[channel] = torch.tensor(colour).view(3, 1, 1) / PATCH ** 2 * 2
            frequency = torch.linspace(0.2, 2.8, PLACE // 4)
            at = torch.arange(SIDE_PATCHES)[:, None] * frequency
            rows = torch.cat([at.sin(), at.cos()], 1)
            self.position[:, :PLACE // 2] = rows.repeat_interleave(SIDE_PATCHES, 0)
            self.position[:, PLACE // 2:PLACE] = rows.repeat(SIDE_PATCHES, 1)
            near = [(0, -1), (0, 1), (-1, 0), (1, 0)]
            far = [(0, -1), (0, 1), (0, -2), (0, 2)]
            for block, looks in zip(self.blocks, (near, near, near, far)):
                for head, look in enumerate(looks):
                    self._look(block, head, look, frequency)
                block.out.weight.mul_(0.5)
                block.down.weight.mul_(0.5)

    @staticmethod
    def _look(block, head, look, frequency, sharp=1.9):
        size, n = WIDTH // HEADS, PLACE // 4
        q = torch.zeros(size, WIDTH)
        k = torch.zeros(size, WIDTH)
        for axis, step in enumerate(look):
            for f in range(n):
                s, c = axis * 2 * n + f, axis * 2 * n + n + f
                turn = frequency[f] * step
                q[s, s], q[s, c] = math.cos(turn), math.sin(turn)
                q[c, s], q[c, c] = -math.sin(turn), math.cos(turn)
                k[s, s] = k[c, c] = 1
        rows = slice(head * size, (head + 1) * size)
        block.q.weight[rows], block.k.weight[rows] = q * sharp, k * sharp


class ReaderHeads(nn.Module):
    """What the encoder is taught with, and what the export leaves out."""

    def __init__(self):
        super().__init__()
        self.patch = nn.Linear(WIDTH, PATCH_SLOTS * GLYPHS)
        self.cell = nn.Linear(WIDTH, CELL_SLOTS * GLYPHS)
        self.stamp = nn.Linear(WIDTH, 7)

    def forward(self, patches, cells):
        return (self.patch(patches).unflatten(-1, (PATCH_SLOTS, GLYPHS)),
                self.cell(cells).unflatten(-1, (CELL_SLOTS, GLYPHS)), self.stamp(cells))
