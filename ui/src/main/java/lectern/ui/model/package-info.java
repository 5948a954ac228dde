/** Which model answers: its name and condition in the header, choosing another, what the engine has to say. */
package lectern.ui.model;
