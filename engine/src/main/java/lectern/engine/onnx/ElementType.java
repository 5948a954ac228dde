package lectern.engine.onnx;

import ai.onnxruntime.OnnxJavaType;

/** How the numbers of a tensor are stored. The ids are those of ONNX's {@code TensorProto.DataType}. */
enum ElementType {
    FLOAT(1, 4, OnnxJavaType.FLOAT),
    UINT8(2, 1, OnnxJavaType.UINT8),
    INT8(3, 1, OnnxJavaType.INT8),
    INT64(7, 8, OnnxJavaType.INT64);

    final int id;
    final int bytes;
    final OnnxJavaType java;

    ElementType(int id, int bytes, OnnxJavaType java) {
        this.id = id;
        this.bytes = bytes;
        this.java = java;
    }
}
