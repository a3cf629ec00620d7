import type { OptionNames } from '../check/options';
import { kernelWriter, type WriteDisplayData } from '../platform/kernel';

/** One output in several forms, by mime type; a notebook shows the richest that it can. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** What is sent to a notebook. */
export interface DisplayMessage {
  /** The output; holds `text/plain` at least. */
  readonly data: MimeBundle;
  /** What is said about the forms, by mime type. @default nothing */
  readonly metadata?: object;
  /** Name under which the output can be replaced later. */
  readonly displayId?: string;
  /** Whether this replaces the output of the same name, in place. */
  readonly update: boolean;
}

/** Takes displays: a notebook's kernel, a terminal, or a test. */
export type Sink = (message: DisplayMessage) => void;

/** Every function of this folder takes a sink. */
export interface SinkOptions {
  /** Where the display goes. @default the notebook of this process, or the terminal if there is none */
  readonly sink?: Sink;
}

export const SINK_OPTIONS: OptionNames<SinkOptions> = { sink: 'function' };

/** The notebook's kernel if this process is one, otherwise the terminal. Asked anew at every call. */
export function defaultSink(): Sink {
  const write = kernelWriter();
  return write === undefined ? terminalSink : kernelSink(write);
}

/** Whether this process is a notebook's kernel. */
export function isKernel(): boolean {
  return kernelWriter() !== undefined;
}

/** Sends displays through tslab's own connection. */
export function kernelSink(write: WriteDisplayData): Sink {
  return ({ data, metadata = {}, displayId, update }) => {
    write({ data, metadata, transient: { display_id: displayId } }, update);
  };
}

/** Prints the plain text. A later version of a display is not printed: a terminal cannot replace it in place. */
export const terminalSink: Sink = ({ data, update }) => {
  if (!update) console.log(data['text/plain']);
};
