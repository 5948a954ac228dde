#include "lectern_shim.h"

#include "ggml-backend.h"
#include "llama.h"
#include "mtmd.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#ifdef _WIN32
#    include <io.h>
#    include <windows.h>
#    include <psapi.h>
#else
#    include <sys/resource.h>
#    include <unistd.h>
#endif

namespace {

lectern_log_fn log_target = nullptr;
std::string    last_error_line;  // the library's last words, for the sentence that goes with a NULL

void on_log(ggml_log_level level, const char * text, void *) {
    if (level == GGML_LOG_LEVEL_ERROR) {
        last_error_line = text;
        while (!last_error_line.empty() && last_error_line.back() == '\n') {
            last_error_line.pop_back();
        }
    }
    if (log_target) {
        log_target(static_cast<int32_t>(level), text);
    }
}

void write_text(char * to, int32_t size, const std::string & text) {
    if (to && size > 0) {
        size_t n = std::min<size_t>(text.size(), size - 1);
        memcpy(to, text.data(), n);
        to[n] = 0;
    }
}

// Runs something that may throw; a C++ exception must not reach Java.
template <typename F> void * guarded(char * err, int32_t err_size, F && make) {
    last_error_line.clear();
    std::string why;
    try {
        if (void * made = make()) {
            return made;
        }
        why = last_error_line;
    } catch (const std::exception & e) {
        why = e.what();
    } catch (...) {
        why = "unknown C++ exception";
    }
    write_text(err, err_size, why.empty() ? "the library gave no reason" : why);
    return nullptr;
}

bool on_progress(float fraction, void * target) {
    return reinterpret_cast<lectern_progress_fn>(target)(fraction) != 0;
}

const llama_vocab * vocab_of(void * model) {
    return llama_model_get_vocab(static_cast<llama_model *>(model));
}

struct vision {
    mtmd_context *           mtmd        = nullptr;
    const volatile int32_t * cancel      = nullptr;
    volatile int32_t *       blocks_done = nullptr;
    bool                     stopped     = false;
};

// The scheduler asks which results we want to see: the output of each encoder block, to count it and to be able to stop.
// A callback that stops the graph still makes mtmd report success, hence the flag of our own.
bool on_encoder_node(ggml_tensor * node, bool ask, void * data) {
    auto * v        = static_cast<vision *>(data);
    bool   is_block = strncmp(node->name, "layer_out-", 10) == 0;
    if (ask) {
        return is_block;
    }
    if (v->blocks_done) {
        *v->blocks_done = *v->blocks_done + 1;
    }
    if (v->cancel && *v->cancel) {
        v->stopped = true;
        return false;
    }
    return true;
}

int claimed_stdout = -1;

}  // namespace

int32_t lectern_shim_version(void) {
    return LECTERN_SHIM_VERSION;
}

// --- process ---------------------------------------------------------------------------------------------------------

int32_t lectern_stdout_claim(void) {
    fflush(stdout);
#ifdef _WIN32
    claimed_stdout = _dup(1);
    return claimed_stdout < 0 || _dup2(2, 1) < 0 ? -1 : 0;
#else
    claimed_stdout = dup(1);
    return claimed_stdout < 0 || dup2(2, 1) < 0 ? -1 : 0;
#endif
}

int32_t lectern_stdout_write(const void * bytes, int64_t size) {
    auto * at = static_cast<const char *>(bytes);
    while (size > 0) {
#ifdef _WIN32
        int64_t n = _write(claimed_stdout, at, static_cast<unsigned>(std::min<int64_t>(size, 1 << 20)));
#else
        int64_t n = write(claimed_stdout, at, size);
        if (n < 0 && errno == EINTR) {
            continue;
        }
#endif
        if (n <= 0) {
            return -1;
        }
        at += n;
        size -= n;
    }
    return 0;
}

int64_t lectern_peak_memory(void) {
#ifdef _WIN32
    PROCESS_MEMORY_COUNTERS counters;
    return K32GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters) ? counters.PeakWorkingSetSize : 0;
#else
    rusage usage;
    if (getrusage(RUSAGE_SELF, &usage) != 0) {
        return 0;
    }
#    ifdef __APPLE__
    return usage.ru_maxrss;
