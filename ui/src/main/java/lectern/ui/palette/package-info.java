/** Everything that can be done, by name. */
package lectern.ui.palette;
