/* Writes into a memory what the kernels read of a plan and do not change. */
import { ActivationCode } from '../contract/codes';
import { type RecordValues, type RecordView, writeRecord } from '../contract/record';
import {
  Convolution,
  ImageDropout,
  Layer,
  Live,
  Normalization,
  NormalizedImage,
  Panel,
  Pooling,
  Span,
} from '../contract/records';
import { POSITION, POSITION_BLOCK } from '../layout/images';
import type { ConvolutionBack, ImageSet, ImagesPlan, ImageStep, PanelPlan, Plan, TrainedRegion } from '../layout/plan';
import { planSampleImages } from '../layout/image-steps';
import { FLOAT, roundUp } from '../layout/sizes';
import { item } from '../validation/item';

/** The layers' records, panel tables and column masks, and the table of what each byte is worth. */
export function writePlan(view: RecordView, plan: Plan): void {
  const { inputScale } = plan.network;
  for (let byte = 0; byte < 256; byte++) view.setFloat32(plan.lookup + byte * FLOAT, byte * inputScale, true);
  for (const layer of plan.trained) writeLayer(view, layer);
  const { front } = plan;
  if (front.kind !== 'images' && front.kind !== 'normalized') return;
  if (front.kind === 'images') {
    writeTables(view, front, item(front.threads, 0, 'the images of the threads'));
    for (const set of front.threads) writeImages(view, set);
    return;
  }
  writeTables(view, front, front.first);
  for (const { shared } of front.normalizations) writeRecord(view, shared.address, Normalization, shared.values);
  for (let sample = 0; sample < front.samples; sample++) {
    const address = front.sampleImages + sample * front.sampleBytes;
    writeImages(view, planSampleImages(front.layers, front.ones, address, sample).set);
  }
}

function writeLayer(view: RecordView, layer: TrainedRegion): void {
  writeRecord(view, layer.record, Layer, { ...layer, activation: ActivationCode[layer.activation] });
  writePanels(view, layer.panels, layer.blocks);
  for (let column = 0; column < layer.stride; column++) {
    view.setFloat32(layer.columnMask + column * FLOAT, column < layer.units ? 1 : 0, true);
  }
}

function writePanels(view: RecordView, address: number, blocks: readonly PanelPlan[]): void {
  blocks.forEach((block, number) => {
    writeRecord(view, address + number * Panel.bytes, Panel, block);
  });
}

/** @param set Any: the positions of all lie alike. */
function writeTables(view: RecordView, { ones, oneCount, convolutions }: ImagesPlan, { steps }: ImageSet): void {
  for (let one = 0; one < oneCount; one++) view.setFloat32(ones + one * FLOAT, 1, true);
  for (const { turnedPanels, turnedBlocks } of convolutions) writePanels(view, turnedPanels, turnedBlocks);
  for (const step of steps) {
    if (step.kind !== 'convolution') continue;
    writePositions(view, step.there.values);
    if (step.back.kind === 'dense' && step.back.inputs) writePositions(view, step.back.inputs.values);
  }
}

function writeImages(view: RecordView, { steps }: ImageSet): void {
  for (const step of steps) writeStep(view, step);
}

function writeStep(view: RecordView, step: ImageStep): void {
  switch (step.kind) {
    case 'convolution':
      writeRecord(view, step.there.address, Convolution, step.there.values);
      writeWayBack(view, step.back);
      break;
    case 'normalization':
      writeRecord(view, step.there.address, NormalizedImage, step.there.values);
      break;
    case 'dropout':
      writeRecord(view, step.there.address, ImageDropout, step.there.values);
      break;
    case 'maxPooling':
    case 'averagePooling':
      writeRecord(view, step.there.address, Pooling, step.there.values);
  }
}

function writeWayBack(view: RecordView, back: ConvolutionBack): void {
  if (back.kind === 'live') writeRecord(view, back.lists.address, Live, back.lists.values);
  else if (back.inputs) {
    const { address, values, spans } = back.inputs;
    writeRecord(view, address, Convolution, values);
    spans.forEach((span, row) => {
      writeRecord(view, values.spans + row * Span.bytes, Span, span);
    });
  }
}

/** A convolution's table of positions, the last one repeated to whole blocks. */
function writePositions(view: RecordView, values: RecordValues<typeof Convolution>): void {
  const { positions, height, width, inputStep, inputRowStep, outputStep, outputRow } = values;
  for (let position = 0; position < roundUp(height * width, POSITION_BLOCK); position++) {
    const place = Math.min(position, height * width - 1);
    const x = place % width;
    const y = Math.floor(place / width);
    view.setUint32(positions + position * POSITION, y * inputRowStep + x * inputStep, true);
    view.setUint32(positions + position * POSITION + 4, y * outputRow + x * outputStep, true);
  }
}
