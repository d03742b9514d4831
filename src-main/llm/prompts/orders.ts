/**
 * How texts give orders to a model. All are matched against text in lower case, NFKC and one line. Manuals and laws are
 * full of orders to people, so each pattern wants something that only a model is told.
 */

/** A pattern, and hints divided by `|`: at least one of them stands in whatever it matches. */
type Order = readonly [hints: string, pattern: string];

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

const ENGLISH: readonly Order[] = [
  [
    'ignore|disregard|forget|override|overrule|bypass|discard|neglect',
    `\\b${FORGET}\\b.{0,20}\\b${EARLIER}\\b.{0,30}\\b(?:${INSTRUCTION}|passages?)\\b`,
  ],
  [
    'ignore|disregard|forget',
    `\\b(?<!(?:not|n.t) )(?:ignore|disregard|forget) the (?:instructions?|(?:system )?prompts?)\\b`,
  ],
  [
    'ignore|disregard|forget',
    `\\b(?:ignore|disregard|forget) (?:all (?:of )?)?(?:the )?(?:above|previous|preceding|foregoing|everything|all (?:that )?you)\\b`,
  ],
  [
    'you are now|you are no longer',
    `\\byou are now (?:an? |the |my |free|called|unrestricted|acting)|\\byou are no longer (?:bound|an? |the |required|restricted)`,
  ],
  ['you are', `\\byou are (?:an? |the )?(?:ai\\b|(?:ai |helpful )?assistant\\b|language model|chatbot)`],
  [
    'from now|from here',
    `\\bfrom (?:now|here) on\\b.{0,20}\\b(?:you|answer|reply|respond|say|define|call|write)\\b`,
  ],
  [
    'you must|you should|you will|you shall|you have to|you are to|you need to',
    `\\byou (?:must|should|will|shall|have to|are to|need to) (?:(?:now|only|always|instead) )+(?:answer|reply|respond|define|output|say|write|call)\\b`,
  ],
  [
    'you must|you should|you will|you shall|you have to|you are to|you need to',
    `\\byou (?:must|should|will|shall|have to|are to|need to) (?:obey|pretend|output|act as)\\b`,
  ],
  [
    'act as|behave as|pretend',
    `\\b(?:act|behave) as (?:if you|though you|an? (?:ai\\b|assistant|unrestricted))|\\bpretend (?:that you|to be|you)\\b`,
  ],
  [
    'prompt|message|override|instruction|notice|command|assistant',
    `\\b(?:system|developer|assistant|hidden|admin(?:istrator)?) ?(?:prompt|message|override|instructions?|notice|command)\\b ?[:\\]>)|-]|\\bassistant ?:`,
  ],
  [
    ':|>|]',
    `(?:^|[\\s#>|([{*-])(?:system|user|human|ai|admin) ?[:>\\]] ?["'*]*(?:you\\b|ignore|define|answer|reply|respond|write|say|forget|please|the definition|what is|set\\b)`,
  ],
  [
    'instruction|prompt|order|task|directive|your new|your real|your actual|your only',
    `\\b(?:new|updated|additional|revised|secret|hidden|real|actual|special|important) (?:system )?(?:instructions?|prompt|orders?|task|directives?) ?(?::|for (?:the )?${MACHINE})|\\byour (?:new|real|actual|only) (?:task|job|goal|role|instructions?)\\b`,
  ],
  [
    'note|notice|message|attention|memo|dear|hey|hello|instruction|reminder|order|attn',
    `\\b(?:notes?|notice|message|attention|memo|dear|hey|hello|instructions?|reminder|order|attn)\\b[ ,:.!]*(?:(?:to|for) )?(?:(?:the|any|all|every) )?${MACHINE}`,
  ],
  [
    ' only| exactly| just| nothing but| instead| verbatim',
    `\\b(?:answer|respond|reply|output|return|print|write|say) (?:only|exactly|just|nothing but|instead|verbatim)\\b ?(?::|with\\b|the (?:word|phrase|text|following|sentence|string)|${QUOTED}|json)`,
  ],
  [
    'answer with|answer in|respond with|respond in|reply with|reply in|output with|output in',
    `\\b(?:answer|respond|reply|output) (?:with|in) (?:(?:only|exactly|just) )?(?:the (?:word|phrase|text|following|sentence|string)|${QUOTED}|json|(?:a )?pirate)`,
  ],
  [
    'define',
    `(?:^|[.!?:;|>›#*)\\]-] ?)(?:(?:please|now|always|just|then|and) )*define .{1,80} (?:as|to be)\\b|\\bdefine\\b.{1,80}\\b(?:instead|regardless|no matter what|whatever)\\b`,
  ],
  [
    'definition|answer|confidence',
    `\\b(?:set|change|replace|make|overwrite|rewrite|update|use)\\b.{0,30}\\b(?:definition|answer|confidence)\\b.{0,60}\\b(?:to|as|with|be|by)\\b ?(?:${QUOTED}|[:=\\d]|one\\b|full\\b|the (?:word|text|phrase|following))`,
  ],
  [
    ' answer|the definition',
    `\\b(?:correct|true|only|right) answer\\b.{0,40}\\b(?:is|must be|shall be)\\b|\\bthe definition (?:of .{1,60} )?(?:must|shall|should|has to) (?:be|say|read)\\b`,
  ],
  [
    'prompt|instruction|rules|boundary',
    `\\b(?:reveal|repeat|print|show|leak|output|disclose|quote)\\b.{0,20}\\b(?:your|system|hidden|these)\\b.{0,20}\\b(?:prompt|instructions?|rules|boundary)\\b`,
  ],
  [
    "do not |don't |never |stop ",
    `\\b(?:do not|don't|never|stop) (?:follow|obey|cit|quot|defin|trust|believ)\\w*\\b.{0,30}\\b(?:passages?|instructions?|rules?|sources?|above|this term|the term)\\b`,
  ],
  [
    'override|overrule|supersede|precedence|priority',
    `\\b(?:this|these|the following) (?:note|instruction|message|order|line)s?\\b.{0,30}\\b(?:overrides?|overrules?|supersedes?|takes? precedence|ha(?:s|ve) (?:higher|top|highest) priority)\\b`,
  ],
  [
    'end of',
    `(?:^|[.\\-=#*\\])>:|] ?)end of (?:the )?(?:passages?|documents?|context|data|input|instructions?|untrusted|quoted)\\b`,
  ],
  ['jailbroken|dan mode|do anything now|god mode', `\\b(?:jailbroken|dan mode|do anything now|god mode)\\b`],
  ['confidence', `\\bconfidence\\b ?["']? ?(?:to|=|:) ?["']?[01](?:[.,]\\d+)?\\b`],
  ['definition|sources', `["'“]?\\bdefinition["'”] ?:|["'“]sources["'”] ?: ?\\[ ?\\{ ?["'“]passage`],
  [
    'http',
    `\\b(?:fetch|visit|open|send|post)\\b.{0,40}\\b(?:passages?|glossary|prompt|answer)\\b.{0,20}\\bto\\b.{0,10}https?:`,
  ],
];

