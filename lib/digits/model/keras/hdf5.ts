/*
 * Writes HDF5, in which Keras keeps weights: groups and arrays, and nothing else of that format. The packages that write
 * it are compiled from C, many times the size of what they would write here.
 * Source: HDF5 File Format Specification Version 3.0; the names of the parts are its own.
 */
import { joinBytes } from '../../data/bytes';
import { lookup3 } from './checksum';

/** An array of numbers: float32, or one whole number of 64 bits. */
export interface Hdf5Dataset {
  readonly shape: readonly number[];
  readonly values: Float32Array | bigint;
}

/** What a group holds, by name. */
export interface Hdf5Group {
  readonly [name: string]: Hdf5Group | Hdf5Dataset;
}

const SUPERBLOCK = 48;
/** In place of an address: there is nothing. */
const UNDEFINED = 0xffff_ffff_ffff_ffffn;

/** Types of messages in an object's header. */
const MESSAGE = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  fillValue: 0x05,
  link: 0x06,
  layout: 0x08,
  groupInfo: 0x0a,
};

/** A file in the making: its parts, each at the end of those before. */
class Parts {
  readonly #parts: Uint8Array[] = [];
  #size = SUPERBLOCK;

  get size(): number {
    return this.#size;
  }

  /** Adds a part, on a multiple of 8 bytes, and gives its address. */
  add(part: Uint8Array): number {
    const address = this.#size;
    const padded = new Uint8Array(Math.ceil(part.length / 8) * 8);
    padded.set(part);
    this.#parts.push(padded);
    this.#size += padded.length;
    return address;
  }

  /** All of them, behind what stands at the beginning of a file. */
  whole(superblock: Uint8Array): Uint8Array {
    return joinBytes([superblock, ...this.#parts]);
  }
}

/**
 * A file of HDF5 that holds a group.
 *
 * @throws RangeError if a name is none, or longer than 255 bytes
 */
export function writeHdf5(root: Hdf5Group): Uint8Array {
  const parts = new Parts();
  const address = addGroup(parts, root);
  const fields = joinBytes([
    Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a),
    // Version 2; addresses and lengths of 8 bytes; not open.
    Uint8Array.of(2, 8, 8, 0),
    // The file begins at its beginning, and has nothing more to say of itself.
    eight(0, UNDEFINED, parts.size, address),
  ]);
  return parts.whole(joinBytes([fields, four(lookup3(fields))]));
}

function addGroup(parts: Parts, group: Hdf5Group): number {
  const links = Object.entries(group).map(([name, object]) => {
    const address = isDataset(object) ? addDataset(parts, object) : addGroup(parts, object);
    return message(MESSAGE.link, link(name, address));
  });
  const none = joinBytes([Uint8Array.of(0, 0), eight(UNDEFINED, UNDEFINED)]);
  return parts.add(
    objectHeader([message(MESSAGE.linkInfo, none), message(MESSAGE.groupInfo, Uint8Array.of(0, 0)), ...links]),
  );
}

function isDataset(object: Hdf5Group | Hdf5Dataset): object is Hdf5Dataset {
  return typeof object.values === 'bigint' || object.values instanceof Float32Array;
}

function link(name: string, address: number): Uint8Array {
  const bytes = new TextEncoder().encode(name);
  if (bytes.length === 0 || bytes.length > 255 || name.includes('/')) {
    throw new RangeError(`expected a name of 1 to 255 bytes without a slash, found ${JSON.stringify(name)}`);
  }
  // Version 1; a hard link, and a length of one byte.
  return joinBytes([Uint8Array.of(1, 0, bytes.length), bytes, eight(address)]);
}

function addDataset(parts: Parts, { shape, values }: Hdf5Dataset): number {
  const bytes = typeof values === 'bigint' ? eight(values) : littleEndian(values);
  const address = parts.add(bytes);
  // Version 2, the number of axes, no largest sizes, and whether there are axes at all.
  const space = joinBytes([Uint8Array.of(2, shape.length, 0, shape.length > 0 ? 1 : 0), eight(...shape)]);
  return parts.add(
    objectHeader([
      message(MESSAGE.dataspace, space),
      message(MESSAGE.datatype, typeof values === 'bigint' ? INT64 : FLOAT32),
      // Version 3: nothing is filled in, as all numbers are there.
      message(MESSAGE.fillValue, Uint8Array.of(3, 0x0a)),
      // Version 3, all in one place.
      message(MESSAGE.layout, joinBytes([Uint8Array.of(3, 1), eight(address, bytes.length)])),
    ]),
  );
}

/** Version 1, floating point; a sign in bit 31; 4 bytes; 32 bits, an exponent of 8 above 23; its bias. */
const FLOAT32 = Uint8Array.of(0x11, 0x20, 31, 0, 4, 0, 0, 0, 0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0);
/** Version 1, a whole number with a sign; 8 bytes; 64 bits. */
const INT64 = Uint8Array.of(0x10, 0x08, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0);

function message(type: number, data: Uint8Array): Uint8Array {
  return joinBytes([Uint8Array.of(type, data.length & 0xff, data.length >> 8, 0), data]);
}

/** What an object says of itself: the sign OHDR, version 2, with a size of 4 bytes. */
function objectHeader(messages: readonly Uint8Array[]): Uint8Array {
  const body = joinBytes(messages);
  const header = joinBytes([new TextEncoder().encode('OHDR'), Uint8Array.of(2, 2), four(body.length), body]);
  return joinBytes([header, four(lookup3(header))]);
}

function littleEndian(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, index) => view.setFloat32(index * 4, value, true));
  return new Uint8Array(view.buffer);
}

function four(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value, true);
  return new Uint8Array(view.buffer);
}

function eight(...values: readonly (number | bigint)[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, index) => view.setBigUint64(8 * index, BigInt.asUintN(64, BigInt(value)), true));
  return new Uint8Array(view.buffer);
}
