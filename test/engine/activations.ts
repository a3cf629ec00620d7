import { SLOPE_FROM } from '../../lib/engine/network/activations';
import type { Activation } from '../../lib/engine/network/network';

/** Every activation: a test that goes through them names one that is new. */
export const activations = Object.keys(SLOPE_FROM) as Activation[];

/** Those that work number by number, which any layer may have. */
export const elementwise = activations.filter((kind) => kind !== 'softmax');
