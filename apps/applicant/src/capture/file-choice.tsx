import { useState } from 'preact/hooks';
import { useText } from '../text/language.ts';
import { takeFile } from './still.ts';

/** A photo file in place of the camera. */
export function FileChoice(props: {
  prominent: boolean;
  /** What the button says; where it is absent, that a file takes the camera's place. */
  label?: string;
  onPicture: (picture: Blob) => void;
}) {
  const text = useText();
  const [trouble, setTrouble] = useState<'fileWrong' | 'fileLarge' | null>(null);
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = '';
    if (file === undefined) return;
    const taken = await takeFile(file);
    setTrouble(taken.ok ? null : taken.trouble);
    if (taken.ok) props.onPicture(taken.picture);
  };
  return (
    <div class={props.prominent ? 'file prominent' : 'file'}>
      <label class={props.prominent ? 'button' : 'button quiet'}>
        <input
          type="file"
          accept="image/*"
          class="unseen"
          data-testid="choose-file"
          onChange={(event) => void take(event.currentTarget)}
        />
        {props.label ?? text.document.file}
      </label>
      {props.prominent && <p class="hint">{text.document.fileHint}</p>}
      <p class="error" role="alert" data-testid="file-error">
        {trouble !== null && text.document[trouble]}
      </p>
    </div>
  );
}
