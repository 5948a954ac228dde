package lectern.ui.tables;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lectern.app.TableWork;
import lectern.app.Tables;
import lectern.app.extract.Field;
import lectern.app.extract.FieldType;
import lectern.app.extract.Row;
import lectern.ui.Messages;
import lectern.ui.task.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of the window. Used on the window's thread. */
public final class TablesViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TablesViewModel.class);

    private final Tables tables;
    private final Background background;
    private final ObservableList<Path> documents = FXCollections.observableArrayList();
    private final ObservableList<FieldDraft> drafts = FXCollections.observableArrayList();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final Map<String, Integer> places = new HashMap<>();
    private final BooleanProperty eachPage = new SimpleBooleanProperty();
    private final BooleanProperty oneByOne = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<TableState> state = new ReadOnlyObjectWrapper<>(TableState.SETUP);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ObservableList<Field> fields = FXCollections.observableArrayList();
    private TableWork work;
    private boolean looked;

    public TablesViewModel(Tables tables, Background background) {
        this.tables = tables;
        this.background = background;
        addField();
    }

    ObservableList<Path> documents() {
        return documents;
    }

    ObservableList<FieldDraft> drafts() {
        return drafts;
    }

    /** As they fill, in the order of the documents. */
    ObservableList<Row> rows() {
        return rows;
    }

    /** The columns of {@link #rows()}. */
    ObservableList<Field> fields() {
        return fields;
    }

    BooleanProperty eachPageProperty() {
        return eachPage;
    }

    BooleanProperty oneByOneProperty() {
        return oneByOne;
    }

    ReadOnlyObjectProperty<TableState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** 0 to 1. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What to tell the person; empty for nothing. */
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Looks once for a table that was begun before. */
    void look() {
        if (!looked) {
            looked = true;
            background.run(
                    () -> tables.last().map(last -> new Found(last, last.table().fields(), last.table().rows())),
                    found -> found.ifPresent(this::show),
                    failure -> failed("The last table", failure));
        }
    }

    private record Found(TableWork work, List<Field> fields, List<Row> rows) {}

    private void show(Found found) {
        if (state.get() == TableState.SETUP && work == null) {
            begun(found.work(), found.fields());
            found.rows().forEach(this::put);
            drafts.setAll(found.fields().stream().map(FieldDraft::of).toList());
            long read = found.rows().stream().map(Row::document).distinct().count();
            progress.set(found.work().documents() == 0 ? 0 : (double) read / found.work().documents());
            state.set(TableState.PAUSED);
        }
    }

    void addField() {
        drafts.add(new FieldDraft("", FieldType.TEXT, ""));
    }

    void remove(FieldDraft draft) {
        drafts.remove(draft);
        if (drafts.isEmpty()) {
            addField();
        }
    }

    void addDocuments(List<Path> more) {
        more.stream().filter(path -> !documents.contains(path)).forEach(documents::add);
    }

    /** Goes back to what a table is of; the one that there is stays until another is begun. */
    void choose() {
        status.set("");
        state.set(TableState.SETUP);
    }

    /** Goes back to the table that there is. */
    void back() {
        status.set("");
        state.set(TableState.PAUSED);
    }

    void start() {
        var wanted = drafts.stream().filter(FieldDraft::isNamed).map(FieldDraft::field).toList();
        if (documents.isEmpty()) {
            status.set(Messages.text("tables.no-documents"));
        } else if (wanted.isEmpty()) {
            status.set(Messages.text("tables.no-fields"));
        } else if (wanted.stream().map(Field::name).distinct().count() < wanted.size()) {
            status.set(Messages.text("tables.same-names"));
        } else {
            status.set("");
            state.set(TableState.RUNNING);
            var from = List.copyOf(documents);
            boolean pages = eachPage.get();
            boolean single = oneByOne.get();
            background.run(
                    () -> tables.begin(from, wanted, pages, single),
                    made -> {
                        begun(made, wanted);
                        run();
                    },
                    failure -> {
                        state.set(TableState.SETUP);
                        failed("A table", failure);
                    });
        }
    }

    private void begun(TableWork made, List<Field> columns) {
        work = made;
        fields.setAll(columns);
        places.clear();
        rows.clear();
        progress.set(0);
    }

    void goOn() {
        if (work != null) {
            status.set("");
            run();
        }
    }

    private void run() {
        state.set(TableState.RUNNING);
        var running = work;
        var news = new RowNews(background, this::put, progress::set);
        background.run(
                () -> running.run(news),
                whole -> {
                    news.show();
                    state.set(whole ? TableState.WHOLE : TableState.PAUSED);
                },
                failure -> {
                    news.show();
                    state.set(TableState.PAUSED);
                    failed("A table", failure);
                });
    }

    void pause() {
        if (state.get() == TableState.RUNNING && work != null) {
            state.set(TableState.PAUSING);
            var running = work;
            background.perform(running::pause, () -> {}, failure -> failed("Pausing", failure));
        }
    }

    /** A person corrects a value of a row, which may have changed since it was shown, or gone with its table. */
    void edit(Row shown, int field, String value) {
        var place = places.get(place(shown));
        if (place == null || rows.get(place).cells().get(field).value().equals(value)) {
            return;
        }
        var row = rows.get(place);
        var changed = row.with(field, row.cells().get(field).edit(value));
        put(changed);
        var edited = work;
        background.performInOrder(
                () -> edited.put(changed),
                () -> {},
                failure -> failed("A value", failure));
    }

    void export(Path file) {
        var exported = work;
        background.performInOrder(
                () -> exported.export(file),
                () -> status.set(Messages.text("tables.exported", file.getFileName())),
                failure -> failed("The export", failure));
    }

    /** Everything was removed from the library, the table as well. */
    public void forget() {
        work = null;
        fields.clear();
        places.clear();
        rows.clear();
        documents.clear();
        drafts.clear();
        addField();
        status.set("");
        state.set(TableState.SETUP);
    }

    private void put(Row row) {
        var place = places.putIfAbsent(place(row), rows.size());
        if (place == null) {
            rows.add(row);
        } else if (!rows.get(place).equals(row)) {
            rows.set(place, row);
        }
    }

    private static String place(Row row) {
        return row.document() + "\n" + row.page();
    }

    private void failed(String what, Exception failure) {
        LOG.error("{} failed", what, failure);
        status.set(Messages.of(failure, Messages.text("tables.failed")));
    }

    @Override
    public void close() {
        if (work != null) {
            work.pause();
        }
    }
}
