import { useText } from '../text/language.ts';

/** The shutter, which always works. Its ring fills while the photo is about to take itself. */
export function Shutter(props: { disabled: boolean; waited: number; onPress: () => void }) {
  const text = useText();
  return (
    <div class="shutter-ring">
      <button
        type="button"
        class="shutter"
        data-testid="shutter"
        aria-label={text.document.shutter}
        title={text.document.shutter}
        disabled={props.disabled}
        onClick={props.onPress}
      />
      <svg viewBox="0 0 84 84" aria-hidden="true">
        <circle cx="42" cy="42" r="40" pathLength={1} stroke-dasharray={`${props.waited} 2`} />
      </svg>
    </div>
  );
}
