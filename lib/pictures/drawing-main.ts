import { reasonOf } from '@digits/common/text';

import { keepDrawing } from './kept-drawings';
import { type DrawnFigure, renderFigure } from './render';
import { watchParent } from './watch-parent';

/** A picture, and the size in pixels at which it is to be shown: it has more of them, to be sharp. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What the process answers to a figure: its picture, or why there is none. */
export type Answer = { readonly picture: Picture } | { readonly error: string };

/** Draws each figure that the parent process sends, one at a time, until the parent lets go of it. */
function serve(parent: number): void {
  watchParent(parent);
  // What fails beside a drawing, in a part that plotly.js does not wait for, is not the end of the next one.
  process.on('unhandledRejection', () => undefined);
  process.on('disconnect', () => process.exit());
  process.on('message', (figure: DrawnFigure) => {
    void answer(figure).then((found) => process.send?.(found));
  });
}

async function answer(figure: DrawnFigure): Promise<Answer> {
  try {
    const { svg, png, width, height } = await renderFigure(figure);
    // When the answer is on its way.
    setImmediate(keepDrawing, figure, svg);
    return { picture: { png, width, height } };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

if (require.main === module) serve(Number(process.argv[2]));
