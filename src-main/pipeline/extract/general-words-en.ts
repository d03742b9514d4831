/** Everyday English words that are terms of no field by themselves. Written for this program. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Singular nouns. Alone they are no terms; at the end of a phrase they make one less likely. */
export const GENERAL_NOUNS_EN = words(`
  abbreviation annex baseline citation data definition equation footnote formula
  ability absence access account achievement act action activity addition advance advantage advice age agreement aim
  alternative amount analysis answer anybody anyone anything appearance approach area argument article aspect
  assessment assistance attempt attention author average awareness background balance base basis beginning behalf
  behavior behaviour being belief benefit bit body book bottom boundary boy break building bulk burden business
  call capability capacity care case catalogue category cause centre center century challenge chance change chapter
  character characteristic check child choice circumstance claim class collection colleague combination
  comment commitment community company comparison competition complaint complexity component concept concern conclusion
  condition conduct confidence connection consequence consideration construction contact content context contrast
  contribution control conversation copy core corner cost country couple course cover creation criterion culture
  customer damage danger date day deal debate decade decision decline decrease degree demand department
  description desire detail development device difference difficulty dimension direction discussion distance
  distribution document doubt ease edge edition effect effectiveness efficiency effort element emphasis
  employee end enterprise environment equipment error establishment estimate evaluation event everybody everyone
  everything evidence example exception exchange exercise existence expectation expense experience expert explanation
  extent extra face facility fact factor failure fall family fashion fault feature feedback feeling field figure
  file finding fix flexibility focus folk following force form format foundation frame framework freedom friend front
  function fund future gain game gap generation girl goal good government ground group growth guidance guide
  guideline half hand harm head heading health heart height help history hold home hope hour house human idea
  identity image impact implementation implication importance impression improvement inclusion increase individual
  industry influence information initiative input insight instance institution instruction intention interest
  interpretation introduction investigation investment involvement issue item job judgement keyword kind knowledge
  lack language law layer lead leader learning length letter level life light limit limitation line link list literature
  load location look loss lot majority man management manner manufacturer mark market mass material matter maximum
  meaning means measure measurement mechanism meeting member mention message method mind minimum minority minute
  mistake mix mode model moment money month morning move movement name nation nature need network night nobody
  norm note nothing notice notion number object objective obligation observation occasion occurrence offer office
  one operation opinion opportunity option order organisation organization origin other outcome outline output
  overview owner page pair paper paragraph parameter part participant participation party path pattern people per
  percentage performance period permission person perspective phase phenomenon phrase picture piece place plan
  planning platform play plenty point policy population portion position possibility potential power practice
  preference preparation presence present pressure price principle priority probability problem procedure process
  product production program programme progress project promise property proportion proposal protection provision
  public purpose quality quantity question range rate ratio reach reaction reader reality reason recognition
  recommendation record reduction reference regard region regulation relation relationship release relevance reliance
  removal report representative request requirement research resource respect response responsibility rest result
  return review right rise risk role room route rule run safety sake sale sample scale scenario scheme scope
  search second section sector selection sense sentence separation sequence series service session set setting
  setup shape share shift side sign significance similarity site situation size skill society solution somebody someone
  something sort source space speaker specification speed spirit stage stakeholder standard start state statement
  statistic status step stop story strategy strength structure study style subject success suggestion sum summary
  supply support surface system table talk target task team technique technology tendency term test text
  theory thing thinking thought threat time title tool top topic total touch town trade tradition training transition
  treatment trend trial trouble truth try turn type understanding unit usage use user value variable variation variety
  version view viewpoint visit volume walk war way weakness wealth week weight while whole will wish woman wonder word
  work worker world year youth
  accordance addressee appendix bibliography briefing brochure bullet caption chart columnist contents copyright
  diagram disclaimer editor email figure footnote graph homepage illustration index inquiry isbn newsletter photo
  photograph preface publication publisher questionnaire quote reprint respondent screenshot seminar sheet
  slide spreadsheet survey telephone translation website webpage workshop
  january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
`);

/**
 * Nouns of everyday life and units of measure. Alone they are seldom terms, but a field may make one its own: a door in a
 * building code.
 */
