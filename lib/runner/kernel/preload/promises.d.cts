export function withHint(value: unknown): unknown;
