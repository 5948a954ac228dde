"""Writes the trained pair as GGUF: the decoder as llama.cpp's ``gemma3``, encoder and projector as its ``clip``."""

import argparse

import gguf
import numpy as np

from . import gemma, vit, vocabulary
from .document import PATCH, POOL, SIDE

TEMPLATE = """{{ bos_token }}{%- if messages[0]['role'] == 'system' -%}{%- if messages[0]['content'] is string -%}\
{%- set first_user_prefix = messages[0]['content'] + '\n\n' -%}{%- else -%}\
{%- set first_user_prefix = messages[0]['content'][0]['text'] + '\n\n' -%}{%- endif -%}\
{%- set loop_messages = messages[1:] -%}{%- else -%}{%- set first_user_prefix = "" -%}\
{%- set loop_messages = messages -%}{%- endif -%}{%- for message in loop_messages -%}\
{%- if (message['role'] == 'assistant') -%}{%- set role = "model" -%}{%- else -%}\
{%- set role = message['role'] -%}{%- endif -%}{{ '<start_of_turn>' + role + '\n' + (first_user_prefix if loop.first else "") }}\
{%- if message['content'] is string -%}{{ message['content'] | trim }}{%- else -%}\
{%- for item in message['content'] -%}{%- if item['type'] == 'image' -%}{{ '<start_of_image>' }}\
{%- elif item['type'] == 'text' -%}{{ item['text'] | trim }}{%- endif -%}{%- endfor -%}{%- endif -%}\
{{ '<end_of_turn>\n' }}{%- endfor -%}{%- if add_generation_prompt -%}{{'<start_of_turn>model\n'}}{%- endif -%}
"""
# The modules of a layer and of a block, and what their tensors are called in the files.
DECODER_NAMES = {
    "before": "attn_norm", "after": "post_attention_norm", "before_ff": "ffn_norm", "after_ff": "post_ffw_norm",
    "q": "attn_q", "k": "attn_k", "v": "attn_v", "out": "attn_output", "q_norm": "attn_q_norm", "k_norm": "attn_k_norm",
    "gate": "ffn_gate", "up": "ffn_up", "down": "ffn_down"}
ENCODER_NAMES = {"ln1": "ln1", "ln2": "ln2", "q": "attn_q", "k": "attn_k", "v": "attn_v", "out": "attn_out", "up": "ffn_up",
                 "down": "ffn_down"}


class Tensors:
    """Adds tensors: matrices in the chosen type, vectors as f32."""

    def __init__(self, writer, kind):
        self.writer, self.kind = writer, kind

    def __call__(self, name, tensor, precise=False):
        a = tensor.detach().float().numpy()
        kind = "f32" if precise or a.ndim < 2 else self.kind
        if kind == "q8_0" and a.shape[-1] % 32 == 0 and a.ndim == 2:
            q = gguf.GGMLQuantizationType.Q8_0
            self.writer.add_tensor(name, gguf.quantize(a, q), raw_dtype=q)
        else:
            self.writer.add_tensor(name, np.ascontiguousarray(a, np.float32 if kind == "f32" else np.float16))


FILE_TYPE = {"f32": gguf.LlamaFileType.ALL_F32, "f16": gguf.LlamaFileType.MOSTLY_F16,
             "q8_0": gguf.LlamaFileType.MOSTLY_Q8_0}


def _about(w, name, kind):
    w.add_name(name)
    w.add_author("The Lectern authors")
    w.add_license("apache-2.0")
    w.add_description("A tiny model trained on synthetic documents, to show Lectern before a real model is downloaded")
    w.add_file_type(FILE_TYPE[kind])


def _finish(w):
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


