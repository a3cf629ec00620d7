import { escapeHtml } from '@digits/common/text';

import { isRecord } from './record';

const textIn = (record: Readonly<Record<string, unknown>>, name: string): string => {
  const value = record[name];
  return typeof value === 'string' ? value : '';
};

/** The commit in words; nothing if the run knew none. */
function commitWords(provenance: Readonly<Record<string, unknown>>): string {
  const commit = textIn(provenance, 'commit').slice(0, 7);
  if (commit === '') return '';
  return `commit ${commit}${provenance.changed === true ? ', with changes that are in no commit' : ''}`;
}

function dataWords(data: unknown): string {
  const sets = (Array.isArray(data) ? data : []).filter(isRecord).map((set) => {
    const fingerprint = textIn(set, 'fingerprint');
    return textIn(set, 'name') + (fingerprint === '' ? '' : ` (${fingerprint})`);
  });
  return sets.length === 0 ? '' : `data: ${sets.join(', ')}`;
}

function seedWords(seeds: unknown): string {
  const numbers = (Array.isArray(seeds) ? seeds : []).filter(Number.isInteger);
  return numbers.length === 0 ? '' : `trained with seed ${numbers.join(', ')}`;
}

/**
 * Under which conditions the outputs of a notebook were made, as a paragraph.
 *
 * @param metadata of an executed notebook, see the runner's `Provenance`
 * @returns nothing if they do not say
 */
export function provenanceHtml({ digits }: Readonly<Record<string, unknown>>): string {
  const provenance = isRecord(digits) && isRecord(digits.provenance) ? digits.provenance : undefined;
  if (!provenance) return '';
  const environment = isRecord(provenance.environment) ? Object.entries(provenance.environment) : [];
  const words = [
    commitWords(provenance),
    textIn(provenance, 'node') && `Node.js ${textIn(provenance, 'node')}`,
    textIn(provenance, 'machine'),
    environment.map(([name, value]) => `${name}=${String(value)}`).join(' '),
    dataWords(provenance.data),
    seedWords(provenance.seeds),
  ].filter((text) => text !== '');
  const date = textIn(provenance, 'date');
  return `<p class="provenance">${escapeHtml(`The outputs on this page were made${date && ` on ${date}`}: ${words.join('; ')}.`)}</p>`;
}
