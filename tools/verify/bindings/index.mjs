// What every page's figures are bound to.
import { dataCard, environment, glossary, reportPage, teaching } from './documents.mjs';
import { engine } from './engine.mjs';
import * as notebooks from './notebooks.mjs';
import { ownDigits } from './own-digits.mjs';
import { readme } from './readme.mjs';
import { speedrunPage } from './speedrun.mjs';

/**
 * Claims by page; a page that is not here may have no figures.
 *
 * @type {Readonly<Record<string, () => readonly import('../claims.mjs').Claim[]>>}
 */
export const BINDINGS = {
  'README.md': readme,
  'environment.md': environment,
  'docs/data-card.md': dataCard,
  'docs/engine.md': engine,
  'docs/glossary.md': glossary,
  'docs/own-digits.md': ownDigits,
  'docs/report.md': reportPage,
  'docs/speedrun.md': speedrunPage,
  'docs/teaching.md': teaching,
  'notebooks/0-typescript.ipynb': notebooks.typing,
  'notebooks/2-split-data.ipynb': notebooks.splitting,
  'notebooks/4-build-model.ipynb': notebooks.building,
  'notebooks/5-train-model.ipynb': notebooks.training,
  'notebooks/6-evaluate-model.ipynb': notebooks.evaluating,
  'notebooks/7-regularization.ipynb': notebooks.regularizing,
  'notebooks/8-convolution.ipynb': notebooks.convolving,
  'notebooks/9-comparison.ipynb': notebooks.comparing,
  'notebooks/10-reproduction.ipynb': notebooks.reproducing,
  'notebooks/11-wrong-labels.ipynb': notebooks.doubting,
  'notebooks/12-confidence.ipynb': notebooks.confidence,
  'notebooks/13-ladder.ipynb': notebooks.climbing,
  'notebooks/14-own-digits.ipynb': notebooks.ownDigits,
};
