import { openPage } from './page';

/** A page that is there before the module that starts on it. */
export const opened = openPage('<button class="theme"></button>');
