/** Consent, human review, the person's own phrase, and the page inside another one. */
export const trust = {
  consent: {
    lead: 'Please read this first. Nothing is taken from you before you agree.',
    goOn: 'Agree and continue',
    refuse: 'I do not agree: back to the app',
    refuseHint: 'If you do not agree, close this page. You have handed in nothing.',
    missing: 'Tick the box to continue.',
  },
  review: {
    opened: (time: string) => `Given to a person on ${time}`,
    due: (time: string) => `You get an answer by ${time} at the latest.`,
    yourTurn: 'A reviewer has a question for you',
    yourTurnLead: 'Your case waits until you answer.',
    messages: 'Messages',
    from: { reviewer: 'Reviewer', applicant: 'You' },
    picture: (n: number) => `Picture ${n} of this message`,
    reply: 'Your answer',
    addPicture: 'Add a photo',
    added: (n: number) => (n === 1 ? 'One photo will be sent with it.' : `${n} photos will be sent with it.`),
    send: 'Send the answer',
  },
  phrase: {
    choose: 'Set a phrase that proves this page is real',
    change: 'Change',
    yours: 'Your phrase',
    lead: 'A forged page cannot know it. We show it at the top of every page here. If it is missing next time, leave.',
    label: 'A phrase that only you know',
    hint: 'For example three words that you will recognise. Not a password.',
    save: 'Save the phrase',
    remove: 'Remove it',
    cancel: 'Cancel',
    length: 'Between 4 and 60 characters, please.',
  },
  embed: {
    cameraTitle: 'The page around this one does not allow the camera',
    cameraRemedy:
      'This is not your mistake. Use a photo file where you can, or go back to the app and open the verification in a window of its own.',
    cameraForHost: 'For the site’s makers: the frame needs allow="camera".',
    close: 'Back',
  },
};
