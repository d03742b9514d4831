import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { GOLD_LANGUAGES } from './collection.ts';
import type { GoldLanguage } from './collection.ts';
import { SUMMARY_FIGURES } from './summary.ts';
import type { Summary, SummaryFigure } from './summary.ts';

const FILE = new URL('floors.json', import.meta.url);

/** How far a floor lies below what was measured when it was set. */
const MARGIN = 0.01;

const floorsOfLanguageSchema = z.record(z.enum(SUMMARY_FIGURES), z.number().min(0).max(1));
const floorsSchema = z.partialRecord(z.enum(GOLD_LANGUAGES), floorsOfLanguageSchema);

/** What the figures of each language may not fall below. */
export type Floors = Readonly<Partial<Record<GoldLanguage, Summary>>>;

/** @throws ZodError for a file that `writeFloors` has not written */
export function readFloors(): Floors {
  return floorsSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

/** Sets the floors a little below what was measured, in whole hundredths. */
export function floorsFor(measured: Floors): Floors {
  const floorOf = (value: number): number => Math.max(0, Math.floor((value - MARGIN) * 100 + 1e-9) / 100);
  const floors: Partial<Record<GoldLanguage, Summary>> = {};
  for (const language of GOLD_LANGUAGES) {
    const summary = measured[language];
    if (summary === undefined) continue;
    floors[language] = floorsOfLanguageSchema.parse(
      Object.fromEntries(SUMMARY_FIGURES.map((figure) => [figure, floorOf(summary[figure])])),
    );
  }
  return floors;
}

export function writeFloors(floors: Floors): void {
  writeFileSync(FILE, `${JSON.stringify(floors, null, 2)}\n`);
}

/** A figure that is lower than it may be. */
export interface Fall {
  readonly language: GoldLanguage;
  readonly figure: SummaryFigure;
  readonly measured: number;
  readonly floor: number;
}

/** The figures below their floors; a language that was not measured at all is none of them. */
export function fallsBelow(floors: Floors, measured: Floors): Fall[] {
  return GOLD_LANGUAGES.flatMap((language) => {
    const floor = floors[language];
    const summary = measured[language];
    if (floor === undefined || summary === undefined) return [];
    return SUMMARY_FIGURES.filter((figure) => summary[figure] < floor[figure]).map((figure) => ({
      language,
      figure,
      measured: summary[figure],
      floor: floor[figure],
    }));
  });
}
