/** Labelled documents, and how well a model answers what is asked about them. */
package lectern.app.eval;
