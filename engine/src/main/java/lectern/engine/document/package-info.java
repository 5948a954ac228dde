/** Pictures: from a file of any usual kind to the exact pixels that the vision encoder is given. */
package lectern.engine.document;
