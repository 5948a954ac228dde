// Answers prompts greedily the way llama.cpp's own programs do: mtmd cuts the prompt at its media marker, encodes the
// pictures and walks the chunks; the likeliest token is taken. Nothing of Lectern is in here.
//
//   peer-driver LIBS MODEL PROJECTOR CONTEXT THREADS [CPU-LIBRARY] < cases.jsonl > answers.jsonl
//
// In the environment: PEER_CACHE=f32 keeps keys and values in full precision, PEER_FLASH=0 does without flash attention.
// A case: {"id", "prompt" with <__media__> where pictures go, "images": [{"path" of raw RGB, "nx", "ny"}], "n_predict",
// "dump": path prefix}. An answer: {"id", "prompt_ids" (262144 for a soft token), "tokens" (the one that ended the turn
// among them), "eog", "margins" (how far the best logit was ahead of the second)}. The dump: PREFIX.emb with the floats
// of all pictures, PREFIX.logits with one row of floats for each token.
#include "ggml-backend.h"
#include "llama.h"
#include "mtmd-helper.h"
#include "mtmd.h"
#include "nlohmann/json.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

using json = nlohmann::ordered_json;

static const int N_BATCH = 2048, N_UBATCH = 512, SOFT_TOKEN = 262144;

static void fail(const std::string & why) {
    fprintf(stderr, "peer-driver: %s\n", why.c_str());
    exit(1);
}

static void warnings_only(ggml_log_level level, const char * text, void *) {
    if (level == GGML_LOG_LEVEL_ERROR) {
        fputs(text, stderr);
    }
}

