import { stillWords, withoutStillPictures, withStillPicture } from '../../../lib/common/text/still-picture';

test('withStillPicture puts the picture in the place of the words, which become its text alternative', () => {
  const html = `<x-y a="$&">${stillWords('3 < "4"')}</x-y><script>'<p>3</p>'</script>`;
  expect(withStillPicture(html, '3 < "4"', 'QUJD')).toBe(
    '<x-y a="$&"><img src="data:image/png;base64,QUJD" alt="3 &lt; &quot;4&quot;" style="max-width: 100%"></x-y>' +
      "<script>'<p>3</p>'</script>",
  );
});

test('withStillPicture changes nothing where the words do not stand', () => {
  expect(withStillPicture('<p>others</p>', 'words', 'QUJD')).toBe('<p>others</p>');
});

test('withoutStillPictures gives back the words of what withStillPicture made, and leaves other pictures', () => {
  const html = `<digits-x a="$&">${stillWords('3 < "4"')}</digits-x>`;
  const picture = withStillPicture(stillWords('a'), 'a', 'QUJD');
  expect(withoutStillPictures(withStillPicture(html, '3 < "4"', 'QUJD') + picture)).toBe(html + picture);
});
