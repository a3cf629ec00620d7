/** One field: bytes from the record's address, and what it holds. */
export interface Field {
  readonly at: number;
  readonly type: 'u32' | 'f32';
}

/** How a record lies in memory. */
export interface RecordShape<Name extends string = string> {
  readonly bytes: number;
  readonly fields: Readonly<Record<Name, Field>>;
}

/** The values of a record: a number for each field. */
export type RecordValues<Shape> = Shape extends RecordShape<infer Name> ? Readonly<Record<Name, number>> : never;

export function record<Name extends string>(bytes: number, fields: Readonly<Record<Name, Field>>): RecordShape<Name> {
  return { bytes, fields };
}

/** What a record is written through. */
export type RecordView = Pick<DataView, 'setUint32' | 'setFloat32'>;

/** Writes a record, little endian as WebAssembly reads it. Other names that `values` has are left out. */
export function writeRecord<Name extends string>(
  view: RecordView,
  address: number,
  { fields }: RecordShape<Name>,
  values: Readonly<Record<Name, number>>,
): void {
  for (const name in fields) {
    const { at, type } = fields[name];
    if (type === 'f32') view.setFloat32(address + at, values[name], true);
    else view.setUint32(address + at, values[name], true);
  }
}
