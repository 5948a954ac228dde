/** Formulas in Markdown. */
package lectern.app.markdown;
