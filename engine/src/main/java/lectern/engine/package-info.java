/** What the engine offers: open a model, preview a prompt, ask. Start at {@link lectern.engine.Engine}. */
package lectern.engine;
