import type { LivenessAction } from '@vidimus/contracts';

/** Arrow beside the head; the preview is a mirror, so the person's left is the screen's left. */
const arrows: Partial<Record<LivenessAction, readonly string[]>> = {
  turn_left: ['M17 60H4m6-7-7 7 7 7'],
  turn_right: ['M103 60h13m-6-7 7 7-7 7'],
  nod: ['M60 108v10m-6-6 6 7 6-7'],
  shake: ['M17 60H4m6-7-7 7 7 7', 'M103 60h13m-6-7 7 7-7 7'],
};

/** A small head that shows the movement. Decoration: the words beside it say the same. */
export function ActionPicture({ action }: { action: LivenessAction | null }) {
  const moves = action ?? 'still';
  return (
    <svg class={`action ${moves}`} viewBox="0 0 120 122" aria-hidden="true">
      <ellipse class="skin" cx="60" cy="58" rx="36" ry="46" />
      <g class="features">
        <g class="eyes">
          <ellipse cx="46" cy="50" rx="5" ry="5" />
          <ellipse cx="74" cy="50" rx="5" ry="5" />
        </g>
        <path class="nose" d="M60 52v14h5" />
        <ellipse class="mouth" cx="60" cy="82" rx="11" ry="3" />
      </g>
      {action !== null && arrows[action]?.map((path) => <path key={path} class="arrow" d={path} />)}
    </svg>
  );
}
