"""Reads a GGUF pair back into the modules, so that training and grading go on from what was published."""

import pathlib

import gguf
import numpy as np
import torch

from . import gemma, vit
from .export import DECODER_NAMES, ENCODER_NAMES

DECODER, ENCODER = "lectern-demo.gguf", "mmproj-lectern-demo.gguf"


def _tensors(path):
    """Name to float32 tensor, dequantized, in the shape that the modules have."""
    return {t.name: torch.from_numpy(np.array(gguf.dequantize(t.data, t.tensor_type), np.float32))
            for t in gguf.GGUFReader(path).tensors}


def _fill(module, name, tensors):
    """Sets a norm's or a linear map's weight, and its bias where it has one."""
    for part, parameter in module.named_parameters():
        parameter.data.copy_(tensors.pop(f"{name}.{part}"))


def _done(path, tensors):
    if tensors:
        raise ValueError(f"{path} has tensors that the demo model has not: {', '.join(tensors)}.")


def read_decoder(path):
    decoder, tensors = gemma.Decoder(), _tensors(path)
    decoder.embedding.data.copy_(tensors.pop("token_embd.weight"))
    _fill(decoder.norm, "output_norm", tensors)
    for i, layer in enumerate(decoder.layers):
        for ours, theirs in DECODER_NAMES.items():
            _fill(getattr(layer, ours), f"blk.{i}.{theirs}", tensors)
    _done(path, tensors)
    return decoder


def read_encoder(path):
    """The encoder, and the projector's matrix (decoder width, encoder width)."""
    encoder, tensors = vit.Encoder(), _tensors(path)
    _fill(encoder.patch, "v.patch_embd", tensors)
    encoder.position.data.copy_(tensors.pop("v.position_embd.weight"))
    for i, block in enumerate(encoder.blocks):
        for ours, theirs in ENCODER_NAMES.items():
            _fill(getattr(block, ours), f"v.blk.{i}.{theirs}", tensors)
    _fill(encoder.post, "v.post_ln", tensors)
    encoder.soft_norm.data.copy_(tensors.pop("mm.soft_emb_norm.weight"))
    projector = tensors.pop("mm.input_projection.weight").T.contiguous()
    _done(path, tensors)
    return encoder, projector


def load(path):
    """Encoder, projector's matrix and decoder: of a checkpoint (model.pt), or of a folder with a published pair."""
    path = pathlib.Path(path)
    if path.is_dir():
        return *read_encoder(path / ENCODER), read_decoder(path / DECODER)
    state = torch.load(path)
    encoder, decoder = vit.Encoder(), gemma.Decoder()
    encoder.load_state_dict(state["encoder"])
    decoder.load_state_dict(state["decoder"])
    return encoder, state["projector"], decoder
