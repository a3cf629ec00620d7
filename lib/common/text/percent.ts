/**
 * A share in percent, rounded: 97.8 %.
 *
 * @param share 0 to 1
 * @param decimals a whole number from 0 to 20
 */
export function percent(share: number, decimals = 1): string {
  return `${(100 * share).toFixed(decimals)} %`;
}
