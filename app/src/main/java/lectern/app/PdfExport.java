package lectern.app;

import java.awt.Color;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lectern.app.ExchangedConversation.Picture;
import lectern.app.pdf.PdfBlocks;
import lectern.app.pdf.PdfPages;
import lectern.app.pdf.PdfPages.Place;
import lectern.app.pdf.PdfText;
import org.commonmark.parser.Parser;

/** Conversations as pages to print, each on pages of its own. */
final class PdfExport {

    private static final Parser PARSER = MarkdownFlavour.parser().build();
    private static final Color INK = new Color(0x1f2328);
    private static final Color MUTED = new Color(0x59636e);
    private static final Color GROUND = new Color(0xeef1f4);
    private static final float QUESTION_INDENT = 72;
    private static final float PICTURE_HEIGHT = 300;
    private static final float GAP = 12;

    private PdfExport() {}

    /**
     * @param pixels what a picture or document looks like; empty where that cannot be said
     * @throws IOException when the file cannot be written
     */
    static void write(
            List<ExchangedConversation> conversations,
            Function<Picture, Optional<BufferedImage>> pixels,
            Path file)
            throws IOException {
        var title = conversations.size() == 1 ? conversations.getFirst().title() : "Lectern";
        try (var pages = new PdfPages(title)) {
            for (int i = 0; i < conversations.size(); i++) {
                if (i > 0) {
                    pages.next();
                }
                conversation(conversations.get(i), pixels, pages);
            }
            pages.save(file);
        }
    }

    private static void conversation(
            ExchangedConversation conversation, Function<Picture, Optional<BufferedImage>> pixels, PdfPages pages)
            throws IOException {
        var heading = PdfText.with(PdfText.looks(20, INK), TextAttribute.WEIGHT, TextAttribute.WEIGHT_BOLD);
        pages.write(PdfText.plain(conversation.title(), heading), Place.PAGE);
        pages.skip(GAP);
        var blocks = new PdfBlocks(pages);
        for (var message : conversation.messages()) {
            var place = message.question() ? Place.PAGE.indented(QUESTION_INDENT) : Place.PAGE;
            for (var picture : message.pictures()) {
                var seen = pixels.apply(picture);
                if (seen.isPresent()) {
                    pages.picture(seen.get(), place, PICTURE_HEIGHT);
                }
                pages.write(PdfText.plain(picture.name(), PdfText.looks(8.5f, MUTED)), place);
                pages.skip(GAP / 2);
            }
            if (message.question()) {
                pages.write(PdfText.plain(message.text(), PdfText.looks(PdfBlocks.SIZE, INK)), place.on(GROUND));
            } else {
                blocks.write(PARSER.parse(message.text()), place);
            }
            pages.skip(GAP);
        }
    }
}
