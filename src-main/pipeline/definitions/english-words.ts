/** Closed lists of English words that the patterns need. All in lower case. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

export const ARTICLES = words('a an the');

export const COPULAS = words('is are was were');

export const PAST_COPULAS = words('was were');

/** Verbs that state what a term means, with how sure a sentence with them defines it. */
export const DEFINING_VERBS: ReadonlyMap<string, number> = new Map([
  ['refers', 0.9],
  ['refer', 0.85],
  ['means', 0.75],
  ['mean', 0.6],
  ['denotes', 0.9],
  ['denote', 0.85],
  ['designates', 0.8],
  ['signifies', 0.75],
  ['describes', 0.45],
  ['describe', 0.4],
  ['stands', 0.6],
  ['acts', 0.45],
  ['functions', 0.45],
  ['serves', 0.4],
]);

/** The word that a defining verb needs after it to be one. */
export const VERB_COMPLEMENTS: ReadonlyMap<string, string> = new Map([
  ['refers', 'to'],
  ['refer', 'to'],
  ['stands', 'for'],
  ['acts', 'as'],
  ['functions', 'as'],
  ['serves', 'as'],
]);

/** Words that no term begins with, ends with or contains: pronouns, question words, modals, quantities. */
export const NEVER_IN_TERM = words(`
  i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
  this that these those which who whom whose what where when why how there here
  each every some any many most more several few both all another other others such same enough
  no not never none neither nor yes
  can could may might must shall should will would cannot
  am is are was were be been being do does did has have had having
  let lets please if because although though while whereas unless until than so but
  very also only just even still too already now then today yesterday tomorrow however
  everyone everything someone something anyone anything nobody nothing somebody anybody
`);

/** Prepositions that stand inside terms such as "infrastructure as code". */
export const PREPOSITIONS_IN_TERMS = words('of as to per');

/** General nouns: "the result is", "one example is", "the goal of X is" say something, but define nothing. */
export const GENERAL_HEADS = words(`
  problem problems result results example examples thing things way ways reason reasons goal goals
  purpose purposes idea ideas issue issues advantage advantages benefit benefits difference differences
  question questions answer answers point points fact facts case cases part parts aim aims one ones
  first second third last next step steps solution solutions challenge challenges option options
  choice choices cause causes effect effects drawback drawbacks downside upside feature features
  aspect aspects key time times day days week weeks month months year years morning evening night
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july
  august september october november december
  people person man woman men women team teams author authors everyone user users
  following above below latter former rest majority remainder number lot kind sort type types
  focus emphasis role importance meaning definition name names title section chapter figure table page
  form forms approach method notion concern use usage requirement requirements condition conditions
  outcome consequence trick hope task tasks job alternative exception rule work today
`);

/** Nouns that only general heads are joined with: "the main advantage". */
export const GENERAL_MODIFIERS = words(`
  main first second third last next final key major minor biggest largest smallest best worst only
  primary secondary common other new good bad great important typical possible whole entire good real
  true simplest easiest one two three big obvious central underlying current usual general real actual
`);

/** What something is said to be without being defined by it: "X is a problem that". */
export const INCIDENTAL_GENUS = words(`
  problem problems issue issues result results reason reasons example examples challenge challenges
  question questions matter must priority success failure lot bit number numbers couple concern
  concerns advantage advantages disadvantage disadvantages benefit benefits drawback downside point
  step goal goals aim aims objective difference idea factor factors cause causes consequence shame
  pity mistake mistakes fact time times day days year years night month week moment decision choice
  alternative requirement prerequisite exception winner favourite favorite fan topic subject one ones
  solution answer key reminder waste sign case part disaster mess joy pleasure nightmare dream
  bottleneck risk threat predictor reminder evidence way few little game-changer hit miss option options metaphor choice response pain
`);

