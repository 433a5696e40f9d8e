/** English wording of every page. Its keys are the list that the other languages must fill. */
export const en = {
  brand: 'Tidewater',
  brandNote: 'Sample exchange · no real money',
  otherLanguage: '中文',
  skipToContent: 'Skip to content',
  signUp: 'Sign up',
  logIn: 'Log in',
  logOut: 'Log out',
  yourPhrase: 'Your own phrase:',

  landingTitle: 'Verified in minutes. Told exactly what to fix.',
  landingLead:
    'Tidewater is a sample exchange that shows how identity verification fits into a real product: basic verification for deposits, advanced verification for withdrawals.',
  landingStepsTitle: 'How it goes',
  landingStep1: 'Sign up, with an invitation code if you have one: it lowers your trading fee.',
  landingStep2: 'Type your details for basic verification. Deposits and small trades open at once.',
  landingStep3: 'Photograph your document and your face when you want to withdraw.',

  signUpTitle: 'Create your account',
  email: 'E-mail address',
  password: 'Password',
  passwordHint: 'At least 10 characters. A few unrelated words work well.',
  invitationCode: 'Invitation code',
  optional: 'optional',
  invitationHint: 'A code lowers your trading fee.',
  createAccount: 'Create account',
  haveAccount: 'Already have an account?',
  logInTitle: 'Welcome back',
  noAccount: 'New here?',

  errorEmail: 'This is not a complete e-mail address, such as name@example.com.',
  errorEmailTaken: 'This address already has an account. Log in instead.',
  errorPassword: 'The password needs at least 10 characters.',
  errorPasswordLong: 'The password may have at most 200 characters.',
  errorLogIn: 'This address and password do not belong together.',
  errorTooManyGuesses: 'Too many wrong passwords. Try again in 15 minutes.',

  invitationGood: ({ percent, fee }: { percent: string; fee: string }) =>
    `${percent} off trading fees: you pay ${fee}.`,
  invitationUnknown: 'We do not know this code. Check it, or leave the field empty.',
  invitationExpired: ({ date }: { date: string }) =>
    `This code expired on ${date}. Use another one, or leave the field empty.`,
  invitationOwn: 'This is your own code. It is meant for friends: use another one, or leave the field empty.',

  dashboardTitle: 'Your account',
  balance: 'Balance',
  worth: ({ amount }: { amount: string }) => `plus ${amount}`,
  levelNone: 'Not verified',
  levelL1: 'Basic verification',
  levelL2: 'Advanced verification',
  verified: 'Verified',

  verifyTitle: 'Identity verification',
  verifyStart:
    'Verify your basic details to deposit and trade. Have your document at hand: it takes two minutes.',
  verifyMore: 'You can deposit and make small trades. Verify your document and face to withdraw.',
  verifyAll: 'Everything is open to you.',
  startL1: 'Start basic verification',
  startL2: 'Start advanced verification',
  continueVerification: 'Continue verification',
  seeWhatToFix: 'See what to fix',
  tryAgain: 'See what to fix and try again',
  startOver: 'Start again',
  statusOpen: 'You have begun and not finished. Your steps so far are kept.',
  statusProcessing: 'Your submission is being checked. This page updates by itself.',
  statusReview: 'A person is looking at your case. This page updates by itself.',
  statusResubmission:
    'One thing needs fixing. The verification page shows exactly which, and keeps the rest.',
  statusCooldown: ({ time }: { time: string }) => `The next try is possible from ${time}.`,
  statusDeclined: 'This verification was declined.',
  statusEnded: 'The last verification was not finished in time.',

  deposit: 'Deposit',
  trade: 'Buy Bitcoin',
  withdraw: 'Withdraw',
  amountUsd: 'Amount in USD',
  depositNote: 'Sample dollars, credited at once.',
  tradeNote: ({ price, fee }: { price: string; fee: string }) => `1 BTC = ${price} · fee ${fee}`,
  withdrawNote: 'To your bank account on file.',
  depositDo: 'Deposit',
  tradeDo: 'Buy',
  withdrawDo: 'Withdraw',
  upTo: ({ amount }: { amount: string }) => `Up to ${amount} at a time`,
  noLimit: 'No limit',
  needsL1: 'Opens with basic verification',
  needsL2: 'Opens with advanced verification',
  cannotCheck: 'Limits cannot be checked right now',

  invitationTitle: 'Invitation and fee',
  yourFee: 'Your trading fee',
  feeInsteadOf: ({ fee }: { fee: string }) => `instead of ${fee}`,
  cameWith: ({ code }: { code: string }) => `You came with the code ${code}.`,
  addCode: 'Add code',
  yourCode: 'Your own code',
  yourCodeNote: 'Friends who sign up with it pay 10% less.',

  activity: 'Activity',
  noActivity: 'Nothing yet.',
  kindDeposit: 'Deposit',
  kindTrade: 'Bought Bitcoin',
  kindWithdraw: 'Withdrawal',
  feeOf: ({ amount }: { amount: string }) => `fee ${amount}`,

  doneDeposit: ({ amount }: { amount: string }) => `${amount} deposited.`,
  doneTrade: ({ amount }: { amount: string }) => `Bitcoin bought for ${amount}.`,
  doneWithdraw: ({ amount }: { amount: string }) => `${amount} is on its way to your bank.`,
  doneInvitation: ({ fee }: { fee: string }) => `Code accepted. Your trading fee is now ${fee}.`,
  doneBefore: 'This was already booked once, so nothing was booked again.',
  welcome: 'Your account is ready.',
  errorAmount: 'Type an amount such as 250 or 99.50.',
  errorNotEnough: 'Your balance does not cover this amount and its fee.',
  errorOutage:
    'We cannot reach identity verification right now. Nothing was moved. Try again in a few minutes.',
  errorOutageVerify: 'We cannot reach identity verification right now. Try again in a few minutes.',
  errorLimit: ({ amount }: { amount: string }) => `At your level a single amount may be at most ${amount}.`,
  errorRefused: 'This verification cannot be started at the moment.',

  gateTitleL1: 'Verify your basic details first',
  gateTitleL2: 'Withdrawals need advanced verification',
  gateTitleLimit: 'This amount needs advanced verification',
  gateLeadL1: 'Deposits and trades open as soon as your name, birth date and document number are checked.',
  gateLeadL2:
    'You take photos of your document and of your face, here or on your phone. If something does not work out, you learn exactly what to fix.',
  gateNeedTitle: 'Have ready',
  gateNeedDocument:
    'Your passport, identity card, driving licence or residence permit: the original, not a copy.',
  gateNeedNumber: 'Your document, for its number.',
  gateNeedCamera: 'A phone or computer with a camera.',
  gateNeedMinutes: 'About three minutes.',
  gateBack: 'Back to your account',
  nothingMoved: 'Nothing was moved.',

  notFoundTitle: 'This page does not exist',
  forbiddenTitle: 'This request did not come from our own page',
  forbiddenLead: 'Open the page again and repeat what you did there.',
  errorTitle: 'Something went wrong on our side',
  errorLead: 'Nothing was moved. Try again in a moment.',
};

/** What every language must provide: the same keys with the same values to fill in. */
export type Wording = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : (typeof en)[Key];
};
