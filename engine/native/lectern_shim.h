// Lectern's flat view of llama.cpp and mtmd: opaque handles, primitives, byte spans. llama.cpp passes structs by value
// that change from release to release; they stay on this side, where a change is a compile error. All logic is in Java.
//
// Errors: functions that make something return NULL and write a sentence of the library into err (UTF-8, at most
// err_size bytes, always terminated). No function is safe to call from two threads with the same handle, but
// lectern_flag_* may be set from any thread.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32
#    define LECTERN_API __declspec(dllexport)
#else
#    define LECTERN_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

// Raised whenever a signature below changes; Java refuses another number.
#define LECTERN_SHIM_VERSION 4
LECTERN_API int32_t lectern_shim_version(void);

typedef void (*lectern_log_fn)(int32_t level, const char * text);
// fraction from 0 to 1; return 0 to stop loading
typedef int32_t (*lectern_progress_fn)(float fraction);

// --- process ---------------------------------------------------------------------------------------------------------

// Sends what is printed to standard output to standard error from now on, so that no library can write into the frames
// of the host's protocol. lectern_stdout_write still reaches the real standard output; it returns 0, or -1 when the
// reader is gone.
LECTERN_API int32_t lectern_stdout_claim(void);
LECTERN_API int32_t lectern_stdout_write(const void * bytes, int64_t size);
// largest resident memory of this process so far, in bytes; 0 when not known
LECTERN_API int64_t lectern_peak_memory(void);

// --- backends --------------------------------------------------------------------------------------------------------

// Loads every backend library in a folder; of several CPU libraries, the best for this processor, or cpu_library (a
// full path) when that is not NULL. Returns the number of devices.
LECTERN_API int32_t lectern_backends_load(const char * folder, const char * cpu_library, lectern_log_fn log);
LECTERN_API int32_t lectern_device(int32_t index, char * name, char * description, int32_t text_size, int32_t * kind,
                                   int64_t * free_bytes, int64_t * total_bytes);
LECTERN_API const char * lectern_llama_version(void);
LECTERN_API const char * lectern_system_info(void);

// --- model and vocabulary --------------------------------------------------------------------------------------------

LECTERN_API void * lectern_model_load(const char * path, int32_t gpu_layers, int32_t vocab_only,
                                      lectern_progress_fn progress, char * err, int32_t err_size);
LECTERN_API void   lectern_model_free(void * model);
LECTERN_API int32_t lectern_model_description(void * model, char * text, int32_t text_size);
LECTERN_API int32_t lectern_model_trained_context(void * model);
// Tokens that the local layers look back; 0 = all
LECTERN_API int32_t lectern_model_window(void * model);
LECTERN_API int32_t lectern_vocab_size(void * model);
// Bytes of one token, not terminated; returns their number, or minus the number needed. Control tokens give nothing
// unless special is 1.
LECTERN_API int32_t lectern_token_bytes(void * model, int32_t token, int32_t special, char * bytes, int32_t size);
// The token whose whole text is this, or -1.
LECTERN_API int32_t lectern_token_named(void * model, const char * text, int32_t size);
// Tokens of UTF-8 text, nothing added; returns their number, or minus the number needed. Control tokens written in the
// text are read as such only when parse_special is 1.
LECTERN_API int32_t lectern_tokenize(void * model, const char * text, int32_t size, int32_t parse_special,
                                     int32_t * tokens, int32_t capacity);

// --- context ---------------------------------------------------------------------------------------------------------

LECTERN_API void * lectern_context_new(void * model, int32_t context_size, int32_t batch_size, int32_t micro_batch_size,
                                       int32_t threads, char * err, int32_t err_size);
LECTERN_API void   lectern_context_free(void * context);
LECTERN_API int32_t lectern_context_size(void * context);
// Non-zero at *flag stops a running decode (checked between operations, CPU only).
LECTERN_API void   lectern_context_abort_flag(void * context, const volatile int32_t * flag);
// 0 done; 1 no room in the KV cache; 2 aborted; below 0 failed. Positions are first_position, first_position + 1, …
LECTERN_API int32_t lectern_decode_tokens(void * context, const int32_t * tokens, int32_t count, int32_t first_position,
                                          int32_t last_needs_logits);
// Image tokens, float[count][embedding width]. causal = 0: each sees all of this call, as within one picture.
LECTERN_API int32_t lectern_decode_embeddings(void * context, const float * embeddings, int32_t count,
                                              int32_t first_position, int32_t causal);
// float[vocab size] of the last position decoded with logits; valid until the next decode
LECTERN_API const float * lectern_logits(void * context);
LECTERN_API void   lectern_memory_clear(void * context);
// The first position that every layer still holds: with a sliding window, later than 0; -1 when there is none.
LECTERN_API int32_t lectern_memory_first(void * context);
// Forgets this position and all after it. 0 = not possible.
LECTERN_API int32_t lectern_memory_cut(void * context, int32_t position);
// What the memory holds, as bytes for the same model on the same release of the library. 0 = failed; after a set that
// failed, the memory has to be cleared.
LECTERN_API int64_t lectern_memory_size(void * context);
LECTERN_API int64_t lectern_memory_get(void * context, void * bytes, int64_t size);
LECTERN_API int64_t lectern_memory_set(void * context, const void * bytes, int64_t size);

// --- sampler ---------------------------------------------------------------------------------------------------------

// temperature 0 = greedy. Order: repeat penalty, top-k, top-p, min-p, temperature. grammar: GBNF with a rule named root
// that every answer has to follow, or NULL; NULL comes back when it cannot be read.
LECTERN_API void * lectern_sampler_new(void * model, float temperature, int32_t top_k, float top_p, float min_p,
                                       float repeat_penalty, int32_t repeat_last_n, uint32_t seed, const char * grammar,
                                       char * err, int32_t err_size);
LECTERN_API void   lectern_sampler_free(void * sampler);
// Chooses the next token and remembers it. By a grammar also: the text is whole, or no token of the vocabulary goes on.
#define LECTERN_SAMPLER_END   (-1)
#define LECTERN_SAMPLER_STUCK (-2)
LECTERN_API int32_t lectern_sampler_next(void * sampler, void * context);

// --- vision ----------------------------------------------------------------------------------------------------------

// flash_attention: 1 where the backend has it, 0 not at all
LECTERN_API void * lectern_vision_load(const char * path, void * model, int32_t use_gpu, int32_t flash_attention,
                                       int32_t threads, lectern_progress_fn progress, char * err, int32_t err_size);
LECTERN_API void   lectern_vision_free(void * vision);
// 1 when the image tokens of one picture see each other both ways
LECTERN_API int32_t lectern_vision_non_causal(void * vision);
// Encodes side*side*3 bytes of RGB into float[count][width]. *blocks_done counts encoder blocks; non-zero at *cancel
// stops after the current block. 0 done; 1 failed; 2 cancelled; 3 the encoder made another number of tokens.
LECTERN_API int32_t lectern_vision_encode(void * vision, const uint8_t * rgb, int32_t side, float * embeddings,
                                          int32_t count, int32_t width, const volatile int32_t * cancel,
                                          volatile int32_t * blocks_done);

#ifdef __cplusplus
}
#endif
