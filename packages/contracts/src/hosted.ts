import Type, { type Static } from 'typebox';
import { LocaleSchema, PictureSourceSchema } from './vocabulary.ts';

const closed = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 64 });
const instant = Type.String({ format: 'date-time' });

/** A secret that a browser drew for itself: 32 random bytes as base64url. It becomes the browser's cookie. */
export const BrowserSecretSchema = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

// ---- hand-off to another browser ---------------------------------------------------------------

/** `open`: waits for the other browser; `claimed`: that one waits to be confirmed here. */
export const HandOffStatusSchema = Type.Union([
  Type.Literal('open'),
  Type.Literal('claimed'),
  Type.Literal('confirmed'),
  Type.Literal('refused'),
  Type.Literal('expired'),
]);
export type HandOffStatus = Static<typeof HandOffStatusSchema>;

/** A hand-off as the browser sees it that hands off. */
export const HandOffSchema = Type.Object(
  {
    id,
    status: HandOffStatusSchema,
    choices: Type.Array(Type.Integer(), {
      description: 'numbers, one of which the other browser shows; the person says which',
    }),
    expires_at: instant,
  },
  closed,
);
export type HandOff = Static<typeof HandOffSchema>;

/** Answer to the creation only: `url` carries the one-use token in its fragment. */
export const CreatedHandOffSchema = Type.Object(
  { ...HandOffSchema.properties, url: Type.String({ format: 'uri' }) },
  closed,
);
export type CreatedHandOff = Static<typeof CreatedHandOffSchema>;

export const HandOffAnswerSchema = Type.Object(
  {
    number: Type.Union([Type.Integer(), Type.Null()], {
      description: 'what the other browser shows; null: none of the choices',
    }),
  },
  closed,
);

export const ClaimHandOffSchema = Type.Object(
  { token: Type.String({ minLength: 20, maxLength: 200 }), secret: BrowserSecretSchema },
  closed,
);

/** A hand-off as the browser sees it that takes over. */
export const ClaimedHandOffSchema = Type.Object(
  {
    status: HandOffStatusSchema,
    number: Type.Integer({ description: 'to be chosen in the browser that hands off' }),
    language: LocaleSchema,
    expires_at: instant,
  },
  closed,
);
export type ClaimedHandOff = Static<typeof ClaimedHandOffSchema>;

// ---- uploads in parts --------------------------------------------------------------------------

/** Largest part of an upload, in bytes. */
export const maxPartBytes = 1024 * 1024;

export const UploadSubjectSchema = Type.Union([
  Type.Literal('document_front'),
  Type.Literal('document_back'),
  Type.Literal('liveness'),
]);

/**
 * Where the person says that the document's corners are; the server refuses what is no outline (`upload.corners_invalid`).
 * A hint for what the server's own finder is unsure of.
 */
const CornersSchema = Type.Array(Type.Number(), {
  minItems: 8,
  maxItems: 8,
  description:
    'of a photo: x and y of the four corners of the document, clockwise, as shares of the upright picture’s width and height',
});

/** What will be sent. Begun again with the same content, an upload goes on where it stopped. */
export const BeginUploadSchema = Type.Object(
  {
    subject: UploadSubjectSchema,
    bytes: Type.Integer({ minimum: 1 }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    challenge_id: Type.Optional(Type.String({ maxLength: 64, description: 'for the answer to a challenge' })),
    corners: Type.Optional(CornersSchema),
  },
  closed,
);
export type BeginUpload = Static<typeof BeginUploadSchema>;

/** All parts were sent. */
export const CompleteUploadSchema = Type.Object({ source: Type.Optional(PictureSourceSchema) }, closed);
export type CompleteUpload = Static<typeof CompleteUploadSchema>;

export const UploadSchema = Type.Object(
  { id, bytes: Type.Integer(), received: Type.Integer({ description: 'bytes; the next part begins here' }) },
  closed,
);
export type Upload = Static<typeof UploadSchema>;
