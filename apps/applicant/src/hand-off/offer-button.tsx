import { isInApp } from '../capture/camera.ts';
import { useText } from '../text/language.ts';
import { useHandOff } from './context.ts';

/** Computers have a mouse; who holds a phone already needs no code to scan. */
const onComputer = (): boolean => matchMedia('(hover: hover) and (pointer: fine)').matches;

/** Leads to the hand-off. On a phone it is shown only where the camera fails, and speaks of another browser. */
export function OfferButton({ needed }: { needed: boolean }) {
  const text = useText();
  const begin = useHandOff();
  const computer = onComputer();
  if (begin === null || !(needed || computer)) return null;
  return (
    <button
      type="button"
      class={needed ? 'button primary' : 'button quiet offer'}
      data-testid="hand-off"
      onClick={begin}
    >
      {computer && !isInApp(navigator.userAgent) ? text.handOff.offer : text.handOff.offerLink}
    </button>
  );
}
