/// <reference lib="dom" />
// What every page of the book does once it is there. It is bundled as assets/site.js.
import { loadPlotly, startCharts } from './charts';
import { startHovers } from './hover-text';
import { startNavigation } from './navigation';
import { drawOutput, drawStream } from './outputs';
import { startSearch } from './search-box';
import { startTheme } from './theme';
import { startWidgetsIn } from './widgets';

/** What the page's script gives to the one that runs cells. */
export interface DigitsSite {
  readonly drawOutput: typeof drawOutput;
  readonly drawStream: typeof drawStream;
  readonly loadPlotly: typeof loadPlotly;
}

declare global {
  interface Window {
    digitsSite?: DigitsSite;
  }
}

window.digitsSite = { drawOutput, drawStream, loadPlotly };
startTheme();
startNavigation();
startSearch();
startHovers();
startCharts();
startWidgetsIn(document);
