import { describe, expect, it } from 'vitest';
import { DEFINITION_ANSWER } from '../../../src-main/llm/answers/definition-answer.ts';
import { readAnswer } from '../../../src-main/llm/answers/read-answer.ts';
import { answerOf } from './models.ts';

const GOOD = answerOf(
  'A bell that warns ships {of "fog"} and \\ ice.',
  [['p1', 'a " and a } in a quote']],
  0.8,
);
const MEANT: unknown = JSON.parse(GOOD);

describe('an answer', () => {
  it.each([
    ['as it was asked for', GOOD],
    ['in a fence', '```json\n' + GOOD + '\n```'],
    ['in a fence without a name, between sentences', 'Here it is:\n```\n' + GOOD + '\n```\nAnything else?'],
    ['after a preamble', `Sure! The answer is: ${GOOD}`],
    ['before more text', `${GOOD}\n\nI hope that {this} helps.`],
    ['after a thought', `<think>Is it {"definition": "a draft"}? Yes.</think>\n${GOOD}`],
    ['after a thought with a whole answer', `<think>${answerOf('A draft.')}</think>${GOOD}`],
    ['after a thought without a beginning', `so it must be [a bell].\n</think>${GOOD}`],
    ['after braces that are no JSON', `The {term} in [brackets]: ${GOOD}`],
    ['wrapped in an object', `{"answer": ${GOOD}}`],
    ['wrapped in an object and an array', `[{"result": ${GOOD}}]`],
    ['with a byte order mark', `\uFEFF${GOOD}`],
    ['with more fields', `${GOOD.slice(0, -1)}, "reasoning": "none"}`],
    ['after another value', `{"note": "thinking"} ${GOOD}`],
  ])('W35: is read %s', (_name, text) => {
    expect(readAnswer(text).answer).toEqual(MEANT);
  });

  it.each([
    ['nothing', '', 'no-json'],
    ['a sentence', 'It is a bell.', 'no-json'],
    ['one that breaks off', GOOD.slice(0, -3), 'no-json'],
    ['one that breaks off behind a whole value', `{"draft": ${GOOD}, "definition": "A`, 'no-json'],
    ['single quotes', "{'definition': null, 'sources': [], 'confidence': 0}", 'no-json'],
    ['an array', '[]', 'other-form'],
    ['null', 'null', 'other-form'],
    ['a number', '42', 'other-form'],
    ['a text', '"A bell."', 'other-form'],
    ['another object', '{"error": "busy"}', 'other-form'],
    ['a field of another type', '{"definition": 7, "sources": [], "confidence": 0}', 'other-form'],
    ['a source of another type', '{"definition": "x", "sources": ["p1"], "confidence": 0}', 'other-form'],
    ['a confidence beyond 1', '{"definition": "x", "sources": [], "confidence": 95}', 'other-form'],
    ['the prototype of all objects', '{"__proto__": {"definition": "x"}}', 'other-form'],
    ['a deep nest', '[{"a":['.repeat(20_000), 'no-json'],
    ['braces without end', '{'.repeat(99_999), 'no-json'],
  ])('W08: is judged and never a crash: %s', (_name, text, fault) => {
    expect(readAnswer(text)).toEqual({ answer: null, fault });
  });
});

describe('the form of an answer', () => {
  it('asks for each field and allows no other, as servers want it', () => {
    expect(DEFINITION_ANSWER.schema).toMatchObject({
      type: 'object',
      required: ['definition', 'sources', 'confidence'],
      additionalProperties: false,
      properties: {
        sources: { items: { required: ['passage', 'quote'], additionalProperties: false } },
      },
    });
    expect(Object.keys(DEFINITION_ANSWER.schema)).not.toContain('$schema');
  });
});
