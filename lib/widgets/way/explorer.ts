/// <reference lib="dom" />
import type { NetworkSpec } from '@digits/engine';
import { type DenseLayer, denseLayers, type LayerWay, wayOf } from 'digits/dist/model/dense-way';

import { largestOf } from '../base/bars';
import { type Named, nameOf } from '../base/classes';
import { make } from '../base/dom';
import { drawGray, squareOf } from '../base/pixels';
import { unpackBytes } from '../base/unpack';
import { Widget } from '../base/widget';
import { weightsOf } from '../draw/weights';
import { SUM_LOOK, SumView } from './sum';
import { type LayerView, outputsView, UNITS_LOOK, unitsView } from './units';

/** Side of the picture: it, the hidden units and the outputs stand in one row in a page of the book. */
const SIDE = 112;

const LOOK = `
.stages { gap: 12px 18px; }
label { display: block; margin: 0 0 10px; }
.says { min-height: 1.5em; }
`;

/** The network as its attribute describes it; its weights stand in an output of their own. */
interface DescribedNetwork {
  readonly spec: NetworkSpec;
  readonly names: readonly string[];
  readonly key: string;
  readonly lengths: readonly number[];
}

/** A digit to choose. */
interface ShownDigit {
  /** Its number in the data. */
  readonly index: number;
  readonly label: number;
}

/** A unit: the place of its layer, and its own in it. */
interface Place {
  readonly depth: number;
  readonly unit: number;
}

/** One image's way through a network, whose sums can be opened. */
export class WayExplorer extends Widget {
  readonly #picture = make('canvas', { role: 'img' });
  readonly #sum = new SumView();
  readonly #says = make('p', { class: 'says' }, 'The network is being read.');
  readonly #stages = make('div', { class: 'row stages' });
  #digits: readonly ShownDigit[] = [];
  #named: Named = {};
  #images = new Uint8Array(0);
  #network: DescribedNetwork | undefined;
  #layers: readonly DenseLayer[] = [];
  #views: readonly LayerView[] = [];
  #way: readonly LayerWay[] = [];
  #at = 0;
  #chosen: Place | undefined;

  protected begin(place: HTMLElement): void {
    this.#digits = this.read('digits') as readonly ShownDigit[];
    this.#named = this.read('classes') ?? {};
    this.#network = this.read('network') as DescribedNetwork;
    const title = make('p', { class: 'title' }, this.readText('caption'));
    place.append(make('style', {}, UNITS_LOOK + SUM_LOOK + LOOK), title, ...this.#choice(), this.#says, this.#stages);
    this.#start(this.#network, place).catch((error: unknown) => {
      this.#says.textContent = `The network cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    });
  }

  protected override themeChanged(): void {
    if (this.#way.length === 0) return;
    this.#drawPicture();
    this.#sum.redraw();
  }

  /** A list of the digits to choose from; none for a single one. */
  #choice(): HTMLElement[] {
    if (this.#digits.length < 2) return [];
    const options = this.#digits.map(({ index, label }, at) =>
      make('option', { value: String(at) }, `#${index}, labelled ${nameOf(this.#named, label)}`),
    );
    const select = make('select', {}, ...options);
    select.addEventListener('change', () => this.#follow(Number(select.value)));
    return [make('label', {}, this.#named.classNames ? 'Image ' : 'Digit ', select)];
  }

  async #start({ spec, names, key, lengths }: DescribedNetwork, place: HTMLElement): Promise<void> {
    this.#images = await unpackBytes(this.readText('images'));
    const layers = denseLayers(spec, names, await weightsOf(key, lengths));
    if (typeof layers === 'string') throw new Error(`expected dense layers, found ${layers}`);
    this.#layers = layers;
    this.#views = layers.map(({ name, bias }, depth) => {
      const told = {
        choose: (unit: number) => this.#choose({ depth, unit }),
        point: (unit: number | undefined) => this.#point(unit === undefined ? undefined : { depth, unit }),
      };
      const isLast = depth === layers.length - 1;
      return isLast ? outputsView(name, bias.length, told, this.#named) : unitsView(name, bias.length, told);
    });
    const words = make('p', { class: 'part' }, `${this.#pixels().length} pixels`);
    this.#stages.append(make('figure', {}, words, this.#picture), ...this.#views.map(({ element }) => element));
    place.append(this.#sum.element);
    this.#follow(0);
    this.setAttribute('ready', '');
  }

  #inputs(): Float64Array {
    const pixels = this.#pixels();
    return Float64Array.from(pixels, (value) => value * (this.#network?.spec.inputScale ?? 0));
  }

  #pixels(): Uint8Array {
    const size = this.#images.length / this.#digits.length;
    return this.#images.subarray(this.#at * size, (this.#at + 1) * size);
  }

  /** Follows another digit. */
  #follow(at: number): void {
    this.#at = at;
    this.#way = wayOf(this.#layers, this.#inputs());
    this.#views.forEach((view, depth) => {
      const way = this.#way[depth];
      if (way) view.show(way);
    });
    const { answers = [] } = this.#way.at(-1) ?? {};
    const digit = largestOf(answers);
    const { index = 0, label = 0 } = this.#digits[at] ?? {};
    const [called, read] = [label, digit].map((each) => nameOf(this.#named, each));
    const what = this.#named.classNames ? 'Image' : 'Digit';
    this.#says.textContent =
      `${what} #${index}, labelled ${called}, is read as ${read} (${(answers[digit] ?? 0).toFixed(4)}). ` +
      'Point at a unit or an output, or choose one, to see its sum.';
    this.#picture.setAttribute(
      'aria-label',
      this.#named.classNames ? `The pixels of image ${index}, ${called}` : `The pixels of digit ${index}, a ${called}`,
    );
    this.#drawPicture();
    // A hidden unit stays open, to be compared; of the outputs it is the one that the network says.
    const last = this.#layers.length - 1;
    const { depth, unit } = this.#chosen ?? { depth: last, unit: digit };
    this.#choose({ depth, unit: depth === last ? digit : unit });
  }

  #drawPicture(): void {
    drawGray(this.#picture, squareOf(this.#pixels()), SIDE);
  }

  #choose(place: Place): void {
    this.#chosen = place;
    this.#views.forEach((view, depth) => view.mark(depth === place.depth ? place.unit : -1));
    this.#open(place);
  }

  /** Opens what the mouse points at, and what is chosen once it points at nothing. */
  #point(place: Place | undefined): void {
    const shown = place ?? this.#chosen;
    if (shown) this.#open(shown);
  }

  #open({ depth, unit }: Place): void {
    const [layer, way] = [this.#layers[depth], this.#way[depth]];
    if (!layer || !way) return;
    this.#sum.show({
      layer,
      way,
      unit,
      inputs: depth === 0 ? this.#inputs() : (this.#way[depth - 1]?.answers ?? []),
      before: depth === 0 ? undefined : this.#layers[depth - 1]?.name,
      pixels: this.#pixels(),
      ...(depth === this.#layers.length - 1 && { stands: nameOf(this.#named, unit) }),
    });
  }
}
