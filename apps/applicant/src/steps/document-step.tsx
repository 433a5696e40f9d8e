import type { DocumentKind, DocumentSide, HostedSession } from '@vidimus/contracts';
import { useEffect, useState } from 'preact/hooks';
import { type AutomaticShutter, DocumentCamera } from '../capture/document-camera.tsx';
import { Heading } from '../page/heading.tsx';
import { failureWords } from '../session/failure-words.ts';
import { standingReasons } from '../session/screen.ts';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';

/** An address for a picture in memory, given back when it is no longer shown. */
function useObjectUrl(picture: Blob): string {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return url;
}

function Preview(props: {
  picture: Blob;
  side: DocumentSide;
  control: SessionControl;
  onRetake: () => void;
}) {
  const text = useText();
  const url = useObjectUrl(props.picture);
  const [share, setShare] = useState<number | null>(null);
  const [trouble, setTrouble] = useState('');
  const { api, show, settle } = props.control;
  const send = async () => {
    setTrouble('');
    setShare(0);
    try {
      show(await api.sendDocument(props.side, props.picture, setShare));
    } catch (error) {
      if (!(await settle(error))) setTrouble(failureWords(error, text));
    }
    setShare(null);
  };
  return (
    <section class="sheet wide" data-testid="preview">
      <Heading>{text.document.reviewTitle}</Heading>
      <p class="lead">{text.document.reviewLead}</p>
      {url !== '' && <img class="taken" src={url} alt={text.document.previewAlt} data-testid="taken" />}
      <p class="error" role="alert" data-testid="upload-error">
        {trouble}
      </p>
      {share === null ? (
        <div class="actions">
          <button type="button" class="button primary" data-testid="use-photo" onClick={() => void send()}>
            {text.document.use}
          </button>
          <button type="button" class="button" data-testid="retake" onClick={props.onRetake}>
            {text.document.retake}
          </button>
        </div>
      ) : (
        <label class="upload">
          {text.document.uploading}
          <progress max={1} value={share} data-testid="upload-progress" />
        </label>
      )}
    </section>
  );
}

/** One side of the document: camera, look, send. */
export function CaptureDocument(props: {
  side: DocumentSide;
  session: HostedSession;
  control: SessionControl;
  shutter: AutomaticShutter;
}) {
  const text = useText();
  const [picture, setPicture] = useState<Blob | null>(null);
  const { session, side } = props;
  // Only after typed data is there is this step shown; a card's outline serves any other case.
  const kind: DocumentKind = session.data?.document.kind ?? 'identity_card';
  const face = kind === 'passport' && side === 'front' ? 'passport' : side;
  const redo = session.steps.some((view) => view.step === 'document' && view.state === 'redo');
  const remedy = standingReasons(session).find((reason) => reason.step === 'document')?.remedy;
  const retake = () => {
    // Who was not content with a photo chooses the moment of the next one.
    props.shutter.setAutomatic(false);
    setPicture(null);
  };
  if (picture !== null)
    return <Preview picture={picture} side={side} control={props.control} onRetake={retake} />;
  return (
    <section class="capture" data-testid={`step-document-${side}`}>
      <Heading>{redo ? text.document.redoTitle[face] : text.document.title[face]}</Heading>
      <p class="lead">{remedy ?? text.document.lead}</p>
      <DocumentCamera
        kind={kind}
        side={side}
        control={props.control}
        shutter={props.shutter}
        onPicture={setPicture}
      />
    </section>
  );
}
