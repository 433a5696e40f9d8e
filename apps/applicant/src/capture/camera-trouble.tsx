import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { host } from '../embed/host.ts';
import { OfferButton } from '../hand-off/offer-button.tsx';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';
import { type CameraTrouble, technicalCode } from './camera.ts';

/** Reports what this device cannot do, once a cause. The answer is only a receipt: the person stays where they are. */
export function useTechnicalReport({ api }: SessionControl, trouble: CameraTrouble | null): void {
  const reported = useRef(new Set<string>());
  useEffect(() => {
    const code = trouble === null ? null : technicalCode(trouble);
    if (code === null || reported.current.has(code)) return;
    reported.current.add(code);
    // Not worth a word to the person when the report itself fails.
    api.reportTechnical(code).catch(() => undefined);
  }, [api, trouble]);
}

/** Names what is wrong with the camera and the way out. */
export function CameraTroublePanel(props: {
  trouble: CameraTrouble;
  onRetry: () => void;
  children?: ComponentChildren;
}) {
  const text = useText();
  const framed = props.trouble === 'denied' && host.forbidsCamera === true;
  const { title, remedy } = framed
    ? { title: text.trust.embed.cameraTitle, remedy: text.trust.embed.cameraRemedy }
    : text.camera.trouble[props.trouble];
  useEffect(() => {
    if (framed) host.tell({ type: 'camera_blocked' });
  }, [framed]);
  const hopeless = ['insecure', 'unsupported', 'in_app'].includes(props.trouble);
  return (
    <div
      class="notice warn stack camera-out"
      role="alert"
      data-testid={framed ? 'camera-framed' : `camera-${props.trouble}`}
    >
      <h2>{title}</h2>
      <p>{remedy}</p>
      <p class="hint">{text.camera.reported}</p>
      {props.trouble === 'denied' && host.forbidsCamera !== false && (
        <p class="hint">{text.trust.embed.cameraForHost}</p>
      )}
      {!hopeless && (
        <button type="button" class="button" data-testid="camera-retry" onClick={props.onRetry}>
          {text.page.tryAgain}
        </button>
      )}
      <OfferButton needed />
      {props.children}
    </div>
  );
}
