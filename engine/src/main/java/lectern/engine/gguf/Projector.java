package lectern.engine.gguf;

import java.nio.file.Path;
import java.util.List;

/**
 * A vision encoder with its projector that llama.cpp loads, as far as its metadata tells.
 *
 * @param name the projector's own name, or the file's if it has none
 * @param quantization how most weights are stored
 * @param imageSize width and height in pixels of the square it takes; a multiple of {@code patchSize}
 * @param patchSize width and height in pixels of one patch
 * @param poolSize how many patches a side are averaged into one image token
 * @param blocks transformer blocks
 * @param width floats in one patch's embedding
 * @param feedForwardWidth inner width of the feed-forward networks
 * @param heads attention heads of each block
 * @param headSize floats in one head; {@code width / heads} unless the file says otherwise
 * @param projectionWidth floats in one image token; the language model's embedding width
 * @param layerNormEpsilon added to variances in the layer norms
 * @param imageMean what is subtracted from red, green and blue, each from 0 to 1
 * @param imageStd what red, green and blue are then divided by
 * @param bytes length of the file
 */
public record Projector(
        Path path,
        String name,
        String quantization,
        int imageSize,
        int patchSize,
        int poolSize,
        int blocks,
        int width,
        int feedForwardWidth,
        int heads,
        int headSize,
        int projectionWidth,
        float layerNormEpsilon,
        List<Float> imageMean,
        List<Float> imageStd,
        long bytes) {

    public Projector {
        imageMean = List.copyOf(imageMean);
        imageStd = List.copyOf(imageStd);
    }

    /** How many image tokens a picture becomes: (imageSize / patchSize / poolSize)². */
    public int tokensPerImage() {
        int side = imageSize / patchSize / poolSize;
        return side * side;
    }
}
