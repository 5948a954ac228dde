/** The forms that answers can be held to. */
package lectern.engine.grammar;