#    else
    return static_cast<int64_t>(usage.ru_maxrss) * 1024;
#    endif
#endif
}

// --- backends --------------------------------------------------------------------------------------------------------

int32_t lectern_backends_load(const char * folder, const char * cpu_library, lectern_log_fn log) {
    log_target = log;
    llama_log_set(on_log, nullptr);
    mtmd_log_set(on_log, nullptr);
    if (cpu_library) {
        ggml_backend_load(cpu_library);
    } else {
        ggml_backend_load_all_from_path(folder);
    }
    llama_backend_init();
    return static_cast<int32_t>(ggml_backend_dev_count());
}

int32_t lectern_device(int32_t index, char * name, char * description, int32_t text_size, int32_t * kind,
                       int64_t * free_bytes, int64_t * total_bytes) {
    if (index < 0 || static_cast<size_t>(index) >= ggml_backend_dev_count()) {
        return -1;
    }
    ggml_backend_dev_t device = ggml_backend_dev_get(index);
    write_text(name, text_size, ggml_backend_dev_name(device));
    write_text(description, text_size, ggml_backend_dev_description(device));
    size_t free = 0, total = 0;
    ggml_backend_dev_memory(device, &free, &total);
    *kind        = static_cast<int32_t>(ggml_backend_dev_type(device));
    *free_bytes  = static_cast<int64_t>(free);
    *total_bytes = static_cast<int64_t>(total);
    return 0;
}

const char * lectern_llama_version(void) {
    return llama_version();
}

const char * lectern_system_info(void) {
    return llama_print_system_info();
}

// --- model and vocabulary --------------------------------------------------------------------------------------------

void * lectern_model_load(const char * path, int32_t gpu_layers, int32_t vocab_only, lectern_progress_fn progress,
                          char * err, int32_t err_size) {
    return guarded(err, err_size, [&]() -> void * {
        llama_model_params params = llama_model_default_params();
        params.n_gpu_layers       = gpu_layers;
        params.vocab_only         = vocab_only != 0;
        if (progress) {
            params.progress_callback           = on_progress;
            params.progress_callback_user_data = reinterpret_cast<void *>(progress);
        }
        return llama_model_load_from_file(path, params);
    });
}

void lectern_model_free(void * model) {
    llama_model_free(static_cast<llama_model *>(model));
}

int32_t lectern_model_description(void * model, char * text, int32_t text_size) {
    return llama_model_desc(static_cast<llama_model *>(model), text, text_size);
}

int32_t lectern_model_trained_context(void * model) {
    return llama_model_n_ctx_train(static_cast<llama_model *>(model));
}

int32_t lectern_model_window(void * model) {
    return llama_model_n_swa(static_cast<llama_model *>(model));
}

int32_t lectern_vocab_size(void * model) {
    return llama_vocab_n_tokens(vocab_of(model));
}

int32_t lectern_token_bytes(void * model, int32_t token, int32_t special, char * bytes, int32_t size) {
    return llama_token_to_piece(vocab_of(model), token, bytes, size, 0, special != 0);
}

int32_t lectern_token_named(void * model, const char * text, int32_t size) {
    llama_token token = -1;
    int32_t     n     = llama_tokenize(vocab_of(model), text, size, &token, 1, false, true);
    return n == 1 ? token : -1;
}

int32_t lectern_tokenize(void * model, const char * text, int32_t size, int32_t parse_special, int32_t * tokens,
                         int32_t capacity) {
    return llama_tokenize(vocab_of(model), text, size, tokens, capacity, false, parse_special != 0);
}

// --- context ---------------------------------------------------------------------------------------------------------

namespace {

// llama.cpp's flash attention takes so many numbers of a head at once. Of smaller heads it computes one number after the
// other on a CPU: a question of 35 tokens to the demo model, with heads of 32, took 41 ms with it and 6 ms without.
constexpr int ATTENTION_STEP = 64;

int head_size(const llama_model * model) {
    char architecture[128] = "";
    char size[32]          = "";
    if (llama_model_meta_val_str(model, "general.architecture", architecture, sizeof architecture) < 0) {
        return ATTENTION_STEP;
    }
    const std::string key = std::string(architecture) + ".attention.key_length";
    if (llama_model_meta_val_str(model, key.c_str(), size, sizeof size) >= 0) {
        return atoi(size);
    }
    return llama_model_n_embd(model) / std::max(1, llama_model_n_head(model));
}

bool has_gpu() {
    return ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_GPU) ||
           ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_IGPU);
}

}  // namespace

