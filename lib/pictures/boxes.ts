import { ASCENT, DESCENT } from './fonts';
import { textWidth } from './measure';
import type { Point } from './path';

/** A rectangle in pixels, y downward. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Distance between two lines of text in units of the font size, as plotly.js sets them. */
const LINE_SPACING = 1.3;

const EMPTY: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * The box of an SVG element, which jsdom cannot tell since it lays nothing out: of text from the font's
 * metrics, of a group from its children. Anything else is measured as a rectangle.
 * The element's own transform is left out.
 */
export function elementBox(element: Element): Box {
  if (element.localName === 'text') return textBox(element);
  if (element.localName === 'g' || element.localName === 'svg') {
    return union(Array.from(element.children, (child) => moved(elementBox(child), child)));
  }
  const left = attribute(element, 'x');
  const top = attribute(element, 'y');
  return { left, top, right: left + attribute(element, 'width'), bottom: top + attribute(element, 'height') };
}

function textBox(text: Element): Box {
  const lines = Array.from(text.querySelectorAll('tspan.line'));
  const width = Math.max(...(lines.length > 0 ? lines : [text]).map(lineWidth));
  const size = fontSize(text);
  const anchor = inherited(text, 'text-anchor');
  const x = attribute(text, 'x');
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  const top = attribute(text, 'y') - ASCENT * size;
  const height = (ASCENT + DESCENT + LINE_SPACING * Math.max(0, lines.length - 1)) * size;
  return { left, top, right: left + width, bottom: top + height };
}

/** Width of a line: the sum of its pieces, each in its own size and weight. */
export function lineWidth(element: Element): number {
  let width = 0;
  for (const node of Array.from(element.childNodes)) {
    if (node.nodeType === node.TEXT_NODE) {
      width += textWidth(node.textContent ?? '', fontSize(element), fontWeight(element));
    } else if (node.nodeType === node.ELEMENT_NODE) {
      width += lineWidth(node as Element);
    }
  }
  return width;
}

function fontSize(element: Element): number {
  const text = inherited(element, 'font-size') ?? '12px';
  const parent = element.parentElement;
  const share = text.endsWith('%') ? Number.parseFloat(text) / 100 : undefined;
  return share !== undefined && parent ? share * fontSize(parent) : Number.parseFloat(text);
}

function fontWeight(element: Element): number {
  const weight = inherited(element, 'font-weight') ?? 'normal';
  return weight === 'bold' ? 700 : Number.parseInt(weight, 10) || 400;
}

/** A property of an element's style or attributes, or of the nearest element around it. */
function inherited(element: Element, property: string): string | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const value = 'style' in at ? (at as SVGElement).style.getPropertyValue(property) : '';
    const given = value === '' ? at.getAttribute(property) : value;
    if (given !== null && given !== '') return given;
  }
  return undefined;
}

function attribute(element: Element, name: string): number {
  return Number.parseFloat(element.getAttribute(name) ?? '0') || 0;
}

/** The box around a box after the transforms of an element: translate, rotate and scale, as plotly.js writes them. */
export function moved(box: Box, element: Element): Box {
  const transforms = (element.getAttribute('transform') ?? '').matchAll(/(translate|rotate|scale)\(([^)]*)\)/g);
  // The last transform of the list is the first to act.
  return Array.from(transforms)
    .reverse()
    .reduce((current, [, name = '', list = '']) => {
      const numbers = list
        .split(/[\s,]+/)
        .filter((text) => text !== '')
        .map(Number);
      return around(corners(current).map((point) => transformed(point, name, numbers)));
    }, box);
}

function transformed([x, y]: Point, name: string, [a = 0, b, c]: readonly number[]): Point {
  if (name === 'translate') return [x + a, y + (b ?? 0)];
  if (name === 'scale') return [x * a, y * (b ?? a)];
  const [centreX, centreY] = [b ?? 0, c ?? 0];
  const [cosine, sine] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
  return [
    centreX + (x - centreX) * cosine - (y - centreY) * sine,
    centreY + (x - centreX) * sine + (y - centreY) * cosine,
  ];
}

function corners({ left, top, right, bottom }: Box): Point[] {
  return [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ];
}

function around(points: readonly Point[]): Box {
  const x = points.map((point) => point[0]);
  const y = points.map((point) => point[1]);
  return { left: Math.min(...x), top: Math.min(...y), right: Math.max(...x), bottom: Math.max(...y) };
}

function union(boxes: readonly Box[]): Box {
  const drawn = boxes.filter((box) => box.right > box.left && box.bottom > box.top);
  if (drawn.length === 0) return EMPTY;
  return around(drawn.flatMap(corners));
}
