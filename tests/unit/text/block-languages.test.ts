import { describe, expect, it } from 'vitest';
import { languagesOf } from '../../../src-main/text/block-languages.ts';

const ENGLISH = 'The pump is connected to the valve and is not driven by the motor.';
const GERMAN = 'Die Pumpe ist mit dem Ventil verbunden und wird nicht durch den Motor angetrieben.';
const CHINESE = '集装箱是一种标准化的运输工具，可以装载各种货物。这种集装箱在港口装卸时使用起重机。';

describe('the language of a text in Latin letters', () => {
  it.each([
    [ENGLISH],
    ['Role-based access control'],
    ['The Müller café in São Paulo serves the naïve über crowd of Zürich.'],
    ['Pump, valve, motor'],
  ])('is English: %s', (text) => {
    expect(languagesOf([text])).toEqual(['en']);
  });

  it.each([
    [GERMAN],
    ["La pompe est reliée à la vanne par une conduite qui n'est pas fermée."],
    ['La bomba está conectada con la válvula por medio de un tubo que no se cierra.'],
    ['A bomba está ligada à válvula por meio de um tubo que não se fecha.'],
    ['La pompa è collegata alla valvola con un tubo che non si chiude.'],
    ['De pomp is met de klep verbonden en wordt niet door de motor aangedreven.'],
    ['Pumpen är kopplad till ventilen och drivs inte av motorn.'],
    ['Pompa jest połączona z zaworem i nie jest napędzana przez silnik.'],
    ['Pompa bir boru ile vanaya bağlıdır ve motor tarafından çalıştırılmaz.'],
    ['Máy bơm được nối với van và không được dẫn động bởi động cơ.'],
    ['Pompa ini terhubung dengan katup dan tidak digerakkan oleh motor.'],
    ['Die Pumpe ist fu\u0308r das gro\u0308\u00dfere Ventil da, mo\u0308glichst spa\u0308t.'],
  ])('is another one: %s', (text) => {
    expect(languagesOf([text])).toEqual(['other']);
  });

  it('is decided for each block, and for a short block by the others of the document', () => {
    expect(languagesOf([ENGLISH, GERMAN, 'Das Ventil', ENGLISH])).toEqual(['en', 'other', 'en', 'en']);
    expect(languagesOf(['Das Ventil', GERMAN, GERMAN, ENGLISH])).toEqual(['other', 'other', 'other', 'en']);
  });
});

describe('the language of a text in kana or ideographs', () => {
  it('is Japanese where the document has kana, also of a heading in ideographs alone', () => {
    expect(languagesOf(['概要', '容器は荷物を運ぶための箱である。'])).toEqual(['ja', 'ja']);
  });

  it('is another one where a document has ideographs without kana', () => {
    expect(languagesOf(['集装箱', CHINESE])).toEqual(['other', 'other']);
    expect(languagesOf([`阳光の家是什么？${CHINESE}`])).toEqual(['other']);
  });

  it('is told by the forms of the ideographs where there are no kana', () => {
    const japanese = '収集運搬保管処分再生利用売却焼却埋立等処理施設設置許可申請書添付書類一覧様式第一号';
    expect(languagesOf([japanese])).toEqual(['ja']);
  });

  it('is decided for each long block of a document in both', () => {
    const japanese = 'これは港で使う起重機の説明であり、荷物の積み下ろしについて述べる。';
    expect(languagesOf([japanese, CHINESE, '港湾'])).toEqual(['ja', 'other', 'ja']);
  });

  it.each([
    '컨테이너는 애플리케이션을 실행한다.',
    'คอนเทนเนอร์ใช้รันแอปพลิเคชัน',
    'هذا نص عربي',
    'Это текст',
    '42 %',
    '😀',
  ])('is another one in any other script: %s', (text) => {
    expect(languagesOf([text])).toEqual(['other']);
  });
});
