/** Pictures that are drawn to stand among words. */
package lectern.ui.drawn;
