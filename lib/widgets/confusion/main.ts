/* The script of a confusion matrix that opens: bundled by tools/widgets/bundle.mjs. */
import { define } from '../base/dom';
import { ConfusionExplorer } from './explorer';

define('digits-confusion', ConfusionExplorer);
