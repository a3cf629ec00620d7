import { escapeHtml } from '@digits/common/text';
import { type RenderedImage, Resvg } from '@resvg/resvg-js';

/**
 * The little of a 2D canvas that plotly.js paints heatmaps and images with: whole images, and filled rectangles.
 * The picture comes out of Resvg, which writes PNG anyway, so that no PNG encoder is needed beside it.
 */
export class Canvas {
  fillStyle = '#000000';
  readonly #width: number;
  readonly #height: number;
  readonly #painted: string[] = [];

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  createImageData(width: number, height: number): { width: number; height: number; data: Uint8ClampedArray } {
    return { width, height, data: new Uint8ClampedArray(width * height * 4) };
  }

  /** Paints an image; a run of equal pixels in a row becomes one rectangle. */
  putImageData(image: { width: number; height: number; data: Uint8ClampedArray }, left: number, top: number): void {
    const pixels = new DataView(image.data.buffer, image.data.byteOffset, image.data.byteLength);
    for (let row = 0; row < image.height; row++) {
      const at = (column: number) => pixels.getUint32((row * image.width + column) * 4);
      for (let column = 0, end = 0; column < image.width; column = end) {
        const color = at(column);
        for (end = column + 1; end < image.width && at(end) === color; end++);
        this.#rectangle(left + column, top + row, end - column, 1, `#${color.toString(16).padStart(8, '0')}`);
      }
    }
  }

  fillRect(left: number, top: number, width: number, height: number): void {
    this.#rectangle(left, top, width, height, this.fillStyle);
  }

  /** Paints an image over the whole canvas, which plotly.js makes as large as the image. */
  drawImage(image: Element): void {
    const source = escapeHtml(image.getAttribute('src') ?? '');
    this.#painted.push(`<image width="${this.#width}" height="${this.#height}" href="${source}"/>`);
  }

  /** The colours of the whole canvas. */
  getImageData(): { data: Uint8ClampedArray } {
    return { data: Uint8ClampedArray.from(this.#picture().pixels) };
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#picture().asPng().toString('base64')}`;
  }

  #picture(): RenderedImage {
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" width="${this.#width}" height="${this.#height}" ` +
      `shape-rendering="crispEdges">${this.#painted.join('')}</svg>`;
    return new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  }

  #rectangle(x: number, y: number, width: number, height: number, color: string): void {
    this.#painted.push(`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${color}"/>`);
  }
}
