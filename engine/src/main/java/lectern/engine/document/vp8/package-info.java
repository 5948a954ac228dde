/** Decodes the key frames of VP8 (RFC 6386), the lossy form of WebP. Not exported. */
package lectern.engine.document.vp8;
