/** The window's side of the engine: starts its process, talks to it, survives it. */
package lectern.engine.process;
