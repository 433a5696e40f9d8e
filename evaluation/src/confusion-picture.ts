/** Sides of a cell and of the margins for names, px. */
const CELL = 40;
const NAMES = 270;
const FOOT = 210;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * A confusion matrix as SVG: a row for what is true, a column for what was said, counts in the cells; what is right
 * blue, what is wrong orange, darker with its share of the row.
 * @param pairs true and given name of each case
 */
export function confusionPicture(pairs: readonly (readonly [truth: string, given: string])[]): string {
  const names = [...new Set(pairs.flat())].sort();
  const rows = names.filter((name) => pairs.some(([truth]) => truth === name));
  const width = NAMES + names.length * CELL + 20;
  const height = rows.length * CELL + FOOT;
  const cells = rows.flatMap((truth, y) => {
    const own = pairs.filter(([name]) => name === truth);
    return names.map((given, x) => {
      const count = own.filter(([, name]) => name === given).length;
      return cell(x, y, count, count / own.length, truth === given);
    });
  });
  const rowNames = rows.map(
    (name, y) =>
      `<text x="${NAMES - 8}" y="${y * CELL + CELL / 2 + 15}" text-anchor="end">${escaped(name)}</text>`,
  );
  const columnNames = names.map((name, x) => {
    const [at, top] = [NAMES + x * CELL + CELL / 2 + 4, rows.length * CELL + 20];
    return `<text x="${at}" y="${top}" text-anchor="end" transform="rotate(-60 ${at} ${top})">${escaped(name)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    '<title>Rows: the true reason. Columns: the first reason given. Counts of pictures.</title>',
    ...cells,
    ...rowNames,
    ...columnNames,
    '</svg>',
    '',
  ].join('\n');
}

function cell(x: number, y: number, count: number, share: number, right: boolean): string {
  const [left, top] = [NAMES + x * CELL, y * CELL + 10];
  const colour = right ? '#2b6cb0' : '#dd6b20';
  const opacity = count === 0 ? 0 : 0.15 + 0.85 * share;
  const ink = share > 0.55 ? '#fff' : '#222';
  const label =
    count === 0
      ? ''
      : `<text x="${left + CELL / 2}" y="${top + CELL / 2 + 4}" text-anchor="middle" fill="${ink}">${count}</text>`;
  return `<rect x="${left}" y="${top}" width="${CELL}" height="${CELL}" fill="${colour}" fill-opacity="${opacity.toFixed(2)}" stroke="#ddd"/>${label}`;
}
