import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Short documents about a harbour, in both languages: names in a folder, and texts. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'en/pilotage.md': `# Pilotage

A boarding ground is the stretch of water where a harbour pilot comes aboard. The boarding ground lies two
miles off the mole, and ships wait there for the pilot boat.

A pilot boat is a small fast vessel that takes the harbour pilot out to the boarding ground. Each pilot boat
carries a heaving line. In fog the pilot boat follows the leading lights.

## Leading lights (range lights)

Leading lights are two lamps that mark the channel when they stand one above the other. The leading lights of
the inner harbour are green.
`,
  'en/tides.md': `# Tides

The tide gauge is an instrument that records the height of the water every minute. The tide gauge stands at the
end of the mole, beside the lamp house.

Slack water is the short time at which the stream turns. Divers work at slack water only. After slack water the
tide gauge shows the next rise.

Chart datum is the level from which each charted depth is measured. The tide gauge is set to chart datum each
spring. A charted depth is the depth of the water below chart datum.
`,
  'ja/潮位.md': `# 潮位の観測

験潮器とは、海面の高さを一分ごとに記録する計器である。験潮器は防波堤の先端に置かれている。

憩流とは、潮の流れが向きを変えるあいだに止まる短い時間のことである。潜水作業は憩流の時間に限って行う。

基本水準面とは、海図の水深を測る基準となる面をいう。験潮器の零点は毎年春に基本水準面へ合わせる。
`,
  'ja/水先.txt': `水先案内

乗船地点とは、水先人が船に乗り込む水域である。乗船地点は防波堤から二海里の沖にある。

水先艇は、水先人を乗船地点まで運ぶ小型の船を指す。霧の日の水先艇は導灯に従って進む。

導灯とは、上下に重なって見えるときに航路を示す二つの灯火である。
`,
};

/** Writes a few short documents in both languages into a folder; answers their names in it. */
export function writeSampleDocuments(folder: string): readonly string[] {
  for (const [name, text] of Object.entries(DOCUMENTS)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return Object.keys(DOCUMENTS);
}

/** So many documents that a run works on them for several seconds, each with words of its own. */
const MANY = 300;
const SENTENCES_EACH = 300;

/** Writes many documents into a folder, for runs that are to be seen at work. */
export function writeManyDocuments(folder: string): void {
  const things = ['winch', 'sluice', 'bollard', 'fender', 'hawser', 'capstan', 'dredger', 'tender'];
  const places = ['quay', 'basin', 'lock', 'channel', 'slipway', 'roadstead', 'mole'];
  for (let number = 1; number <= MANY; number += 1) {
    const sentences = Array.from({ length: SENTENCES_EACH }, (_nothing, index) => {
      const thing = things[(number + index) % things.length] ?? '';
      const place = places[index % places.length] ?? '';
      return `A ${place} ${thing} of type ${number}-${index} is a ${thing} that stands at the ${place} of harbour ${number}.`;
    });
    writeFileSync(
      path.join(folder, `harbour ${String(number).padStart(3, '0')}.md`),
      `${sentences.join('\n\n')}\n`,
    );
  }
}
