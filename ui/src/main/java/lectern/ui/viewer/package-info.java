/** Looking at the pages of documents: enlarged, turned, with marks on them. */
package lectern.ui.viewer;
