export function settle(interrupted: Promise<unknown>): Promise<void>;
