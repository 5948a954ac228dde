#!/usr/bin/env python3
"""Answers what Lectern answered with transformers' Gemma 3 in float32, and compares: an implementation that shares no
line with llama.cpp.

    pip install torch==2.15.0 transformers==5.24.0 gguf==0.19.0 numpy==2.4.6
    transformers_check.py OUT/model1 [CASES]

OUT is what parity.sh left in target/parity/cases; model1 is stored in float32, and its pictures have as many tokens as
its sliding window is wide. (Where a picture has more, the two differ by design: transformers lets all tokens of a
picture see each other, llama.cpp only those within the window. The real models have windows four times a picture.)

Each conversation is computed in one pass with Lectern's answer at its end. Printed: how many of Lectern's tokens are
transformers' first choice, how far the others lie below it, and the largest differences of image embeddings and of the
logits after the last token. llama.cpp keeps keys and values in float16, so small differences are expected.
"""
import json
import sys
from pathlib import Path

import gguf
import numpy as np
import torch
from transformers import Gemma3Config, Gemma3ForConditionalGeneration, Gemma3TextConfig, SiglipVisionConfig

LAYER_NORMS = {"input_layernorm": "attn_norm", "post_attention_layernorm": "post_attention_norm",
               "pre_feedforward_layernorm": "ffn_norm", "post_feedforward_layernorm": "post_ffw_norm",
               "self_attn.q_norm": "attn_q_norm", "self_attn.k_norm": "attn_k_norm"}
LAYER_MATRICES = {"self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v",
                  "self_attn.o_proj": "attn_output", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up",
                  "mlp.down_proj": "ffn_down"}
VISION_PARTS = {"layer_norm1": "ln1", "layer_norm2": "ln2", "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k",
                "self_attn.v_proj": "attn_v", "self_attn.out_proj": "attn_out", "mlp.fc1": "ffn_up",
                "mlp.fc2": "ffn_down"}


class File:
    def __init__(self, path):
        reader = gguf.GGUFReader(path)
        self.fields = reader.fields
        self.tensors = {t.name: np.array(t.data, dtype=np.float32) for t in reader.tensors}

    def __getitem__(self, key):
        return self.fields[key].contents()


def build(text, eye):
    tokens = text["tokenizer.ggml.tokens"]
    layers, heads = text["gemma3.block_count"], text["gemma3.attention.head_count"]
    patches = eye["clip.vision.image_size"] // eye["clip.vision.patch_size"]
    side = patches // eye["clip.vision.projector.scale_factor"]
    config = Gemma3Config(
        text_config=Gemma3TextConfig(
            vocab_size=len(tokens), hidden_size=text["gemma3.embedding_length"],
            intermediate_size=text["gemma3.feed_forward_length"], num_hidden_layers=layers, num_attention_heads=heads,
            num_key_value_heads=text["gemma3.attention.head_count_kv"], head_dim=text["gemma3.attention.key_length"],
            query_pre_attn_scalar=text["gemma3.attention.key_length"],
            sliding_window=text["gemma3.attention.sliding_window"],
            max_position_embeddings=text["gemma3.context_length"], rms_norm_eps=1e-6,
            layer_types=["full_attention" if (i + 1) % 6 == 0 else "sliding_attention" for i in range(layers)],
            rope_parameters={
                "full_attention": {"rope_type": "linear", "factor": text["gemma3.rope.scaling.factor"],
                                   "rope_theta": text["gemma3.rope.freq_base"]},
                "sliding_attention": {"rope_type": "default", "rope_theta": 10_000.0}},
            tie_word_embeddings=False, pad_token_id=0, eos_token_id=1, bos_token_id=2),
        vision_config=SiglipVisionConfig(
            hidden_size=eye["clip.vision.embedding_length"], intermediate_size=eye["clip.vision.feed_forward_length"],
            num_hidden_layers=eye["clip.vision.block_count"],
            num_attention_heads=eye["clip.vision.attention.head_count"], image_size=eye["clip.vision.image_size"],
            patch_size=eye["clip.vision.patch_size"], layer_norm_eps=1e-6, hidden_act="gelu_pytorch_tanh",
            vision_use_head=False),
        mm_tokens_per_image=side * side, image_token_id=tokens.index("<image_soft_token>"),
        boi_token_index=tokens.index("<start_of_image>"), eoi_token_index=tokens.index("<end_of_image>"),
        tie_word_embeddings=False)
    config._attn_implementation = "eager"
    model = Gemma3ForConditionalGeneration(config).float().eval()
    model.load_state_dict(weights(model, text, eye, layers))
    return model


