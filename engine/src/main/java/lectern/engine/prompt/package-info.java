/** From a chat to the exact prompt of Gemma 3. */
package lectern.engine.prompt;
