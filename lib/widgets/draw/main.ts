/* The script of an output to draw in: bundled by tools/widgets/bundle.mjs. */
import { define } from '../base/dom';
import { DrawDigit } from './draw-digit';
import { WeightsElement } from './weights';

define('digits-weights', WeightsElement);
define('digits-draw', DrawDigit);
