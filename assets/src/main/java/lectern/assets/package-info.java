/** Finds the files that ship with Lectern. No code of their own: what is done with them is decided elsewhere. */
package lectern.assets;
