package lectern.engine;

import lectern.engine.document.Box;

/**
 * A picture, or part of one, as the model is shown it.
 *
 * @param picture which picture of the conversation, from 0
 * @param box the part of the upright original that it shows, in pixels
 * @param size width and height in pixels of what the encoder is given
 * @param tokens image tokens it becomes
 * @param sha256 names it: the same for the same pixels in the same box
 *     ({@link lectern.engine.document.EncoderInput#name})
 */
public record ShownPicture(int picture, Box box, int size, int tokens, String sha256) {}