export const EVERYDAY_NOUNS_EN = words(`
  mother father parent son daughter brother sister husband wife baby uncle aunt cousin grandfather grandmother kid guy lady
  gentleman neighbour neighbor guest visitor stranger crowd staff crew boss clerk partner fellow
  arm leg foot finger mouth nose lip tooth hair skin shoulder neck knee chest stomach
  door window floor wall ceiling roof kitchen bathroom bedroom garden yard fence stair stairs hall corridor furniture chair desk
  bed sofa cupboard drawer shelf lamp candle mirror carpet curtain blanket pillow towel soap key lock bell
  cup plate bowl bottle glass knife fork spoon pot pan basket bag box bucket barrel sack parcel package
  hat coat shirt shoe boot glove dress trouser pocket button belt umbrella purse wallet watch clock glasses
  food meal breakfast lunch dinner supper bread butter cheese meat egg soup cake fruit apple vegetable sugar salt drink tea coffee
  milk beer wine restaurant cafe tavern shop market store school church hotel station museum theatre cinema
  dog cat horse bird cow sheep pig
  morning evening afternoon noon midnight sunset sunrise season spring summer autumn winter weather rain snow wind storm sky sun
  moon star hill beach shore field grass flower leaf stone rock sand mud
  holiday birthday wedding party funeral journey trip walk ride song music dance piano game toy ball
  love fear anger joy pleasure smile tear cry kiss dream smell taste sight noise silence shadow
  sadness hate luck fate death heap pile lump corner hole crack edge
  newspaper magazine letter envelope stamp ticket card pen pencil notebook diary
  phone computer laptop screen keyboard mouse app password login camera television radio
  metre meter kilometre kilometer centimetre centimeter millimetre millimeter mile inch foot yard gram kilogram kilo pound ounce
  litre liter gallon ton tonne degree percent percentage quarter dozen pound dollar euro penny cent coin
  mm cm km kg mg ml kb mb gb hz khz mhz ghz kw mw ppm rpm
  surroundings neighbourhood neighborhood belongings stuff trick joke sketch hint clue tip warning surprise mess fun fuss
`);

/** Adjectives and participles that judge, count or point. At the start of a phrase they are hardly part of a term. */
export const GENERAL_ADJECTIVES_EN = words(`
  able above absolute acceptable accessible accurate actual additional adequate adjacent advanced afraid aforementioned
  alike alive alone alternate alternative amazing ancient annual anonymous another apparent applicable appropriate
  approximate available average aware bad basic beautiful beneficial best better big brief bright broad busy capable
  careful central certain changing cheap clean clear clever close closer closest cold comfortable common comparable
  compatible competent competitive complete complex complicated comprehensive concerned concrete confident conscious
  considerable consistent constant contemporary continued continuing convenient conventional correct corresponding
  costly crazy critical crucial current daily dangerous dear decent deep definite dependent desirable desired detailed
  determined developed developing different difficult dirty disadvantaged distinct diverse dominant double dramatic
  due duplicate each earlier early easier easiest easy economic effective efficient either elaborate eligible emerging
  empty enhanced enormous entire equal equivalent essential established estimated eventual every everyday evident exact
  excellent exceptional excess excessive excited exciting exclusive existing expected expensive experienced explicit
  extended extensive external extra extraordinary extreme fair familiar famous fast faster favourable favorable few fewer
  final financial fine first five following foreign former fortunate forthcoming four free frequent fresh friendly
  full fundamental funny further general generic genuine given global good great greater greatest growing half happy hard
  harder heavy helpful hidden high higher highest historic historical holistic honest hot huge human identical
  important impossible impressive improved inadequate inappropriate increased increasing incredible independent
  individual inevitable influential informal inherent initial inner innovative insufficient intelligent intended intense
  interested interesting intermediate internal international invaluable involved irrelevant joint just keen key
  known lacking large larger largest last late later latest leading least left legitimate less lesser likely limited
  little local logical long longer long-term lovely low lower lowest lucky main major male manageable many marked
  massive maximal maximum mean meaningful medium mere middle mild minimal minimum minor missing mixed modern modest
  more most multiple mutual narrow national natural nearby nearest neat necessary needed negative new newer newest next
  nice nine normal notable noted novel numerous obvious occasional odd official ok old older oldest one ongoing only open
  opposite optimal optional ordinary organised original other outer outstanding overall own painful parallel partial
  particular past perfect permanent personal physical plain pleasant poor popular positive possible potential
  powerful practical precise predictable preferable preferred preliminary premium present prevalent previous primary
  prime prior private probable productive professional profitable prominent promising prone proper proposed proud proven
  public pure qualified quick quiet random rapid rare raw ready real realistic reasonable recent recommended reduced
  redundant regular related relative relevant reliable reluctant remaining remarkable remote repeated representative
  required respective responsible resulting rich right rigid rigorous robust rough round routine safe same satisfactory
  satisfied second secondary seemingly selected senior sensible sensitive separate serious seven several severe
  shared sharp short shorter significant similar simple simpler single six sizeable slight slow small smaller
  smallest smart smooth social sole solid some sophisticated special specific specified stable standard steady strange
  strategic strict strong stronger structural subsequent substantial successful such sudden sufficient suitable sure
  surprising suspicious sustainable systematic tall technical temporary ten terrible third thorough three tight
  timely tiny top total tough traditional tremendous true trusted two typical ultimate unable uncertain unclear
  underlying unexpected unique universal unknown unlikely unnecessary unusual upcoming updated upper urgent useful usual
  valid valuable variable varied various vast very viable visible vital vulnerable warm weak wealthy weekly
  well-known whole wide wider widespread willing wise wonderful worldwide worse worst worth worthwhile worthy wrong
  yearly young aforesaid above-mentioned so-called up-to-date well-established
`);

