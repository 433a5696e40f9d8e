import type { ExplainedReason, HostedSession, Locale, Region, TypedData } from '@vidimus/contracts';

/** Fictional person and state (ICAO's Utopia): no real data. */
const typed: TypedData = {
  given_names: 'ANNA MARIA',
  family_name: 'ERIKSON',
  birth_date: '1974-08-12',
  nationality: 'UTO',
  document: { kind: 'passport', country: 'UTO', number: 'L898902C3' },
};

/** Size of the stand-in's evidence picture, in pixels. */
export const evidenceSize = { width: 1600, height: 1130 };

function box(subject: Region['subject'], x: number, y: number, width: number, height: number): Region {
  const points = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return { subject, points, image_width: evidenceSize.width, image_height: evidenceSize.height };
}

type Worded = Omit<ExplainedReason, 'title' | 'remedy'> & { words: Record<Locale, [string, string]> };
const onFront = '/v1/hosted/evidence/document_front';

const reasons = {
  glare: {
    code: 'document.glare.covers_field',
    step: 'document',
    other_step: null,
    params: { field: 'document_number' },
    region: box('document_front', 1060, 190, 360, 150),
    evidence_url: onFront,
    words: {
      en: [
        'A reflection hides the document number.',
        'Tilt the document a little away from the light and take the photo again.',
      ],
      'zh-CN': ['反光遮住了证件号码。', '请将证件稍微倾斜，避开光源后重新拍摄。'],
      es: [
        'Un reflejo tapa el número de documento.',
        'Incline un poco el documento para apartarlo de la luz y repita la foto.',
      ],
    },
  },
  name: {
    code: 'data.name.mismatch',
    step: 'data',
    other_step: 'document',
    params: { field: 'family_name', expected: 'ERIKSON', found: 'ERIKSSON' },
    region: box('document_front', 520, 250, 420, 70),
    evidence_url: onFront,
    words: {
      en: [
        'The family name differs from the document.',
        'Correct the family name as the document prints it.',
      ],
      'zh-CN': ['姓与证件不一致。', '请按证件上印刷的内容修改姓。'],
      es: [
        'Los apellidos no coinciden con el documento.',
        'Corrija los apellidos tal como figuran en el documento.',
      ],
    },
  },
  challenge: {
    code: 'liveness.challenge.missed',
    step: 'liveness',
    other_step: null,
    params: { action: 'blink' },
    region: null,
    evidence_url: null,
    words: {
      en: [
        'The blink was not seen.',
        'Take off glasses that reflect, face the light and blink clearly once.',
      ],
      'zh-CN': ['未检测到眨眼动作。', '请摘下反光的眼镜，面向光源，清楚地眨一下眼。'],
      es: [
        'No se vio el parpadeo.',
        'Quítese las gafas que reflejan, mire hacia la luz y parpadee una vez con claridad.',
      ],
    },
  },
  expired: {
    code: 'document.validity.expired',
    step: 'document',
    other_step: null,
    params: { expired_on: '2019-04-15' },
    region: box('document_front', 520, 690, 300, 70),
    evidence_url: onFront,
    words: {
      en: ['The document expired on 15 April 2019.', 'Use a document that is still valid.'],
      'zh-CN': ['证件已于 2019 年 4 月 15 日过期。', '请使用有效期内的证件。'],
      es: ['El documento caducó el 15 de abril de 2019.', 'Use un documento que siga vigente.'],
    },
  },
  checksum: {
    code: 'data.document_number.checksum',
    step: 'data',
    other_step: null,
    params: {},
    region: null,
    evidence_url: null,
    words: {
      en: ['The check digit of this number does not fit.', 'Compare each character with the document.'],
      'zh-CN': ['该号码的校验位不正确。', '请逐位与证件核对。'],
      es: ['El dígito de control de este número no concuerda.', 'Compare cada carácter con el documento.'],
    },
  },
  service: {
    code: 'service.dependency.unavailable',
    step: null,
    other_step: null,
    params: {},
    region: null,
    evidence_url: null,
    words: {
      en: ['A part of the service did not answer.', 'Try again in a minute.'],
      'zh-CN': ['部分服务暂时没有响应。', '请一分钟后重试。'],
      es: ['Una parte del servicio no respondió.', 'Inténtelo de nuevo dentro de un minuto.'],
    },
  },
} as const satisfies Record<string, Worded>;

