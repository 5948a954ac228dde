/** What an emoji is, and what it looks like in colour. */
package lectern.app.emoji;
