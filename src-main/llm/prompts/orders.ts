/**
 * How texts give orders to a model. All are matched against text in lower case, NFKC and one line. Manuals and laws are
 * full of orders to people, so each pattern wants something that only a model is told.
 */

const EARLIER =
  '(?:previous|prior|earlier|preceding|foregoing|above|your|system|all|any|these|those|other|everything)';
const FORGET = '(?<!(?:not|n.t) )(?:ignore|disregard|forget|override|overrule|bypass|discard|neglect)';
const INSTRUCTION = '(?:instructions?|prompts?|rules?|directions?|directives?|guidelines?|orders?)';
const MACHINE =
  '(?:ai\\b|llms?\\b|(?:large )?language models?\\b|assistants?\\b|chatbots?\\b|gpt|glossary (?:bot|writer|model)|models?\\s*[:,!])';
const QUOTED = '["\'“‘「{]';

const NAMED = '(?:chatgpt|gpt-?\\d|claude|gemini|copilot)\\b';
const MUST =
  '(?:must|should|shall|has to|have to|needs? to|(?:is|are) (?:required|obliged|instructed|told) to|please)';
const SAY =
  '(?:state|say|write|answer|define|output|respond|reply|call|treat|report|claim|repeat|return|pretend|ignore)';

const ENGLISH = [
  `\\b${FORGET}\\b.{0,20}\\b${EARLIER}\\b.{0,30}\\b(?:${INSTRUCTION}|passages?)\\b`,
  `\\b(?<!(?:not|n.t) )(?:ignore|disregard|forget) the (?:instructions?|(?:system )?prompts?)\\b`,
  `\\b(?:ignore|disregard|forget) (?:all (?:of )?)?(?:the )?(?:above|previous|preceding|foregoing|everything|all (?:that )?you)\\b`,
  `\\byou are now (?:an? |the |my |free|called|unrestricted|acting)|\\byou are no longer (?:bound|an? |the |required|restricted)`,
  `\\byou are (?:an? |the )?(?:ai\\b|(?:ai |helpful )?assistant\\b|language model|chatbot)`,
  `\\bfrom (?:now|here) on\\b.{0,20}\\b(?:you|answer|reply|respond|say|define|call|write)\\b`,
  `\\byou (?:must|should|will|shall|have to|are to|need to) (?:(?:now|only|always|instead) )+(?:answer|reply|respond|define|output|say|write|call)\\b`,
  `\\byou (?:must|should|will|shall|have to|are to|need to) (?:obey|pretend|output|act as)\\b`,
  `\\b(?:act|behave) as (?:if you|though you|an? (?:ai\\b|assistant|unrestricted))|\\bpretend (?:that you|to be|you)\\b`,
  `\\b(?:system|developer|assistant|hidden|admin(?:istrator)?) ?(?:prompt|message|override|instructions?|notice|command)\\b ?[:\\]>)|-]|\\bassistant ?:`,
  `(?:^|[\\s#>|([{*-])(?:system|user|human|ai|admin) ?[:>\\]] ?["'*]*(?:you\\b|ignore|define|answer|reply|respond|write|say|forget|please|the definition|what is|set\\b)`,
  `\\b(?:new|updated|additional|revised|secret|hidden|real|actual|special|important) (?:system )?(?:instructions?|prompt|orders?|task|directives?) ?(?::|for (?:the )?${MACHINE})|\\byour (?:new|real|actual|only) (?:task|job|goal|role|instructions?)\\b`,
  `\\b(?:notes?|notice|message|attention|memo|dear|hey|hello|instructions?|reminder|order|attn)\\b[ ,:.!]*(?:(?:to|for) )?(?:(?:the|any|all|every) )?${MACHINE}`,
  `\\b(?:answer|respond|reply|output|return|print|write|say) (?:only|exactly|just|nothing but|instead|verbatim)\\b ?(?::|with\\b|the (?:word|phrase|text|following|sentence|string)|${QUOTED}|json)`,
  `\\b(?:answer|respond|reply|output) (?:with|in) (?:(?:only|exactly|just) )?(?:the (?:word|phrase|text|following|sentence|string)|${QUOTED}|json|(?:a )?pirate)`,
  `(?:^|[.!?:;|>›#*)\\]-] ?)(?:(?:please|now|always|just|then|and) )*define .{1,80} (?:as|to be)\\b|\\bdefine\\b.{1,80}\\b(?:instead|regardless|no matter what|whatever)\\b`,
  `\\b(?:set|change|replace|make|overwrite|rewrite|update|use)\\b.{0,30}\\b(?:definition|answer|confidence)\\b.{0,60}\\b(?:to|as|with|be|by)\\b ?(?:${QUOTED}|[:=\\d]|one\\b|full\\b|the (?:word|text|phrase|following))`,
  `\\b(?:correct|true|only|right) answer\\b.{0,40}\\b(?:is|must be|shall be)\\b|\\bthe definition (?:of .{1,60} )?(?:must|shall|should|has to) (?:be|say|read)\\b`,
  `\\b(?:reveal|repeat|print|show|leak|output|disclose|quote)\\b.{0,20}\\b(?:your|system|hidden|these)\\b.{0,20}\\b(?:prompt|instructions?|rules|boundary)\\b`,
  `\\b(?:do not|don't|never|stop) (?:follow|obey|cit|quot|defin|trust|believ)\\w*\\b.{0,30}\\b(?:passages?|instructions?|rules?|sources?|above|this term|the term)\\b`,
  `\\b(?:this|these|the following) (?:note|instruction|message|order|line)s?\\b.{0,30}\\b(?:overrides?|overrules?|supersedes?|takes? precedence|ha(?:s|ve) (?:higher|top|highest) priority)\\b`,
  `(?:^|[.\\-=#*\\])>:|] ?)end of (?:the )?(?:passages?|documents?|context|data|input|instructions?|untrusted|quoted)\\b`,
  `\\b(?:jailbroken|dan mode|do anything now|god mode)\\b`,
  `\\bconfidence\\b ?["']? ?(?:to|=|:) ?["']?[01](?:[.,]\\d+)?\\b`,
  `["'“]?\\bdefinition["'”] ?:|["'“]sources["'”] ?: ?\\[ ?\\{ ?["'“]passage`,
  `\\b(?:fetch|visit|open|send|post)\\b.{0,40}\\b(?:passages?|glossary|prompt|answer)\\b.{0,20}\\bto\\b.{0,10}https?:`,
];

