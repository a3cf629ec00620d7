import { pictureForms } from '../../lib/pictures/notebook-forms';

test('pictureForms holds the bytes in base64, and the size and words beside them', () => {
  // RFC 4648, section 10: "foobar" is Zm9vYmFy.
  const png = new TextEncoder().encode('foobar');
  expect(pictureForms({ png, width: 720, height: 420 }, 'Loss falls.')).toEqual({
    data: { 'image/png': 'Zm9vYmFy' },
    metadata: { 'image/png': { width: 720, height: 420, alt: 'Loss falls.' } },
  });
});
