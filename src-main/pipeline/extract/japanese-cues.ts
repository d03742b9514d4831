import type { Token } from '../../text/model.ts';
import type { CandidateSpan } from './candidate-span.ts';
import type { Cue, CueName } from './cues.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What stands right behind a person's name. */
const HONORIFICS = words(
  'さん 様 さま 氏 君 くん ちゃん 殿 先生 卿 博士 教授 先輩 陛下 殿下 閣下 夫人 嬢 王 女王 王子 王女',
);
/** Offices, ranks and roles that persons hold, as words of their own. */
const ROLES = words(`
  王 女王 国王 皇帝 王子 王女 公爵 伯爵 男爵 大臣 宰相 将軍 提督 隊長 団長 船長 艦長 騎士 神官 司祭 巫女 長老 首領 頭領 村長 町長 市長 知事
  社長 会長 理事長 理事 監事 議長 委員長 部長 課長 係長 班長 室長 所長 署長 局長 館長 院長 校長 施設長 主任 工場長 職長 院主
  医師 看護師 薬剤師 介護士 介護福祉士 保健師 助産師 栄養士 療法士 教師 教授 講師 弁護士 税理士 会計士 司書 書記 書記官 判事 検事 裁判官
  摂政 老師 女帝 女王 副長 助手 相談員 介護職員 看護職員 会計監事 主任者 ケアマネジャー ケアマネージャー マネージャー マネジャー リーダー
  技師 職人 鍛冶屋 番人 門番 守り人 灯台守 船頭 弟子 見習い 魔術師 魔導師 魔女 賢者 占い師 管理人 管理者 責任者 組合員 役員 理事会員
`);
/** The same as the last part of a compound. */
const ROLE_SUFFIXES = words('長 卿 官 師 士 守 司 頭 役 王 番 員 係');
/** Last parts of the names of persons, and of nouns for them. */
const PERSON_SUFFIXES = words('婆 爺 翁 姫 人 者');
const PRONOUNS = words('彼 彼女');
const PERSONS = words(
  '人物 男 女 男性 女性 少年 少女 青年 老人 老婆 娘 息子 姉 妹 兄 弟 母 父 妻 夫 若者 子 王 弟子 友人 仲間 主人公',
);
const PLACES = words(
  '町 街 村 都 都市 港町 港 島 国 王国 帝国 共和国 地 土地 地方 地域 川 河 湖 海 湾 山 山脈 谷 森 砂漠 半島 城 塔 砦 遺跡 神殿 首都 広場 通り 岬 峠 集落',
);
const ORGANISATIONS = words(
  '会社 企業 団体 組織 協会 財団 法人 大学 研究所 学会 委員会 連盟 組合 銀行 騎士団 結社 役所 官庁 集まり 一団 教団 商会 ギルド 部隊 機関 機構 一族 氏族 自警団',
);
const PLACE_ENDINGS =
  /^(?:高原|平原|盆地|都|道|府|県|市|区|町|村|郡|州|国|川|河|湖|山|岳|島|海|湾|港|駅|城|森|街道|街|半島|王国|帝国|共和国|岬|峠|谷|山脈|諸島|砦)$/;
const ORGANISATION_ENDINGS =
  /(?:株式会社|有限会社|合同会社|会社|社|協会|財団|法人|大学|研究所|学会|委員会|連盟|組合|銀行|省|庁|局|署|団|騎士団|機構|公社|商会|ギルド|教団)$/;
const COMPANY_PREFIX = /^(?:株式|有限|合同)会社$|^(?:一般)?(?:社団|財団)法人$/;
/** Endings that tell also where no other part is a proper noun: 理事会, 風待ち谷. */
const SURE_ORGANISATION_ENDINGS = words('組合 委員会 理事会 役員会 協議会 総会 連盟 協会 騎士団');
const SURE_PLACE_ENDINGS = words('谷 峠 岬 高原 平原 盆地 山脈 諸島 半島');
/** What persons do and things do not, by their dictionary forms. */
const HUMAN_VERBS = words(
  '言う 話す 笑う 微笑む 答える 尋ねる 叫ぶ つぶやく 呟く うなずく 頷く 思う 考える 歩く 眠る 泣く 語る ささやく 囁く',
);
const COPULAS = words('だ です である ある');
const SENTENCE_ENDS = words('。 ． . ！ ? ？ !');
/** How far behind a name the end of its sentence is looked for, in tokens. */
const MAX_SENTENCE = 40;

