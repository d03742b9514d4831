/** A node of a table, as the parser gives it. */
interface TableNode {
  readonly from: number;
  readonly to: number;
  getChild(type: string): TableNode | null;
  getChildren(type: string): readonly TableNode[];
}

/** Rows that are looked at: all rows of a table have the same columns, and the first tell enough. */
const ROWS_LOOKED_AT = 100;
/** Columns are at least and at most so wide, in characters, before they share the room. */
const NARROWEST = 6;
const WIDEST = 40;

/** How wide the columns of a table are to be, by the longest of their texts, as shares of each other. */
export function columnShares(table: TableNode): number[] {
  const header = table.getChild('TableHeader');
  const rows = table.getChildren('TableRow').slice(0, ROWS_LOOKED_AT);
  const widths = header?.getChildren('TableCell').map(widthOf) ?? [];
  for (const row of rows) {
    for (const [index, cell] of row.getChildren('TableCell').entries()) {
      const width = widths[index];
      if (width !== undefined) widths[index] = Math.max(width, widthOf(cell));
    }
  }
  return widths.map((width) => Math.min(Math.max(width, NARROWEST), WIDEST));
}

function widthOf({ from, to }: TableNode): number {
  return to - from;
}
