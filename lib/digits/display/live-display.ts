import { defaultSink, type MimeBundle, type SinkOptions } from './sink';

/** An output that stays in its place and shows something new at every call. */
export type LiveDisplay = (data: MimeBundle, metadata?: object) => void;

/**
 * An output that replaces itself. The first call shows it, every later one updates it, from later cells too.
 * Its name is new in every run: a notebook may still hold outputs of an earlier run, which must not change.
 */
export function liveDisplay(options: SinkOptions = {}): LiveDisplay {
  const displayId = crypto.randomUUID();
  let update = false;
  return (data, metadata) => {
    const sink = options.sink ?? defaultSink();
    sink({ data, ...(metadata && { metadata }), displayId, update });
    update = true;
  };
}
