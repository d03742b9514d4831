import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words that name machine parts; each pair of them is a term of its own. */
const KINDS = ['torque', 'feed', 'spindle', 'carriage', 'tailstock', 'gearbox'];
const PARTS = ['limiter', 'clutch', 'bearing', 'coupling', 'bracket'];

/**
 * Writes small documents, each about a term of its own.
 *
 * @param purpose how their definitions end; another purpose gives other definitions of the same terms
 */
export function writeDocuments(folder: string, count: number, purpose: string): void {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number += 1) {
    const name = `${KINDS[number % KINDS.length] ?? ''} ${PARTS[Math.floor(number / KINDS.length) % PARTS.length] ?? ''}`;
    writeFileSync(
      join(folder, `guide ${number}.md`),
      [
        `# The ${name}`,
        '',
        `A ${name} is a part of the lathe that ${purpose}. Every ${name} is checked once a year.`,
        `The workshop keeps a second ${name} in stock, since a worn ${name} stops the machine.`,
        '',
      ].join('\n'),
    );
  }
}
