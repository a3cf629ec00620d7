/* What a thread does with one image: through the convolutions to the row of the dense layers, and back. */
import type { ImageThreadPlan, StagePlan } from '../layout/image-plan';
import { ActivationCode } from '../contract/codes';
import type { Kernels } from '../contract/kernels';
import type { LayerPlan, Plan } from '../layout/plan';
import type { StoredData } from './program';

export class ImageProgram {
  readonly #kernels: Kernels;
  readonly #plan: Plan;
  readonly #own: ImageThreadPlan;
  readonly #flat: LayerPlan;

  /** @param flat Where the dense layers take their input. */
  constructor(kernels: Kernels, plan: Plan, own: ImageThreadPlan, flat: LayerPlan) {
    this.#kernels = kernels;
    this.#plan = plan;
    this.#own = own;
    this.#flat = flat;
  }

  /** Before a step: turns the kernels, which the step before has moved. */
  turnKernels(): void {
    this.#own.stages.forEach((stage, index) => {
      if (stage.kind !== 'convolution' || !stage.back) return;
      const image = this.#plan.images[index];
      const convolution = this.#plan.convolutions[stage.number];
      if (!image || !convolution) return;
      const { layer } = convolution;
      const { kernel, panels, panelCount } = stage.record;
      const back = stage.back.record;
      this.#kernels.turnKernel(
        kernel,
        panels,
        panelCount,
        back.kernel,
        back.panels,
        back.panelCount,
        image.windowHeight * image.windowWidth,
        layer.rowGroup,
        layer.stride,
      );
    });
  }

  /** Sets the sums of a chunk of samples to zero. */
  clearSums(chunk: number): void {
    for (const { layer, chunkBytes } of this.#plan.convolutions) {
      this.#kernels.clear(layer.gradient + chunk * chunkBytes, chunkBytes);
    }
  }

  /** Sample `number` of the data through all layers on images, to row `row` of the dense layers' input. */
  forward(data: StoredData, number: number, row: number): void {
    const {
      network: { inputs, inputScale },
      lookup,
      images,
    } = this.#plan;
    const { image, stages } = this.#own;
    const input = images[0]?.input;
    if (!input) return;
    const floats = data.dtype === 'float32' ? 1 : 0;
    const sample = data.inputs + number * inputs * (floats ? 4 : 1);
    this.#kernels.gatherImage(
      floats,
      sample,
      lookup,
      inputScale,
      image.address,
      image.row,
      input.height,
      input.width * input.channels,
    );
    for (const stage of stages)
      (stage.kind === 'convolution' ? this.#kernels.convolve : this.#kernels.maxPool)(stage.address);
    const last = stages.at(-1);
    const shape = images.at(-1)?.output;
    if (!last || !shape) return;
    this.#kernels.flatten(
      last.output.address,
      last.output.step,
      last.output.row,
      shape.height,
      shape.width,
      shape.channels,
      this.#flat.output + row * this.#flat.stride * 4,
    );
  }

  /** Back from the gradient by row `row`, adding the gradients by the kernels to the sums of a chunk. */
  backward(row: number, chunk: number): void {
    const { images } = this.#plan;
    const { stages } = this.#own;
    const last = stages.at(-1);
    const shape = images.at(-1)?.output;
    if (!last || !shape) return;
    this.#kernels.unflatten(
      this.#flat.gradient + row * this.#flat.stride * 4,
      shape.height,
      shape.width,
      shape.channels,
      last.gradient.address,
      last.gradient.step,
      last.gradient.row,
    );
    for (let index = stages.length - 1; index >= 0; index--) {
      const stage = stages[index];
      if (stage) this.#stageBackward(stage, index, chunk);
    }
  }

  #stageBackward(stage: StagePlan, index: number, chunk: number): void {
    if (stage.kind === 'maxPooling') {
      this.#kernels.clear(stage.clear.address, stage.clear.bytes);
      this.#kernels.maxPoolGradient(stage.address);
      return;
    }
    const image = this.#plan.images[index];
    const convolution = this.#plan.convolutions[stage.number];
    if (image?.kind !== 'convolution' || !convolution) return;
    const { output, gradient } = stage;
    this.#kernels.imageActivationGradient(
      ActivationCode[image.activation],
      output.address,
      output.step,
      output.row,
      gradient.address,
      gradient.step,
      gradient.row,
      image.output.height,
      image.output.width,
      convolution.layer.stride * 4,
    );
    this.#kernels.kernelGradient(stage.address, convolution.layer.gradient + chunk * convolution.chunkBytes);
    if (stage.back) this.#kernels.convolve(stage.back.address);
  }
}
