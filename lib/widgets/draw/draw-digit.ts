/// <reference lib="dom" />
import type { NetworkSpec } from '@digits/engine';
import type { PreparedDigit } from 'digits/dist/data/drawn/centre';
import { digitFromStrokes } from 'digits/dist/data/drawn/strokes';

import { BARS_LOOK, largestOf } from '../base/bars';
import { button, make } from '../base/dom';
import { Widget } from '../base/widget';
import { Answer } from './answer';
import { Collection } from './collection';
import { DrawnNetwork } from './network';
import { Pad, PEN } from './pad';
import { Steps, STEPS_LOOK } from './steps';
import { weightsOf } from './weights';

/** What only the drawing field needs to look as it does. */
const LOOK = `
.pad { width: 280px; border: 1px solid var(--line-strong); touch-action: none; cursor: crosshair; image-rendering: auto; }
.way { flex: 1 1 260px; min-width: 0; }
.says { margin: 12px 0 0; font-size: 16px; font-weight: 600; min-height: 1.5em; }
.answers { margin-top: 14px; gap: 16px 32px; }
.answer { flex: 1 1 280px; min-width: 0; max-width: 390px; }
.answer:only-child { max-width: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr)); gap: 0 32px; }
.answer:only-child .part { grid-column: 1 / -1; }
.layers figure { margin-bottom: 8px; }
.layers canvas { width: 300px; background: none; border-radius: 0; }
.collection { margin-top: 14px; padding-top: 12px; border-top: 1px solid var(--line); }
.collection .label { min-width: 30px; padding: 4px 8px; }
.collection p { margin: 8px 0; }
.tiles { list-style: none; display: flex; flex-wrap: wrap; gap: 10px; margin: 0; padding: 0; }
.tiles li { position: relative; width: 72px; }
.tiles span { font-size: 12px; }
.tiles .good { color: var(--good); }
.tiles .bad { color: var(--bad); }
.tiles .remove { position: absolute; top: 0; right: 0; min-height: 24px; width: 24px; padding: 0; line-height: 1; }
`;

/** A network as the attribute `networks` describes it. */
export interface DescribedNetwork {
  readonly title: string;
  readonly spec: NetworkSpec;
  readonly names: readonly string[];
  /** Of its weights, which stand in an output of their own. */
  readonly key: string;
  readonly lengths: readonly number[];
}

/** A field to draw a digit in, and what the reader's networks say of it while it is drawn. */
export class DrawDigit extends Widget {
  readonly #pad = new Pad(() => this.#changed());
  readonly #steps = new Steps();
  readonly #says = make('p', { class: 'says', 'aria-live': 'polite' });
  readonly #answers = make('div', { class: 'row answers' });
  #asked: { readonly network: DrawnNetwork; readonly answer: Answer }[] = [];
  #collection: Collection | undefined;
  #prepared: PreparedDigit = digitFromStrokes([]);
  #waits = false;
  #asking = false;

  protected begin(place: HTMLElement): void {
    const described = this.read('networks') as readonly DescribedNetwork[];
    place.append(
      make('style', {}, BARS_LOOK + STEPS_LOOK + LOOK),
      make('p', { class: 'title' }, 'Draw a digit'),
      make(
        'div',
        { class: 'row' },
        make(
          'div',
          {},
          this.#pad.element,
          make(
            'div',
            { class: 'buttons' },
            button('Clear', () => this.#pad.clear()),
            button('Undo', () => this.#pad.undo()),
          ),
        ),
        make(
          'div',
          { class: 'way' },
          make('p', { class: 'part' }, 'What MNIST would have made of it'),
          this.#steps.element,
          this.#says,
        ),
      ),
      this.#answers,
    );
    this.#says.textContent = 'The networks are being started.';
    this.#start(described, place).catch((error: unknown) => {
      this.#says.textContent = `The networks cannot be asked here: ${error instanceof Error ? error.message : String(error)}`;
    });
  }

  async #start(described: readonly DescribedNetwork[], place: HTMLElement): Promise<void> {
    this.#asked = await Promise.all(
      described.map(async ({ key, lengths, ...about }) => {
        const network = await DrawnNetwork.start({ ...about, parameters: await weightsOf(key, lengths) });
        return { network, answer: new Answer(about.title) };
      }),
    );
    this.#answers.append(...this.#asked.map(({ answer }) => answer.element));
    const networks = this.#asked.map(({ network }) => network);
    this.#collection = new Collection(networks, () =>
      this.#pad.strokes.length > 0 ? this.#prepared.pixels : undefined,
    );
    place.append(this.#collection.element);
    this.setAttribute('computed-by', networks.map(({ by }) => by).join(' '));
    this.#changed();
  }

  protected override themeChanged(): void {
    this.#changed();
    this.#collection?.redraw();
  }

  /** At most once a frame, and not before the last answer. */
  #changed(): void {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      this.#pad.draw();
      this.#prepared = digitFromStrokes(this.#pad.strokes, { penWidth: PEN });
      this.#steps.show(this.#prepared);
      void this.#ask();
    });
  }

  async #ask(): Promise<void> {
    if (this.#asking || this.#asked.length === 0) return;
    this.#asking = true;
    const { pixels } = this.#prepared;
    const isEmpty = this.#pad.strokes.length === 0;
    const said: string[] = [];
    for (const { network, answer } of this.#asked) {
      const probabilities = isEmpty ? undefined : await network.probabilities(pixels);
      answer.show(probabilities);
      answer.showActivities(network.activities(pixels));
      if (!probabilities) continue;
      const digit = largestOf(probabilities);
      said.push(`${network.title}: ${digit} (${(probabilities[digit] ?? 0).toFixed(2)})`);
    }
    this.#says.textContent = isEmpty ? 'The field is empty.' : said.join(', ');
    this.#asking = false;
    if (pixels !== this.#prepared.pixels) await this.#ask();
  }
}