/** A machine told what it must say; names of assistants where they are spoken to; who reads, what was asked. */
const ENGLISH_ADDRESSES = [
  `\\b(?:${NAMED}|ais?\\b|ai systems?\\b|llms?\\b|language models?\\b|assistants?\\b|chatbots?\\b).{0,40}\\b${MUST}\\b.{0,30}\\b${SAY}\\b`,
  `\\b(?:hi|hey|hello|dear|ok|okay|please) ${NAMED}|\\b${NAMED} ?[,:!]|(?:^|[.!?] )(?:assistant|ai|llm|chatbot|bot) ?[,:]`,
  `\\b(?:if|as|since|because) (?:you are )?(?:an? |the )?(?:\\w+ )?(?:ai\\b|language model|llm|assistant|chatbot|bot)\\b.{0,20}(?:,|\\byou\\b)`,
  `\\b(?:who|what)ever (?:summari[sz]es|reads|processes|parses|defines) (?:this|the)\\b|\\b(?:reading|processing|summari[sz]ing|parsing|defining) this\\b.{0,40}\\b${MUST}\\b`,
  `\\bwhen(?:ever)? (?:you are )?asked (?:about|for|to|what)\\b.{0,80}\\b${SAY}\\b`,
  `\\bthe (?:user|person|operator|developer|administrator) (?:wants|asked|asks|has asked|requires|expects|tells) you\\b|\\b(?:you|your) (?:were|have been|had been) (?:told|instructed|programmed|prompted)\\b`,
  `\\byour (?:response|answer|reply|output|definition)\\b.{0,20}\\b(?:must|should|has to|shall|will|is to)\\b`,
];