void * lectern_context_new(void * model, int32_t context_size, int32_t batch_size, int32_t micro_batch_size,
                           int32_t threads, char * err, int32_t err_size) {
    return guarded(err, err_size, [&]() -> void * {
        llama_context_params params = llama_context_default_params();
        params.n_ctx                = context_size;
        params.n_batch              = batch_size;
        params.n_ubatch             = micro_batch_size;
        params.n_threads            = threads;
        params.n_threads_batch      = threads;
        params.swa_full             = false;
        params.no_perf              = true;
        if (head_size(static_cast<llama_model *>(model)) < ATTENTION_STEP && !has_gpu()) {
            params.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_DISABLED;
        }
        return llama_init_from_model(static_cast<llama_model *>(model), params);
    });
}

void lectern_context_free(void * context) {
    llama_free(static_cast<llama_context *>(context));
}

int32_t lectern_context_size(void * context) {
    return static_cast<int32_t>(llama_n_ctx(static_cast<llama_context *>(context)));
}

void lectern_context_abort_flag(void * context, const volatile int32_t * flag) {
    auto check = [](void * data) { return *static_cast<const volatile int32_t *>(data) != 0; };
    llama_set_abort_callback(static_cast<llama_context *>(context), check, const_cast<int32_t *>(flag));
}

namespace {

int32_t decode(llama_context * ctx, const int32_t * tokens, const float * embeddings, int32_t count,
               int32_t first_position, bool last_needs_logits) {
    std::vector<llama_pos>      positions(count);
    std::vector<int32_t>        sequence_counts(count, 1);
    llama_seq_id                sequence = 0;
    std::vector<llama_seq_id *> sequences(count, &sequence);
    std::vector<int8_t>         outputs(count, 0);
    for (int32_t i = 0; i < count; i++) {
        positions[i] = first_position + i;
    }
    if (last_needs_logits) {
        outputs[count - 1] = 1;
    }
    llama_batch batch = {
        count,
        const_cast<llama_token *>(tokens),
        const_cast<float *>(embeddings),
        positions.data(),
        sequence_counts.data(),
        sequences.data(),
        outputs.data(),
    };
    try {
        return llama_decode(ctx, batch);
    } catch (const std::exception & e) {
        last_error_line = e.what();
        return -100;
    }
}

}  // namespace

int32_t lectern_decode_tokens(void * context, const int32_t * tokens, int32_t count, int32_t first_position,
                              int32_t last_needs_logits) {
    return decode(static_cast<llama_context *>(context), tokens, nullptr, count, first_position, last_needs_logits);
}

int32_t lectern_decode_embeddings(void * context, const float * embeddings, int32_t count, int32_t first_position,
                                  int32_t causal) {
    auto * ctx = static_cast<llama_context *>(context);
    if (!causal) {
        llama_set_causal_attn(ctx, false);
    }
    int32_t result = decode(ctx, nullptr, embeddings, count, first_position, false);
    if (!causal) {
        llama_set_causal_attn(ctx, true);
    }
    return result;
}

const float * lectern_logits(void * context) {
    return llama_get_logits_ith(static_cast<llama_context *>(context), -1);
}

void lectern_memory_clear(void * context) {
    llama_memory_clear(llama_get_memory(static_cast<llama_context *>(context)), true);
}

int32_t lectern_memory_first(void * context) {
    return llama_memory_seq_pos_min(llama_get_memory(static_cast<llama_context *>(context)), 0);
}

int32_t lectern_memory_cut(void * context, int32_t position) {
    return llama_memory_seq_rm(llama_get_memory(static_cast<llama_context *>(context)), 0, position, -1) ? 1 : 0;
}

int64_t lectern_memory_size(void * context) {
    return static_cast<int64_t>(llama_state_seq_get_size(static_cast<llama_context *>(context), 0));
}

int64_t lectern_memory_get(void * context, void * bytes, int64_t size) {
    return static_cast<int64_t>(
        llama_state_seq_get_data(static_cast<llama_context *>(context), static_cast<uint8_t *>(bytes), size, 0));
}

