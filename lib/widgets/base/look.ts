/** Colours as variables, so that both themes have the same rules; and what all widgets look like. */
export const LOOK = `
:host {
  display: block;
  color-scheme: light;
  --surface: #ffffff;
  --ground: #f5f3ef;
  --text: #23211e;
  --muted: #5d5952;
  --line: #d6d1c9;
  --line-strong: #8b867d;
  --accent: #0072b2;
  --accent-ground: #e3eff7;
  --good: #1a6b3c;
  --bad: #a8321f;
  --paper: #e9e9e9;
  --ink: #000000;
  --below: #b35806;
  --zero: #ececec;
  --above: #542788;
}
:host([theme='dark']) {
  color-scheme: dark;
  --surface: #1f2124;
  --ground: #2a2d31;
  --text: #e4e2dd;
  --muted: #b0ada5;
  --line: #45494f;
  --line-strong: #8f929a;
  --accent: #6cb6e8;
  --accent-ground: #20303c;
  --good: #74c995;
  --bad: #f2907e;
  --paper: #101113;
  --ink: #f4f4f2;
  --below: #f1a340;
  --zero: #2a2d31;
  --above: #b3a6f0;
}
* { box-sizing: border-box; }
.widget {
  max-width: 840px;
  padding: 14px 16px;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--surface);
  color: var(--text);
  font: 14px/1.45 'Open Sans', 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', system-ui, sans-serif;
}
p { margin: 0 0 8px; }
.title { margin: 0 0 6px; font-size: 15px; font-weight: 600; }
.part { margin: 0 0 4px; font-size: 13px; font-weight: 600; }
.muted { color: var(--muted); font-size: 13px; }
.row { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: flex-start; }
.buttons { display: flex; flex-wrap: wrap; gap: 6px; margin: 8px 0 0; align-items: center; }
button, select, a.button {
  font: inherit;
  font-size: 13px;
  color: var(--text);
  background: var(--surface);
  border: 1px solid var(--line-strong);
  border-radius: 6px;
  padding: 4px 10px;
  min-height: 30px;
  cursor: pointer;
  text-decoration: none;
}
button:hover:not(:disabled), a.button:hover { border-color: var(--text); }
button:disabled { color: var(--muted); border-color: var(--line); cursor: default; }
button[aria-pressed='true'] { background: var(--accent-ground); border-color: var(--accent); font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
canvas { display: block; max-width: 100%; height: auto; image-rendering: pixelated; background: var(--paper); border-radius: 3px; forced-color-adjust: none; }
figure { margin: 0; }
figcaption { font-size: 12px; color: var(--muted); margin-top: 3px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) {
  button[aria-pressed='true'] { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
`;

/** Lets elements keep grounds that say something, with a frame round them, where all other colours are forced. */
export const shaded = (elements: string): string =>
  `@media (forced-colors: active) { :is(${elements}) { forced-color-adjust: none; border: 1px solid CanvasText; color: var(--text); } }`;
