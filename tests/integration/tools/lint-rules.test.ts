import { describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

/** What must not pass, each by the rule that has to name it. */
const FAULTS: Readonly<Record<string, string>> = {
  'typescript(no-explicit-any)': 'export const value: any = 1;',
  'typescript(consistent-type-assertions)': `export const value = JSON.parse('{}') as { a: string };`,
  'typescript(no-non-null-assertion)': 'export const first = (list: number[]) => list[0]!;',
  'typescript(ban-ts-comment)': `// @ts-expect-error it is wrong\nexport const value: string = 1;`,
  'typescript(no-floating-promises)': 'export function start() { Promise.resolve(1); }',
  'typescript(no-misused-promises)':
    'export const all = [1].filter(async () => true); setTimeout(async () => {}, 1);',
  'typescript(no-unsafe-assignment)': `export const value: string = JSON.parse('1');`,
  'typescript(no-unsafe-member-access)': `export const value = String(JSON.parse('{}').name);`,
  'typescript(switch-exhaustiveness-check)': `export function f(x: 'a' | 'b') { switch (x) { case 'a': return 1; } return 2; }`,
  'typescript(TS2322)': 'export const value: string = 1;',
  'typescript(TS1294)': 'export enum Colour { Red }',
  'eslint(no-unused-vars)': 'const unused = 1; export const used = 2;',
  'eslint(no-console)': `console.log('hello'); export {};`,
};

describe('the lint', () => {
  it('names each of the faults that it is there for', () => {
    const names = Object.keys(FAULTS);
    const fileOf = (rule: string): string => `src-main/text/fault-${names.indexOf(rule)}.ts`;
    const findings = lint(Object.fromEntries(names.map((rule) => [fileOf(rule), `${FAULTS[rule]}\n`])));
    const missed = names.filter(
      (rule) => !findings.some((found) => found.rule === rule && found.file === fileOf(rule)),
    );
    expect(missed).toEqual([]);
  });

  it('sees modules that import each other in a circle', () => {
    const findings = lint({
      'src-main/text/a.ts': `import { b } from './b.ts';\nexport const a = (): number => b();\n`,
      'src-main/text/b.ts': `import { a } from './a.ts';\nexport const b = (): number => a();\n`,
    });
    expect(findings.map(({ rule }) => rule)).toContain('import(no-cycle)');
  });

  it('has nothing to say about sound code, `as const` included', () => {
    const findings = lint({
      'src-main/domain/colour.ts': `
/** The colours. */
export const COLOURS = ['red', 'blue'] as const;
export type Colour = (typeof COLOURS)[number];

/** Names a colour. */
export function nameOf(colour: Colour): string {
  switch (colour) {
    case 'red':
      return '赤';
    case 'blue':
      return '青';
  }
}
`,
    });
    expect(findings).toEqual([]);
  });
});
