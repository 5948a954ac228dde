package lectern.app.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import lectern.app.LibraryAccess;
import lectern.app.SearchResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches the conversations. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Finds conversations by what was said in them, attachments and titles.")
final class SearchCommand implements Callable<Integer> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.systemDefault());

    @Parameters(
            arity = "1..*",
            paramLabel = "WORD",
            description = "All of them, in any order; the last letters may be missing. \"Quoted words\" together.")
    private List<String> words;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit = 50;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @Mixin
    private DataOptions data;

    @Spec
    private CommandSpec spec;

    record Hit(long conversation, OptionalLong message, String title, String role, String at, String snippet) {}

    record Found(List<Hit> hits) {}

    @Override
    public Integer call() throws InputException {
        if (limit < 1) {
            throw new InputException(ExitCode.USAGE, "--limit has to be 1 or more.");
        }
        try (var library = LibraryAccess.open(data.open())) {
            var results = library.search().find(String.join(" ", words), limit);
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.print(new Found(results.stream().map(SearchCommand::hit).toList())));
            } else {
                results.forEach(r -> out.printf(
                        "%d\t%s\t%s\t%s%n", r.conversationId(), DAY.format(r.createdAt()), r.title(), r.snippet()));
            }
            return ExitCode.OK;
        }
    }

    private static Hit hit(SearchResult r) {
        var role = r.messageId().isEmpty() ? "title" : r.role() == lectern.engine.Chat.Role.USER ? "user" : "model";
        return new Hit(r.conversationId(), r.messageId(), r.title(), role, r.createdAt().toString(), r.snippet());
    }
}
