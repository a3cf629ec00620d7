/// <reference lib="dom" />
import { shortNames } from 'digits/dist/figures/short-names';
import { framesOf, fromTwoBytes, LEVELS } from 'digits/dist/widgets/film-bytes';

import { Bars, BARS_LOOK } from '../base/bars';
import { namesOf, nounOf, pictureWords } from '../base/classes';
import { button, make } from '../base/dom';
import { drawGray, drawSigned, squareOf } from '../base/pixels';
import { unpackBytes } from '../base/unpack';
import { Widget } from '../base/widget';
import { type Cell, whatIsIn } from '../confusion/entries';
import { Matrix, MATRIX_LOOK } from '../confusion/matrix';
import { type FilmData, placesOf, probabilitiesOf, wordsOf } from './frames';
import { Plane, PLANE_LOOK } from './plane';

const SIDE = 96;
/** Side of the picture of a unit's weights. */
const UNIT = 58;
/** A matrix of more classes has a row of the parts for itself. */
const MOST_BESIDE = 12;
/** Milliseconds that each epoch is shown when the film runs. */
const BEAT = 900;

const LOOK = `
.slider { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin: 0 0 6px; }
.slider input { flex: 1 1 200px; min-width: 0; accent-color: var(--accent); min-height: 28px; }
.says { font-weight: 600; min-height: 1.5em; }
.parts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(310px, 100%), 1fr)); gap: 14px 22px; }
.parts > section { min-width: 0; }
.parts > .wide { grid-column: 1 / -1; }
.parts .muted { margin-top: 4px; }
.parts td { width: 29px; font-size: 12px; }
.units { display: flex; flex-wrap: wrap; gap: 6px; }
.one { max-width: 380px; }
.one .row { flex-wrap: nowrap; gap: 14px; }
.one .bars { flex: 1; }
.one select { max-width: 100%; margin-bottom: 8px; }
`;

/** The unpacked bytes of the output. */
interface Unpacked {
  readonly weights: readonly Uint8Array[];
  readonly points: Uint16Array;
  readonly probabilities: Uint16Array;
  readonly images: Uint8Array;
}

/** A slider over the epochs of a training. */
export class EpochExplorer extends Widget {
  #data: FilmData = { frames: [], indices: [], labels: [], classes: 0, shares: [], strongest: 0 };
  #unpacked: Unpacked | undefined;
  #frame = 0;
  #digit = 0;
  #opened: Cell | undefined;
  #matrix: Matrix | undefined;
  #plane: Plane | undefined;
  #bars: Bars | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #slider = make('input', { type: 'range', min: '0', step: '1', 'aria-label': 'Epoch' });
  readonly #play = button('Play', () => this.#toggle());
  readonly #says = make('p', { class: 'says', 'aria-live': 'polite' });
  readonly #cell = make('p', { class: 'muted' }, 'Choose a cell to follow it through the epochs.');
  readonly #units = make('div', { class: 'units' });
  readonly #picture = make('canvas', { role: 'img' });
  readonly #select = make('select');

