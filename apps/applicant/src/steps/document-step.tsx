import type { DocumentKind, DocumentSide, HostedSession, PictureSource } from '@vidimus/contracts';
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

/** A picture that is not sent yet. */
interface Taken {
  readonly picture: Blob;
  readonly source: PictureSource;
}

function Preview(props: {
  taken: Taken;
  /** Whether a person looks at it before it counts. */
  reviewed: boolean;
  side: DocumentSide;
  control: SessionControl;
  onRetake: () => void;
}) {
  const text = useText();
  const { picture, source } = props.taken;
  const url = useObjectUrl(picture);
  const [share, setShare] = useState<number | null>(null);
  const [trouble, setTrouble] = useState('');
  const { api, show, settle } = props.control;
  const send = async () => {
    setTrouble('');
    setShare(0);
    try {
      show(await api.sendDocument(props.side, picture, source, setShare));
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
      {props.reviewed && (
        <p class="notice warn" data-testid="file-reviewed">
          {text.document.fileReviewed}
        </p>
      )}
      <p class="error" role="alert" data-testid="upload-error">
        {trouble}
      </p>
      {share === null ? (
        <div class="actions">
          <button type="button" class="button primary" data-testid="use-photo" onClick={() => void send()}>
            {text.document.use}
          </button>
          <button type="button" class="button" data-testid="retake" onClick={props.onRetake}>
            {source === 'file' ? text.document.photographInstead : text.document.retake}
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
  const [taken, setTaken] = useState<Taken | null>(null);
  const { session, side } = props;
  // Only after typed data is there is this step shown; a card's outline serves any other case.
  const kind: DocumentKind = session.data?.document.kind ?? 'identity_card';
  const face = kind === 'passport' && side === 'front' ? 'passport' : side;
  const redo = session.steps.some((view) => view.step === 'document' && view.state === 'redo');
  const remedy = standingReasons(session).find((reason) => reason.step === 'document')?.remedy;
  const retake = () => {
    // Who was not content with a photo chooses the moment of the next one.
    props.shutter.setAutomatic(false);
    setTaken(null);
  };
  if (taken !== null) {
    const reviewed = taken.source === 'file' && session.document_files === 'reviewed';
    return (
      <Preview taken={taken} reviewed={reviewed} side={side} control={props.control} onRetake={retake} />
    );
  }
  return (
    <section class="capture" data-testid={`step-document-${side}`}>
      <Heading>{redo ? text.document.redoTitle[face] : text.document.title[face]}</Heading>
      <p class="lead">{remedy ?? text.document.lead}</p>
      <DocumentCamera
        kind={kind}
        side={side}
        control={props.control}
        shutter={props.shutter}
        files={session.document_files}
        onPicture={(picture, source) => setTaken({ picture, source })}
      />
    </section>
  );
}
