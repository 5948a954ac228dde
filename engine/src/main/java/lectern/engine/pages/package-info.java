/**
 * Files as pages: pictures, PDF, TIFF with several pages, text and office documents, each page a picture, words or
 * both.
 */
package lectern.engine.pages;
