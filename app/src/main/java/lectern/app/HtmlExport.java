package lectern.app;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lectern.app.markdown.HtmlFormulas;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Conversations as one page that needs nothing else: pictures are in it, and nothing is fetched. */
final class HtmlExport {

    private static final Parser PARSER = MarkdownFlavour.parser().build();

    /** Addresses of scripts are emptied, tags are shown as text; pictures from elsewhere become their words. */
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(MarkdownFlavour.extensions())
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .nodeRendererFactory(WordsForPictures::new)
            .nodeRendererFactory(HtmlFormulas::new)
            .build();

    private static final Map<String, String> TYPES = Map.of(
            "JPEG", "image/jpeg", "PNG", "image/png", "GIF", "image/gif", "WEBP", "image/webp", "BMP", "image/bmp");

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy"
                content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
            .question { background: color-mix(in srgb, CanvasText 8%%, Canvas); border-radius: 1rem;
                padding: .6rem 1rem; margin: 1.5rem 0 1.5rem auto; width: fit-content; max-width: 85%%;
                white-space: pre-wrap; }
            img { max-width: 100%%; max-height: 24rem; display: block; border-radius: .5rem; }
            pre { background: color-mix(in srgb, CanvasText 6%%, Canvas); padding: .8rem; border-radius: .5rem;
                overflow: auto; }
            table { border-collapse: collapse; } th, td { border: 1px solid; padding: .3rem .6rem; }
            blockquote { border-inline-start: 3px solid; margin-inline: 0; padding-inline-start: 1rem; }
            </style>
            </head>
            <body>
            """;

    private HtmlExport() {}

    static String write(List<ExchangedConversation> conversations) {
        var title = conversations.size() == 1 ? conversations.getFirst().title() : "Lectern";
        var out = new StringBuilder(HEAD.formatted(escape(title)));
        for (var conversation : conversations) {
            out.append("<article>\n<h1 dir=\"auto\">").append(escape(conversation.title())).append("</h1>\n");
            conversation.messages().forEach(message -> message(message, out));
            out.append("</article>\n");
        }
        return out.append("</body>\n</html>\n").toString();
    }

    private static void message(ExchangedConversation.Message message, StringBuilder out) {
        out.append("<section class=\"").append(message.question() ? "question" : "answer").append("\" dir=\"auto\">");
        for (var picture : message.pictures()) {
            var type = TYPES.get(picture.format().toUpperCase(Locale.ROOT));
            var name = escape(picture.name());
            if (type == null) {
                out.append("<p>").append(name).append("</p>");
            } else {
                out.append("<img alt=\"").append(name).append("\" src=\"data:").append(type).append(";base64,");
                out.append(Base64.getEncoder().encodeToString(picture.bytes())).append("\">");
            }
        }
        out.append(message.question() ? escape(message.text()) : RENDERER.render(PARSER.parse(message.text())));
        out.append("</section>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Shows the words of a picture from elsewhere in place of fetching it. */
    private record WordsForPictures(org.commonmark.renderer.html.HtmlNodeRendererContext context)
            implements org.commonmark.renderer.NodeRenderer {

        @Override
        public java.util.Set<Class<? extends org.commonmark.node.Node>> getNodeTypes() {
            return java.util.Set.of(org.commonmark.node.Image.class);
        }

        @Override
        public void render(org.commonmark.node.Node node) {
            for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }
    }
}
