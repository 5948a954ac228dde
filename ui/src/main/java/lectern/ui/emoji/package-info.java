/** Emoji in colour, where JavaFX has none. */
package lectern.ui.emoji;
