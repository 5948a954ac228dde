/** Formulas painted as pictures. */
package lectern.ui.math;
