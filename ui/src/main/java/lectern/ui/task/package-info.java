/** Work that must not hold up the window, and how its results come back to it. */
package lectern.ui.task;
