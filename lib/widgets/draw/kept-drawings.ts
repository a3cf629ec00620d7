/// <reference lib="dom" />

/** A drawing with what its author meant. */
export interface KeptDrawing {
  /** uint8, shape (28, 28). */
  readonly pixels: Uint8Array;
  /** 0 to 9. */
  readonly label: number;
}

const KEY = 'digits-drawings';
const PIXELS = 784;

/** Drawings at most: some 200 kB of what a page may keep. */
export const MOST_DRAWINGS = 200;

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const toBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** The drawings that this browser keeps; none where it keeps nothing, or something else. */
export function readDrawings(): KeptDrawing[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.flatMap(drawingOf) : [];
  } catch {
    return [];
  }
}

function drawingOf(stored: unknown): KeptDrawing[] {
  if (typeof stored !== 'object' || stored === null) return [];
  const { pixels, label }: { pixels?: unknown; label?: unknown } = stored;
  if (typeof pixels !== 'string' || typeof label !== 'number' || !(label >= 0 && label <= 9)) return [];
  const bytes = toBytes(pixels);
  return bytes.length === PIXELS ? [{ pixels: bytes, label }] : [];
}

/** @returns whether the browser keeps them; a private window, or a page in a frame, may not */
export function keepDrawings(drawings: readonly KeptDrawing[]): boolean {
  try {
    const stored = drawings.map(({ pixels, label }) => ({ pixels: toText(pixels), label }));
    localStorage.setItem(KEY, JSON.stringify(stored));
    return true;
  } catch {
    return false;
  }
}

const isSame = (one: KeptDrawing, other: KeptDrawing): boolean =>
  one.label === other.label && one.pixels.every((value, at) => value === other.pixels[at]);

/** The drawings without one for each of those that are removed. */
export function without(drawings: readonly KeptDrawing[], removed: readonly KeptDrawing[]): KeptDrawing[] {
  const left = [...drawings];
  for (const each of removed) {
    const at = left.findIndex((drawing) => isSame(drawing, each));
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

/** The drawings as a file: `images`, each 784 numbers from 0 to 255, and their `labels`. */
export function drawingsFile(drawings: readonly KeptDrawing[]): string {
  const images = drawings.map(({ pixels }) => Array.from(pixels));
  return JSON.stringify({ images, labels: drawings.map(({ label }) => label) });
}