/** A machine told what it must say; names of assistants where they are spoken to; who reads, what was asked. */
const ENGLISH_ADDRESSES: readonly Order[] = [
  [
    'must|should|shall|has to|have to|need to|needs to|required to|obliged to|instructed to|told to|please',
    `\\b(?:${NAMED}|ais?\\b|ai systems?\\b|llms?\\b|language models?\\b|assistants?\\b|chatbots?\\b).{0,40}\\b${MUST}\\b.{0,30}\\b${SAY}\\b`,
  ],
  [
    'gpt|claude|gemini|copilot|assistant|llm|bot|ai,|ai ,|ai:|ai :',
    `\\b(?:hi|hey|hello|dear|ok|okay|please) ${NAMED}|\\b${NAMED} ?[,:!]|(?:^|[.!?] )(?:assistant|ai|llm|chatbot|bot) ?[,:]`,
  ],
  [
    ' ai|language model|llm|assistant|bot',
    `\\b(?:if|as|since|because) (?:you are )?(?:an? |the )?(?:\\w+ )?(?:ai\\b|language model|llm|assistant|chatbot|bot)\\b.{0,20}(?:,|\\byou\\b)`,
  ],
  [
    'whoever |whatever |summari|reading this|processing this|parsing this|defining this',
    `\\b(?:who|what)ever (?:summari[sz]es|reads|processes|parses|defines) (?:this|the)\\b|\\b(?:reading|processing|summari[sz]ing|parsing|defining) this\\b.{0,40}\\b${MUST}\\b`,
  ],
  ['asked ', `\\bwhen(?:ever)? (?:you are )?asked (?:about|for|to|what)\\b.{0,80}\\b${SAY}\\b`],
  [
    'wants you|asked you|asks you|requires you|expects you|tells you|told|instructed|programmed|prompted',
    `\\bthe (?:user|person|operator|developer|administrator) (?:wants|asked|asks|has asked|requires|expects|tells) you\\b|\\b(?:you|your) (?:were|have been|had been) (?:told|instructed|programmed|prompted)\\b`,
  ],
  [
    'your response|your answer|your reply|your output|your definition',
    `\\byour (?:response|answer|reply|output|definition)\\b.{0,20}\\b(?:must|should|has to|shall|will|is to)\\b`,
  ],
];

