/** Finding what was said, in the sidebar. */
package lectern.ui.search;
