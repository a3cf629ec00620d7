/* The script of a digit's way through a network: bundled by tools/widgets/bundle.mjs. */
import { define } from '../base/dom';
import { WeightsElement } from '../draw/weights';
import { WayExplorer } from './explorer';

define('digits-weights', WeightsElement);
define('digits-way', WayExplorer);
