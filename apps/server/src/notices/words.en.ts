import type { NoticeValues, NoticeWords } from './values.ts';

const who = ({ operator }: NoticeValues): string => operator ?? 'the company that sent you here';
const Who = (values: NoticeValues): string => values.operator ?? 'The company that sent you here';

function storedPoints(values: NoticeValues): string[] {
  const points = [
    'The details that you type, the photos of your document and the recording of your face, also of tries that failed.',
    'What each check measured, and the decision with its reasons.',
  ];
  if (values.comparesFaces)
    points.push('Numbers that describe your face, to notice the same face under another account.');
  if (values.comparesDocuments)
    points.push(
      'A keyed fingerprint of your document number, to notice the same document under another account.',
    );
  if (values.documentHours !== null)
    points.push(
      `For ${values.documentHours} hours after a try that failed, a keyed fingerprint of your document number, to count such tries.`,
    );
  points.push('All of it is encrypted. Details and pictures have a key of their own for you alone.');
  if (values.deviceHours !== null)
    points.push(
      `In this browser a random mark, for ${values.deviceHours} hours after you hand in, to count failed tries. It says nothing about you.`,
    );
  return points;
}

function keptPoint(values: NoticeValues): string {
  return values.keptDays === null
    ? `Until ${who(values)} erases it, or you ask for that.`
    : `Pictures and details for at most ${values.keptDays} days after this verification has ended, or until you ask for their erasure.`;
}

function erasurePoint(values: NoticeValues): string {
  const how = values.contact === null ? `Ask ${who(values)}` : `Write to ${values.contact}`;
  return `${how}. Your key is then destroyed and your pictures are removed: nobody can read them any more, and you would have to verify again.`;
}

export const en: NoticeWords = {
  processing: (values) => ({
    title: 'Before you begin',
    sections: [
      {
        title: 'What is checked',
        points: [
          'Whether your document can be read, is genuine as far as a photo shows it, and agrees with your details.',
          'For the face check: whether a living person is in front of the camera, and is the one on the document.',
          'Programs decide most cases. Where they are in doubt, a person looks at yours.',
        ],
      },
      { title: 'What is stored', points: storedPoints(values) },
      {
        title: 'Who sees it',
        points: [`${Who(values)} and its reviewers. The pictures are checked on its own machines.`],
      },
      { title: 'How long', points: [keptPoint(values)] },
      { title: 'How to have it erased', points: [erasurePoint(values)] },
      {
        title: 'Risks to know',
        points: [
          'Verify only an account that is yours. Whoever asks you to verify one for them can commit crimes in your name.',
          'Nobody needs your pictures or this link by chat, e-mail or telephone. Whoever asks for them is not us.',
          'Checks can be wrong. You are told what was found, and when no tries are left you can ask for a person.',
          'Pictures of faces and documents are sensitive. If you do not want to hand them over, leave now: you have handed in nothing yet.',
        ],
      },
    ],
    agree: `I have read this and agree that ${who(values)} processes my details, my document and my face for this verification.`,
  }),
  review: (values) => ({
    title: 'If a person looks at it',
    sections: [
      {
        title: 'What they see',
        points: [
          'Your details, the pictures of all your tries so far, what the checks found, and your note.',
          ...(values.answerHours === null
            ? []
            : [`You get an answer within ${values.answerHours} hours, in your language.`]),
        ],
      },
    ],
    agree: `I agree that a reviewer of ${who(values)} looks at my details and at the pictures of my tries.`,
  }),
};