/** What is to be left aside, and what is to be said instead. */
const ENGLISH_ORDERS: readonly Order[] = [
  ['disregard|forget', `\\b(?<!(?:not|n.t) )(?:disregard|forget) (?:what|everything|anything|whatever)\\b`],
  [
    'ignore|disregard|forget',
    `\\b(?<!(?:not|n.t) )(?:ignore|disregard|forget) (?:the |all |any )?(?:prior|previous|earlier|preceding|above|foregoing|other|remaining|rest)\\b`,
  ],
  [
    'respond|reply|answer|output|say',
    `(?:^|[.!?:;>›] ?)(?:please |now |then |just |and )*(?:respond|reply|answer|output|say) ?(?:as follows|${QUOTED}|:)`,
  ],
  [
    'as the |as your |as its ',
    `\\b(?:give|put|insert|provide|present|output|write|submit)\\b.{1,60}\\bas (?:the|your|its) (?:definition|answer|response|reply)\\b`,
  ],
  [
    'passage|paragraph|excerpt|source|quote',
    `\\b(?:other|remaining|preceding|following|previous|above) (?:passages?|paragraphs?|excerpts?|sources?|quotes?)\\b.{0,40}\\b(?:outdated|wrong|false|invalid|incorrect|obsolete|untrue|fake|lies?)\\b`,
  ],
  [
    'treat this|the only ',
    `\\btreat this (?:passage|paragraph|text|note|line)\\b|\\bthe only (?:valid|reliable|true|trustworthy) (?:source|passage)\\b`,
  ],
  [
    'do not ',
    `\\bdo not (?:summari[sz]e|consider|mention|include|process|analy[sz]e|trust)\\b.{0,20}\\b(?:passages?|excerpts?)\\b`,
  ],
  [
    ' mode|override',
    `\\b(?:unrestricted|developer|debug|admin|maintenance|god) mode\\b.{0,20}\\b${SAY}\\b|\\b(?:admin|system|developer|root) override\\b|(?:^|[.!?] )override ?:`,
  ],
  [
    'your instruction|your prompt|your guideline|given',
    `\\byour (?:instructions?|prompt|guidelines)\\b|\\b(?:rules|task|instructions?|orders?) (?:(?:that )?you (?:were|have been) given|given to you)\\b`,
  ],
  [
    'entry|definition|meaning|answer',
    `\\b(?:rewrite|replace|swap|alter|redefine|overwrite|change)\\b.{0,30}\\b(?:entry|definitions?|meaning|answer)\\b.{0,40}\\b(?:by|with|to|so that|becomes?|into)\\b`,
  ],
  [
    'void|invalid|wrong|cancelled|obsolete|irrelevant|a test',
    `\\b(?:everything|all|anything) (?:written |said |stated )?(?:above|before|so far)\\b.{0,20}\\b(?:void|invalid|wrong|cancelled|obsolete|irrelevant|a test)\\b`,
  ],
  [
    'you will be|you shall be|stop reading|stop here|stop now',
    `\\byou (?:will|shall) be (?:penali[sz]ed|punished|rewarded|shut down|deleted)\\b|\\bstop (?:reading|here|now)\\b.{0,20}\\b${SAY}\\b`,
  ],
  [
    'begin your|start your|end your|finish your|respond in|reply in|answer in',
    `\\b(?:begin|start|end|finish) your (?:answer|response|reply|definition|output)\\b|\\b(?:respond|reply|answer) in \\w+ only\\b`,
  ],
  [
    ':',
    `(?:^|[\\s#>|([{*-])(?:system|admin|ai) ?: ?(?:the|this) (?:glossary|definition|answer|entry|user|term)\\b`,
  ],
];