int64_t lectern_memory_set(void * context, const void * bytes, int64_t size) {
    try {
        return static_cast<int64_t>(llama_state_seq_set_data(static_cast<llama_context *>(context),
                                                             static_cast<const uint8_t *>(bytes), size, 0));
    } catch (const std::exception & e) {
        last_error_line = e.what();
        return 0;
    }
}

// --- sampler ---------------------------------------------------------------------------------------------------------

namespace {

struct sampler {
    const llama_vocab *           vocab   = nullptr;
    llama_sampler *               chain   = nullptr;
    llama_sampler *               grammar = nullptr;  // nullptr = anything may be written
    std::vector<llama_token_data> candidates;

    ~sampler() {
        llama_sampler_free(chain);
        llama_sampler_free(grammar);
    }
};

llama_sampler * new_chain(const llama_vocab * vocab, float temperature, int32_t top_k, float top_p, float min_p,
                          float repeat_penalty, int32_t repeat_last_n, uint32_t seed) {
    llama_sampler_chain_params params = llama_sampler_chain_default_params();
    params.no_perf                    = true;
    llama_sampler * chain             = llama_sampler_chain_init(params);
    if (repeat_penalty != 1.0f) {
        int32_t n_vocab = llama_vocab_n_tokens(vocab);
        llama_sampler_chain_add(
            chain, llama_sampler_init_penalties(n_vocab, repeat_last_n, repeat_penalty, 0.0f, 0.0f));
    }
    if (temperature <= 0) {
        llama_sampler_chain_add(chain, llama_sampler_init_greedy());
        return chain;
    }
    llama_sampler_chain_add(chain, llama_sampler_init_top_k(top_k));
    llama_sampler_chain_add(chain, llama_sampler_init_top_p(top_p, 1));
    llama_sampler_chain_add(chain, llama_sampler_init_min_p(min_p, 1));
    llama_sampler_chain_add(chain, llama_sampler_init_temp(temperature));
    llama_sampler_chain_add(chain, llama_sampler_init_dist(seed));
    return chain;
}

llama_token_data_array all_candidates(sampler & s, llama_context * context) {
    const float * logits  = llama_get_logits_ith(context, -1);
    int32_t       n_vocab = llama_vocab_n_tokens(s.vocab);
    s.candidates.resize(n_vocab);
    for (int32_t id = 0; id < n_vocab; id++) {
        s.candidates[id] = {id, logits[id], 0.0f};
    }
    return {s.candidates.data(), s.candidates.size(), -1, false};
}

bool fits_grammar(sampler & s, llama_token token) {
    llama_token_data       one   = {token, 1.0f, 0.0f};
    llama_token_data_array array = {&one, 1, -1, false};
    llama_sampler_apply(s.grammar, &array);
    return std::isfinite(one.logit);
}

// The grammar looks at the whole vocabulary only when the token chosen without it does not fit: that is seldom, and slow.
llama_token next_by_grammar(sampler & s, llama_context * context) {
    llama_token_data_array array = all_candidates(s, context);
    llama_sampler_apply(s.chain, &array);
    llama_token token = array.data[array.selected].id;
    if (!fits_grammar(s, token)) {
        array = all_candidates(s, context);
        llama_sampler_apply(s.grammar, &array);
        llama_sampler_apply(s.chain, &array);
        token = array.data[array.selected].id;
        if (!fits_grammar(s, token)) {
            return LECTERN_SAMPLER_STUCK;
        }
    }
    if (llama_vocab_is_eog(s.vocab, token)) {
        return LECTERN_SAMPLER_END;
    }
    llama_sampler_accept(s.chain, token);
    llama_sampler_accept(s.grammar, token);
    return token;
}

}  // namespace

void * lectern_sampler_new(void * model, float temperature, int32_t top_k, float top_p, float min_p,
                           float repeat_penalty, int32_t repeat_last_n, uint32_t seed, const char * grammar, char * err,
                           int32_t err_size) {
    return guarded(err, err_size, [&]() -> void * {
        auto made   = std::make_unique<sampler>();
        made->vocab = vocab_of(model);
        if (grammar) {
            made->grammar = llama_sampler_init_grammar(made->vocab, grammar, "root");
            if (!made->grammar) {
                return nullptr;
            }
        }
        made->chain =
            new_chain(made->vocab, temperature, top_k, top_p, min_p, repeat_penalty, repeat_last_n, seed);
        return made.release();
    });
}