/** A stored session: reasons by name, so that they can be worded in the language of the moment. */
export type Stored = Omit<HostedSession, 'reasons'> & { reasons: readonly (keyof typeof reasons)[] };

export function worded(stored: Stored): HostedSession {
  const explained = stored.reasons.map((name): ExplainedReason => {
    const { words, ...reason } = reasons[name];
    const [title, remedy] = words[stored.language];
    return structuredClone({ ...reason, title, remedy }) as ExplainedReason;
  });
  return { ...stored, reasons: explained };
}

function l2(change: Partial<Stored>): Stored {
  return {
    id: 'ses_example',
    level: 'L2',
    status: 'requires_input',
    language: 'en',
    steps: [
      { step: 'data', state: 'done' },
      { step: 'document', state: 'todo' },
      { step: 'liveness', state: 'todo' },
    ],
    document_sides: [{ side: 'front', uploaded: false }],
    accepted_kinds: ['passport', 'identity_card', 'driving_licence', 'residence_permit'],
    document_files: 'reviewed',
    liveness_flash: false,
    data: typed,
    attempts: { used: 0, remaining: 3, next_allowed_at: null },
    reasons: [],
    liveness_routes: { offered: ['gestures', 'spoken', 'reviewer'], chosen: 'gestures' },
    may_request_review: false,
    review: null,
    consents: [],
    phrase: null,
    return_url: 'https://exchange.example/account',
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    ...change,
  };
}

const finished: Stored['steps'] = [
  { step: 'data', state: 'done' },
  { step: 'document', state: 'done' },
  { step: 'liveness', state: 'done' },
];
const redo = (...open: string[]): Stored['steps'] =>
  finished.map(({ step }) => ({ step, state: open.includes(step) ? 'redo' : 'done' }));

const toType: Stored['steps'] = redo().map(({ step }) => ({ step, state: 'todo' }));
const card: TypedData = { ...typed, document: { ...typed.document, kind: 'identity_card' } };

/** Every situation that the page can be opened in. */
export const scenarios = {
  data: () => l2({ steps: toType, data: null, document_sides: [] }),
  level1: () => l2({ level: 'L1', steps: toType.slice(0, 1), data: null, document_sides: [] }),
  passport: () => l2({}),
  card: () =>
    l2({
      data: card,
      document_sides: [
        { side: 'front', uploaded: true },
        { side: 'back', uploaded: false },
      ],
    }),
  liveness: () => l2({ steps: [...finished.slice(0, 2), { step: 'liveness', state: 'todo' }] }),
  'liveness-colours': () =>
    l2({ steps: [...finished.slice(0, 2), { step: 'liveness', state: 'todo' }], liveness_flash: true }),
  processing: () => l2({ steps: finished, status: 'processing' }),
  approved: () => l2({ steps: finished, status: 'approved' }),
  redo: () =>
    l2({
      steps: redo('document'),
      status: 'resubmission_required',
      reasons: ['glare'],
      attempts: { used: 1, remaining: 2, next_allowed_at: null },
    }),
  mismatch: () =>
    l2({
      steps: redo('data', 'liveness'),
      status: 'resubmission_required',
      reasons: ['name', 'challenge'],
      attempts: { used: 2, remaining: 1, next_allowed_at: null },
    }),
  cooldown: () =>
    l2({
      steps: redo('document'),
      status: 'cooldown',
      reasons: ['expired'],
      attempts: {
        used: 2,
        remaining: 1,
        next_allowed_at: new Date(Date.now() + 59 * 60_000 + 40_000).toISOString(),
      },
    }),
  usedup: () =>
    l2({
      steps: redo('document'),
      status: 'resubmission_required',
      reasons: ['glare'],
      attempts: { used: 3, remaining: 0, next_allowed_at: null },
      may_request_review: true,
    }),
  technical: () => l2({ steps: finished, reasons: ['service'] }),
  in_review: () => l2({ steps: finished, status: 'in_review' }),
  declined: () => l2({ steps: finished, status: 'declined', reasons: ['expired'] }),
  expired: () => l2({ status: 'expired' }),
  canceled: () => l2({ status: 'canceled' }),
} satisfies Record<string, () => Stored>;
export type ScenarioName = keyof typeof scenarios;
