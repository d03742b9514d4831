import type { ProviderKind } from '../../../src-main/domain/provider-settings.ts';
import type { ConnectionFault } from '../codes.ts';

/** Texts about who writes the definitions: the choice, the server, its key, and what goes to it. */
export const provider = {
  section: 'Definitions',
  intro: 'Applies to this project.',
  choose: 'Who writes the definitions',
  kind: {
    extractive: {
      name: 'Built-in',
      text: 'Chooses sentences of the documents by rules, with the passage they come from. Nothing leaves this computer.',
    },
    ollama: {
      name: 'Ollama',
      text: 'A model on this computer, or on another server that runs Ollama, writes them. Passages go to that server and nowhere else.',
    },
    openai: {
      name: 'OpenAI-compatible',
      text: 'OpenAI, Azure OpenAI, llama.cpp, LM Studio, vLLM and others. Passages of the documents go to the server that is named here.',
    },
  } satisfies Record<ProviderKind, { readonly name: string; readonly text: string }>,
  saving: { saving: 'Saving …', saved: 'Saved', failed: 'Not saved' },
  baseUrl: 'Address of the server',
  baseUrlHint: 'Usually {{address}}',
  model: 'Model',
  modelHint: 'A name of the list, or any other name that the server knows.',
  listModels: 'List models',
  listing: 'Asking the server …',
  listed_one: '{{count, number}} model',
  listed_other: '{{count, number}} models',
  noneListed: 'The server lists no models. The name can be typed.',
  apiVersion: 'API version',
  apiVersionHint: 'For Azure OpenAI only, such as 2024-10-21. The model is the name of the deployment then.',
  address: {
    empty: 'An address is needed, such as {{address}}.',
    malformed: 'This is not an address. One begins with http:// or https://, such as {{address}}.',
    secret: 'A user name or password does not belong into the address. A key is given below.',
    query: 'Only the address belongs here, without “?” or “#” and what follows them.',
    tooLong: 'An address has at most {{most, number}} characters.',
  },
  notSaved: '{{fault}} This is not saved.',
  number: {
    range: 'A number from {{least, number}} to {{most, number}} is needed.',
    whole: 'A whole number from {{least, number}} to {{most, number}} is needed.',
  },
  tooLong: 'At most {{most, number}} characters are kept.',
  where: {
    local: '{{host}} is this computer: nothing leaves it.',
    asked: 'Passages of the documents go to {{host}}. The first run asks whether they may.',
    allowed: 'Passages of the documents go to {{host}}. This was allowed for this project.',
    open: 'The way there is not encrypted: whoever is on it can read along. An address with https:// is.',
  },
  key: {
    label: 'Key for the server',
    stored: 'A key for {{host}} is stored by the system.',
    'until-close': 'A key for {{host}} is kept until the app closes.',
    none: 'No key is kept for {{host}}.',
    notNeeded: 'Servers on this computer mostly need none.',
    notProtected: 'This system does not protect stored keys, so a key is kept only until the app closes.',
    noServer: 'A key belongs to a server: the address comes first.',
    keep: 'Keep',
    replace: 'Replace',
    replaceLabel: 'Replace the key',
    forget: 'Forget the key',
    kept: 'The key is kept for {{host}}.',
    forgotten: 'The key for {{host}} is forgotten.',
    show: 'Show or hide the key',
  },
  advanced: {
    title: 'Advanced',
    concurrency: 'Requests at once',
    concurrencyHint: 'A server on this computer mostly answers one after another.',
    contextTokens: 'Context (tokens)',
    contextTokensHint: 'What a request and its answer may hold together.',
    temperature: 'Temperature',
    temperatureHint: '0 for the answer that is most likely.',
    firstTokenMs: 'Time until the answer begins (s)',
    firstTokenMsHint: 'A large model has to be loaded first.',
    answerMs: 'Time for an answer (s)',
    answerMsHint: 'An answer that takes longer counts as none.',
    language: 'Language of the definitions',
    languages: { documents: 'As the documents', en: 'English', ja: 'Japanese' },
    instructions: 'Instructions of your own',
    instructionsHint: 'What the model is to heed, such as a style. Its answers are checked all the same.',
    priceIn: 'Price of a million tokens sent',
    priceOut: 'Price of a million tokens received',
    priceHint: 'In any currency. Empty where nothing is paid.',
  },
  test: {
    start: 'Test connection',
    running: 'Testing: asking the model for one word …',
    stop: 'Stop',
    stopped: 'The test was stopped.',
    needsModel: 'A model has to be chosen first.',
    works: 'It works: the model answers in the form that is needed.',
    worksWith_one:
      'It works: the model answers in the form that is needed. The server lists {{count, number}} model.',
    worksWith_other:
      'It works: the model answers in the form that is needed. The server lists {{count, number}} models.',
    command: 'Command to fetch the model',
    nothingSent: 'Nothing of a document is sent.',
  },
  fault: {
    'server-unreachable': {
      message: 'Nobody answers at {{host}}.',
      remedy: 'Start the server, and check the address and the network.',
    },
    'address-unusable': {
      message: 'There is no such server at this address, or it sends requests on elsewhere.',
      remedy: 'Check the address: it ends before the names of single services, as in {{address}}.',
    },
    'server-failed': {
      message: '{{host}} reports a fault of its own, or is another kind of server.',
      remedy:
        'Look at what the server reports, and check that the address and the kind of server belong together.',
    },
    'too-many-requests': {
      message: '{{host}} wants fewer requests.',
      remedy: 'Try again later, or allow fewer requests at once.',
    },
    'key-refused': {
      message: '{{host}} refuses the key, or wants one.',
      remedy: 'Give a valid key for this server.',
    },
    'model-missing': {
      message: '{{host}} does not have the model “{{model}}”.',
      remedy: 'Fetch it on the computer of the server, or choose another model.',
    },
    'request-refused': {
      message: '{{host}} does not take requests for the model “{{model}}”.',
      remedy: 'Choose another model, or look at the account with the server.',
    },
    'too-slow': {
      message: 'The model did not answer in the time that is allowed.',
      remedy: 'Allow more time under “Advanced”, or choose a smaller model.',
    },
    'answer-broken': {
      message: 'The answer broke off, or was not what such servers send.',
      remedy: 'Try again. If it happens again, choose another model or look at the server.',
    },
    'answer-too-long': {
      message: 'The answer was longer than it may be.',
      remedy: 'Try again. If it happens again, choose another model.',
    },
    'schema-not-obeyed': {
      message: 'The model answers, but not in the form that is needed.',
      remedy: 'Choose another model. With this one many definitions would be those of the built-in way.',
    },
  } satisfies Record<ConnectionFault, { readonly message: string; readonly remedy: string }>,
  estimate: {
    requests_one: 'Building the glossary would take about {{count, number}} request.',
    requests_other: 'Building the glossary would take about {{count, number}} requests.',
    tokens: 'About {{tokens, number}} tokens.',
    cost: 'About {{cost}} at the given price.',
    none: 'Everything is answered already: building the glossary would ask the model nothing.',
    unknown: 'How many requests building the glossary takes is known when its terms have been found.',
    notWhole: 'There may be more when new terms are found.',
  },
  requests: {
    show: 'Show the log of requests',
    none: 'No request has been made to a server yet.',
    text: 'Every request to a server is noted with its host, size and time, without what it says.',
  },
  /** On buttons that start runs, and beside them. */
  asks: {
    build: 'Build with {{model}}',
    local: 'Definitions are written by {{model}} at {{host}}, on this computer.',
    remote: 'Definitions are written by {{model}}. Passages of the documents go to {{host}}.',
    notSetUp: 'The settings name no model yet. A run needs one, or the built-in way.',
  },
  openSettings: 'Open settings',
  consent: {
    title: 'May passages leave this computer?',
    text: 'To write and check the definitions, passages of the documents of this project, and its definitions, also those that a person wrote, are sent to {{host}}, which is not this computer. There the model “{{model}}” reads them.',
    once: 'This is asked once for this project and this server.',
    agree: 'Send passages to {{host}}',
  },
};
