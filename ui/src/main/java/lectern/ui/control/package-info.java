/** Small controls that several areas of the window share. */
package lectern.ui.control;