static std::string read_file(const std::string & path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

static void append(std::string & bytes, const float * values, size_t count) {
    bytes.append(reinterpret_cast<const char *>(values), count * sizeof(float));
}

struct peer {
    llama_model *       model;
    const llama_vocab * vocab;
    llama_context *     ctx;
    mtmd_context *      mctx;

    // Decodes a prompt; returns its ids and adds the image embeddings.
    std::vector<int> prefill(const json & job, std::string & embeddings) {
        std::string                     prompt = job["prompt"];
        std::vector<std::string>        raw;
        std::vector<const mtmd_bitmap *> bitmaps;
        for (auto & image : job["images"]) {
            raw.push_back(read_file(image["path"]));
            uint32_t nx = image["nx"], ny = image["ny"];
            if (raw.back().size() != size_t(nx) * ny * 3) {
                fail("a picture of another size than said: " + image["path"].get<std::string>());
            }
            bitmaps.push_back(mtmd_bitmap_init(nx, ny, reinterpret_cast<const unsigned char *>(raw.back().data())));
        }
        mtmd_input_text      text   = { prompt.c_str(), prompt.size(), false, true };
        mtmd_input_chunks *  chunks = mtmd_input_chunks_init();
        if (mtmd_tokenize(mctx, chunks, &text, bitmaps.data(), bitmaps.size()) != 0) {
            fail("the prompt could not be tokenized");
        }
        std::vector<int> ids;
        llama_pos        past  = 0;
        size_t           count = mtmd_input_chunks_size(chunks);
        for (size_t i = 0; i < count; i++) {
            const mtmd_input_chunk * chunk = mtmd_input_chunks_get(chunks, i);
            llama_pos                next  = past;
            int32_t                  result;
            if (mtmd_input_chunk_get_type(chunk) == MTMD_INPUT_CHUNK_TYPE_TEXT) {
                size_t              n;
                const llama_token * tokens = mtmd_input_chunk_get_tokens_text(chunk, &n);
                ids.insert(ids.end(), tokens, tokens + n);
                result = mtmd_helper_eval_chunk_single(mctx, ctx, chunk, past, 0, N_BATCH, i == count - 1, &next);
            } else {
                size_t n = mtmd_input_chunk_get_n_tokens(chunk);
                ids.insert(ids.end(), n, SOFT_TOKEN);
                if (mtmd_encode_chunk(mctx, chunk) != 0) {
                    fail("a picture could not be encoded");
                }
                float * encoded = mtmd_get_output_embd(mctx);
                append(embeddings, encoded, n * llama_model_n_embd_inp(model));
                result = mtmd_helper_decode_image_chunk(
                    mctx, ctx, chunk, encoded, past, 0, N_BATCH, &next, nullptr, nullptr);
            }
            if (result != 0) {
                fail("a chunk could not be decoded");
            }
            past = next;
        }
        mtmd_input_chunks_free(chunks);
        for (auto * bitmap : bitmaps) {
            mtmd_bitmap_free(const_cast<mtmd_bitmap *>(bitmap));
        }
        return ids;
    }

    json answer(const json & job) {
        llama_memory_clear(llama_get_memory(ctx), true);
        std::string         embeddings, logits;
        json                out   = { { "id", job["id"] }, { "prompt_ids", prefill(job, embeddings) } };
        const int           n     = llama_vocab_n_tokens(vocab);
        bool                ended = false;
        std::vector<int>    tokens;
        std::vector<double> margins;
        while (true) {
            const float * row  = llama_get_logits_ith(ctx, -1);
            llama_token   best = 0;
            for (int t = 1; t < n; t++) {
                best = row[t] > row[best] ? t : best;
            }
            llama_token second = best == 0 ? 1 : 0;
            for (int t = 0; t < n; t++) {
                second = t != best && row[t] > row[second] ? t : second;
            }
            append(logits, row, n);
            margins.push_back(double(row[best]) - row[second]);
            tokens.push_back(best);
            ended = llama_vocab_is_eog(vocab, best);
            if (ended || int(tokens.size()) == job["n_predict"]) {
                break;
            }
            if (llama_decode(ctx, llama_batch_get_one(&best, 1)) != 0) {
                fail("a token could not be decoded");
            }
        }
        out["tokens"]  = tokens;
        out["eog"]     = ended;
        out["margins"] = margins;
        std::string prefix = job["dump"];
        std::ofstream(prefix + ".emb", std::ios::binary) << embeddings;
        std::ofstream(prefix + ".logits", std::ios::binary) << logits;
        return out;
    }
};

int main(int argc, char ** argv) {
    if (argc < 6) {
        fail("usage: peer-driver LIBS MODEL PROJECTOR CONTEXT THREADS [CPU-LIBRARY] < cases > answers");
    }
    llama_log_set(warnings_only, nullptr);
    mtmd_log_set(warnings_only, nullptr);
    mtmd_helper_log_set(warnings_only, nullptr);
    if (argc > 6) {
        ggml_backend_load(argv[6]);
    } else {
        ggml_backend_load_all_from_path(argv[1]);
    }
    llama_backend_init();

    peer p;
    p.model = llama_model_load_from_file(argv[2], llama_model_default_params());
    if (!p.model) {
        fail("the model could not be loaded");
    }
    p.vocab                     = llama_model_get_vocab(p.model);
    llama_context_params params = llama_context_default_params();
    params.n_ctx                = atoi(argv[4]);
    params.n_batch              = N_BATCH;
    params.n_ubatch             = N_UBATCH;
    params.n_threads            = atoi(argv[5]);
    params.n_threads_batch      = atoi(argv[5]);
    params.swa_full             = false;
    const char * cache          = getenv("PEER_CACHE");
    const char * flash          = getenv("PEER_FLASH");
    if (cache && std::string(cache) == "f32") {
        params.type_k = params.type_v = GGML_TYPE_F32;
    }
    mtmd_context_params vision  = mtmd_context_params_default();
    if (flash) {
        params.flash_attn_type = atoi(flash) ? LLAMA_FLASH_ATTN_TYPE_ENABLED : LLAMA_FLASH_ATTN_TYPE_DISABLED;
        vision.flash_attn_type = params.flash_attn_type;
    }
    p.ctx                       = llama_init_from_model(p.model, params);
    vision.use_gpu              = false;
    vision.n_threads            = atoi(argv[5]);
    vision.print_timings        = false;
    vision.warmup               = false;
    p.mctx                      = mtmd_init_from_file(argv[3], p.model, vision);
    if (!p.ctx || !p.mctx) {
        fail("the context or the projector could not be made");
    }
    std::string line;
    while (std::getline(std::cin, line)) {
        std::cout << p.answer(json::parse(line)).dump() << std::endl;
    }
    mtmd_free(p.mctx);
    llama_free(p.ctx);
    llama_model_free(p.model);
}
