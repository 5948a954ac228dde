/** Emoji in colour, where JavaFX has none: among words that are read, in labels, and in fields that are typed in. */
package lectern.ui.emoji;
