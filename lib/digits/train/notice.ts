/** Takes a notice: something worth knowing that is no error, in words for the reader. */
export type Notice = (text: string) => unknown;

/** Prints a notice below the cell that runs, or in the terminal. */
export function printNotice(text: string): void {
  console.log(text);
}
