import { useEffect, useState } from 'preact/hooks';

/** Modules of quiet zone on each side (ISO/IEC 18004 asks for four). */
const quietZone = 4;

/** Dark modules as one path, in units of a module. */
async function pathOf(content: string): Promise<{ size: number; path: string }> {
  const { encode } = await import('uqr');
  const { size, data } = encode(content, { ecc: 'M', border: quietZone });
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  return { size, path: rows.join('') };
}

/** A QR code, always dark on light: many readers fail on the inverse. Nothing where it cannot be loaded. */
export function QrCode({ content, label }: { content: string; label: string }) {
  const [code, setCode] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let gone = false;
    pathOf(content).then(
      (made) => !gone && setCode(made),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [content]);
  if (code === null) return null;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${code.size} ${code.size}`}
      shape-rendering="crispEdges"
      data-testid="qr-code"
    >
      <path d={code.path} />
    </svg>
  );
}
