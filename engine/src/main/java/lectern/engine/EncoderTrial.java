package lectern.engine;

/**
 * A picture encoded by one encoder, to see what it costs.
 *
 * @param encoder its name
 * @param prepareMillis loading it and making its weights ready, before this picture
 * @param encodeMillis computing the picture
 * @param peakMemoryBytes largest resident memory of the engine's process so far
 * @param matmulGflops 32-bit operations a second that a large matrix product reaches on the same threads, in billions;
 *     0 where it cannot be measured
 * @param bandwidthGigabytes bytes a second that copying large memory moves, read and written, in billions
 */
public record EncoderTrial(
        String encoder, long prepareMillis, long encodeMillis, long peakMemoryBytes, double matmulGflops,
        double bandwidthGigabytes) {}