const cue = (name: CueName, strength: Cue['strength']): Cue => ({ name, strength });
const SAID = {
  person: cue('person', 3),
  place: cue('place', 3),
  organisation: cue('organisation', 3),
};
const SHOWN = {
  person: cue('person', 2),
  place: cue('place', 2),
  organisation: cue('organisation', 2),
  title: cue('title', 2),
};
const HINTED = {
  person: cue('person', 1),
  place: cue('place', 1),
  organisation: cue('organisation', 1),
};
/** Classes of proper names in the dictionary. It knows the names of this world only, and guesses among them. */
const BY_DETAIL: ReadonlyMap<string, Cue> = new Map([
  ['固有名詞,人名', HINTED.person],
  ['固有名詞,地域', HINTED.place],
  ['固有名詞,組織', HINTED.organisation],
]);

function isName(token: Token): boolean {
  return token.partOfSpeech === 'proper-noun' || !token.known;
}

function areNames(tokens: readonly Token[], first: number, last: number): boolean {
  for (let index = first; index < last; index++) {
    const token = tokens[index];
    if (token === undefined || (!isName(token) && token.surface !== '・')) return false;
  }
  return last > first;
}

function isRole(token: Token | undefined): boolean {
  return token !== undefined && (ROLES.has(token.surface) || ROLE_SUFFIXES.has(token.surface));
}

function kindOf(token: Token | undefined): Cue | null {
  if (token === undefined) return null;
  const { surface } = token;
  if (isRole(token) || PERSONS.has(surface) || PERSON_SUFFIXES.has(surface)) return SAID.person;
  if (PLACES.has(surface)) return SAID.place;
  return ORGANISATIONS.has(surface) ? SAID.organisation : null;
}

function isCopula({ surface, lemma }: Token): boolean {
  return surface === 'で' || COPULAS.has(lemma);
}

/**
 * What a sentence says that its subject is or does, from the word behind は on: 「ルカは星守の長である」,
 * 「オルムは島の港町で、市が立つ」, 「ルカは笑った」.
 */
function kindOfPredicate(tokens: readonly Token[], from: number): Cue | null {
  if (tokens.length - from > MAX_SENTENCE) return null;
  for (let index = from + 1; index + 1 < tokens.length; index++) {
    if (tokens[index]?.surface === 'で' && tokens[index + 1]?.surface === '、') {
      const kind = kindOf(tokens[index - 1]);
      if (kind !== null) return kind;
    }
  }
  let last = tokens.length - 1;
  while (last > from && SENTENCE_ENDS.has(tokens[last]?.surface ?? '')) last--;
  for (let token = tokens[last]; token !== undefined && last > from; token = tokens[last]) {
    if (!isCopula(token) && token.partOfSpeech !== 'auxiliary') break;
    last--;
  }
  const predicate = tokens[last];
  if (predicate?.partOfSpeech === 'verb') return HUMAN_VERBS.has(predicate.lemma) ? HINTED.person : null;
  return kindOf(predicate);
}

/** What the words right behind a name say that it is. */
function cueBehind(tokens: readonly Token[], last: number): Cue | null {
  const next = tokens[last];
  if (next === undefined) return null;
  const second = tokens[last + 1];
  if (next.surface === 'という') return kindOf(second);
  if (next.surface === 'と' && second?.lemma === 'いう') return kindOf(tokens[last + 2]);
  if (next.surface === 'は' || next.surface === 'とは') return kindOfPredicate(tokens, last + 1);
  return null;
}

/** What the word right before a name says that it is: 「星守の長ルカ」「港町オルム」「星守の長、ルカ」. */
function cueBefore(tokens: readonly Token[], first: number): Cue | null {
  const before = tokens[first - 1];
  if (before === undefined) return null;
  if (before.surface === '、') return isRole(tokens[first - 2]) ? SAID.person : null;
  return before.end === tokens[first]?.start ? kindOf(before) : null;
}

