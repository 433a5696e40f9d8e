import type { CheckResult, Quad, ReasonCode } from '@vidimus/contracts';
import { fillsFrame } from '@vidimus/vision/browser';
import { checkExposure } from '../document/exposure/check.ts';
import { checkFocus } from '../document/focus/check.ts';
import { checkFrame } from '../document/frame/check.ts';
import { checkGlare } from '../document/glare/check.ts';
import { checkResolution } from '../document/resolution/check.ts';
import type { SideEvidence } from '../evidence.ts';

/** An edge of the picture, as the person sees it. */
const edges = ['top', 'right', 'bottom', 'left'] as const;
type Edge = (typeof edges)[number];

/** What one frame calls for before the shutter; `ready` when nothing speaks against it. */
export type LiveHint =
  | 'not_found'
  | 'too_dark'
  | 'too_bright'
  | 'too_close'
  | `cut_${Edge}`
  | 'too_small'
  | 'glare'
  | 'blurry'
  | 'ready';

const hints: Partial<Record<ReasonCode, LiveHint>> = {
  'document.exposure.too_dark': 'too_dark',
  'document.exposure.too_bright': 'too_bright',
  'document.resolution.too_small': 'too_small',
  'document.glare.covers_field': 'glare',
  'document.focus.blurry': 'blurry',
};

const hintOf = ({ reasons: [reason] }: CheckResult): LiveHint | null =>
  reason ? (hints[reason.code] ?? null) : null;

/** Order of importance: as after the shutter, a cause silences what it brings about. */
export interface LiveMeasures {
  /** Nothing is said of a document in the dark. */
  readonly light: LiveHint | null;
  /** A reflection is moved before focus is waited for. */
  readonly print: LiveHint | null;
}

/** What speaks against the light and the print of a document; null where nothing does. */
export function measured(evidence: SideEvidence): LiveMeasures {
  const light = hintOf(checkExposure(evidence));
  const print = light || !evidence.reading.quad ? null : glareOrBlur(evidence);
  return { light, print };
}

const glareOrBlur = (evidence: SideEvidence): LiveHint | null =>
  hintOf(checkGlare(evidence)) ?? hintOf(checkFocus(evidence));

/** The one thing to do first: light, then where the document lies, then its size, then what covers or blurs its print. */
export function firstHint(evidence: SideEvidence, { light, print }: LiveMeasures): LiveHint {
  if (light) return light;
  const { quad } = evidence.reading;
  if (quad === null) return 'not_found';
  return placeHint(evidence, quad) ?? hintOf(checkResolution(evidence)) ?? print ?? 'ready';
}

/** What is wrong with where the document lies in the frame. */
function placeHint(evidence: SideEvidence, quad: Quad): LiveHint | null {
  const { picture } = evidence.reading;
  // The reader takes an outline like this for the picture's own and the photo for a scan.
  if (fillsFrame(quad, picture)) return 'too_close';
  if (checkFrame(evidence).result !== 'failed') return null;
  const cut = cutEdges(quad, picture);
  return cut.length === 1 ? `cut_${cut[0]!}` : 'too_close';
}

/** The edges of the picture beyond which the document goes on. */
function cutEdges(quad: Quad, { width, height }: { width: number; height: number }): Edge[] {
  const reach: Record<Edge, number> = {
    top: Math.max(...quad.map(([, y]) => -y)),
    right: Math.max(...quad.map(([x]) => x - width)),
    bottom: Math.max(...quad.map(([, y]) => y - height)),
    left: Math.max(...quad.map(([x]) => -x)),
  };
  const farthest = Math.max(...Object.values(reach));
  // Beside the edge that hides most, one that hides half as much.
  return edges.filter((edge) => reach[edge] === farthest || (reach[edge] > 0 && reach[edge] > farthest / 2));
}
