/** Formulas that are written in LaTeX, drawn as pictures. */
package lectern.ui.math;