function isAddressed(tokens: readonly Token[], last: number): boolean {
  const next = tokens[last];
  return next !== undefined && HONORIFICS.has(next.surface) && next.start === tokens[last - 1]?.end;
}

/** Whether any word before the last one is a name. */
function hasName(tokens: readonly Token[], span: CandidateSpan): boolean {
  for (let index = span.first; index < span.last - 1; index++) {
    const token = tokens[index];
    if (token !== undefined && isName(token)) return true;
  }
  return false;
}

/** What the dictionary says of a name all of whose words it knows; single ideographs mean too much. */
function classOf(tokens: readonly Token[], span: CandidateSpan, last: Token): Cue | null {
  for (let index = span.first; index < span.last; index++) {
    const token = tokens[index];
    if (token?.known !== true || token.partOfSpeech !== 'proper-noun' || token.surface.length < 2)
      return null;
  }
  return BY_DETAIL.get(last.detail) ?? null;
}

/** What stands before the name at the end of a compound: 港町ドーラ is a place, 星守長オルガ a person. */
function kindBeforeName(tokens: readonly Token[], span: CandidateSpan): Cue | null {
  let first = span.last;
  while (first > span.first && areNames(tokens, first - 1, first) && kindOf(tokens[first - 1]) === null)
    first--;
  return first > span.first && first < span.last ? kindOf(tokens[first - 1]) : null;
}

function isSurelyBody(tokens: readonly Token[], { first, last }: CandidateSpan): boolean {
  const ending = tokens[last - 1]?.surface ?? '';
  if (SURE_ORGANISATION_ENDINGS.has(ending)) return true;
  return last - first > 1 && SURE_ORGANISATION_ENDINGS.has((tokens[last - 2]?.surface ?? '') + ending);
}

/** What the words of a compound say that it names. */
function cueInside(tokens: readonly Token[], span: CandidateSpan, first: Token, last: Token): Cue | null {
  if (span.last - span.first > 1) {
    if (HONORIFICS.has(last.surface) && areNames(tokens, span.first, span.last - 1)) return SAID.person;
    if (isRole(last) && areNames(tokens, span.first, span.last - 1)) return SAID.person;
    const before = kindBeforeName(tokens, span);
    if (before !== null) return before;
    if (COMPANY_PREFIX.test(first.surface)) return SHOWN.organisation;
    if (hasName(tokens, span)) {
      if (ORGANISATION_ENDINGS.test(last.surface)) return SHOWN.organisation;
      if (PLACE_ENDINGS.test(last.surface)) return SHOWN.place;
      if (PERSON_SUFFIXES.has(last.surface) && last.surface !== '者') return SHOWN.person;
    }
    if (SURE_PLACE_ENDINGS.has(last.surface)) return SHOWN.place;
  }
  if (isSurelyBody(tokens, span)) return SHOWN.organisation;
  return isRole(last) ? SHOWN.title : null;
}

/** See `cueOf`. */
export function japaneseCue(
  tokens: readonly Token[],
  span: CandidateSpan,
  next: Token | undefined,
): Cue | null {
  const first = tokens[span.first];
  const last = tokens[span.last - 1];
  if (first === undefined || last === undefined) return null;
  if (span.maximal || isRole(last)) {
    const inside = cueInside(tokens, span, first, last);
    if (inside !== null) return inside;
  }
  if (!areNames(tokens, span.first, span.last)) return null;
  if (isAddressed(tokens, span.last)) return SAID.person;
  if (!span.maximal) return isRole(tokens[span.first - 1]) ? SAID.person : null;
  const beside = cueBefore(tokens, span.first) ?? cueBehind(tokens, span.last);
  if (beside !== null) return beside;
  const isSubject = span.first === 0 && tokens[span.last]?.surface === 'は';
  if (isSubject && next !== undefined && PRONOUNS.has(next.surface)) return SHOWN.person;
  return classOf(tokens, span, last);
}
