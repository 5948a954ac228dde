/** Markdown, as models write it, as blocks of text. Nothing in it is ever fetched. */
package lectern.ui.markdown;