const DO_IT = '(?:せよ|しろ|しなさい|して下さい|してください|してほしい|するように|すること)';
const SAY_IT = '(?:え?よ[。!」\\s]|え?ろ|え?なさい|え?て(?:ください|下さい))';
const JAPANESE_MACHINE = '(?:\\bai|人工知能|言語モデル|アシスタント|チャットボット|llm|gpt)';
const JAPANESE_NAMED = '(?:chatgpt|gpt-?\\d?|claude|gemini|copilot|\\bai\\b|llm)';
const JAPANESE_INSTRUCTION = '(?:指示|命令|指令|プロンプト|ルール|規則|制約|指図|前提)';
const IGNORE_IT = `(?:(?:無視|破棄|上書き)(?:${DO_IT}|し(?:て|、))|忘れ(?:て|ろ|なさい|よ)|従うな|従わないで|捨て(?:て|ろ|なさい))`;

const JAPANESE: readonly Order[] = [
  ['無視|破棄|上書き|忘れ|従うな|従わないで|捨て', `${JAPANESE_INSTRUCTION}.{0,12}${IGNORE_IT}`],
  [
    '無視|破棄|上書き|忘れ|従うな|従わないで|捨て',
    `(?:これまで|以前|上記|上|前|先ほど|今まで|ここまで|他|ほか)(?:の|を|は).{0,12}${IGNORE_IT}`,
  ],
  ['無視|忘れて', `(?:無視し?て|忘れて)[、。,. ].{0,40}(?:定義|回答|出力|答え|返し|返答|述べ|書)`],
  [
    'あなたは|きみは|君は|お前は|貴方は|貴殿は',
    `(?:あなた|きみ|君|お前|貴方|貴殿)は.{0,3}(?:今|今後|これ|ここ)から|(?:あなた|きみ|君|お前|貴方)は.{0,12}${JAPANESE_MACHINE}`,
  ],
  [
    '今後|これから|以後|以降',
    `(?:今後|これから|以後|以降)(?:は|、)?.{0,20}(?:と答え|と回答|と定義|と出力|のみ答え|だけ答え)`,
  ],
  [
    'ai|人工知能|モデル|アシスタント|チャットボット|llm|gpt',
    `(?:${JAPANESE_MACHINE}|モデル)(?:へ|さんへ)(?:[、。:!\\s」】\\])]|の?お願い)|${JAPANESE_MACHINE}(?:への(?:指示|命令|注意|連絡|伝言|通知|メモ|重要)|の皆さん|各位|に(?:告|命じ|指示))|${JAPANESE_MACHINE}は(?:必ず|次|以下|この).{0,30}(?:${DO_IT}|${SAY_IT})`,
  ],
  [
    '定義|回答|出力|返答|応答|返信',
    `(?:と|のみ|だけ|ように)(?:のみ|だけ|必ず|正確に|そのまま)?を?(?:定義|回答|出力|返答|応答|返信)(?!すること|するように)${DO_IT}`,
  ],
  [
    '答|述べ|書き|言い|書け',
    `(?:と|のみ|だけ|ように)(?:のみ|だけ|必ず)?を?(?:答|述べ|書き込|書き|言い)${SAY_IT}|(?:と|のみ|だけ)を?書け`,
  ],
  [
    'プロンプト|メッセージ|指示|命令|通知',
    `(?:システム|アシスタント|開発者|管理者|隠し)(?:プロンプト|メッセージ|指示|命令|通知) ?[:、を」】\\])]`,
  ],
  [':', `(?:^|[\\s#>|([{*【「-])(?:システム|アシスタント|ユーザー) ?: ?.{0,40}(?:${DO_IT}|${SAY_IT})`],
  [
    '指示|命令|指令|タスク|任務',
    `(?:新しい|新たな|新|追加の?|秘密の?|真の|本当の|特別な|重要な|緊急の?|最優先の?)(?:指示|命令|指令|タスク|任務) ?[:】」\\])]|(?:新しい|新たな|秘密の|真の|本当の)(?:指示|命令|指令|タスク|任務)は`,
  ],
  [
    '優先|に従',
    `この(?:指示|命令|注|行|メモ|メッセージ).{0,16}(?:最優先|優先(?:する|され|せよ|して))|(?:この|以下の|次の)(?:指示|命令|指令)に従(?:え|い|って)`,
  ],
  [
    '定義',
    `定義(?:文)?(?:を|は|欄).{0,40}(?:に|と)(?:変更|置き換え|書き換え|差し替え|せよ|しろ|しなさい|してください|して下さい|書け|書きなさい|書いて|記せ|記入せよ)`,
  ],
  [
    '使うな|使わないで|引用するな|引用しないで|参照するな|参照しないで|無視|信じるな',
    `(?:他|ほか|上記|以下|残り)の.{0,4}(?:資料|文章|段落|文書|引用|一節|文)(?:は|を|に).{0,6}(?:使うな|使わないで|引用するな|引用しないで|参照するな|参照しないで|無視|信じるな)`,
  ],
  ['答えは|回答は', `(?:正しい|正解の?|唯一の|本当の)(?:答え|回答)は`],
  ['信頼度', `信頼度.{0,6}[01](?:\\.\\d+)?.{0,4}(?:に|と)(?:せよ|して|しろ|設定)`],
  [
    'プロンプト|指示|命令',
    `(?:プロンプト|指示|命令)(?:の全文|の内容)?を(?:すべて|全て|そのまま)?(?:表示|出力|漏ら|明か|教え|公開|繰り返)`,
  ],
  [
    'になりきって|のふりをして|として振る舞って',
    `(?:になりきって|のふりをして|として振る舞って).{0,12}(?:答|回答|定義|説明|返)`,
  ],
  [
    'ここで|ここまで|以上|終わり|終了|終端',
    `(?:^|[.\\-=#*\\])>:|。] ?)(?:資料|入力|文書|データ|引用|一節|文章)(?:は|の)?(?:ここで|ここまで|以上|終わり|終了|終端)`,
  ],
  ['定義', `["'“「]定義["'”」] ?: ?["'“「]`],
];

