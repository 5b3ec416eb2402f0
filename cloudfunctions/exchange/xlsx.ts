type Xlsx = typeof import('@e965/xlsx');

/**
 * The library of spreadsheets, loaded when the first one arrives: most calls of a function never see one, and loading it
 * costs them a tenth of a second and more (docs/adr/0010).
 */
export function xlsx(): Xlsx {
  return require('@e965/xlsx') as Xlsx;
}