/** Adjectives of everyday life, which describe a thing more often than they name a kind of it. */
export const EVERYDAY_ADJECTIVES_EN = words(`
  blue red green yellow orange purple pink brown grey gray black white golden pale colourful colorful
  northern southern eastern western north south east west left-hand right-hand nightly monthly working
  sad calm frail tall tired drunk angry drowsy lazy loud cruel gentle kind brave sleepy thirsty hungry naked blind pregnant
  wet moist damp dense thick thin fat loose sticky slippery greasy dusty muddy rusty steep crooked curved hollow shallow
  squeaking smiling crying sleeping waiting drowned broken torn bent boxed painted
`);

/** Words that taggers take for nouns or adjectives and that belong to no term at all. */
export const NEVER_EN = words(`
  etc e.g. i.e. eg ie al et vs viz cf ibid op cit per via mr mrs ms such many much more most less least several few
  other others another same own certain various both either neither each every all any some no none enough lots plenty
  today tomorrow yesterday now then here there thus hence however therefore otherwise instead rather quite almost
  thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
  thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth
  yes no ok okay please thanks hello hi oh well ah hey lot lots so-called aforementioned
  like unlike whilst amongst amid versus despite thousands thousand hundreds hundred millions million dozens dozen billion
  in. on. of. to. at. by. so. up. it. is. as. or. that. this. them. one. not. all. be. do. no.
  p. pp. vol. nos. fig. figs. eq. eqs. ch. sec. para. paras. cf. ed. eds.
  com www http https html htm pdf
`);

/** Forms in -ing that open a clause rather than qualify a noun. */
export const CLAUSE_GERUNDS_EN = words(`
  using including making having providing being doing getting giving taking going coming keeping following
  creating allowing enabling helping ensuring adding building reducing increasing improving causing requiring
  involving containing regarding concerning considering depending according avoiding choosing finding leading
  offering producing setting showing starting supporting trying understanding writing becoming bringing adopting
  applying achieving addressing deploying describing developing eliminating maintaining obtaining implementing
  performing preventing receiving running selecting sending storing removing replacing resulting
  saying seeing solving specifying treating turning updating wanting working accepting asking paying
  defining introducing exposing combining comparing connecting configuring installing leveraging minimizing
  establishing promoting combating fighting strengthening encouraging prohibiting facilitating assisting
`);
