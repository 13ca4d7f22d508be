const longest = 40;

/** The name of a file so that it leaves room for everything else: its beginning and its end. */
export function shortened(name: string): string {
  const characters = Array.from(name);
  return characters.length <= longest ? name : `${characters.slice(0, 24).join('')}…${characters.slice(-12).join('')}`;
}
