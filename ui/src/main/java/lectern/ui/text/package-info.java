/** Showing text: selectable, copyable, in columns that may be long. */
package lectern.ui.text;
