/** Rows as test/fixtures/sklearn-splits.json has the lesson's: their number, both ends, and a sum that their order changes. */

export const summaryOfRows = (rows: readonly number[]) => ({
  length: rows.length,
  first: rows.slice(0, 10),
  last: rows.slice(-10),
  weightedSum: rows.reduce((sum, row, i) => sum + row * ((i % 1000) + 1), 0),
});
