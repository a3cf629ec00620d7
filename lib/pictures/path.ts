/** A point of a drawing in pixels, y downward. */
export type Point = readonly [x: number, y: number];

/** A straight piece of a line. */
type Piece = readonly [from: Point, to: Point];

/** Straight pieces that a curve is cut into. */
const PIECES = 32;

/** How many numbers each command of a path takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7 };

/** Length of an SVG path in pixels, without the gaps between its parts. */
export function pathLength(path: string): number {
  return pieces(path).reduce((sum, piece) => sum + length(piece), 0);
}

/** The point that lies so many pixels along a path; its first or its last for what lies beyond its ends. */
export function pointAlong(path: string, distance: number): Point {
  const all = pieces(path);
  let left = Math.max(0, distance);
  for (const piece of all) {
    const own = length(piece);
    if (left <= own) return between(...piece, own === 0 ? 0 : left / own);
    left -= own;
  }
  return all.at(-1)?.[1] ?? [0, 0];
}

function length([from, to]: Piece): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

function between(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/**
 * The path as straight pieces. Lines and the curves C and Q are followed; S, T and A, which plotly.js writes in
 * no path that it measures, count as straight.
 */
function pieces(path: string): Piece[] {
  const found: Piece[] = [];
  let at: Point = [0, 0];
  let start = at;
  for (const { letter, numbers } of commands(path)) {
    const kind = letter.toUpperCase();
    const from = at;
    const [x, y] = letter === kind ? [0, 0] : from;
    const points = pairs(numbers.slice(kind === 'A' ? -2 : 0)).map(([a, b]): Point => [a + x, b + y]);
    if (kind === 'Z') at = start;
    else if (kind === 'H') at = [x + (numbers[0] ?? 0), from[1]];
    else if (kind === 'V') at = [from[0], y + (numbers[0] ?? 0)];
    else at = points.at(-1) ?? from;

    if (kind === 'M') found.push([(start = at), at]);
    else if (kind === 'C' || kind === 'Q') found.push(...curve([from, ...points]));
    else found.push([from, at]);
  }
  return found;
}

/** The commands with their numbers; what follows a command without a letter repeats it, M as L. */
function commands(path: string): { letter: string; numbers: number[] }[] {
  return Array.from(path.matchAll(/([a-z])([^a-z]*(?:e[-+]?\d[^a-z]*)*)/gi)).flatMap(([, letter = '', rest = '']) => {
    const numbers = (rest.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    const takes = TAKES[letter.toUpperCase()];
    if (takes === undefined) return [{ letter, numbers: [] }];
    const again = letter === 'M' ? 'L' : letter === 'm' ? 'l' : letter;
    return Array.from({ length: Math.floor(numbers.length / takes) }, (_, i) => ({
      letter: i === 0 ? letter : again,
      numbers: numbers.slice(i * takes, (i + 1) * takes),
    }));
  });
}

function pairs(numbers: readonly number[]): Point[] {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => [
    numbers[2 * i] ?? 0,
    numbers[2 * i + 1] ?? 0,
  ]);
}

/** A Bezier curve by its control points, cut into pieces. */
function curve(controls: readonly Point[]): Piece[] {
  const at = (share: number): Point => {
    let points = controls;
    // De Casteljau: between each two neighbours the same share, until one point is left.
    while (points.length > 1) points = points.slice(1).map((to, i) => between(points[i] ?? to, to, share));
    return points[0] ?? [0, 0];
  };
  return Array.from({ length: PIECES }, (_, i) => [at(i / PIECES), at((i + 1) / PIECES)]);
}
