import type { DocumentKind, DocumentSide, HostedSession } from '@vidimus/contracts';
import { useEffect, useState } from 'preact/hooks';
import { CornerEditor } from '../capture/corner-editor.tsx';
import { type AutomaticShutter, DocumentCamera } from '../capture/document-camera.tsx';
import { useCornerQuestion } from '../capture/use-corner-question.ts';
import { Heading } from '../page/heading.tsx';
import type { TakenPicture } from '../session/api.ts';
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

/** What the preview says of itself for tests of the page. */
const outlines: Readonly<Record<string, string>> = { true: 'sure', false: 'unsure', null: '' };

function Preview(props: {
  taken: TakenPicture;
  kind: DocumentKind;
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
  const { sure, question, answer } = useCornerQuestion(picture, props.kind);
  const { api, show, settle } = props.control;
  const send = async () => {
    setTrouble('');
    setShare(0);
    try {
      show(await api.sendDocument(props.side, props.taken, answer, setShare));
    } catch (error) {
      if (!(await settle(error))) setTrouble(failureWords(error, text));
    }
    setShare(null);
  };
  const asked = question === null || question.confirmed || share !== null ? null : question;
  return (
    <section class="sheet wide" data-testid="preview" data-outline={outlines[String(sure)]}>
      <Heading>{text.document.reviewTitle}</Heading>
      <p class="lead" role="status" id="preview-lead">
        {asked === null ? text.document.reviewLead : text.document.cornersUnsure}
      </p>
      {url !== '' && (
        <div class={asked === null ? 'photo' : 'photo asked'}>
          <img class="taken" src={url} alt={text.document.previewAlt} data-testid="taken" />
          {asked !== null && (
            <CornerEditor
              url={url}
              picture={asked.picture}
              outline={asked.outline}
              describedBy="preview-lead"
              onChange={asked.move}
            />
          )}
        </div>
      )}
      {asked !== null && (
        <button
          type="button"
          class="button quiet corners-right"
          data-testid="corners-right"
          onClick={asked.confirm}
        >
          {text.document.cornersRight}
        </button>
      )}
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
  const [taken, setTaken] = useState<TakenPicture | null>(null);
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
      <Preview
        taken={taken}
        kind={kind}
        reviewed={reviewed}
        side={side}
        control={props.control}
        onRetake={retake}
      />
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
