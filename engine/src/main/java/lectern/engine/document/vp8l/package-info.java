/** Decodes VP8L (RFC 9649), the lossless form of WebP. Not exported. */
package lectern.engine.document.vp8l;
