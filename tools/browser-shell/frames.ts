/** The top frame of a window's page. Frames inside of it have no preload script and send no messages. */
export class WebFrameMain {
  readonly parent: WebFrameMain | null = null;
  readonly #url: () => string;

  /** @param url answers the present address, as the app knows it */
  constructor(url: () => string) {
    this.#url = url;
  }

  get url(): string {
    return this.#url();
  }

  get top(): WebFrameMain {
    return this;
  }
}
