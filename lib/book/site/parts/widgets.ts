import { withoutStillPictures } from '@digits/common/text';

/** HTML of a page whose widgets load what they need by scripts of their own. */
export interface WidgetsApart {
  readonly html: string;
  /** The weights of networks, as scripts by their files' names below `assets/widgets`. */
  readonly scripts: ReadonlyMap<string, string>;
}

/** The script that an output brings along; the book has one copy of it for all. */
const CODE = /<script data-digits-widget="[a-z]+">[\s\S]*?<\/script>/g;
const WEIGHTS = /<digits-weights data-key="([0-9a-f]+)" data-bytes="([A-Za-z0-9+/=]+)"><\/digits-weights>/g;

/**
 * Takes the code and the weights of widgets out of a page, which is then as small as if they were pictures: a script
 * of the page loads them when they come into view, and two pages with the same weights share them. Where no script
 * runs, a widget's words stand there, without its picture, which is a fifth of a megabyte.
 */
export function takeOutWidgets(html: string): WidgetsApart {
  const scripts = new Map<string, string>();
  const words = withoutStillPictures(html.replace(CODE, ''));
  const rest = words.replace(WEIGHTS, (_, key: string, bytes: string) => {
    scripts.set(`${key}.js`, weightsScript(key, bytes));
    return `<digits-weights data-key="${key}"></digits-weights>`;
  });
  return { html: rest, scripts };
}

/** Puts weights where lib/widgets/draw/weights.ts looks for them. */
function weightsScript(key: string, bytes: string): string {
  return `(globalThis.digitsWeights ??= {})['${key}'] = '${bytes}';\ndocument.dispatchEvent(new Event('digits:weights'));\n`;
}
