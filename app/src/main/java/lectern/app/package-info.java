/**
 * What Lectern can do, without a window. Start at {@link lectern.app.Lectern}.
 *
 * <p>Unless a method says otherwise, its call blocks until the work is done and may come from any thread except one
 * that must not wait. Failures are {@link lectern.app.AppException}s, whose {@link lectern.app.Notice} has a sentence
 * for a person and a key for a translation.
 */
package lectern.app;
