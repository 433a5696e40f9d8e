import type { HostedSession } from '@vidimus/contracts';
import { useEffect, useState } from 'preact/hooks';
import { OfferButton } from '../hand-off/offer-button.tsx';
import { openSteps } from '../session/screen.ts';
import { useText } from '../text/language.ts';
import { type CameraTrouble, foreseenTrouble } from './camera.ts';

/** Says before the first step what will keep the camera from working later, and the way out. */
export function ForeseenTrouble({ session }: { session: HostedSession }) {
  const text = useText();
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const films = openSteps(session).some((step) => step !== 'data');
  useEffect(() => {
    let gone = false;
    if (films) foreseenTrouble().then((found) => !gone && setTrouble(found));
    return () => {
      gone = true;
    };
  }, [films]);
  if (!films || trouble === null) return null;
  const { title, remedy } = text.camera.trouble[trouble];
  return (
    <div class="notice warn stack" role="status" data-testid={`foreseen-${trouble}`}>
      <h2>{title}</h2>
      <p>{text.camera.foreseen}</p>
      <p>{remedy}</p>
      <OfferButton needed />
    </div>
  );
}
