export function withHint(value: unknown, shown?: string): unknown;
