/// <reference lib="dom" />
/* The script of the editor, which a page loads when a reader edits. */
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** What an editor tells, and is told by its keys. */
export interface EditorEvents {
  readonly changed: (source: string) => void;
  /** Shift+Enter: run, and go on to the next cell. */
  readonly runAndGoOn: () => void;
  /** Ctrl+Enter. */
  readonly run: () => void;
  /** Escape; from now on Tab goes on to what follows. */
  readonly leave: () => void;
}

/** An editor in the page. Tab indents only once the reader works in it: who comes by Tab also goes on by Tab. */
export interface CellEditor {
  /** Goes into it, to work there. */
  readonly focus: () => void;
  readonly set: (source: string) => void;
  /** Shows where something is wrong: lines from 1. */
  readonly element: HTMLElement;
}

/** The page's own colours, by the names that its style gives them. */
const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier], class: 'live-keyword' },
  { tag: [tags.string, tags.special(tags.string)], class: 'live-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'live-number' },
  { tag: tags.comment, class: 'live-comment' },
  { tag: [tags.typeName, tags.className], class: 'live-type' },
  { tag: tags.function(tags.variableName), class: 'live-function' },
]);

/**
 * Puts an editor of a cell into an element.
 *
 * @param name what the editor is called for those who cannot see it
 */
export function createEditor(parent: HTMLElement, source: string, name: string, events: EditorEvents): CellEditor {
  const passing = (passes: boolean) => (_: unknown, view: EditorView) => view.setTabFocusMode(passes);
  const doing = (work: () => void) => () => {
    work();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: source,
      extensions: [
        keymap.of([
          { key: 'Shift-Enter', run: doing(events.runAndGoOn) },
          { key: 'Mod-Enter', run: doing(events.run) },
          {
            key: 'Escape',
            run: (view) => {
              view.setTabFocusMode(true);
              events.leave();
              return true;
            },
          },
          indentWithTab,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of('  '),
        bracketMatching(),
        javascript({ typescript: true }),
        syntaxHighlighting(COLOURS),
        EditorView.contentAttributes.of({ 'aria-label': name, spellcheck: 'false' }),
        EditorView.domEventObservers({ pointerdown: passing(false), beforeinput: passing(false), blur: passing(true) }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) events.changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  view.setTabFocusMode(true);
  return {
    element: view.dom,
    focus: () => {
      view.focus();
      view.setTabFocusMode(false);
    },
    set: (text) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        // Undone alone, however soon it follows what was typed.
        annotations: isolateHistory.of('full'),
      }),
  };
}

globalThis.digitsEditor = { createEditor };
