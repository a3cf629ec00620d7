/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { loadScript } from './scripts';

/** Custom elements of lib/widgets that are bundled to a script, by their names. */
const WIDGETS = ['draw', 'confusion', 'way', 'epochs'];

const loud = (error: unknown): void => console.error(error);

/** Loads what a widget needs: its code, and weights that the page does not hold itself. */
async function load(element: Element): Promise<void> {
  const weights = [...document.querySelectorAll<HTMLElement>('digits-weights:not([data-bytes])')];
  const name = element.localName.slice('digits-'.length);
  await Promise.all([
    loadScript(`widgets/${name}.js`),
    ...weights.flatMap(({ dataset: { key } }) => (key === undefined ? [] : [loadScript(`widgets/${key}.js`)])),
  ]);
}

/** Starts the widgets in a part of the page as they come into view; until then their words or pictures stand there. */
export function startWidgetsIn(place: ParentNode): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        load(target).catch(loud);
      }
    },
    { rootMargin: '300px 0px' },
  );
  const found = place.querySelectorAll(WIDGETS.map((name) => `digits-${name}`).join(', '));
  for (const widget of found) observer.observe(widget);
}
