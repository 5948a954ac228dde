package lectern.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lectern.app.extract.ExtractException;
import lectern.app.extract.Field;
import lectern.app.extract.Plan;
import lectern.app.extract.Source;
import lectern.app.extract.Sources;
import lectern.app.extract.TableFile;
import lectern.engine.Engine;
import lectern.engine.document.PanScanMode;

/** Keeps the last table in a folder of its own: what it is of, and its journal. */
final class StoredTables implements Tables, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORDER = "table.json";
    private static final String JOURNAL = "table.lectern-extract";

    private final Path folder;
    private final Engine engine;
    private final EngineModels models;
    private final Optional<Demo> demo;
    private StoredTable current;

    /** What a table is of. */
    record Order(Plan plan, List<String> names, List<String> files) {}

    StoredTables(Path folder, Engine engine, EngineModels models, Optional<Demo> demo) {
        this.folder = folder;
        this.engine = engine;
        this.models = models;
        this.demo = demo;
    }

    @Override
    public synchronized Optional<TableWork> last() {
        if (current == null && Files.exists(folder.resolve(ORDER))) {
            try {
                open(JSON.readValue(folder.resolve(ORDER).toFile(), Order.class));
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        return Optional.ofNullable(current);
    }

    @Override
    public synchronized TableWork begin(List<Path> documents, List<Field> fields, boolean eachPage, boolean oneByOne) {
        var sources = sources(documents);
        boolean isDemo = demo.isPresent() && switch (models.current()) {
            case ModelState.Open open -> demo.get().is(open.files());
            case ModelState.Loading loading -> demo.get().is(loading.files());
            case ModelState.Failed failed -> demo.get().is(failed.files());
            // At the start, before any is opened: the demo model is, unless there was another.
            case ModelState.None none -> models.remembered().isEmpty();
        };
        // Any model may go on with a table of the window: it is the person who changes it.
        var plan = new Plan(fields, eachPage, oneByOne || isDemo, !isDemo, PanScanMode.AUTO, true, "");
        var order = new Order(
                plan,
                sources.stream().map(Source::name).toList(),
                sources.stream().map(s -> s.file().toString()).toList());
        try {
            forget();
            Files.createDirectories(folder);
            open(order);
            JSON.writeValue(folder.resolve(ORDER).toFile(), order);
        } catch (IOException e) {
            throw failed(
                    "The table could not be begun: Lectern cannot write to " + folder
                            + ". Allow it, or free some space, and try again.", e);
        }
        return current;
    }

    /** Closes the last table and removes it. */
    synchronized void forget() {
        close();
        try {
            for (var name : List.of(ORDER, JOURNAL, JOURNAL + "-wal", JOURNAL + "-shm")) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            throw failed(
                    "The last table could not be removed from " + folder
                            + ". Allow Lectern to write there, and try again.", e);
        }
    }

    @Override
    public synchronized void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private void open(Order order) {
        var sources = new ArrayList<Source>();
        for (int i = 0; i < order.names().size(); i++) {
            sources.add(new Source(order.names().get(i), Path.of(order.files().get(i))));
        }
        current = new StoredTable(
                Notices.kept(() -> opened(order.plan())), sources, new OpenModelQuestions(engine, models));
    }

    private TableFile opened(Plan plan) {
        try {
            return TableFile.open(folder.resolve(JOURNAL), plan);
        } catch (ExtractException e) {
            throw unreadable(e);
        }
    }

    private static List<Source> sources(List<Path> documents) {
        var sources = new ArrayList<Source>();
        for (var path : documents) {
            if (Files.isDirectory(path)) {
                sources.addAll(inside(path));
            } else {
                sources.add(new Source(String.valueOf(path.getFileName()), path));
            }
        }
        sources.sort(Comparator.comparing(Source::name));
        return distinct(sources);
    }

    private static List<Source> inside(Path folder) {
        try {
            return Sources.in(folder, Set.of());
        } catch (ExtractException e) {
            throw new AppException(
                    new Notice(NoticeKeys.TABLE_NO_DOCUMENTS, List.of(folder.toString()), e.getMessage()), e);
        }
    }

    /** Files of one name, out of several folders, are told apart by a number. */
    private static List<Source> distinct(List<Source> sources) {
        var named = new ArrayList<Source>();
        for (int i = 0; i < sources.size(); i++) {
            var source = sources.get(i);
            if (i > 0 && sources.get(i - 1).file().equals(source.file())) {
                continue;
            }
            var name = source.name();
            for (int n = 2; isTaken(named, name); n++) {
                name = source.name() + " (" + n + ")";
            }
            named.add(new Source(name, source.file()));
        }
        return named;
    }

    private static boolean isTaken(List<Source> sources, String name) {
        return sources.stream().anyMatch(source -> source.name().equals(name));
    }

    private AppException failed(String sentence, Exception cause) {
        return new AppException(
                new Notice(NoticeKeys.TABLE_FAILED, List.of(folder.toString()), sentence), cause);
    }

    private static AppException unreadable(Exception cause) {
        return new AppException(
                Notice.of(
                        NoticeKeys.TABLE_UNREADABLE,
                        "The table that was begun last cannot be read. Begin a new one."),
                cause);
    }
}