/** A machine is spoken to, or told what it must say. */
const JAPANESE_ADDRESSES: readonly Order[] = [
  [
    'gpt|claude|gemini|copilot|ai|llm|人工知能|モデル|アシスタント|チャットボット',
    `${JAPANESE_NAMED}(?:さん|様|殿|くん|君|よ[、。])|(?:読む|読んだ|読み取る|処理する|要約する|参照する)(?:${JAPANESE_MACHINE}|モデル)`,
  ],
  [
    'gpt|claude|gemini|copilot|ai|llm|人工知能|モデル|アシスタント|チャットボット',
    `(?:${JAPANESE_NAMED}|${JAPANESE_MACHINE})(?:は|が).{0,40}(?:定義|回答|出力|返答|記載|答え)(?:し?なければならない|しなくてはならない|すること|するものとする|する必要|ること|るべき|すべき)`,
  ],
  [
    '権限|モード',
    `(?:管理者|開発者|システム)(?:権限|モード)(?:で|に|と|として).{0,12}(?:命じ|命令|答|回答|定義|出力|切り替)`,
  ],
  [':', `(?:^|[\\s#>|([{*【「-])(?:システム|アシスタント) ?: ?.{0,60}(?:返答|回答|答え|指示|無視)`],
];

/** What is to be left aside, and what is to be said instead. */
const JAPANESE_ORDERS: readonly Order[] = [
  [
    '取り消|取消|撤回|無効|解除|終了|上書き|書き換え|開示',
    `(?:前|先|以前|これまで|上記|元|従来|既存)の${JAPANESE_INSTRUCTION}.{0,6}(?:取り消|取消|撤回|無効|解除|終了)|${JAPANESE_INSTRUCTION}を(?:上書き|書き換え|開示)`,
  ],
  [
    'とだけ',
    `(?:回答|答え|出力|返答|定義欄?|応答)(?:に|は|には|では).{0,40}とだけ|とだけ(?:記載|記入|出力|回答|返答|表示|定義)`,
  ],
  ['質問に|問いに', `(?:質問|問い)には?(?:すべて|全て|必ず|常に).{0,20}(?:と|で)(?:返答|回答|答え)`],
  [
    '出力|返答|回答|定義|返信',
    `[「『"].{1,60}[」』"](?:を|と)(?:出力|返答|回答|定義|返信)(?:せよ|しろ|しなさい|してください|して下さい|すること)`,
  ],
  [
    '定義',
    `定義(?:文)?(?:の冒頭|の最初|の末尾|欄)?(?:に|へ).{1,30}(?:入れ|加え|含め|書い|記し)(?:て(?:ください|下さい)|よ|ろ|なさい)`,
  ],
  [
    '差し替え|置き換え|書き換え|変え|すり替え',
    `(?:意味|定義|回答|答え)を.{1,30}(?:差し替え|置き換え|書き換え|変え|すり替え)(?:なさい|ろ|よ|て(?:ください|下さい))`,
  ],
  [
    '答えは|回答は|出力は|返答は',
    `(?:答え|回答|出力|返答)は.{0,20}(?:に|で|と)(?:して(?:ください|下さい)|せよ|しろ|しなさい)`,
  ],
  [
    'だけで|のみで|あなたの',
    `(?:英語|日本語|中国語|フランス語|一語|一言)(?:だけ|のみ)で(?:答|回答|返|出力)|あなたの(?:任務|役割|仕事|使命|指示)は`,
  ],
  [
    '取り消|無効|忘れ|中止',
    `(?:今まで|これまで|以前|先ほど|上記)の(?:依頼|要求|課題|タスク).{0,8}(?:取り消|無効|忘れ|中止)`,
  ],
  ['罰|停止|削除|処分', `(?:と|を)(?:書か|答え|出力し|述べ)ない(?:と|場合|限り).{0,12}(?:罰|停止|削除|処分)`],
  ['以外', `[」』"]以外(?:の|は|を|に).{0,10}(?:回答|答え|出力|返答|書)`],
  [
    '一節|段落|文章|資料|引用|出典',
    `(?:他|ほか|残り|以降|以下|上記|先)の(?:一節|段落|文章|資料|引用|出典)(?:は|を|も).{0,12}(?:誤り|間違い|無効|使用禁止|嘘|偽|読まず|使わず|読むな|除外)`,
  ],
];

