/* The script of a slider over the epochs of a training: bundled by tools/widgets/bundle.mjs. */
import { define } from '../base/dom';
import { EpochExplorer } from './explorer';

define('digits-epochs', EpochExplorer);
