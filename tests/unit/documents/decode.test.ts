import Encoding from 'encoding-japanese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src-main/documents/decode.ts';

const japanese =
  '灯台守は夜ごと、港に入る船の数を帳面に書きつける。\r\nサーバ（計算機）とは、要求に答える側である。\r\n';
const english = 'The keeper writes down every ship that enters the harbour.\nA log is a record of it.\n';
const mixed = `# 手順書\n\nRun \`make all\`、それから結果を確認する。\n\n${english}`;

function encodeJapanese(text: string, to: 'SJIS' | 'EUCJP' | 'JIS'): Uint8Array {
  return Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to, from: 'UNICODE' }));
}

function encodeUtf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

function western(text: string): Buffer {
  // Windows-1252 is Latin-1 but for the curly quotes, which are put in by hand.
  return Buffer.from(
    text.replaceAll('’', '\u0092').replaceAll('“', '\u0093').replaceAll('”', '\u0094'),
    'latin1',
  );
}

const texts: [string, string][] = [
  ['Japanese', japanese],
  ['English', english],
  ['both', mixed],
];

describe('decode', () => {
  describe.each(texts)('%s text', (_, text) => {
    it.each([
      ['UTF-8', Buffer.from(text)],
      ['UTF-8 with byte-order mark', Buffer.from(`\uFEFF${text}`)],
      ['UTF-16 LE with byte-order mark', encodeUtf16(`\uFEFF${text}`, 'le')],
      ['UTF-16 BE with byte-order mark', encodeUtf16(`\uFEFF${text}`, 'be')],
      ['UTF-16 LE without byte-order mark', encodeUtf16(text, 'le')],
      ['UTF-16 BE without byte-order mark', encodeUtf16(text, 'be')],
      ['Shift_JIS', encodeJapanese(text, 'SJIS')],
      ['EUC-JP', encodeJapanese(text, 'EUCJP')],
      ['ISO-2022-JP', encodeJapanese(text, 'JIS')],
    ])('is read from %s', (_encoding, bytes) => {
      expect(decode(bytes)).toEqual({ kind: 'text', text });
    });
  });

  it.each(['山田', '海の記録', 'ｶﾀｶﾅのまじった文書です。', 'メモ: 会議は三時', '―〜①㈱髙'])(
    'tells Shift_JIS from EUC-JP in a text as short as %s',
    (text) => {
      const windows = Uint8Array.from(
        Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }),
      );
      const read = decode(windows);
      expect(read.kind === 'text' && read.text.normalize('NFKC')).toBe(
        text.normalize('NFKC').replace('〜', '~'),
      );
    },
  );

  it.each([
    'Le café de l’été : « déjà vu », une leçon de français pour les élèves.',
    'It’s the keeper’s log; “don’t touch” is written on it.',
    'Über die Größe der Straße läßt sich streiten, für mich jedenfalls.',
    'El niño comió piñas en la mañana del año pasado.',
    'é',
  ])('refuses the Western bytes of %s rather than read them as Japanese', (text) => {
    expect(decode(western(text))).toEqual({ kind: 'unknown-encoding' });
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex')],
    ['UTF-8 with a zero byte', Buffer.from('a text\u0000with a zero and some more of it')],
    ['zeros only', Buffer.alloc(100)],
    ['UTF-32', Buffer.from('fffe00004100000042000000', 'hex')],
    [
      'control characters',
      Buffer.from('\u0001\u0002\u0003 \u0004\u0005\u0006 \u0007\u0008 \u000E\u000F\u0010'),
    ],
  ])('refuses %s as binary', (_, bytes) => {
    expect(decode(bytes)).toEqual({ kind: 'binary' });
  });

  it('refuses text that is cut off in the middle of a character', () => {
    expect(decode(Buffer.from('終わり').subarray(0, -1)).kind).not.toBe('text');
    expect(decode(encodeUtf16('\uFEFF終😀', 'le').subarray(0, -2)).kind).not.toBe('text');
  });

  it('judges the whole file, not only its beginning', () => {
    const late = Buffer.concat([Buffer.from('plain text. '.repeat(10_000)), Buffer.from([0xff, 0xfe, 0xfd])]);
    expect(decode(late)).toEqual({ kind: 'unknown-encoding' });
  });

  it('takes a form feed and the odd terminal escape for text', () => {
    const text = 'page one\fpage two \u001B[1mbold\u001B[0m, and a price of $B 5\n';
    expect(decode(Buffer.from(text))).toEqual({ kind: 'text', text });
  });

  it('reads an empty file as empty text', () => {
    expect(decode(new Uint8Array())).toEqual({ kind: 'text', text: '' });
  });

  it('reads any UTF-8 without zero and control characters as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\uFEFF'));
        expect(decode(Buffer.from(text))).toEqual({ kind: 'text', text });
      }),
    );
  });

  it('gives well-formed text without U+0000, or a reason, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const read = decode(bytes);
        const text = read.kind === 'text' ? read.text : '';
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toContain('\u0000');
      }),
      { numRuns: 3000 },
    );
  });
});
