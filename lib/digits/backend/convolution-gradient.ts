import * as tf from '@tensorflow/tfjs-core';

/**
 * Gives the backend `wasm` the one kernel that it lacks to train convolutions, Conv2DBackpropFilter: the
 * gradient of the loss by a convolution's weights. Does nothing where it is there already.
 *
 * The gradient by the weights in one place of the window is a product of matrices: the inputs that this
 * place sees, one row for each position of the window, transposed, times the gradients by the outputs. So
 * it is left to the backend's own SIMD kernels for slices and products.
 *
 * Source: V. Dumoulin and F. Visin, A guide to convolution arithmetic for deep learning, 2016, chapter 4.
 */
export function registerConvolutionGradient(): void {
  const name = 'Conv2DBackpropFilter';
  if (tf.getKernel(name, 'wasm') !== undefined) return;
  tf.registerKernel({
    kernelName: name,
    backendName: 'wasm',
    kernelFunc: ({ inputs: { x, dy }, attrs }) => {
      if (isImages(x) && isImages(dy) && isAttributes(attrs)) return filterGradient(x, dy, attrs);
      throw new TypeError(`training: expected the images and options of a convolution for ${name}, found others`);
    },
  });
}

function isImages(value: unknown): value is tf.Tensor4D {
  return value instanceof tf.Tensor && value.rank === 4;
}

/** Whether these are the options of a convolution, as TensorFlow.js hands them to the kernel. */
function isAttributes(value: object | undefined): value is tf.Conv2DBackpropFilterAttrs {
  if (value === undefined || !('filterShape' in value && 'strides' in value && 'pad' in value)) return false;
  const { filterShape, strides, pad } = value;
  const isPair = Array.isArray(strides) && strides.length === 2;
  const isPadding = pad === 'valid' || pad === 'same' || typeof pad === 'number' || Array.isArray(pad);
  return Array.isArray(filterShape) && filterShape.length === 4 && (isPair || typeof strides === 'number') && isPadding;
}

/**
 * @param x float32, shape (batch, rows, columns, inputs)
 * @param dy float32, shape (batch, output rows, output columns, filters)
 * @returns float32, shape (kernel rows, kernel columns, inputs, filters)
 */
function filterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, attributes: tf.Conv2DBackpropFilterAttrs): tf.Tensor4D {
  const { strides, pad, dataFormat, dimRoundingMode, filterShape } = attributes;
  if (dataFormat !== 'NHWC') {
    throw new TypeError(`training: expected a convolution over channels-last images (NHWC), found ${dataFormat}`);
  }
  const { batchSize, outHeight, outWidth, strideHeight, strideWidth, padInfo, inHeight, inWidth } =
    tf.backend_util.computeConv2DInfo(x.shape, filterShape, strides, 1, pad, dimRoundingMode);
  const [rows, columns, channels, filters] = filterShape;
  return tf.tidy(() => {
    // As many rows and columns as the windows reach to; where they reach less far, the rest is not seen.
    const below = Math.max(0, (outHeight - 1) * strideHeight + rows - inHeight - padInfo.top);
    const right = Math.max(0, (outWidth - 1) * strideWidth + columns - inWidth - padInfo.left);
    const padded = tf.pad(x, [
      [0, 0],
      [padInfo.top, below],
      [padInfo.left, right],
      [0, 0],
    ]);
    const outputs = tf.reshape(dy, [batchSize * outHeight * outWidth, filters]);
    const places: tf.Tensor2D[] = [];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const seen = tf.stridedSlice(
          padded,
          [0, row, column, 0],
          [batchSize, row + (outHeight - 1) * strideHeight + 1, column + (outWidth - 1) * strideWidth + 1, channels],
          [1, strideHeight, strideWidth, 1],
        );
        // Transposed first: the backend's product of a transposed matrix is several times slower.
        const inputs = tf.transpose(tf.reshape(seen, [batchSize * outHeight * outWidth, channels]));
        places.push(tf.matMul<tf.Tensor2D>(inputs, outputs));
      }
    }
    return tf.reshape(tf.concat(places, 0), filterShape);
  });
}
