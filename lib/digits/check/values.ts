/** The checks of single values are the engine's, which stands on its own; those of this package build on them. */
export {
  article,
  checkEach,
  checkFields,
  checkKind,
  checkNumber,
  checkNumbers,
  describe,
  type Fields,
  isBytes,
  isCount,
  isFloats,
  isKind,
  isPromise,
  isWhole,
  type Kind,
  kindWords,
} from '@digits/engine';
