import type { Figure } from '../figures/figure';
import { checkFields } from './values';

/**
 * Checks a figure before it is shown.
 *
 * @param doing what is being done, for the error
 * @throws TypeError if it is none
 */
export function checkFigure(doing: string, figure: Figure): void {
  checkFields(doing, 'a figure, such as sampleGrid makes', figure, { data: 'array', layout: 'object', alt: 'string' });
}