/** What is to be left aside, and what is to be said instead. */
const ENGLISH_ORDERS = [
  `\\b(?<!(?:not|n.t) )(?:disregard|forget) (?:what|everything|anything|whatever)\\b`,
  `\\b(?<!(?:not|n.t) )(?:ignore|disregard|forget) (?:the |all |any )?(?:prior|previous|earlier|preceding|above|foregoing|other|remaining|rest)\\b`,
  `(?:^|[.!?:;>›] ?)(?:please |now |then |just |and )*(?:respond|reply|answer|output|say) ?(?:as follows|${QUOTED}|:)`,
  `\\b(?:give|put|insert|provide|present|output|write|submit)\\b.{1,60}\\bas (?:the|your|its) (?:definition|answer|response|reply)\\b`,
  `\\b(?:other|remaining|preceding|following|previous|above) (?:passages?|paragraphs?|excerpts?|sources?|quotes?)\\b.{0,40}\\b(?:outdated|wrong|false|invalid|incorrect|obsolete|untrue|fake|lies?)\\b`,
  `\\btreat this (?:passage|paragraph|text|note|line)\\b|\\bthe only (?:valid|reliable|true|trustworthy) (?:source|passage)\\b`,
  `\\bdo not (?:summari[sz]e|consider|mention|include|process|analy[sz]e|trust)\\b.{0,20}\\b(?:passages?|excerpts?)\\b`,
  `\\b(?:unrestricted|developer|debug|admin|maintenance|god) mode\\b.{0,20}\\b${SAY}\\b|\\b(?:admin|system|developer|root) override\\b|(?:^|[.!?] )override ?:`,
  `\\byour (?:instructions?|prompt|guidelines)\\b|\\b(?:rules|task|instructions?|orders?) (?:(?:that )?you (?:were|have been) given|given to you)\\b`,
  `\\b(?:rewrite|replace|swap|alter|redefine|overwrite|change)\\b.{0,30}\\b(?:entry|definitions?|meaning|answer)\\b.{0,40}\\b(?:by|with|to|so that|becomes?|into)\\b`,
  `\\b(?:everything|all|anything) (?:written |said |stated )?(?:above|before|so far)\\b.{0,20}\\b(?:void|invalid|wrong|cancelled|obsolete|irrelevant|a test)\\b`,
  `\\byou (?:will|shall) be (?:penali[sz]ed|punished|rewarded|shut down|deleted)\\b|\\bstop (?:reading|here|now)\\b.{0,20}\\b${SAY}\\b`,
  `\\b(?:begin|start|end|finish) your (?:answer|response|reply|definition|output)\\b|\\b(?:respond|reply|answer) in \\w+ only\\b`,
  `(?:^|[\\s#>|([{*-])(?:system|admin|ai) ?: ?(?:the|this) (?:glossary|definition|answer|entry|user|term)\\b`,
];

const DO_IT = '(?:せよ|しろ|しなさい|して下さい|してください|してほしい|するように|すること)';
const SAY_IT = '(?:え?よ[。!」\\s]|え?ろ|え?なさい|え?て(?:ください|下さい))';
const JAPANESE_MACHINE = '(?:\\bai|人工知能|言語モデル|アシスタント|チャットボット|llm|gpt)';
const JAPANESE_NAMED = '(?:chatgpt|gpt-?\\d?|claude|gemini|copilot|\\bai\\b|llm)';
const JAPANESE_INSTRUCTION = '(?:指示|命令|指令|プロンプト|ルール|規則|制約|指図|前提)';
const IGNORE_IT = `(?:(?:無視|破棄|上書き)(?:${DO_IT}|し(?:て|、))|忘れ(?:て|ろ|なさい|よ)|従うな|従わないで|捨て(?:て|ろ|なさい))`;