void lectern_sampler_free(void * handle) {
    delete static_cast<sampler *>(handle);
}

int32_t lectern_sampler_next(void * handle, void * context) {
    auto & s = *static_cast<sampler *>(handle);
    if (!s.grammar) {
        return llama_sampler_sample(s.chain, static_cast<llama_context *>(context), -1);
    }
    try {
        return next_by_grammar(s, static_cast<llama_context *>(context));
    } catch (const std::exception & e) {
        last_error_line = e.what();
        return LECTERN_SAMPLER_STUCK;
    }
}

// --- vision ----------------------------------------------------------------------------------------------------------

void * lectern_vision_load(const char * path, void * model, int32_t use_gpu, int32_t flash_attention, int32_t threads,
                           lectern_progress_fn progress, char * err, int32_t err_size) {
    return guarded(err, err_size, [&]() -> void * {
        auto *              v      = new vision();
        mtmd_context_params params = mtmd_context_params_default();
        params.use_gpu             = use_gpu != 0;
        params.flash_attn_type     = flash_attention ? LLAMA_FLASH_ATTN_TYPE_AUTO : LLAMA_FLASH_ATTN_TYPE_DISABLED;
        params.n_threads           = threads;
        params.print_timings       = false;
        params.warmup              = false;
        params.cb_eval             = on_encoder_node;
        params.cb_eval_user_data   = v;
        if (progress) {
            params.progress_callback           = on_progress;
            params.progress_callback_user_data = reinterpret_cast<void *>(progress);
        }
        try {
            v->mtmd = mtmd_init_from_file(path, static_cast<llama_model *>(model), params);
        } catch (...) {
            delete v;
            throw;
        }
        if (!v->mtmd) {
            delete v;
            return nullptr;
        }
        return v;
    });
}

void lectern_vision_free(void * vision_) {
    auto * v = static_cast<vision *>(vision_);
    mtmd_free(v->mtmd);
    delete v;
}

int32_t lectern_vision_non_causal(void * vision_) {
    return mtmd_decode_use_non_causal(static_cast<vision *>(vision_)->mtmd, nullptr) ? 1 : 0;
}

int32_t lectern_vision_encode(void * vision_, const uint8_t * rgb, int32_t side, float * embeddings, int32_t count,
                              int32_t width, const volatile int32_t * cancel, volatile int32_t * blocks_done) {
    auto * v       = static_cast<vision *>(vision_);
    v->cancel      = cancel;
    v->blocks_done = blocks_done;
    v->stopped     = false;

    mtmd_bitmap *           bitmap = mtmd_bitmap_init(side, side, rgb);
    mtmd_input_part         part   = { nullptr, bitmap };
    const mtmd_input_part * parts[] = { &part };
    mtmd_input_chunks *     chunks = mtmd_input_chunks_init();
    int32_t                 result = 1;
    try {
        if (mtmd_tokenize_from_parts(v->mtmd, chunks, parts, 1, false) == 0) {
            for (size_t i = 0; i < mtmd_input_chunks_size(chunks); i++) {
                const mtmd_input_chunk * chunk = mtmd_input_chunks_get(chunks, i);
                if (mtmd_input_chunk_get_type(chunk) != MTMD_INPUT_CHUNK_TYPE_IMAGE) {
                    continue;
                }
                if (static_cast<int32_t>(mtmd_input_chunk_get_n_tokens(chunk)) != count) {
                    result = 3;
                } else if (mtmd_encode_chunk(v->mtmd, chunk) != 0) {
                    result = v->stopped ? 2 : 1;
                } else if (v->stopped) {
                    result = 2;
                } else {
                    memcpy(embeddings, mtmd_get_output_embd(v->mtmd), sizeof(float) * count * width);
                    result = 0;
                }
            }
        }
    } catch (const std::exception & e) {
        last_error_line = e.what();
        result          = 1;
    }
    mtmd_input_chunks_free(chunks);
    mtmd_bitmap_free(bitmap);
    v->cancel      = nullptr;
    v->blocks_done = nullptr;
    return result;
}
