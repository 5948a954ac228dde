package lectern.engine.process;

import lectern.engine.document.Box;
import lectern.engine.document.EncoderInput;
import lectern.engine.document.RgbImage;

/**
 * What the encoder is given of one picture of a chat. Its pixels are made when the host wants them: mostly it knows the
 * view already.
 *
 * @param picture which picture of the chat, from 0
 * @param box the part of it that is shown
 * @param side pixels on a side of the encoder's input
 * @param name as {@link EncoderInput#name}
 */
record PlacedView(int picture, RgbImage image, Box box, int side, String name) {
    PlacedView(int picture, RgbImage image, Box box, int side) {
        this(picture, image, box, side, EncoderInput.name(image, side, box));
    }

    RgbImage pixels() {
        return EncoderInput.view(image, side, box).pixels();
    }
}
