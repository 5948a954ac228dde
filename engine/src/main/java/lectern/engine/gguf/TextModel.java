package lectern.engine.gguf;

import java.nio.file.Path;

/**
 * A language model that llama.cpp loads, as far as its metadata tells.
 *
 * @param name the model's own name, or the file's if it has none
 * @param architecture {@code gemma3}
 * @param quantization how most weights are stored, such as {@code Q4_K_M} or {@code F16}
 * @param layers transformer blocks
 * @param embeddingWidth floats in one token's embedding
 * @param feedForwardWidth inner width of the feed-forward networks
 * @param heads query heads of each block
 * @param keyValueHeads key and value heads of each block; divides {@code heads}
 * @param headSize floats in one head
 * @param contextLength tokens the model was trained to see at once
 * @param vocabularySize tokens it knows
 * @param slidingWindow tokens that the local layers look back, 0 when every layer is global
 * @param parameters how many numbers all tensors hold
 * @param bytes length of the file
 * @param chatTokens whether {@code <start_of_turn>} and {@code <end_of_turn>} are control tokens of it
 * @param imageTokens whether {@code <start_of_image>} and {@code <end_of_image>} are
 * @param chatTemplate whether the file carries a chat template, as chat-tuned models do
 */
public record TextModel(
        Path path,
        String name,
        String architecture,
        String quantization,
        int layers,
        int embeddingWidth,
        int feedForwardWidth,
        int heads,
        int keyValueHeads,
        int headSize,
        int contextLength,
        int vocabularySize,
        int slidingWindow,
        long parameters,
        long bytes,
        boolean chatTokens,
        boolean imageTokens,
        boolean chatTemplate) {}
