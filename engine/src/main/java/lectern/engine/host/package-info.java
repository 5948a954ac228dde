/**
 * The engine's process: it runs the model, and dies alone when a damaged file, a driver or the memory brings it down.
 * It is told what to do in frames on standard input and answers in frames on standard output.
 */
package lectern.engine.host;
