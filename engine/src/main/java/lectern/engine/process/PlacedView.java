package lectern.engine.process;

import lectern.engine.document.Box;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.RgbImage;

/**
 * What the encoder is given of one picture of a chat.
 *
 * @param picture which picture of the chat, from 0
 * @param box the part of it that is shown
 * @param sha256 of the pixels: some megabytes, so it is computed once
 */
record PlacedView(int picture, Box box, RgbImage pixels, String sha256) {
    static PlacedView of(int picture, EncoderInput.View view) {
        return new PlacedView(picture, view.box(), view.pixels(), view.pixels().sha256());
    }
}
