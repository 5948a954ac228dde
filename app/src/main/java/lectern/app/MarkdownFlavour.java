package lectern.app;

import java.util.List;
import lectern.app.markdown.Formula;
import lectern.app.markdown.FormulaParser;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;

/** What is understood as Markdown beyond CommonMark, in the window and in exports alike. */
public final class MarkdownFlavour {

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            TaskListItemsExtension.create(),
            FootnotesExtension.create(),
            AutolinkExtension.create());

    private MarkdownFlavour() {}

    /** Reads that, and formulas in LaTeX ({@link Formula}). */
    public static Parser.Builder parser() {
        return Parser.builder()
                .extensions(EXTENSIONS)
                .customInlineContentParserFactory(new FormulaParser.Factory());
    }

    /** Tables, strikethrough, task lists, footnotes, bare addresses as links. */
    public static List<Extension> extensions() {
        return EXTENSIONS;
    }
}
