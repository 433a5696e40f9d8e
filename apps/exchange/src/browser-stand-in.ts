/** A browser's part in this app's tests: keeps cookies, sends Origin with every form, follows no redirect by itself. */
export class BrowserStandIn {
  readonly base: string;
  readonly cookies = new Map<string, string>();
  readonly acceptLanguage: string;

  constructor(base: string, acceptLanguage = 'en') {
    this.base = base;
    this.acceptLanguage = acceptLanguage;
  }

  async get(path: string): Promise<{ status: number; text: string; location: string | null }> {
    return this.#send(path, {});
  }

  async post(
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = { origin: this.base },
  ): Promise<{ status: number; text: string; location: string | null }> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(form), headers });
  }

  /** Posts a form and shows the page that it leads to. */
  async postAndFollow(path: string, form: Record<string, string>): Promise<string> {
    const { location, text } = await this.post(path, form);
    return location === null ? text : (await this.get(location)).text;
  }

  /** The one-use number of a money form on the dashboard. */
  async formId(): Promise<string> {
    const { text } = await this.get('/dashboard');
    return /name="form_id" value="([^"]+)"/.exec(text)?.[1] ?? '';
  }

  async #send(
    path: string,
    init: { method?: string; body?: URLSearchParams; headers?: Record<string, string> },
  ) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, cookie, 'accept-language': this.acceptLanguage };
    const answer = await fetch(this.base + path, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') };
  }
}
