import type { Picture } from './drawing-main';

/** What a picture adds to a display: its forms, and what is said about them. */
export interface PictureForms {
  readonly data: { readonly 'image/png': string };
  readonly metadata: {
    readonly 'image/png': { readonly width: number; readonly height: number; readonly alt: string };
  };
}

/**
 * A picture as a notebook holds it.
 *
 * @param alt the words for those who cannot see it. Of nbconvert's templates for HTML only `classic` uses them.
 */
export function pictureForms({ png, width, height }: Picture, alt: string): PictureForms {
  return {
    data: { 'image/png': Buffer.from(png).toString('base64') },
    // It has more pixels than it is to take on the page, to be sharp.
    metadata: { 'image/png': { width, height, alt } },
  };
}
