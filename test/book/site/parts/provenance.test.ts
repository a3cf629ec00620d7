import { provenanceHtml } from '../../../../lib/book/site/parts/provenance';

const provenance = {
  date: '2026-11-26',
  commit: '1a27b11c0ffee',
  changed: true,
  node: 'v20.20.2',
  v8: '11.3',
  machine: 'A <fast> one, 2 cores',
  cores: 2,
  environment: { DIGITS_DATASET: 'mnist', DIGITS_THREADS: '1' },
  data: [
    { name: 'mnist', fingerprint: '0123456789abcdef' },
    { name: 'quick', fingerprint: null },
  ],
  seeds: [1, 2],
};

test('provenanceHtml says when, of which commit, where, and with which data and seeds outputs were made', () => {
  expect(provenanceHtml({ digits: { after: ['a'], provenance } })).toBe(
    '<p class="provenance">The outputs on this page were made on 2026-11-26: commit 1a27b11, with changes that are in no ' +
      'commit; Node.js v20.20.2; A &lt;fast&gt; one, 2 cores; DIGITS_DATASET=mnist DIGITS_THREADS=1; ' +
      'data: mnist (0123456789abcdef), quick; trained with seed 1, 2.</p>',
  );
});

test('provenanceHtml leaves out what a run did not know', () => {
  const { date, node } = provenance;
  expect(provenanceHtml({ digits: { provenance: { date, node, commit: null, changed: null, machine: 'one' } } })).toBe(
    '<p class="provenance">The outputs on this page were made on 2026-11-26: Node.js v20.20.2; one.</p>',
  );
});

test.each([{}, { digits: 3 }, { digits: { after: [] } }])(
  'provenanceHtml says nothing of a notebook with %j',
  (metadata) => {
    expect(provenanceHtml(metadata)).toBe('');
  },
);
