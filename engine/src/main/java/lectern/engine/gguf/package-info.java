/**
 * GGUF files: read the metadata and the tensor table, and judge before anything native sees the file whether it is a
 * model or projector that loads. Start at {@link lectern.engine.gguf.ModelCheck}.
 */
package lectern.engine.gguf;
