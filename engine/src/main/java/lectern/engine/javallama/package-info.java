/**
 * java-llama.cpp as a second provider: it needs no compiler and less of the system, but its llama.cpp is older and
 * reads text only. Chosen when the first one does not load.
 */
package lectern.engine.javallama;