  protected begin(place: HTMLElement): void {
    this.#data = this.read('data') as FilmData;
    const { frames, indices, labels, classes } = this.#data;
    const called = namesOf(this.#data, classes);
    const names = labels.map((label, at) => `#${indices[at]}, labelled ${called[label]}`);
    this.#matrix = new Matrix(
      {
        ...this.#data,
        models: frames.map(({ epoch, confusion }) => ({ title: String(epoch), matrix: confusion })),
        indices: [],
        labels: [],
        said: [],
        probabilities: [],
      },
      (cell) => this.#open(cell),
    );
    this.#plane = new Plane(names, labels, shortNames(called), (digit) => this.#choose(digit));
    this.#bars = new Bars(`Probabilities of the chosen ${nounOf(this.#data)}`, called);
    this.#select.setAttribute('aria-label', nounOf(this.#data) === 'digit' ? 'Digit' : 'Image');
    this.#select.append(...names.map((name, at) => make('option', { value: String(at) }, name)));
    this.#select.addEventListener('change', () => this.#choose(Number(this.#select.value)));
    this.#slider.max = String(frames.length - 1);
    this.#slider.value = this.#slider.max;
    this.#slider.addEventListener('input', () => {
      this.#stop();
      this.#show(Number(this.#slider.value));
    });
    place.append(
      make('style', {}, BARS_LOOK + MATRIX_LOOK + PLANE_LOOK + LOOK),
      make('p', { class: 'title' }, this.readText('caption')),
      make('div', { class: 'slider' }, this.#play, this.#slider),
      this.#says,
      make('div', { class: 'parts' }, ...this.#parts(this.#plane, this.#matrix, this.#bars)),
    );
    this.#show(frames.length - 1);
    void this.#unpack();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override themeChanged(): void {
    this.#draw();
  }

  #parts(plane: Plane, matrix: Matrix, bars: Bars): HTMLElement[] {
    const { shares, strongest, classes } = this.#data;
    const noun = nounOf(this.#data);
    const part = (title: string, more: string, ...content: readonly Node[]): HTMLElement =>
      make('section', {}, make('p', { class: 'part' }, title), ...content, make('p', { class: 'muted' }, more));
    const percent = shares.map((share) => `${Math.round(100 * share)}\u00a0%`).join(' and ');
    const one = part(
      `One ${noun}`,
      'Its probabilities at this epoch.',
      this.#select,
      make('div', { class: 'row' }, this.#picture, bars.element),
    );
    one.classList.add('one');
    const confusion = make('section', {}, make('p', { class: 'part' }, 'Confusion matrix'), matrix.element, this.#cell);
    confusion.classList.toggle('wide', classes > MOST_BESIDE);
    return [
      part(
        'The hidden layer in two dimensions',
        `Along its two directions of most difference, which hold ${percent} of it after the last epoch. Choose a point to see its ${noun}.`,
        plane.element,
      ),
      one,
      part(
        'Weights of the first hidden units',
        `Purple where ink wakes the unit, orange where it silences it; the colours end at ${strongest.toFixed(2)}.`,
        this.#units,
      ),
      confusion,
    ];
  }

  async #unpack(): Promise<void> {
    const [weights, points, probabilities, images] = await Promise.all(
      ['weights', 'points', 'probabilities', 'images'].map((name) => unpackBytes(this.readText(name))),
    );
    if (!weights || !points || !probabilities || !images) return;
    this.#unpacked = {
      weights: framesOf(weights, this.#data.frames.length),
      points: fromTwoBytes(points),
      probabilities: fromTwoBytes(probabilities),
      images,
    };
    const units = (this.#unpacked.weights[0]?.length ?? 0) / (images.length / this.#data.labels.length);
    this.#units.append(
      ...Array.from({ length: units }, (_, unit) =>
        make('canvas', { role: 'img', 'aria-label': `Weights of unit ${unit}` }),
      ),
    );
    this.#choose(0);
    this.setAttribute('ready', '');
  }

  #show(frame: number): void {
    this.#frame = frame;
    this.#slider.value = String(frame);
    const data = this.#data.frames[frame];
    if (!data) return;
    this.#says.textContent = wordsOf(data);
    this.#slider.setAttribute('aria-valuetext', data.epoch === 0 ? 'before the training' : `after epoch ${data.epoch}`);
    this.#matrix?.show(frame, this.#opened);
    this.#draw();
  }

  /** Draws what is made of the unpacked bytes. */
  #draw(): void {
    const unpacked = this.#unpacked;
    if (!unpacked) return;
    const { labels } = this.#data;
    this.#plane?.show(placesOf(unpacked.points, this.#frame, labels.length));
    this.#bars?.show(probabilitiesOf(unpacked.probabilities, this.#data, this.#frame, this.#digit));
    const size = unpacked.images.length / labels.length;
    drawGray(this.#picture, squareOf(unpacked.images.subarray(this.#digit * size, (this.#digit + 1) * size)), SIDE);
    const weights = unpacked.weights[this.#frame];
    this.#units.querySelectorAll('canvas').forEach((canvas, unit) => {
      const bytes = weights?.subarray(unit * size, (unit + 1) * size) ?? [];
      drawSigned(
        canvas,
        Array.from(bytes, (byte) => byte - 128),
        LEVELS,
        UNIT,
      );
    });
  }

  #choose(digit: number): void {
    this.#digit = digit;
    this.#select.value = String(digit);
    this.#plane?.mark(digit);
    const { indices, labels } = this.#data;
    this.#picture.setAttribute('aria-label', pictureWords(this.#data, indices[digit], labels[digit] ?? 0));
    this.#draw();
  }

  /** Follows a cell of the confusion matrix through all epochs. */
  #open(cell: Cell): void {
    this.#opened = cell;
    this.#matrix?.show(this.#frame, cell);
    const { frames } = this.#data;
    const counts = frames.map(({ confusion }) => confusion[cell.actual]?.[cell.predicted] ?? 0).join(', ');
    const what = whatIsIn(this.#data, cell);
    this.#cell.textContent = `${what}, from epoch ${frames[0]?.epoch} to ${frames.at(-1)?.epoch}: ${counts}.`;
  }

  /** Runs the film from the start, or from where it stands, to its end; or stops it. */
  #toggle(): void {
    if (this.#timer !== undefined) return this.#stop();
    const last = this.#data.frames.length - 1;
    this.#show(this.#frame === last ? 0 : this.#frame + 1);
    this.#play.textContent = 'Stop';
    this.#timer = setInterval(() => {
      if (this.#frame >= last) this.#stop();
      else this.#show(this.#frame + 1);
    }, BEAT);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#play.textContent = 'Play';
  }
}
