/** Conversations as PDF pages. Letters of every script are shaped by Java's own text layout and drawn as outlines. */
package lectern.app.pdf;
