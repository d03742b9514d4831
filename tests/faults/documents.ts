import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two editions of the same documents: the later one changes definitions, adds a document and drops one. */
export type Edition = 'earlier' | 'later';

interface Part {
  readonly file: string;
  readonly term: string;
  readonly definition: Readonly<Record<Edition, string>>;
  /** The edition in which alone the document is; null for both. */
  readonly only?: Edition;
}

const ENGLISH: readonly Part[] = [
  {
    file: 'torque limiter.md',
    term: 'torque limiter',
    definition: {
      earlier: 'is a coupling that slips under overload',
      later: 'is a coupling with a shear pin',
    },
  },
  {
    file: 'feed clutch.md',
    term: 'feed clutch',
    definition: {
      earlier: 'is a part that carries the drive dog',
      later: 'is a switchable part that carries the drive dog',
    },
  },
  {
    // The two are explained by each other alone; the second definition of this one mends that.
    file: 'drive dog.md',
    term: 'drive dog',
    definition: { earlier: 'is a claw on the feed clutch', later: 'is a hardened claw on the feed clutch' },
  },
  {
    file: 'tailstock bracket.md',
    term: 'tailstock bracket',
    definition: { earlier: 'is a steel angle at the end of the bed', later: 'is a cast angle on the bed' },
  },
  {
    file: 'spindle bearing.md',
    term: 'spindle bearing',
    only: 'earlier',
    definition: { earlier: 'is a ring that guides the main shaft', later: '' },
  },
  {
    file: 'coolant pump.md',
    term: 'coolant pump',
    only: 'later',
    definition: { earlier: '', later: 'is a motor that moves the cutting fluid' },
  },
];

const JAPANESE: readonly Part[] = [
  {
    file: '搬送台車.md',
    term: '搬送台車',
    definition: {
      earlier: 'とは、荷物を載せて走る車両である',
      later: 'とは、荷物を持ち上げて走る車両である',
    },
  },
  {
    file: '退避区画.md',
    term: '退避区画',
    definition: { earlier: 'とは、車両が待つ場所である', later: 'とは、車両が道を譲るために待つ場所である' },
  },
  {
    file: '指令装置.md',
    term: '指令装置',
    definition: { earlier: 'とは、車両に仕事を割り当てる機械をいう', later: 'とは、仕事を配る計算機をいう' },
  },
];

/** Writes an edition of eight short documents in both languages, and removes what the other one has more. */
export function writeEdition(folder: string, edition: Edition): void {
  mkdirSync(folder, { recursive: true });
  const write = (part: Part, lines: readonly string[]): void => {
    const file = join(folder, part.file);
    if (part.only === undefined || part.only === edition) writeFileSync(file, `${lines.join('\n')}\n`);
    else rmSync(file, { force: true });
  };
  for (const part of ENGLISH) {
    const { term } = part;
    write(part, [
      `# The ${term}`,
      '',
      `A ${term} ${part.definition[edition]}. Every ${term} is checked once a year.`,
      `A worn ${term} stops the machine, so the workshop keeps a second ${term}.`,
      ...(term === 'drive dog' ? ['', 'A drive dog is a bolt that turns the workpiece.'] : []),
    ]);
  }
  for (const part of JAPANESE) {
    const { term } = part;
    write(part, [
      `# ${term}`,
      '',
      `${term}${part.definition[edition]}。${term}は年に一度点検する。`,
      `古い${term}は使わない。`,
    ]);
  }
}
