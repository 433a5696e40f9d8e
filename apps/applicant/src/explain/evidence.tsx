import type { ExplainedReason } from '@vidimus/contracts';
import { useState } from 'preact/hooks';
import { useText } from '../text/language.ts';
import { evidenceView } from './evidence-view.ts';

type Region = NonNullable<ExplainedReason['region']>;

function Marked({ url, region, onLost }: { url: string; region: Region; onLost: () => void }) {
  const text = useText();
  const view = evidenceView(region);
  const points = region.points.map((point) => point.join(',')).join(' ');
  return (
    <svg
      class="evidence"
      role="img"
      aria-label={text.result.evidence}
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      data-testid="evidence"
    >
      <image
        href={url}
        width={region.image_width}
        height={region.image_height}
        preserveAspectRatio="none"
        onError={onLost}
      />
      {/* Light over dark, so that the mark shows on any picture. */}
      <polygon class="halo" points={points} stroke-width={view.stroke * 2.4} />
      <polygon class="mark" points={points} stroke-width={view.stroke} data-testid="evidence-region" />
    </svg>
  );
}

/** The picture that a reason was found in, with its place marked. Nothing when the picture is gone. */
export function Evidence({ url, region }: { url: string; region: Region | null }) {
  const text = useText();
  const [lost, setLost] = useState(false);
  if (lost) return null;
  const onLost = () => setLost(true);
  return (
    <figure>
      {region === null ? (
        <img
          class="evidence"
          src={url}
          alt={text.result.evidencePlain}
          data-testid="evidence"
          onError={onLost}
        />
      ) : (
        <Marked url={url} region={region} onLost={onLost} />
      )}
      <figcaption>{region === null ? text.result.evidencePlain : text.result.evidence}</figcaption>
    </figure>
  );
}
