import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectFolder } from '@digits/common/files';

/** The widgets there are, by the rooms of `lib/widgets`. */
export type WidgetName = 'draw' | 'confusion' | 'way' | 'epochs';

/**
 * The script of a widget, which `npm run build` bundles.
 *
 * @throws Error if it is not there
 */
export function widgetScript(name: WidgetName): string {
  const file = join(projectFolder(), 'lib', 'widgets', 'bundles', `${name}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`showing a widget: expected its script in ${file}; run "npm run build" first`, { cause });
  }
}
