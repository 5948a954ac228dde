package lectern.ui.markdown;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lectern.app.markdown.Formula;
import lectern.ui.text.Look;
import lectern.ui.text.Run;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Makes the words of a paragraph into runs; neighbours of the same look become one. */
final class InlineRuns {

    private final List<Run> out = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private Set<Look> looks = Set.of();
    private String target = "";

    private InlineRuns() {}

    static List<Run> of(Node parent) {
        return of(parent, List.of());
    }

    static List<Run> of(Node parent, Collection<Look> looks) {
        var runs = new InlineRuns();
        var first = EnumSet.noneOf(Look.class);
        first.addAll(looks);
        runs.children(parent, first, "");
        runs.flush();
        return runs.out;
    }

    private void children(Node parent, EnumSet<Look> within, String link) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            inline(node, within, link);
        }
    }

    private void inline(Node node, EnumSet<Look> within, String link) {
        switch (node) {
            case Text text -> add(text.getLiteral(), within, link);
            // Models break lines where they mean it.
            case SoftLineBreak b -> add("\n", within, link);
            case HardLineBreak b -> add("\n", within, link);
            case Code code -> add(code.getLiteral(), with(within, Look.CODE), link);
            case HtmlInline html -> add(breaks(html.getLiteral()), within, link);
            case Emphasis e -> children(e, with(within, Look.ITALIC), link);
            case StrongEmphasis e -> children(e, with(within, Look.BOLD), link);
            case Strikethrough s -> children(s, with(within, Look.STRIKE), link);
            case Link l -> children(l, with(within, Look.LINK), l.getDestination());
            // A picture from elsewhere is never fetched; its words lead to it as a link does.
            case Image image -> children(image, with(within, Look.LINK), image.getDestination());
            case Formula formula -> {
                flush();
                out.add(new Run(formula.written(), with(within, Look.MATH), link));
            }
            case FootnoteReference note -> add("[" + note.getLabel() + "]", with(within, Look.SMALL), link);
            default -> children(node, within, link);
        }
    }

    /** The one tag that models write in cells of tables, where there is no other way. */
    private static String breaks(String tag) {
        return tag.matches("(?i)<br\\s*/?>") ? "\n" : tag;
    }

    private static EnumSet<Look> with(EnumSet<Look> looks, Look another) {
        var more = EnumSet.copyOf(looks);
        more.add(another);
        return more;
    }

    private void add(String text, Set<Look> how, String link) {
        if (!how.equals(looks) || !link.equals(target)) {
            flush();
            looks = Set.copyOf(how);
            target = link;
        }
        words.append(text);
    }

    private void flush() {
        if (!words.isEmpty()) {
            out.add(new Run(words.toString(), looks, target));
            words.setLength(0);
        }
    }
}
