/** The list of conversations: begin one, go to one, rename it, delete it and take that back. */
package lectern.ui.conversations;
