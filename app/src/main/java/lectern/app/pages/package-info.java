/** From the pages of documents to what a model is asked: which pages, at what size, in which words. */
package lectern.app.pages;
