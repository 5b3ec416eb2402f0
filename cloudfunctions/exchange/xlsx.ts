type Xlsx = typeof import('@e965/xlsx');

/**
 * The library of spreadsheets, loaded when the first one arrives: most calls of a function never see one, and it costs
 * them half a megabyte to start (docs/adr/0010). The build without legacy code pages: names in xls are Unicode.
 */
export function xlsx(): Xlsx {
  return require('@e965/xlsx/dist/xlsx.core.min.js') as Xlsx;
}
