/**
 * One folder with everything that is kept: a SQLite database and the pictures beside it. Start at
 * {@link lectern.storage.Library}.
 *
 * <p>All methods block and may be called from any thread. Ids are SQLite's row ids: the shortest key there is, the one
 * a full-text index can point at, in the order of creation, and with {@code AUTOINCREMENT} never given twice. Nothing
 * is ever merged from another machine, so nothing is gained by a UUID.
 *
 * <p>Times are UTC with milliseconds.
 */
package lectern.storage;
