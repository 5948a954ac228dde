/** The vision encoder in ONNX Runtime: a projector's weights prepared once, and graphs that compute with them. */
package lectern.engine.onnx;
