const words = (list: string): readonly string[] => list.trim().split(/\s+/);

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  words(`
    men/man women/woman children/child people/person feet/foot teeth/tooth geese/goose mice/mouse
    criteria/criterion phenomena/phenomenon automata/automaton analyses/analysis hypotheses/hypothesis
    theses/thesis syntheses/synthesis parentheses/parenthesis diagnoses/diagnosis crises/crisis
    oases/oasis axes/axis indices/index matrices/matrix vertices/vertex vortices/vortex appendices/appendix
    leaves/leaf halves/half shelves/shelf wolves/wolf knives/knife lives/life wives/wife thieves/thief
    calves/calf loaves/loaf caches/cache aches/ache headaches/headache niches/niche avalanches/avalanche
    buses/bus statuses/status viruses/virus bonuses/bonus campuses/campus censuses/census choruses/chorus
    focuses/focus nexuses/nexus surpluses/surplus apparatuses/apparatus menus/menu gases/gas lenses/lens
    biases/bias aliases/alias canvases/canvas atlases/atlas quizzes/quiz shoes/shoe toes/toe canoes/canoe
    movies/movie cookies/cookie zombies/zombie selfies/selfie calories/calorie ties/tie dies/die pies/pie
    radii/radius nuclei/nucleus stimuli/stimulus fungi/fungus alumni/alumnus bacteria/bacterium
    spectra/spectrum errata/erratum schemata/schema formulae/formula antennae/antenna
  `).map((pair): readonly [string, string] => {
    const [plural = '', singular = ''] = pair.split('/');
    return [plural, singular];
  }),
);

/** How the irregular plurals end that do not end in s. */
const IRREGULAR_ENDING = /(?:men|dren|ple|eet|eese|ice|a|i|ae)$/;

/** Words that end in s and are no plurals. */
const UNCHANGED = new Set(
  words(`
    series species news means chaos kudos cosmos ethos pathos gas bias alias atlas canvas lens pancreas
    physics mathematics economics politics electronics robotics logistics ethics optics genetics hydraulics
    acoustics ergonomics mechanics statics kinetics athletics linguistics informatics bioinformatics
    tennis diabetes rabies always perhaps besides whereas thus plus versus kubernetes sometimes
    afterwards towards its his ours hers theirs yes us this
  `),
);
const UNCHANGED_ENDINGS = /(?:ss|us|is|ops|dynamics|nomics|mechanics|physics)$/;

/**
 * Gives the singular of an English noun in lower case, by rule and lists of exceptions.
 *
 * @returns the word itself where it is no plural, or an irregular one that is not listed
 */
export function singularOf(word: string): string {
  if (!word.endsWith('s') && !IRREGULAR_ENDING.test(word)) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (UNCHANGED.has(word) || UNCHANGED_ENDINGS.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/[^aeiou]oes$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