/** A general head that says enough where something follows it: "a way for programs to talk", "a part that". */
export const GENUS_WITH_COMPLEMENT = words('way part one solution subject number time');

/** Words that judge instead of telling kinds apart. */
export const EVALUATIVE = words(`
  great good bad important key critical crucial major common popular big huge essential vital excellent
  perfect serious significant strong poor real nice useful interesting powerful true necessary top main simple easy
  better best worst terrible wonderful
`);

/** The process-like genus that a definite article goes with: "the process of". */
export const DEFINITE_GENUS = words(`
  process practice act number fraction share majority action ability capability capacity set collection degree concept study method use
  art science discipline measure state condition property amount sum ratio rate extent technique
  combination name term unit art activity idea distance length width height depth time speed force
  branch field principle theory period quantity total part place point line surface layer
`);

/** Words that tell the defined thing apart from others of its kind when they follow the genus. */
export const DIFFERENTIA = words(`
  that which who whose whom where when used designed intended meant made built created given found known
  called consisting containing having for of in to with from by on between among at under into over
  across without within against through whereby based capable able as about around behind beneath above
  below inside outside near next along responsible so after before during
`);

/** Words that a number makes a place in a document: "Figure 3", "Article 5". */
export const NUMBERED_PARTS = words(`
  figure fig table page article annex appendix chapter section part paragraph step exhibit box equation eq
  clause item note example line volume vol no number version phase stage week day year
`);

export const SUBORDINATORS = words(`
  if when although though while because since unless whereas whether once until before after even
  suppose assuming given
`);

export const LEADING_PREPOSITIONS = words('in within for from at on under by with inside among to');

/** Openers that stand before the subject, with or without a comma. */
export const OPENERS = words(`
  simply generally basically essentially typically technically formally strictly traditionally
  historically however thus therefore hence moreover furthermore additionally similarly likewise
  also then here and but so please note usually often broadly roughly fundamentally conversely
`);

/** First words of an insertion between subject and verb: ", also called X,". */
export const INSERTION_STARTS = words(`
  or also often sometimes commonly usually short which known called abbreviated in a an the from such
  formerly previously frequently better otherwise generally like unlike as on by however therefore
  thus then for typically simply broadly
`);

/** Verbs that introduce a name: "is called X". */
export const NAMING_VERBS: ReadonlyMap<string, number> = new Map([
  ['called', 0.6],
  ['termed', 0.65],
  ['dubbed', 0.5],
]);

/** Labels in front of a colon that are no terms. */
export const GENERAL_LABELS = words(`
  note notes warning tip tips hint important caution attention example examples e.g i.e see default defaults
  source sources author authors date dates version status category categories tag tags title todo update
  updates question questions answer answers q a input inputs output outputs type types usage syntax result
  results summary contact phone email mail address location time times pros cons advantage advantages
  disadvantage disadvantages before after today remember conclusion problem problems solution solutions
  goal goals purpose name description definition meaning remarks remark reference references figure table
  step steps url link links http https from subject cc re price cost total owner deadline agenda
  participants attendees place monday tuesday wednesday thursday friday saturday sunday danger benefits
  requirements prerequisites caveat caveats aim audience scope context background reason exception
`);

/** Words that make a heading one about the document rather than the name of a thing. */
export const GENERAL_HEADINGS = words(`
  introduction overview summary background conclusion conclusions references reference bibliography
  installation usage example examples contents motivation discussion results methods method methodology
  requirements features benefits appendix faq license licence notes note acknowledgements
  acknowledgments abstract preface history purpose scope definitions definition glossary terminology index
  changelog tutorial guide manual handbook readme report questions resources links contributing
  authors contact about goals goal prerequisites limitations troubleshooting details description
  advantages disadvantages steps setup credits documentation downloads news support chapter section
  part agenda minutes remarks outlook analysis findings recommendations recommendation
  terms document objectives objective tips warnings caveats alternatives challenges problem problems
  solution solutions
`);
