/** The two texts of a mismatch, when a reason's params carry them. */
export function comparedIn(
  params: Readonly<Record<string, string | number>>,
): { typed: string; printed: string } | null {
  const { expected, found } = params;
  if (expected === undefined || found === undefined) return null;
  return { typed: String(expected), printed: String(found) };
}
