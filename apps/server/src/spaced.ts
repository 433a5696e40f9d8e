const han = /\p{Script=Han}/u;

/** A name among Chinese characters: one in Latin letters stands apart from them. */
export function spaced(name: string): string {
  const edge = (character: string | undefined): string => (han.test(character ?? '') ? '' : ' ');
  return `${edge(name[0])}${name}${edge(name.at(-1))}`;
}