def write_decoder(decoder, path, kind="f16"):
    g = gemma
    w = gguf.GGUFWriter(path, "gemma3")
    w.add_type("model")
    _about(w, "Lectern demo", kind)
    w.add_context_length(g.CONTEXT)
    w.add_embedding_length(g.WIDTH)
    w.add_block_count(g.LAYERS)
    w.add_feed_forward_length(g.FEED_FORWARD)
    w.add_head_count(g.HEADS)
    w.add_head_count_kv(g.KV_HEADS)
    w.add_key_length(g.HEAD)
    w.add_value_length(g.HEAD)
    w.add_layer_norm_rms_eps(g.EPS)
    w.add_rope_freq_base(g.GLOBAL_BASE)
    w.add_sliding_window(g.WINDOW)
    texts, scores, types = zip(*vocabulary.tokens())
    w.add_tokenizer_model("llama")
    w.add_tokenizer_pre("default")
    w.add_token_list(list(texts))
    w.add_token_scores(list(scores))
    w.add_token_types(list(types))
    w.add_bos_token_id(vocabulary.BOS)
    w.add_eos_token_id(vocabulary.EOS)
    w.add_eot_token_id(vocabulary.END)
    w.add_unk_token_id(vocabulary.UNK)
    w.add_pad_token_id(vocabulary.PAD)
    w.add_add_bos_token(True)
    w.add_add_eos_token(False)
    w.add_add_space_prefix(False)
    w.add_chat_template(TEMPLATE)
    add = Tensors(w, kind)
    add("token_embd.weight", decoder.embedding)
    add("output_norm.weight", decoder.norm.weight)
    for i, layer in enumerate(decoder.layers):
        for ours, theirs in DECODER_NAMES.items():
            add(f"blk.{i}.{theirs}.weight", getattr(layer, ours).weight)
    _finish(w)


def write_encoder(encoder, projector, path, kind="f16"):
    """projector: (decoder width, encoder width)."""
    w = gguf.GGUFWriter(path, "clip")
    w.add_type("mmproj")
    _about(w, "Lectern demo encoder", kind)
    w.add_clip_has_vision_encoder(True)
    w.add_clip_projector_type("gemma3")
    w.add_vision_image_size(SIDE)
    w.add_vision_patch_size(PATCH)
    w.add_vision_embedding_length(vit.WIDTH)
    w.add_vision_feed_forward_length(vit.FEED_FORWARD)
    w.add_vision_block_count(vit.BLOCKS)
    w.add_vision_head_count(vit.HEADS)
    w.add_vision_projection_dim(projector.shape[0])
    w.add_vision_attention_layernorm_eps(vit.EPS)
    w.add_vision_use_gelu(True)
    w.add_vision_image_mean([0.5] * 3)
    w.add_vision_image_std([0.5] * 3)
    w.add_vision_projector_scale_factor(POOL)
    add = Tensors(w, kind)
    add("v.patch_embd.weight", encoder.patch.weight, precise=True)
    add("v.patch_embd.bias", encoder.patch.bias)
    add("v.position_embd.weight", encoder.position, precise=True)
    for i, block in enumerate(encoder.blocks):
        for ours, theirs in ENCODER_NAMES.items():
            add(f"v.blk.{i}.{theirs}.weight", getattr(block, ours).weight)
            add(f"v.blk.{i}.{theirs}.bias", getattr(block, ours).bias)
    add("v.post_ln.weight", encoder.post.weight)
    add("v.post_ln.bias", encoder.post.bias)
    add("mm.soft_emb_norm.weight", encoder.soft_norm)
    w.add_tensor("mm.input_projection.weight",
                 np.ascontiguousarray(projector.detach().float().numpy().T, np.float32 if kind == "f32" else np.float16))
    _finish(w)


def main():
    from .published import load  # which takes the tensors' names from here

    a = argparse.ArgumentParser()
    a.add_argument("--model", default="model.pt", help="a checkpoint, or a folder with a published pair")
    a.add_argument("--decoder", default="lectern-demo.gguf")
    a.add_argument("--encoder", default="mmproj-lectern-demo.gguf")
    a.add_argument("--type", default="q8_0", choices=list(FILE_TYPE), help="of the decoder's matrices")
    a.add_argument("--encoder-type", default="f32", choices=list(FILE_TYPE))
    o = a.parse_args()
    encoder, projector, decoder = load(o.model)
    write_decoder(decoder, o.decoder, o.type)
    write_encoder(encoder, projector, o.encoder, o.encoder_type)


if __name__ == "__main__":
    main()
