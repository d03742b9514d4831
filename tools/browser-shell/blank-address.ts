/** What the address of a window begins with before the app gives it one. Nothing of the app runs in it. */
export const BLANK_ADDRESS = 'data:text/html,';