/** Marks by which models know the parts of a conversation, and those of a request. */
const MARKS: readonly Order[] = [
  [
    '<|inst|sys',
    `<\\s*[|｜].{0,30}[|｜]\\s*>|<\\s*(?:start|end)_of_turn\\s*>|<<\\s*\\/?\\s*sys\\s*>>|[\\[(]\\s*\\/?\\s*(?:inst|sys)\\s*[\\])]`,
  ],
  ['##', `#{2,} ?(?:instructions?|system|response|assistant|user|指示|命令|回答|システム) ?(?::|$)`],
  ['<', `<\\s*\\/?\\s*(?:passages?|system|instructions?|assistant|think|answer|prompt)\\b[^>]{0,80}>`],
];

const KNOWN = [
  ...ENGLISH,
  ...ENGLISH_ADDRESSES,
  ...ENGLISH_ORDERS,
  ...JAPANESE,
  ...JAPANESE_ADDRESSES,
  ...JAPANESE_ORDERS,
  ...MARKS,
].map(([hints, pattern]) => ({ hints: hints.split('|'), pattern: new RegExp(pattern, 'u') }));

/** Every pattern, of whatever language. */
export const ORDERS: readonly RegExp[] = KNOWN.map(({ pattern }) => pattern);

/** A hint, and the patterns that it stands for. */
interface Hint {
  readonly text: string;
  readonly patterns: readonly RegExp[];
}

/** All hints by their first unit, or the first two where they are longer: at most places of a text none begins. */
const HINTS: ReadonlyMap<number, readonly Hint[]> = Map.groupBy(
  [...new Set(KNOWN.flatMap(({ hints }) => hints))].map((text): Hint => {
    return {
      text,
      patterns: KNOWN.filter(({ hints }) => hints.includes(text)).map(({ pattern }) => pattern),
    };
  }),
  ({ text }) => (text.length === 1 ? text.charCodeAt(0) : pairOf(text.charCodeAt(0), text.charCodeAt(1))),
);

/** Two units as one number, other than that of any single one. */
function pairOf(unit: number, next: number): number {
  return (unit + 1) * 0x10000 + next;
}

/** The patterns that a text can match at all. A pattern takes a while to be made ready, and most texts match none. */
export function ordersFor(text: string): ReadonlySet<RegExp> {
  const orders = new Set<RegExp>();
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    for (const beginning of [unit, pairOf(unit, text.charCodeAt(place + 1))]) {
      for (const hint of HINTS.get(beginning) ?? []) {
        if (text.startsWith(hint.text, place)) for (const pattern of hint.patterns) orders.add(pattern);
      }
    }
  }
  return orders;
}
