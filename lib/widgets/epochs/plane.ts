/// <reference lib="dom" />
import { Choices } from '../base/choices';
import { nextPlace, type Place } from './frames';

const SVG = 'http://www.w3.org/2000/svg';
/** Side of the drawing, and the room around its points. */
const SIDE = 340;
const ROOM = 12;

export const PLANE_LOOK = `
.plane { width: ${SIDE}px; max-width: 100%; height: auto; background: var(--ground); border-radius: 4px; display: block; }
.plane g { cursor: pointer; outline: none; transition: transform 0.5s; }
.plane text { font-size: 13px; text-anchor: middle; dominant-baseline: central; }
.plane circle { fill: none; }
.plane [aria-selected='true'] circle { fill: var(--surface); stroke: var(--text); stroke-width: 2; }
.plane [aria-selected='true'] text { font-weight: 700; }
.plane g:hover circle { stroke: var(--line-strong); }
.plane g:focus-visible circle { stroke: var(--accent); stroke-width: 3; }
.tone0 { fill: var(--tone0); } .tone1 { fill: var(--tone1); } .tone2 { fill: var(--tone2); }
.tone3 { fill: var(--tone3); } .tone4 { fill: var(--tone4); }
:host { --tone0: #005a8e; --tone1: #8f3d00; --tone2: #00654a; --tone3: #833a60; --tone4: #6b4800; }
:host([theme='dark']) { --tone0: #7cc0ee; --tone1: #f2a06a; --tone2: #6cd0ae; --tone3: #e5a6c6; --tone4: #dfba6a; }
@media (prefers-reduced-motion: reduce) { .plane g { transition: none; } }
`;

/** Digits as points, each as its class, which move from frame to frame. */
export class Plane {
  readonly element: SVGSVGElement;
  readonly #points: SVGGElement[];
  readonly #choices: Choices;
  #places: readonly Place[] = [];

  /**
   * @param names what each point is called
   * @param labels the class of each point
   * @param classes what stands for each class
   * @param choose is told which point is chosen
   */
  constructor(
    names: readonly string[],
    labels: readonly number[],
    classes: readonly string[],
    choose: (point: number) => void,
  ) {
    this.element = document.createElementNS(SVG, 'svg');
    this.element.setAttribute('viewBox', `0 0 ${SIDE} ${SIDE}`);
    this.element.setAttribute('class', 'plane');
    this.element.setAttribute(
      'aria-label',
      'Digits as points, near to each other where the hidden layer answers alike',
    );
    this.#points = labels.map((label, at) => {
      const group = document.createElementNS(SVG, 'g');
      const circle = document.createElementNS(SVG, 'circle');
      circle.setAttribute('r', '10');
      const text = document.createElementNS(SVG, 'text');
      text.textContent = classes[label] ?? String(label);
      text.setAttribute('class', `tone${label % 5}`);
      group.append(circle, text);
      group.setAttribute('aria-label', names[at] ?? '');
      return group;
    });
    this.element.append(...this.#points);
    this.#choices = new Choices(this.element, this.#points, {
      next: (at, key) => nextPlace(this.#places, at, key),
      choose,
    });
  }

  /** Moves the points to their places. */
  show(places: readonly Place[]): void {
    this.#places = places;
    const on = (share: number): string => (ROOM + share * (SIDE - 2 * ROOM)).toFixed(1);
    places.forEach(({ x, y }, at) => {
      // The drawing's y runs down.
      this.#points[at]?.style.setProperty('transform', `translate(${on(x)}px, ${on(1 - y)}px)`);
    });
  }

  /** Marks a point as the chosen one, above the others. */
  mark(point: number): void {
    this.#choices.mark(point);
  }
}
