import { refuse, unlessRefused } from '../../lib/pictures/refusals';

test('unlessRefused gives what is drawn, and passes on how a drawing fails', async () => {
  await expect(unlessRefused(() => Promise.resolve('drawn'))).resolves.toBe('drawn');
  await expect(unlessRefused(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

test('refuse ends every drawing that goes on, and none that begins later', async () => {
  const endless = () => new Promise(() => undefined);
  const drawings = [unlessRefused(endless), unlessRefused(endless)].map((drawing) =>
    expect(drawing).rejects.toThrow(/^it needs webgl$/),
  );
  refuse('it needs webgl');
  await Promise.all(drawings);
  await expect(unlessRefused(() => Promise.resolve('next'))).resolves.toBe('next');
});
