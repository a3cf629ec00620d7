import { Engine, type LoadedData, type NetworkSpec, stagesOf } from '@digits/engine';
import { forward } from '@digits/engine/dist/reference/tape';

/** A trained network, as an output holds it. */
export interface NetworkData {
  readonly title: string;
  readonly spec: NetworkSpec;
  /** Names of the layers that learn, in order. */
  readonly names: readonly string[];
  /** Kernel and bias of each of them in turn. */
  readonly parameters: readonly Float32Array[];
}

/** What one layer gives for an image. */
export interface Activity {
  readonly name: string;
  /** Height and width of each map, or 1 and 1 for units. */
  readonly height: number;
  readonly width: number;
  /** Maps or units. */
  readonly channels: number;
  /** Shape (height, width, channels). */
  readonly values: Float64Array;
}

/** A network that can be asked in the page. */
export class DrawnNetwork {
  readonly #data: NetworkData;
  readonly #engine: Engine | undefined;
  readonly #image: LoadedData | undefined;
  readonly #parameters: readonly Float64Array[];
  #last: Promise<unknown> = Promise.resolve();

  private constructor(data: NetworkData, engine: Engine | undefined) {
    this.#data = data;
    this.#engine = engine;
    this.#image = engine?.load({ inputs: new Uint8Array(data.spec.inputs) }, { plain: true });
    this.#parameters = data.parameters.map((array) => Float64Array.from(array));
  }

  /**
   * Starts the engine's kernels in this thread. Where they do not run, for want of SIMD or shared memory, their plain
   * twin works out the answers, in float64.
   */
  static async start(data: NetworkData): Promise<DrawnNetwork> {
    const engine = await Engine.start(data.spec, { threads: 0 }).catch(() => undefined);
    engine?.setParameters(data.parameters);
    return new DrawnNetwork(data, engine);
  }

  get title(): string {
    return this.#data.title;
  }

  /** What works out its answers. */
  get by(): 'engine' | 'reference' {
    return this.#engine ? 'engine' : 'reference';
  }

  /**
   * The probability of each digit.
   *
   * @param pixels uint8, shape (28, 28)
   */
  probabilities(pixels: Uint8Array): Promise<Float32Array> {
    // One after the other: the engine does one thing at a time.
    const answer = this.#last.then(async () => {
      if (!this.#engine || !this.#image) return Float32Array.from(this.#tape(pixels).at(-1)?.output ?? []);
      this.#engine.replaceInputs(this.#image, pixels);
      return this.#engine.predict(this.#image);
    });
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** What each layer but the last gives, pooling left out; by the plain twin, since the engine tells only the end. */
  activities(pixels: Uint8Array): Activity[] {
    const { images, dense } = stagesOf(this.#data.spec);
    const tape = this.#tape(pixels);
    const shapes = [
      // Dropout does nothing here, and has no note on the tape.
      ...images
        .filter(({ kind }) => kind !== 'dropout')
        .map(({ kind, output }) => ({ ...output, learns: kind === 'convolution' || kind === 'normalization' })),
      ...dense.map(({ units }) => ({ height: 1, width: 1, channels: units, learns: true })),
    ];
    let learnt = 0;
    return shapes.slice(0, -1).flatMap(({ learns, ...shape }, index) => {
      if (!learns) return [];
      const name = this.#data.names[learnt++] ?? `layer ${index + 1}`;
      return [{ name, ...shape, values: tape[index]?.output ?? new Float64Array(0) }];
    });
  }

  #tape(pixels: Uint8Array): ReturnType<typeof forward> {
    const { spec } = this.#data;
    return forward(
      spec,
      this.#parameters,
      Float64Array.from(pixels, (value) => value * spec.inputScale),
    );
  }
}