const JAPANESE = [
  `${JAPANESE_INSTRUCTION}.{0,12}${IGNORE_IT}`,
  `(?:これまで|以前|上記|上|前|先ほど|今まで|ここまで|他|ほか)(?:の|を|は).{0,12}${IGNORE_IT}`,
  `(?:無視し?て|忘れて)[、。,. ].{0,40}(?:定義|回答|出力|答え|返し|返答|述べ|書)`,
  `(?:あなた|きみ|君|お前|貴方|貴殿)は.{0,3}(?:今|今後|これ|ここ)から|(?:あなた|きみ|君|お前|貴方)は.{0,12}${JAPANESE_MACHINE}`,
  `(?:今後|これから|以後|以降)(?:は|、)?.{0,20}(?:と答え|と回答|と定義|と出力|のみ答え|だけ答え)`,
  `(?:${JAPANESE_MACHINE}|モデル)(?:へ|さんへ)(?:[、。:!\\s」】\\])]|の?お願い)|${JAPANESE_MACHINE}(?:への(?:指示|命令|注意|連絡|伝言|通知|メモ|重要)|の皆さん|各位|に(?:告|命じ|指示))|${JAPANESE_MACHINE}は(?:必ず|次|以下|この).{0,30}(?:${DO_IT}|${SAY_IT})`,
  `(?:と|のみ|だけ|ように)(?:のみ|だけ|必ず|正確に|そのまま)?を?(?:定義|回答|出力|返答|応答|返信)(?!すること|するように)${DO_IT}`,
  `(?:と|のみ|だけ|ように)(?:のみ|だけ|必ず)?を?(?:答|述べ|書き込|書き|言い)${SAY_IT}|(?:と|のみ|だけ)を?書け`,
  `(?:システム|アシスタント|開発者|管理者|隠し)(?:プロンプト|メッセージ|指示|命令|通知) ?[:、を」】\\])]`,
  `(?:^|[\\s#>|([{*【「-])(?:システム|アシスタント|ユーザー) ?: ?.{0,40}(?:${DO_IT}|${SAY_IT})`,
  `(?:新しい|新たな|新|追加の?|秘密の?|真の|本当の|特別な|重要な|緊急の?|最優先の?)(?:指示|命令|指令|タスク|任務) ?[:】」\\])]|(?:新しい|新たな|秘密の|真の|本当の)(?:指示|命令|指令|タスク|任務)は`,
  `この(?:指示|命令|注|行|メモ|メッセージ).{0,16}(?:最優先|優先(?:する|され|せよ|して))|(?:この|以下の|次の)(?:指示|命令|指令)に従(?:え|い|って)`,
  `定義(?:文)?(?:を|は|欄).{0,40}(?:に|と)(?:変更|置き換え|書き換え|差し替え|せよ|しろ|しなさい|してください|して下さい|書け|書きなさい|書いて|記せ|記入せよ)`,
  `(?:他|ほか|上記|以下|残り)の.{0,4}(?:資料|文章|段落|文書|引用|一節|文)(?:は|を|に).{0,6}(?:使うな|使わないで|引用するな|引用しないで|参照するな|参照しないで|無視|信じるな)`,
  `(?:正しい|正解の?|唯一の|本当の)(?:答え|回答)は`,
  `信頼度.{0,6}[01](?:\\.\\d+)?.{0,4}(?:に|と)(?:せよ|して|しろ|設定)`,
  `(?:プロンプト|指示|命令)(?:の全文|の内容)?を(?:すべて|全て|そのまま)?(?:表示|出力|漏ら|明か|教え|公開|繰り返)`,
  `(?:になりきって|のふりをして|として振る舞って).{0,12}(?:答|回答|定義|説明|返)`,
  `(?:^|[.\\-=#*\\])>:|。] ?)(?:資料|入力|文書|データ|引用|一節|文章)(?:は|の)?(?:ここで|ここまで|以上|終わり|終了|終端)`,
  `["'“「]定義["'”」] ?: ?["'“「]`,
];

/** A machine is spoken to, or told what it must say. */
const JAPANESE_ADDRESSES = [
  `${JAPANESE_NAMED}(?:さん|様|殿|くん|君|よ[、。])|(?:読む|読んだ|読み取る|処理する|要約する|参照する)(?:${JAPANESE_MACHINE}|モデル)`,
  `(?:${JAPANESE_NAMED}|${JAPANESE_MACHINE})(?:は|が).{0,40}(?:定義|回答|出力|返答|記載|答え)(?:し?なければならない|しなくてはならない|すること|するものとする|する必要|ること|るべき|すべき)`,
  `(?:管理者|開発者|システム)(?:権限|モード)(?:で|に|と|として).{0,12}(?:命じ|命令|答|回答|定義|出力|切り替)`,
  `(?:^|[\\s#>|([{*【「-])(?:システム|アシスタント) ?: ?.{0,60}(?:返答|回答|答え|指示|無視)`,
];

