import type { DocumentKind, Quad } from '@vidimus/contracts';
import { useEffect, useState } from 'preact/hooks';
import { lookAtStill, type StillFinding } from './coach.ts';
import { firstOutline } from './corners.ts';
import type { Size } from './guide-shape.ts';

/** Where the person says that the document lies. Coordinates are shares of the picture. */
export interface CornerQuestion {
  readonly picture: Size;
  readonly outline: Quad;
  readonly move: (outline: Quad) => void;
  /** The person says that they are right as they are. */
  readonly confirm: () => void;
  readonly confirmed: boolean;
}

export interface PhotoCorners {
  /** Whether the finder is sure of its outline; null until it has looked, and for good where it cannot run. */
  readonly sure: boolean | null;
  /** What to ask; null but where the finder is unsure. */
  readonly question: CornerQuestion | null;
  /** Null for as long as the person has neither moved nor confirmed a corner. */
  readonly answer: Quad | null;
}

/** Has a photo looked at, and asks for its corners where the finder is unsure of them. */
export function useCornerQuestion(photo: Blob, kind: DocumentKind): PhotoCorners {
  const [found, setFound] = useState<StillFinding | null>(null);
  const [moved, setMoved] = useState<Quad | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  useEffect(() => lookAtStill(photo, setFound), [photo]);
  if (found === null) return { sure: null, question: null, answer: null };
  if (found.sure) return { sure: true, question: null, answer: null };
  const outline = moved ?? firstOutline(found.outline, kind, found.picture);
  const question = {
    picture: found.picture,
    outline,
    move: setMoved,
    confirm: () => setConfirmed(true),
    confirmed,
  };
  return { sure: false, question, answer: confirmed || moved !== null ? outline : null };
}
