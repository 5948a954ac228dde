/**
 * PDF files, read by PDFBox in a process of their own: what a damaged or hostile file can do ends with that process.
 */
package lectern.engine.pdf;