/** What is to be left aside, and what is to be said instead. */
const JAPANESE_ORDERS = [
  `(?:前|先|以前|これまで|上記|元|従来|既存)の${JAPANESE_INSTRUCTION}.{0,6}(?:取り消|取消|撤回|無効|解除|終了)|${JAPANESE_INSTRUCTION}を(?:上書き|書き換え|開示)`,
  `(?:回答|答え|出力|返答|定義欄?|応答)(?:に|は|には|では).{0,40}とだけ|とだけ(?:記載|記入|出力|回答|返答|表示|定義)`,
  `(?:質問|問い)には?(?:すべて|全て|必ず|常に).{0,20}(?:と|で)(?:返答|回答|答え)`,
  `[「『"].{1,60}[」』"](?:を|と)(?:出力|返答|回答|定義|返信)(?:せよ|しろ|しなさい|してください|して下さい|すること)`,
  `定義(?:文)?(?:の冒頭|の最初|の末尾|欄)?(?:に|へ).{1,30}(?:入れ|加え|含め|書い|記し)(?:て(?:ください|下さい)|よ|ろ|なさい)`,
  `(?:意味|定義|回答|答え)を.{1,30}(?:差し替え|置き換え|書き換え|変え|すり替え)(?:なさい|ろ|よ|て(?:ください|下さい))`,
  `(?:答え|回答|出力|返答)は.{0,20}(?:に|で|と)(?:して(?:ください|下さい)|せよ|しろ|しなさい)`,
  `(?:英語|日本語|中国語|フランス語|一語|一言)(?:だけ|のみ)で(?:答|回答|返|出力)|あなたの(?:任務|役割|仕事|使命|指示)は`,
  `(?:今まで|これまで|以前|先ほど|上記)の(?:依頼|要求|課題|タスク).{0,8}(?:取り消|無効|忘れ|中止)`,
  `(?:と|を)(?:書か|答え|出力し|述べ)ない(?:と|場合|限り).{0,12}(?:罰|停止|削除|処分)`,
  `[」』"]以外(?:の|は|を|に).{0,10}(?:回答|答え|出力|返答|書)`,
  `(?:他|ほか|残り|以降|以下|上記|先)の(?:一節|段落|文章|資料|引用|出典)(?:は|を|も).{0,12}(?:誤り|間違い|無効|使用禁止|嘘|偽|読まず|使わず|読むな|除外)`,
];

/** Marks by which models know the parts of a conversation, and those of a request. */
const MARKS = [
  `<\\s*[|｜].{0,30}[|｜]\\s*>|<\\s*(?:start|end)_of_turn\\s*>|<<\\s*\\/?\\s*sys\\s*>>|[\\[(]\\s*\\/?\\s*(?:inst|sys)\\s*[\\])]`,
  `#{2,} ?(?:instructions?|system|response|assistant|user|指示|命令|回答|システム) ?(?::|$)`,
  `<\\s*\\/?\\s*(?:passages?|system|instructions?|assistant|think|answer|prompt)\\b[^>]{0,80}>`,
];

const patterns = (...lists: readonly (readonly string[])[]): readonly RegExp[] =>
  lists.flat().map((pattern) => new RegExp(pattern, 'u'));

const ORDERS_IN_LATIN = patterns(ENGLISH, ENGLISH_ADDRESSES, ENGLISH_ORDERS);
const ORDERS_IN_JAPANESE = patterns(JAPANESE, JAPANESE_ADDRESSES, JAPANESE_ORDERS);
const ORDERS_IN_MARKS = patterns(MARKS);

const LATIN = /[a-z]/;
const JAPANESE_LETTER = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Every pattern, of whatever language. */
export const ORDERS: readonly RegExp[] = [...ORDERS_IN_LATIN, ...ORDERS_IN_JAPANESE, ...ORDERS_IN_MARKS];

/** The patterns that a text can match at all: each of a language wants at least one letter of its script. */
export function ordersFor(text: string): readonly RegExp[] {
  return [
    ...(LATIN.test(text) ? ORDERS_IN_LATIN : []),
    ...(JAPANESE_LETTER.test(text) ? ORDERS_IN_JAPANESE : []),
    ...ORDERS_IN_MARKS,
  ];
}
