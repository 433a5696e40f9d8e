/** Wrong passwords allowed for one address within the window. */
const allowed = 10;
const windowMs = 15 * 60_000;

/** Counts wrong passwords for each address, in memory: a restart forgives, guessing at speed does not pay. */
export class GuessLimit {
  readonly #misses = new Map<string, number[]>();

  isBlocked(email: string, now: Date): boolean {
    return this.#recent(email, now).length >= allowed;
  }

  miss(email: string, now: Date): void {
    this.#misses.set(email, [...this.#recent(email, now), now.getTime()]);
    if (this.#misses.size > 10_000) this.#misses.clear();
  }

  clear(email: string): void {
    this.#misses.delete(email);
  }

  #recent(email: string, now: Date): number[] {
    return (this.#misses.get(email) ?? []).filter((at) => now.getTime() - at < windowMs);
  }
}
