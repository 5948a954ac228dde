/**
 * llama.cpp through Lectern's shim ({@code engine/native/lectern_shim.h}), bound with the Foreign Function and Memory
 * API. Each native owner is one class with a free function that runs once; nothing here is thread-safe but flags.
 */
package lectern.engine.llama;