def weights(model, text, eye, layers):
    wanted, state = model.state_dict(), {}

    def put(ending, array, one_added=False):
        name, = (n for n in wanted if n.endswith(ending))
        assert wanted[name].shape == array.shape, name
        # GGUF stores the weights of RMS norms with 1 added; transformers adds it while computing.
        state[name] = torch.tensor(array) - (1 if one_added else 0)

    put("language_model.embed_tokens.weight", text.tensors["token_embd.weight"])
    put("lm_head.weight", text.tensors["output.weight"])
    put("language_model.norm.weight", text.tensors["output_norm.weight"], True)
    for i in range(layers):
        for theirs, ours in {**LAYER_NORMS, **LAYER_MATRICES}.items():
            put(f"language_model.layers.{i}.{theirs}.weight", text.tensors[f"blk.{i}.{ours}.weight"],
                theirs in LAYER_NORMS)
    for kind in ("weight", "bias"):
        put(f"patch_embedding.{kind}", eye.tensors[f"v.patch_embd.{kind}"])
        put(f"post_layernorm.{kind}", eye.tensors[f"v.post_ln.{kind}"])
        for i in range(eye["clip.vision.block_count"]):
            for theirs, ours in VISION_PARTS.items():
                put(f"encoder.layers.{i}.{theirs}.{kind}", eye.tensors[f"v.blk.{i}.{ours}.{kind}"])
    put("position_embedding.weight", eye.tensors["v.position_embd.weight"])
    put("mm_soft_emb_norm.weight", eye.tensors["mm.soft_emb_norm.weight"], True)
    put("mm_input_projection_weight", eye.tensors["mm.input_projection.weight"])
    return state


def pixels(image):
    raw = np.fromfile(image["path"], np.uint8).reshape(image["ny"], image["nx"], 3)
    return torch.tensor((raw.astype(np.float32) / 255 - 0.5) / 0.5).permute(2, 0, 1)


def main():
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else None
    torch.set_num_threads(1)
    model = build(File(folder / "tiny-gemma.gguf"), File(folder / "mmproj-tiny-gemma.gguf"))
    soft = model.config.image_token_id
    first_choice = tokens = pictures = 0
    below = embedding_difference = logit_difference = 0.0
    cases = [json.loads(line) for line in (folder / "cases.jsonl").read_text("utf-8").splitlines()][:count]
    for case in cases:
        prompt, answer = case["lectern"]["prompt_ids"], case["lectern"]["tokens"]
        ids = torch.tensor([prompt + answer])
        images = {"pixel_values": torch.stack([pixels(i) for i in case["images"]])} if case["images"] else {}
        data = lambda end: np.fromfile(folder / "data" / f"{case['id']}.lectern.{end}", np.float32)
        with torch.no_grad():
            logits = model(input_ids=ids, token_type_ids=(ids == soft).long(), attention_mask=torch.ones_like(ids),
                           **images).logits[0].numpy()
            if images:
                features = model.get_image_features(images["pixel_values"])
                features = getattr(features, "pooler_output", features).numpy().reshape(-1)
                embedding_difference = max(embedding_difference, float(np.abs(features - data("emb")).max()))
        rows = logits[len(prompt) - 1:]
        logit_difference = max(logit_difference, float(np.abs(rows[len(answer)] - data("logits")).max()))
        gaps = [float(rows[i].max() - rows[i][token]) for i, token in enumerate(answer)]
        first_choice += sum(gap == 0 for gap in gaps)
        below = max([below] + gaps)
        tokens += len(answer)
        pictures += len(case["images"])
    print(f"{len(cases)} cases with {pictures} pictures: {first_choice} of {tokens} tokens are transformers' first choice, "
          f"the others at most {below:.3f} below it. Largest difference: embeddings {embedding_difference:.4f}, last "
          f"logits {logit_difference:.3f}.")


main()
