/** Formulas that are written in LaTeX within Markdown: how they are found, and what they look like. */
package lectern.app.markdown;
