/** Has a nonce for one of its two style sheets. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-fixture'; frame-src app:; connect-src app://fixture";

const INDEX = `<!doctype html><title>Fixture</title>
  <style nonce="fixture">h1 { color: rgb(1, 2, 3); }</style>
  <style>h1 { color: rgb(4, 5, 6) !important; }</style>
  <h1>Hello</h1><input id="text">
  <iframe src="/frame.html"></iframe>
  <a id="outside" href="https://outside.test/">outside</a>
  <a id="letter" href="mailto:a@outside.test">letter</a>
  <script src="/page.js"></script>`;

/**
 * Spoils what the shell could be using in the world of the page, and notes whoever uses it. Answers what puts
 * everything back.
 */
const HOSTILE = `
  window.uses = '';
  window.spoilAll = () => {
    const { defineProperty, getOwnPropertyDescriptor, setPrototypeOf } = Object;
    const spoiled = [];
    const spoil = (object, name, key) => {
      const before = getOwnPropertyDescriptor(object, key);
      if (before !== undefined) setPrototypeOf(before, null);
      spoiled[spoiled.length] = [object, key, before];
      defineProperty(object, key, {
        __proto__: null,
        configurable: true,
        get() { window.uses += name + '.' + String(key) + ' read; '; },
        set() { window.uses += name + '.' + String(key) + ' written; '; },
      });
    };
    for (const key of ['call', 'apply', 'bind']) spoil(Function.prototype, 'Function', key);
    for (const key of ['parse', 'stringify']) spoil(JSON, 'JSON', key);
    for (const key of ['get', 'set', 'has']) {
      spoil(Map.prototype, 'Map', key);
      spoil(WeakMap.prototype, 'WeakMap', key);
    }
    for (const key of ['apply', 'ownKeys', 'defineProperty', 'getPrototypeOf']) spoil(Reflect, 'Reflect', key);
    for (const key of ['keys', 'freeze', 'entries']) spoil(Object, 'Object', key);
    for (const key of ['dispatchEvent', 'addEventListener']) spoil(EventTarget.prototype, 'EventTarget', key);
    spoil(CustomEvent.prototype, 'CustomEvent', 'detail');
    for (const key of ['CustomEvent', 'Promise', 'Error', 'WeakMap', 'navigation']) spoil(window, 'window', key);
    for (const key of ['push', 'map', 'forEach', 'slice']) spoil(Array.prototype, 'Array', key);
    for (const key of ['detail', 'bubbles', 'composed', 'get', 'set', 'value', 'writable']) spoil(Object.prototype, 'Object', key);
    for (const key of ['0', '1', '2', '3']) spoil(Array.prototype, 'Array', key);
    spoil(Array.prototype, 'Array', Symbol.iterator);
    return () => {
      for (let index = spoiled.length - 1; index >= 0; index -= 1) {
        const entry = spoiled[index];
        const object = entry[0];
        if (entry[2] === undefined) delete object[entry[1]];
        else defineProperty(object, entry[1], entry[2]);
      }
    };
  };
`;

const SCRIPT = `
  ${HOSTILE}
  window.drops = [];
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    window.drops.push(window.fixture.addFiles([...event.dataTransfer.files]));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 'j' && event.ctrlKey) event.preventDefault();
  });`;

/** The pages of the app by their paths. */
export const PAGES: ReadonlyMap<string, string> = new Map([
  ['/index.html', INDEX],
  ['/frame.html', '<!doctype html><title>Frame</title><p>in a frame</p>'],
  ['/second.html', '<!doctype html><title>Second</title><h1>Second</h1>'],
  ['/page.js', SCRIPT],
]);
